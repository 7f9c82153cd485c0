import { SaidError, t } from "../../words/index.js";
import { csvLine, readCsv, type Text } from "./csv.js";
import { BITS, kept, type Precision, shortest } from "./precision.js";

type Whole = "text" | "whole" | Precision;

/** What a column holds: text, a whole number, or a number kept to some precision; with "?" it may be missing. */
export type ColumnKind = Whole | `${Whole}?`;

/** A column of a table, by its name in files. */
export interface Column {
  name: string;
  kind: ColumnKind;
}

/** What stands in a column; NaN for a number that is missing. */
export type Field = string | number;

/** A table of a results directory: rows in memory are objects of its columns, `baseline_mean` as `baselineMean`. */
export interface Table<Row> {
  name: string;
  columns: readonly Column[];
  /** Of a row, in the order of the columns and to their precision. */
  fieldsOf(row: Row): Field[];
  /** Of fields in the order of the columns. */
  rowOf(fields: readonly Field[]): Row;
}

/** A table whose columns are the fields of its rows, in this order. */
export function tableOf<Row>(name: string, kinds: { readonly [Name in keyof Row & string]: ColumnKind }): Table<Row> {
  const names = Object.keys(kinds) as (keyof Row & string)[];
  const columns = names.map((key): Column => ({ name: snakeCase(key), kind: kinds[key] }));
  const precisions = columns.map(({ kind }) => precisionOf(kind));
  return {
    name,
    columns,
    fieldsOf: (row) => names.map((key, c) => keptField(row[key] as Field, precisions[c])),
    rowOf(fields) {
      const row: Partial<Record<keyof Row, Field>> = {};
      for (let c = 0; c < names.length; c++) row[names[c]] = fields[c];
      return row as Row;
    },
  };
}

/** A row as it is read back from a file. */
export function keptRow<Row>(table: Table<Row>, row: Row): Row {
  return table.rowOf(table.fieldsOf(row));
}

/** Lines of a table as CSV, the first of them its header. */
export function* csvOf<Row>(table: Table<Row>, rows: Iterable<Row>): Generator<string> {
  yield csvLine(table.columns.map(({ name }) => name));
  for (const row of rows) yield csvLineOf(table.fieldsOf(row), table.columns);
}

/** Rows of a table from CSV. Throws where its header or a record is not what it should be. */
export function* rowsOfCsv<Row>(table: Table<Row>, text: Text): Generator<Row> {
  const { columns } = table;
  const names = columns.map(({ name }) => name);
  for (const record of readCsv(text, names)) yield table.rowOf(parsedRecord(record, columns) as Field[]);
}

/** A line of CSV. */
export function csvLineOf(fields: readonly Field[], columns: readonly Column[]): string {
  return csvLine(fields.map((field, c) => (typeof field === "string" ? field : csvField(field, columns[c].kind))));
}

/**
 * What stands in a line of CSV; undefined for text that may be missing and is. Throws where text stands in a column of
 * numbers.
 */
export function parsedRecord(record: readonly string[], columns: readonly Column[]): (Field | undefined)[] {
  const fields: (Field | undefined)[] = [];
  for (let c = 0; c < record.length; c++) {
    const field = parsedField(record[c], columns[c].kind);
    if (Number.isNaN(field) && record[c] !== "") throw notNumber(record[c], columns[c]);
    fields.push(field);
  }
  return fields;
}

/** The precision of a kind; undefined for text and whole numbers. */
export function precisionOf(kind: ColumnKind): Precision | undefined {
  return PRECISIONS.get(kind);
}

const PRECISIONS: ReadonlyMap<ColumnKind, Precision> = new Map(
  (Object.keys(BITS) as Precision[]).flatMap((one) => [[one, one] as const, [`${one}?`, one] as const]),
);

function keptField(field: Field, precision: Precision | undefined): Field {
  return precision === undefined ? field : kept(field as number, precision);
}

function csvField(field: Field, kind: ColumnKind): Field {
  const precision = precisionOf(kind);
  return precision === undefined ? field : shortest(field as number, precision);
}

function parsedField(field: string, kind: ColumnKind): Field | undefined {
  if (kind === "text") return field;
  if (kind === "text?") return field === "" ? undefined : field;
  return keptField(field === "" ? Number.NaN : Number(field), precisionOf(kind));
}

function notNumber(field: string, { name }: Column): Error {
  return new SaidError(t("error.fieldNoNumber", { field: JSON.stringify(field.slice(0, 40)), column: name }));
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
