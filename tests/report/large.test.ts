import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { csvLine } from "../../src/measures/results/csv.js";
import { csvOf, rowsOfCsv } from "../../src/measures/results/table.js";
import { REPLICATES, type ReplicateRow } from "../../src/measures/results/tables.js";
import { readReport } from "../../src/report/read.js";
import { reportFiles } from "./fixture.js";

/** The most characters that a string can have, and more. */
const LONGEST_STRING = 2 ** 29 - 24;

/** Bytes of the heap that are in use; what waits to be collected is not. */
function heapKept(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

describe("tables larger than a string can be", () => {
  it("are read piece by piece, and only what a report shows is kept", async () => {
    const files = reportFiles(2);
    // Long rows, since it is characters that count, and rows that take the time.
    const unknown = `an-indicator-that-no-report-shows-${"and-more-of-it-".repeat(400)}`;
    const other = csvLine(["tolls", 0, unknown, "shanghai", "city", 2030, 1.5]).repeat(200);
    function* large(): Generator<string> {
      yield* csvOf(REPLICATES, files.replicates as ReplicateRow[]);
      for (let length = 0; length < LONGEST_STRING; length += other.length) yield other;
    }
    const before = heapKept();
    const data = await readReport({ ...files, replicates: rowsOfCsv(REPLICATES, large()) });
    const kept = heapKept() - before;
    expect(data).toEqual(await readReport(files));
    expect(kept).toBeLessThan(300e6);
  });
});
