import { beforeEach, describe, expect, it } from "vitest";
import { beginLanguage } from "../../../src/apps/cli/language.js";
import { beginOutput, print, statusAfterPrinting, tell, visible, warnOf } from "../../../src/apps/cli/output.js";
import { type AnyText, textOf } from "../../../src/words/index.js";

/** What was written, as the number of the stream and the text; `problem` is what a stream answers from then on. */
const written: [1 | 2, string][] = [];
let problem: Partial<Record<1 | 2, AnyText>> = {};

beforeEach(() => {
  written.length = 0;
  problem = {};
  beginLanguage([]);
  beginOutput((file, text) => {
    written.push([file, text]);
    return problem[file];
  });
});

describe("what a command prints", () => {
  it("goes to standard output, messages and warnings for people to standard error", () => {
    print("result\n");
    tell("note\n");
    warnOf([textOf("Look out.", "小心。"), textOf("Twice.", "两次。")]);
    warnOf([textOf("Look out.", "小心。")], "zh");
    expect(written).toEqual([
      [1, "result\n"],
      [2, "note\n"],
      [2, "Warning: Look out.\n"],
      [2, "Warning: Twice.\n"],
      [2, expect.stringMatching(/^[^W]+小心。\n$/)],
    ]);
  });

  it("in many pieces is written in few, and whole", () => {
    const pieces = Array.from({ length: 3000 }, (_, k) => `${k}`.padEnd(100, "."));
    print(pieces);
    expect(written.map(([, text]) => text).join("")).toBe(pieces.join(""));
    expect(written.length).toBeGreaterThan(1);
    expect(written.length).toBeLessThan(10);
  });

  it("shows what a terminal would obey, and leaves lines, tabs and Chinese as they are", () => {
    expect(visible("a\tb\n中文 é")).toBe("a\tb\n中文 é");
    expect(visible("\u001b[31m\u0007\u202e\u2028\r")).toBe("\\u001b[31m\\u0007\\u202e\\u2028\\u000d");
    print("\u001b");
    expect(written).toEqual([[1, "\\u001b"]]);
  });
});

describe("the status of a command whose output", () => {
  it("was taken is its own", () => {
    print("all");
    expect([0, 1].map(statusAfterPrinting)).toEqual([0, 1]);
    expect(written).toHaveLength(1);
  });

  it("nobody reads any more is its own too, and nothing more is written there", () => {
    problem = { 1: "gone" };
    for (const text of ["a", "b"]) print(text);
    tell("note");
    expect(statusAfterPrinting(0)).toBe(0);
    expect(written).toEqual([
      [1, "a"],
      [2, "note"],
    ]);
  });

  it("a disk did not take is that of another try, unless it failed by itself, and why is told", () => {
    problem = { 1: "no space left" };
    print("a");
    expect(statusAfterPrinting(0)).toBe(75);
    expect(written.at(-1)).toEqual([2, expect.stringContaining("no space left")]);
    expect(statusAfterPrinting(1)).toBe(1);
  });

  it("of messages alone was lost is its own", () => {
    problem = { 2: "no space left" };
    tell("a");
    tell("b");
    expect(statusAfterPrinting(0)).toBe(0);
    expect(written).toEqual([[2, "a"]]);
  });

  it("is judged anew for the next command", () => {
    problem = { 1: "no space left" };
    print("a");
    const next: string[] = [];
    beginOutput((_, text) => {
      next.push(text);
      return undefined;
    });
    print("b");
    expect([statusAfterPrinting(0), next]).toEqual([0, ["b"]]);
  });
});
