import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sizeOf, wordsOf } from "../../scripts/leaves.js";
import { root } from "../apps/cli/program.js";

const leaves = (text: string) => sizeOf(text, "any.tsx").leaves;

describe("the size of a text of code", () => {
  it.each([
    ["const a = 1;", 5],
    ['f("a string of many words", 2);', 7],
    ["f(`a template of many words`);", 5],
    [`\`before \${a} after\`;`, 4],
    ["// a comment\n/** documentation of @param a */\na; /* another */", 2],
    ["<p>Many words</p>;", 9],
    ["", 0],
  ])("%s", (text, count) => {
    expect(leaves(text)).toBe(count);
  });

  it("has lines, those above 120 characters, and the longest function", () => {
    const text = `const short = () => 1;\nfunction long() {\n  ${"a".repeat(118)};\n  ${"a".repeat(117)};\n}\n`;
    expect(sizeOf(text, "any.ts")).toMatchObject({
      lines: 5,
      longLines: 1,
      longestFunction: { lines: 4, place: "any.ts:2" },
    });
  });

  it("has words of messages, in each language", () => {
    expect(
      wordsOf('export const en = { tag: "en", texts: { "a.b": "Two words", "c.d": `three more words` } };', "en"),
    ).toBe(5);
    expect(wordsOf('export const zh = { texts: { "a.b": "区域经济" } };', "zh")).toBe(2);
  });

  it("is printed by room, and rooms add up", () => {
    const parts = ["scripts", "src/words", "src/maths/bargaining", "vitest.config.ts", "tests/scripts"];
    const printed = execFileSync(process.execPath, ["scripts/size.js", ...parts], { cwd: root, encoding: "utf8" });
    const rows = [...printed.matchAll(/^(\S+) +([\d,]+) +([\d,]+) +([\d,]+) /gm)].map(([, room, ...counts]) => ({
      room,
      counts: counts.map((count) => Number(count!.replaceAll(",", ""))),
    }));
    const all = rows.pop()!;
    expect(all.room).toBe("all");
    for (const [at, count] of all.counts.entries())
      expect(rows.reduce((sum, { counts }) => sum + counts[at]!, 0)).toBe(count);
    expect(rows.map(({ room }) => room)).toEqual(
      expect.arrayContaining(["catalogues", "other", "scripts", "src/maths/bargaining"]),
    );
    expect(rows.map(({ room }) => room)).not.toContain("tests");
    expect(printed).toMatch(/^words of catalogues: .*\ben [\d,]+/m);
  });

  it("stays within 120 characters a line and 350 lines a file, but for texts of catalogues and lists of numbers", () => {
    const tracked = execFileSync("git", ["ls-files", "src", "scripts", "examples", "bin"], {
      cwd: root,
      encoding: "utf8",
    });
    const code = tracked.split("\n").filter((file) => /\.[cm]?[jt]sx?$/.test(file));
    expect(code.length).toBeGreaterThan(600);
    const exempt = /catalogues\/\w+\.ts$|(kernelBytes|sobolDirections|assembly\/shapes)\.ts$/;
    const tooLong = code
      .filter((file) => !exempt.test(file))
      .flatMap((file) => {
        const lines = readFileSync(join(root, file), "utf8").trimEnd().split("\n");
        const long = [...lines.keys()].filter((at) => lines[at]!.length > 120).map((at) => `${file}:${at + 1}`);
        return lines.length > 350 ? [`${file}: ${lines.length} lines`, ...long] : long;
      });
    expect(tooLong).toEqual([]);
  });
});
