import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, it } from "vitest";
import { parquetOf } from "../../src/node/parquet.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-parquet-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLE = `variant,replicate,year,place,value,note
baseline,1,2022,cluster,1.5,
baseline,mean,2023,cluster,-1e-17,"a, ""quoted"" 上海"
reform,sd,2023,shanghai,,x
`;

async function rowsOf(text: string) {
  const bytes = parquetOf(() => text);
  return parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  });
}

describe("tables as Parquet", () => {
  it("hold the same values, numbers to the last bit, blanks as nulls", async () => {
    expect(await rowsOf(TABLE)).toEqual([
      { variant: "baseline", replicate: "1", year: 2022, place: "cluster", value: 1.5, note: null },
      { variant: "baseline", replicate: "mean", year: 2023, place: "cluster", value: -1e-17, note: 'a, "quoted" 上海' },
      { variant: "reform", replicate: "sd", year: 2023, place: "shanghai", value: null, note: "x" },
    ]);
  });

  it("may come in pieces and hold more rows than are encoded at once", async () => {
    const count = 120_000;
    const text = function* () {
      yield "row,va";
      yield "lue\n";
      for (let row = 0; row < count; row++) yield `${row},${row / 7}\n`;
    };
    const bytes = parquetOf(text);
    expect(parquetOf(text)).toEqual(bytes);
    const rows = await parquetReadObjects({ file: bytes.slice().buffer, rowStart: count - 1 });
    expect(rows).toEqual([{ row: count - 1, value: (count - 1) / 7 }]);
  });

  it("without rows have their columns", async () => {
    expect(await rowsOf("a,b\n")).toEqual([]);
  });

  it("are read by DuckDB with the query of the documentation", async () => {
    const place = join(folder, "effects.parquet");
    writeFileSync(
      place,
      parquetOf(
        () =>
          "variant,year,place,indicator,baseline_mean,effect\nreform,2040,cluster,real-gdp,200,10\nreform,2041,cluster,real-gdp,200,20\nreform,2041,left,real-gdp,50,-1\n",
      ),
    );
    const connection = await (await DuckDBInstance.create()).connect();
    const result = await connection.runAndReadAll(
      `select variant, place, 100 * effect / baseline_mean as percent from '${place}' where indicator = 'real-gdp' and year = 2041 order by percent desc`,
    );
    expect(result.getRowObjects()).toEqual([
      { variant: "reform", place: "cluster", percent: 10 },
      { variant: "reform", place: "left", percent: -2 },
    ]);
  });
});
