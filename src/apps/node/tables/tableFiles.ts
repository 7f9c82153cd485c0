import { existsSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import {
  type Column,
  csvLine,
  csvLineOf,
  csvOf,
  csvRecords,
  EFFECTS,
  type Field,
  FLOWS,
  INDICATOR_TABLE,
  parsedRecord,
  REPLICATES,
  readCsv,
  rowsOfCsv,
  type Table,
  type Text,
} from "../../../measures/results/index.js";
import { STRUCTURE } from "../../../runs/experiments/index.js";
import { t } from "../../../words/index.js";
import type { Content } from "../disk/carefulFile.js";
import { damagedFile, eachOf, readAs, textPieces } from "../disk/files.js";
import { parquetFile, parquetOf, parquetRecords, rowsOfParquet } from "./parquet.js";

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

/**
 * Rows of a table in a folder, in whichever format, piece by piece; undefined where there is no such table. Throws
 * UserError where it is damaged.
 */
export function rowsIn<Row>(folder: string, table: Table<Row>): Iterable<Row> | AsyncIterable<Row> | undefined {
  const pathOf = (format: Format) => `${folder}/${table.name}.${format}`;
  const format = FORMATS.find((one) => existsSync(pathOf(one)));
  if (!format) return undefined;
  const path = pathOf(format);
  return format === "csv" ? eachOf(path, rowsOfCsv(table, textPieces(path))) : rowsOfParquet(table, path);
}

/**
 * A CSV table as a Parquet file, read twice and never whole in memory. Columns of a table that is known by name are
 * what they are there; of others, whole numbers, numbers and text by what a column holds, blanks as nulls. Equal tables
 * give equal bytes. Throws UserError where the file is damaged.
 */
export function parquetOfCsv(path: string, name: string): Content {
  const columns = columnsOfTable(path, name);
  return parquetFile(columns, eachOf(path, fieldsOf(columns, textPieces(path))), (fields, c) => fields[c]);
}

/** Columns of a CSV table, as the table of that name has them or else by what they hold. */
export function columnsOfTable(path: string, name: string): readonly Column[] {
  return readAs(path, () => {
    const [header] = csvRecords(textPieces(path));
    if (!header) throw damagedFile(path, t("scenario.emptyFile"));
    return knownColumns(name, header) ?? columnsOf(textPieces(path));
  });
}

/**
 * A Parquet table as CSV. Its text is in memory deflated: not larger than the file. Throws UserError where the file is
 * damaged.
 */
export async function csvOfParquet(path: string, name: string): Promise<Content> {
  let columns: readonly Column[] = [];
  const blocks: Uint8Array[] = [];
  let text = "";
  const put = (block: string) => blocks.push(deflateRawSync(block));
  const records = parquetRecords(path, (names) => {
    columns = knownColumns(name, names) ?? names.map((column) => ({ name: column, kind: "full?" }));
    text = csvLine([...names]);
  });
  for await (const record of records) {
    text += csvLineOf(
      record.map((field): Field => field ?? ""),
      columns,
    );
    if (text.length > BLOCK) {
      put(text);
      text = "";
    }
  }
  put(text);
  return inflated(blocks);
}

function* inflated(blocks: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const block of blocks) yield inflateRawSync(block);
}

/** Characters that are deflated at once. */
const BLOCK = 1 << 20;

/** Columns of the table of that name, if these are they: other commands write tables of the same name. */
function knownColumns(name: string, header: readonly string[]): readonly Column[] | undefined {
  const columns = KNOWN_TABLES.get(name)?.columns;
  return columns?.map((column) => column.name).join() === header.join() ? columns : undefined;
}

function* fieldsOf(columns: readonly Column[], text: Text): Generator<(Field | undefined)[]> {
  const names = columns.map(({ name }) => name);
  for (const record of readCsv(text, names)) yield parsedRecord(record, columns);
}

/** Numbers are what all fields of a column are that hold anything; a column without any is text. */
function columnsOf(text: Text): Column[] {
  const records = csvRecords(text);
  const header = records.next().value ?? [];
  const kinds = header.map((): Kind | undefined => undefined);
  for (const record of records)
    for (const [c, field] of record.entries())
      if (field !== "" && kinds[c] !== "text?") kinds[c] = wider(kinds[c], field);
  return header.map((name, c) => ({ name, kind: kinds[c] ?? "text?" }));
}

type Kind = "whole?" | "full?" | "text?";

const LARGEST_WHOLE = 2 ** 31 - 1;

function wider(kind: Kind | undefined, field: string): Kind {
  const value = Number(field);
  if (field.trim() === "" || !Number.isFinite(value)) return "text?";
  const whole = /^-?\d+$/.test(field) && Math.abs(value) <= LARGEST_WHOLE;
  return whole && kind !== "full?" ? "whole?" : "full?";
}
