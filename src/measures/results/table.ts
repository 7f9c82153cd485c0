import { SaidError, t } from "../../words/index.js";
import { csvLine, readCsv, type Text } from "./csv.js";

/** Significant bits that a number of a table keeps. */
export const BITS = {
  /** All there are. */
  full: 53,
  /** Levels, effects and their intervals: nine digits, so that an effect follows from the levels to 1e-9 of them. */
  exact: 32,
  /** Per cent: seven digits. */
  percent: 24,
  /** Deviations, shares and flows: six digits. */
  rough: 20,
} as const;

/** log10 2. */
const DIGITS_OF_A_BIT = 0.30103;

/** How exact the numbers of a column are. */
export type Precision = keyof typeof BITS;

/** What splits a number into the bits that are kept and the others: 2^(53 - bits) + 1. */
const FACTORS: Readonly<Record<Precision, number>> = {
  full: 2,
  exact: 0x20_0001,
  percent: 0x2000_0001,
  rough: 0x2_0000_0001,
};

/**
 * The nearest number of that many significant bits (Dekker 1971, Numerische Mathematik 18:224); NaN for what is not
 * finite.
 */
export function kept(value: number, precision: Precision): number {
  const scaled = value * FACTORS[precision];
  const near = scaled - (scaled - value);
  if (isDouble(precision)) return Number.isFinite(near) ? near : NaN;
  const single = Math.fround(near);
  return Number.isFinite(single) ? single : NaN;
}

/** Whether such numbers take eight bytes, not four. */
export function isDouble(precision: Precision): boolean {
  return precision === "full" || precision === "exact";
}

/** The shortest decimal that `kept` makes the same number of; blank for NaN. */
export function shortest(value: number, precision: Precision): string {
  const number = kept(value, precision);
  if (Number.isNaN(number)) return "";
  for (let digits = Math.floor(BITS[precision] * DIGITS_OF_A_BIT); digits < 17; digits++) {
    const decimal = Number(number.toPrecision(digits));
    if (kept(decimal, precision) === number) return String(decimal === 0 ? 0 : decimal);
  }
  return String(number);
}

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
  /** Of a row in a column, to its precision. */
  fieldOf(row: Row, column: number): Field;
  /** Of a row, in the order of the columns. */
  fieldsOf(row: Row): Field[];
  /** Of fields in the order of the columns. */
  rowOf(fields: readonly Field[]): Row;
}

/** A table whose columns are the fields of its rows, in this order. */
export function tableOf<Row>(name: string, kinds: { readonly [Name in keyof Row & string]: ColumnKind }): Table<Row> {
  const names = Object.keys(kinds) as (keyof Row & string)[];
  const columns = names.map((key): Column => ({ name: snakeCase(key), kind: kinds[key] }));
  const precisions = columns.map(({ kind }) => precisionOf(kind));
  const fieldOf = (row: Row, c: number) => keptField(row[names[c]] as Field, precisions[c]);
  return {
    name,
    columns,
    fieldOf,
    fieldsOf: (row) => names.map((_, c) => fieldOf(row, c)),
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
  return keptField(field === "" ? NaN : Number(field), precisionOf(kind));
}

function notNumber(field: string, { name }: Column): Error {
  return new SaidError(t("error.fieldNoNumber", { field: JSON.stringify(field.slice(0, 40)), column: name }));
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
