import { describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

/** What the first lines say of a mistake, in English and in Chinese. */
async function told(command: string, ...args: string[]): Promise<string[]> {
  const said: string[] = [];
  for (const lang of ["en", "zh"]) {
    const { status, stderr, stdout } = await agglomHere(command, "--lang", lang, ...args);
    expect([status, stdout]).toEqual([2, ""]);
    said.push(stderr.split("\n\n")[0]!.trimEnd());
  }
  return said;
}

describe("what the command line does not understand", () => {
  it.each([
    [
      ["compare", "x", "--replicats", "2"],
      ["--replicats", "--replicates"],
    ],
    [["compair"], ["compair", "compare"]],
    [["compare"], ["files"]],
    [["check", "x", "--out"], ["--out <dir>"]],
    [["new", "scenario", "x"], ["--region <file>"]],
    [
      ["check", "a", "b", "c"],
      ["check", "1", "3"],
    ],
    [
      ["compare", "x", "--replicates", "no"],
      ["--replicates <n>", "no", "100000"],
    ],
    [
      ["compare", "x", "--format", "xls"],
      ["--format <format>", "xls", "parquet, csv"],
    ],
    [["game"], ["--table"]],
  ])("%j", async (args, names) => {
    const [english, chinese] = await told(...(args as [string, ...string[]]));
    for (const text of [english, chinese]) for (const name of names) expect(text).toContain(name);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(english).not.toMatch(/\{|undefined|NaN/);
  });

  it.each([
    [["compare", "x", "--replicats", "2"]],
    [["compair"]],
    [["check", "a", "b", "c"]],
    [["compare", "x", "--format", "xls"]],
  ])("is told in Chinese too: %j", async (args) => {
    const [english, chinese] = await told(...(args as [string, ...string[]]));
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(chinese).not.toMatch(/\{|undefined|NaN|Did you mean|Allowed choices/);
    expect(chinese).not.toBe(english);
  });
});

describe("what has no effect is refused", () => {
  it("parameters held, or draws as they come, where a game has no draws", async () => {
    const scenario = "beijing-tianjin-hebei/compensation";
    for (const option of [["--hold", "barriers"], ["--prior"]])
      expect((await told("game", scenario, ...option))[0]).toMatch(
        new RegExp(`^${option[0]}: belongs to a study of uncertainty`),
      );
  });
});
