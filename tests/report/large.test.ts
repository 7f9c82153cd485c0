import { describe, expect, it } from "vitest";
import { readReport } from "../../src/report/data.js";
import { csvLine, csvRecords, linesOf } from "../../src/results/csv.js";
import { reportFiles } from "./fixture.js";

/** The most characters that a string can have, and more. */
const LONGEST_STRING = 2 ** 29 - 24;

describe("tables larger than a string can be", () => {
  it("are read piece by piece, and only what a report shows is kept", { timeout: 120_000 }, () => {
    const files = reportFiles(2);
    const other = csvLine(["tolls", "0", "2030", "shanghai", "an-indicator-that-no-report-shows", 1.5]).repeat(20_000);
    function* large(): Generator<string> {
      yield* files.indicators;
      for (let length = 0; length < LONGEST_STRING; length += other.length) yield other;
    }
    const before = process.memoryUsage().heapUsed;
    const data = readReport({ ...files, indicators: large() });
    expect(data).toEqual(readReport(files));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(300e6);
  });
});

describe("text in pieces", () => {
  const text = 'a,b\r\n"x, ""y""\nz",1\n\n2,"3"\n';
  const records = [
    ["a", "b"],
    ['x, "y"\nz', "1"],
    ["2", "3"],
  ];

  it("reads the same wherever it is cut", () => {
    for (let length = 1; length <= text.length; length++) {
      const pieces = text.match(new RegExp(`[^]{1,${length}}`, "g"))!;
      expect([...csvRecords(pieces)]).toEqual(records);
    }
    expect([...linesOf(["\uFEFF", "on", "e\nt", "wo"])]).toEqual(["one", "two"]);
  });

  it("that never ends a line or a quote is refused before it fills the memory", () => {
    function* endless(piece: string): Generator<string> {
      yield '"';
      for (;;) yield piece;
    }
    const much = "x".repeat(1 << 20);
    expect(() => [...linesOf(endless(much))]).toThrow("a line has more than");
    expect(() => [...csvRecords(endless(`${much}\n`))]).toThrow("a quote is not closed");
  });
});
