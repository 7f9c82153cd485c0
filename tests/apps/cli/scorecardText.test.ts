import { describe, expect, it } from "vitest";
import { scorecardCsv, scorecardJson, scorecardMarkdown, scorecardText } from "../../../src/apps/cli/scorecardText.js";
import type { Scored } from "../../../src/evidence/scorecard/answers.js";
import type { Target } from "../../../src/evidence/scorecard/targets.js";
import { textOf } from "../../../src/words/index.js";

type Source = Target["source"];
const paper: Source = {
  ...{ id: "paper", source: "Author 2019", whereRead: "a shelf", status: "read", kind: "china" },
  ...{ compared: "one thing with another", comparedZh: "一物与另一物" },
};
const book: Source = { ...paper, id: "book", source: "Author 1999", status: "recalled", kind: "theory" };
const survey: Source = { ...paper, id: "survey", kind: "people" };

const row = (
  id: string,
  { target, ...more }: Omit<Partial<Scored>, "target"> & { target?: Partial<Target> },
): Scored => ({
  target: {
    ...{ id, label: textOf(`number ${id}`), place: textOf("coast", "沿海"), published: 12.5, error: 6.25 },
    ...{ errorFrom: "standard-error", unit: "%", rule: { kind: "within", errors: 2 }, asks: { kind: "nothing" } },
    ...{ times: 1, used: "no", why: undefined, file: "targets.csv", line: 2, source: paper },
    ...target,
  } as Target,
  ...{ status: "inside the error", value: 11, range: null, draws: 0, share: null, distance: -0.24 },
  ...more,
});

const noLever = textOf("there is no lever", "没有政策工具");
const nobody = textOf("nobody moves", "无人迁移");
const none = { value: null, distance: null, status: "cannot be asked yet" } as const;
const rows = [
  row("a", { status: "misses", target: { why: nobody } }),
  row("b", { status: "misses", target: { why: nobody, source: book, errorFrom: "assumed" } }),
  row("c", { status: "concept differs", distance: null, target: { rule: { kind: "sign", errors: 0 } } }),
  row("d", { ...none, reason: noLever, target: { source: survey } }),
  row("e", { ...none, reason: noLever }),
  row("f", { value: 12345.678, range: [1, 20000], draws: 8, share: 0.625, target: { used: "fit" } }),
  row("g", { status: "reproduced", target: { rule: { kind: "digits", errors: 1 }, why: nobody } }),
];

describe("the scorecard on the screen", () => {
  const text = scorecardText(rows);
  const lines = text.split("\n");

  it("counts rows by what became of them, by what they are about, and those used for fitting; of others, how many agree", () => {
    expect(lines[0]).toBe(
      "7 published numbers beside the model's: 2 miss, 1 inside the error, 1 reproduced; of 1 the concept differs, " +
        "2 cannot be asked yet. 6 are about China or about people, 1 are theory or published models nested; " +
        "1 were used for fitting. Of 2 that are neither and whose rule could be kept or missed, 1 agree.",
    );
  });

  it("has a line a row, with four digits, the range over draws, the rule and the source", () => {
    const line = (id: string) =>
      lines
        .find((one) => one.includes(`number ${id},`))!
        .replace(/ {2,}/g, " | ")
        .trim();
    expect(line("a")).toBe("misses | number a, coast | 11 | 12.5 (6.25) | % | within 2 errors | - | paper");
    expect(line("b")).toBe("misses | number b, coast | 11 | 12.5 (6.25 assumed) | % | within 2 errors | - | book");
    expect(line("d")).toContain("| - | 12.5 (6.25)");
    expect(line("f")).toBe(
      "inside the error | number f, coast | 12346 (1 to 20000) | 12.5 (6.25) | % | within 2 errors | fit | paper",
    );
    expect(scorecardText(rows, "zh")).toContain("沿海");
  });

  it("says once a source what is compared where a row misses or differs, then why, then what is not asked", () => {
    expect(text.slice(text.indexOf("\nWhat is compared"))).toBe(
      "\nWhat is compared, and why they differ:\n  paper (Author 2019): one thing with another\n" +
        "  book (Author 1999): one thing with another\n  a, b: nobody moves\n" +
        "\nWhat cannot be asked yet, and why:\n  d, e: there is no lever\n",
    );
    expect(scorecardText(rows.slice(5))).not.toMatch(/What is compared|cannot be asked yet, and why/);
    expect(scorecardText(rows.slice(3, 4))).toMatch(/unit[\s\S]*\n\nWhat cannot be asked yet, and why:\n {2}d: there/);
  });
});

describe("the scorecard in files", () => {
  it("is a section of a document with the share of draws, and which sources were recalled", () => {
    const lines = scorecardMarkdown(rows).split("\n");
    expect(lines[3]).toBe(`|${" --- |".repeat(9)}`);
    const fields = "| 12346 (1 to 20000) | 12.5 (6.25) % | within 2 errors | 63 % | fit | Author 2019 |";
    expect(lines).toContain(`| **inside the error** | number f | coast ${fields}`);
    expect(lines.find((line) => line.includes("number b"))).toMatch(/\| - \| - \| Author 1999 \(recalled\) \|$/);
    expect(lines.slice(-10).join("\n")).toContain(
      "\n\nWhat cannot be asked yet, and why:\n\n- d, e: there is no lever\n",
    );
    expect(scorecardMarkdown(rows, "zh")).toContain("63%");
  });

  it("is a table of every number and reason", () => {
    const [head, ...lines] = scorecardCsv(rows).trim().split("\n");
    expect(head!.split(",")).toHaveLength(23);
    expect(lines[1]).toBe(
      "b,misses,number b,coast,11,,,0,,12.5,6.25,assumed,-0.24,%,within,2,no,theory,Author 1999,a shelf,recalled," +
        "one thing with another,nobody moves",
    );
    expect(lines[3]).toBe(
      "d,cannot be asked yet,number d,coast,,,,0,,12.5,6.25,standard-error,,%,within,2,no,people,Author 2019,a shelf," +
        "read,one thing with another,there is no lever",
    );
    expect(lines[5]).toMatch(
      /^f,inside the error,number f,coast,12345\.678,1,20000,8,0\.625,.*,one thing with another,$/,
    );
  });

  it("is data of the targets and what was found, without where they are written", () => {
    const [first] = scorecardJson(rows) as Record<string, unknown>[];
    expect(first).toMatchObject({ id: "a", status: "misses", value: 11, source: paper });
    expect(first).not.toHaveProperty("file");
    expect(first).not.toHaveProperty("line");
  });
});
