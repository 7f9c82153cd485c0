import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { referenceMarkdown } from "../../src/input/index.js";
import {
  FIGURE,
  leverPairs,
  meaningOf,
  regionPairs,
  regionRows,
  scenarioRows,
  unitOf,
} from "../../src/input/reference/document.js";
import { BY_PATH, PAIR_WORDS } from "../../src/input/reference/words.js";
import { LANGUAGES } from "../../src/words/index.js";

const rows = [...scenarioRows(), ...regionRows()];

describe("the reference of keys", () => {
  it("says in both languages what every key is, and in which unit", () => {
    expect(rows.filter((row) => !meaningOf(row)?.en || !meaningOf(row)?.zh).map(({ path }) => path)).toEqual([]);
    expect(rows.filter((row) => unitOf(row)?.zh === "").map(({ rule }) => rule.unit)).toEqual([]);
  });

  it("explains every word that pairs take, and nothing that is no key", () => {
    expect([...leverPairs(), ...regionPairs()].filter((word) => PAIR_WORDS[word] === undefined)).toEqual([]);
    const paths = rows.map(({ path }) => path);
    expect(Object.keys(BY_PATH).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it.each(LANGUAGES)("is one table row for each key, in %s", (language) => {
    const text = referenceMarkdown(language);
    for (const { path } of rows) expect(text).toContain(`| \`${path}\` |`);
    for (const key of Object.keys(FIGURE)) expect(text).toContain(`| \`${key}\` |`);
    expect(text).not.toMatch(/undefined|\[object/);
    // Written by: agglom schema --reference --write.
    expect(text).toBe(readFileSync(`docs/scenario-reference${language === "en" ? "" : `.${language}`}.md`, "utf8"));
  });
});
