import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { leversMarkdown } from "../../src/levers/document.js";
import { levers } from "../../src/levers/index.js";

const text = leversMarkdown(levers);

it("has a section for every lever", () => {
  for (const { type } of levers) expect(text).toContain(`\n## ${type}\n`);
});

// Written by: agglom schema --levers --write.
it.each(["en", "zh"] as const)("is the document of the levers, in %s", (language) => {
  const document = readFileSync(`docs/levers${language === "en" ? "" : ".zh"}.md`, "utf8");
  expect(leversMarkdown(levers, language)).toBe(document);
});

it("shows bounds, defaults, units and sources as the schemas hold them", () => {
  expect(text).toContain("- Give exactly one of: `tollPerKm`, `scale`");
  expect(text).toContain("| `years` | Years of sharing (分享年限) | years | 0 to 50 | 3 | Cai Yu [2015] 92: 3 |");
  expect(text).toContain(
    "| `members[].quota` | Quota handed out (下达指标) | km2 a year; of a province, divided among its cities by built-up area | 0 to 1000 | required | assumed |",
  );
});

it("leaves no number without a label", () => {
  expect(text).not.toMatch(/^\| `[^`]+` \| {2}\|/m);
});

describe("in Chinese", () => {
  const chinese = leversMarkdown(levers, "zh");

  it("has a section for every lever, with bounds, defaults and units", () => {
    for (const { type } of levers) expect(chinese).toContain(`\n## ${type}\n`);
    expect(chinese).toContain("- 须给出且只给出其一：`tollPerKm`、`scale`");
    expect(chinese).toContain("| `years` | 分享年限 | 年 | 0 至 50 | 3 | 财预〔2015〕92号：3 |");
  });

  it("leaves no cell, description or list item of more than a name or a citation in English", () => {
    const cells = chinese.split("\n").flatMap((line) => (line.startsWith("|") ? line.split(" | ").slice(1) : [line]));
    const english = cells.filter((cell) => / (and|of|the|in) /.test(cell) && !/\p{Script=Han}/u.test(cell));
    expect(english.filter((cell) => !/[12]\d{3}/.test(cell))).toEqual([]);
  });
});
