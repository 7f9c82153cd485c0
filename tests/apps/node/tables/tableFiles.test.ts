import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { replaceFile } from "../../../../src/apps/node/disk/carefulFile.js";
import {
  columnsOfTable,
  csvOfParquet,
  KNOWN_TABLES,
  parquetOfCsv,
  rowsIn,
  tableContent,
} from "../../../../src/apps/node/tables/tableFiles.js";
import { UserError } from "../../../../src/input/index.js";
import { tableOf } from "../../../../src/measures/results/table.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-tables-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A new file of this text. */
function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const TABLE = tableOf<{ place: string; year: number }>("places", { place: "text", year: "whole" });
const ROWS = [
  { place: "harbour", year: 2022 },
  { place: "mill", year: 2023 },
];

/** A new folder with the table in these formats. */
function holding(name: string, ...formats: ("csv" | "parquet")[]): string {
  const place = join(folder, name);
  mkdirSync(place);
  for (const format of formats) replaceFile(join(place, `places.${format}`), tableContent(TABLE, ROWS, format));
  return place;
}

async function rowsOf(place: string) {
  const rows = [];
  for await (const row of rowsIn(place, TABLE)!) rows.push(row);
  return rows;
}

describe("a table in a folder", () => {
  it("is read in whichever format it is there", async () => {
    expect(rowsIn(holding("none"), TABLE)).toBeUndefined();
    expect(await rowsOf(holding("one", "csv"))).toEqual(ROWS);
    expect(await rowsOf(holding("other", "parquet"))).toEqual(ROWS);
    // The first format where both are there.
    const both = holding("both", "parquet", "csv");
    writeFileSync(join(both, "places.csv"), "place,year\nelsewhere,1\n");
    expect(await rowsOf(both)).toEqual(ROWS);
  });

  it("is text as CSV", () => {
    expect(readFileSync(join(holding("text", "csv"), "places.csv"), "utf8")).toBe(
      "place,year\nharbour,2022\nmill,2023\n",
    );
  });

  it("is told of by its name where it is damaged", async () => {
    const place = holding("damaged", "csv");
    writeFileSync(join(place, "places.csv"), "place,year\nharbour\n");
    await expect(rowsOf(place)).rejects.toThrow(UserError);
    await expect(rowsOf(place)).rejects.toThrow(/places\.csv: is damaged/);
  });
});

describe("columns of a CSV table", () => {
  const kindOf = (...fields: string[]) =>
    columnsOfTable(written("kinds.csv", `a,b\n${fields.map((field) => `${field},x\n`).join("")}`), "kinds")[0]!.kind;

  it.each([
    ["whole?", ["1", "-2", "", "2147483647", "-2147483647"]],
    ["full?", ["1", "1.5"]],
    ["full?", ["1.5", "1", "2"]],
    ["full?", ["2147483648"]],
    ["full?", ["1e3", "-2e-5"]],
    ["text?", ["1", "x"]],
    ["text?", ["x", "1", "1.5"]],
    ["text?", ["1", "Infinity"]],
    ["text?", ["9".repeat(400)]],
    ["text?", ["", ""]],
    ["text?", ["1", " "]],
    ["text?", []],
  ])("are %s where they hold %j", (kind, fields) => {
    expect(kindOf(...fields)).toBe(kind);
  });

  it("are those of the table that is known by their name, where they have its names", () => {
    const { columns } = KNOWN_TABLES.get("effects")!;
    const names = columns.map(({ name }) => name);
    expect(columnsOfTable(written("effects.csv", `${names.join(",")}\n`), "effects")).toBe(columns);
    const others = columnsOfTable(written("effects.csv", `${names.slice(1).join(",")}\n`), "effects");
    expect(others).toEqual(names.slice(1).map((name) => ({ name, kind: "text?" })));
    expect(columnsOfTable(written("more.csv", `${names.join(",")}\n`), "more")).not.toBe(columns);
    expect([...KNOWN_TABLES.keys()].sort()).toEqual([...["effects", "flows", "indicators", "replicates", "structure"]]);
  });

  it("are none of an empty file", () => {
    expect(() => columnsOfTable(written("empty.csv", ""), "empty")).toThrow(
      /empty\.csv: is damaged: the file is empty/,
    );
  });
});

it("a CSV table with what is too large for a number, or none at all, comes back as it was", async () => {
  const text = `a,b\n1,${"9".repeat(400)}\nInfinity,2\n`;
  replaceFile(join(folder, "vast.parquet"), parquetOfCsv(written("vast.csv", text), "vast"));
  const pieces = [...((await csvOfParquet(join(folder, "vast.parquet"), "vast")) as Iterable<Uint8Array>)];
  expect(Buffer.concat(pieces).toString("utf8")).toBe(text);
});

describe("a Parquet table as CSV", () => {
  it("comes in pieces where its text is long, which are the whole of it together", async () => {
    const text = `a,b\n${[1, 2, 3].map((n) => `${n},${"xyz"[n - 1]!.repeat(700_000)}\n`).join("")}`;
    replaceFile(join(folder, "long.parquet"), parquetOfCsv(written("long.csv", text), "long"));
    const pieces = [...((await csvOfParquet(join(folder, "long.parquet"), "long")) as Iterable<Uint8Array>)];
    expect(pieces.length).toBe(2);
    expect(Buffer.concat(pieces).toString("utf8")).toBe(text);
  });

  it("has numbers as its own table has them, or to their last bit", async () => {
    const { columns } = KNOWN_TABLES.get("flows")!;
    const numbers = columns.map(({ kind }) => (kind.startsWith("text") ? "x" : kind.startsWith("whole") ? "7" : "0.1"));
    const text = `${columns.map(({ name }) => name).join(",")}\n${numbers.join(",")}\n`;
    replaceFile(join(folder, "flows.parquet"), parquetOfCsv(written("flows.csv", text), "flows"));
    const read = async (name: string) =>
      Buffer.concat([
        ...((await csvOfParquet(join(folder, "flows.parquet"), name)) as Iterable<Uint8Array>),
      ]).toString();
    expect(await read("flows")).toBe(text);
    // Of a table of no known name, what is stored in single precision has all the digits of that.
    expect(await read("another")).toContain("0.10000");
    expect(await read("another")).not.toBe(text);
  });
});
