import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { replaceFile } from "../../../../src/apps/node/disk/carefulFile.js";
import { parquetRecords, rowsOfParquet } from "../../../../src/apps/node/tables/parquet.js";
import { csvOfParquet, parquetOfCsv, tableContent } from "../../../../src/apps/node/tables/tableFiles.js";
import { EFFECTS, effectRows, REPLICATES, type ReplicateRow } from "../../../../src/measures/results/index.js";
import { keptRow } from "../../../../src/measures/results/table.js";
import { summaryOf } from "../../../measures/results/runs.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-parquet-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(at(name), "utf8");

const NOTES = `variant,replicate,year,value,note
baseline,1,2022,1.5,
baseline,mean,2023,-1e-17,"a, ""quoted"" 上海"
reform,sd,2023,,x
`;

async function recordsOf(name: string) {
  const records = [];
  let columns: readonly string[] = [];
  for await (const record of parquetRecords(at(name), (names) => (columns = names))) records.push(record);
  return { columns, records };
}

describe("tables as Parquet", () => {
  it("hold the rows of the table, blanks included", async () => {
    const rows = [...effectRows(summaryOf(1)), ...effectRows(summaryOf(3))];
    replaceFile(at("effects.parquet"), tableContent(EFFECTS, rows, "parquet"));
    const read = [];
    for await (const row of rowsOfParquet(EFFECTS, at("effects.parquet"))) read.push(row);
    expect(read).toEqual(rows.map((row) => keptRow(EFFECTS, row)));
  });

  it("become the CSV that would have been written, and the other way round", async () => {
    const rows = [...effectRows(summaryOf(1)), ...effectRows(summaryOf(3))];
    for (const format of ["parquet", "csv"] as const)
      replaceFile(at(`effects.${format}`), tableContent(EFFECTS, rows, format));
    replaceFile(at("again.csv"), await csvOfParquet(at("effects.parquet"), "effects"));
    replaceFile(at("again.parquet"), parquetOfCsv(at("effects.csv"), "effects"));
    expect(text("again.csv")).toBe(text("effects.csv"));
    expect(readFileSync(at("again.parquet"))).toEqual(readFileSync(at("effects.parquet")));
  });

  it("may hold more rows than are encoded at once", async () => {
    const rows = function* (): Generator<ReplicateRow> {
      for (let replicate = 0; replicate < 120_000; replicate++)
        yield { variant: "a", replicate, indicator: "i", place: "p", level: "city", year: 2022, value: replicate / 8 };
    };
    replaceFile(at("replicates.parquet"), tableContent(REPLICATES, rows(), "parquet"));
    let count = 0;
    for await (const row of rowsOfParquet(REPLICATES, at("replicates.parquet"))) {
      if (row.value !== count / 8 || row.replicate !== count) throw new Error(`row ${count} holds ${row.value}`);
      count++;
    }
    expect(count).toBe(120_000);
  });

  it("of no name that is known have columns by what they hold, numbers to the last bit, blanks as nulls", async () => {
    writeFileSync(at("notes.csv"), NOTES);
    replaceFile(at("notes.parquet"), parquetOfCsv(at("notes.csv"), "notes"));
    expect(await recordsOf("notes.parquet")).toEqual({
      columns: ["variant", "replicate", "year", "value", "note"],
      records: [
        ["baseline", "1", 2022, 1.5, null],
        ["baseline", "mean", 2023, -1e-17, 'a, "quoted" 上海'],
        ["reform", "sd", 2023, null, "x"],
      ],
    });
    replaceFile(at("notes-again.csv"), await csvOfParquet(at("notes.parquet"), "notes"));
    expect(text("notes-again.csv")).toBe(NOTES);
  });

  it("without rows have their columns", async () => {
    writeFileSync(at("empty.csv"), "a,b\n");
    replaceFile(at("empty.parquet"), parquetOfCsv(at("empty.csv"), "empty"));
    expect(await recordsOf("empty.parquet")).toEqual({ columns: ["a", "b"], records: [] });
  });

  it("of another form are refused", async () => {
    replaceFile(at("other.parquet"), parquetOfCsv(at("notes.csv"), "other"));
    await expect(rowsOfParquet(EFFECTS, at("other.parquet")).next()).rejects.toThrow(/expected the columns indicator,/);
  });
});
