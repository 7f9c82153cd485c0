import { existsSync } from "node:fs";
import {
  csvOf,
  EFFECTS,
  FLOWS,
  INDICATOR_TABLE,
  REPLICATES,
  rowsOfCsv,
  type Table,
} from "../../../measures/results/index.js";
import { STRUCTURE } from "../../../runs/experiments/index.js";
import type { Content } from "../disk/carefulFile.js";
import { eachOf } from "../disk/damagedFile.js";
import { textPieces } from "../disk/files.js";
import { parquetOf } from "./parquet.js";
import { rowsOfParquet } from "./readParquet.js";

/** Formats of large tables: the first is written unless another is asked for. */
export const FORMATS = ["parquet", "csv"] as const;

export type Format = (typeof FORMATS)[number];

/** Tables whose columns are known, by the names of their files. */
export const KNOWN_TABLES: ReadonlyMap<string, Table<unknown>> = new Map(
  [EFFECTS, INDICATOR_TABLE, REPLICATES, FLOWS, STRUCTURE].map((table) => [table.name, table as Table<unknown>]),
);

/** A large table in a format. */
export function tableContent<Row>(table: Table<Row>, rows: Iterable<Row>, format: Format): Content {
  return format === "csv" ? csvOf(table, rows) : parquetOf(table, rows);
}

/** The file of a table in a folder, in whichever format; undefined where there is none. */
export function tableFile(folder: string, name: string): { path: string; format: Format } | undefined {
  return FORMATS.map((format) => ({ path: `${folder}/${name}.${format}`, format })).find(({ path }) =>
    existsSync(path),
  );
}

/**
 * Rows of a table in a folder, piece by piece; undefined where there is no such table. Throws UserError where it is
 * damaged.
 */
export function rowsIn<Row>(folder: string, table: Table<Row>): Iterable<Row> | AsyncIterable<Row> | undefined {
  const found = tableFile(folder, table.name);
  if (!found) return undefined;
  const { path, format } = found;
  return format === "csv" ? eachOf(path, rowsOfCsv(table, textPieces(path))) : rowsOfParquet(table, path);
}
