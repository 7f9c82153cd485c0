import { CsvError, parse } from "csv-parse/browser/esm/sync";
import type { z } from "zod";
import { type AnyText, advice, english, joined, type TextKey, t } from "../words/index.js";
import { snakeCase } from "./document.js";
import {
  type AskedFrom,
  type FileSource,
  mistakeAt,
  nearestName,
  type Problem,
  readText,
  throwProblems,
  type UserError,
} from "./files.js";
import { jsonSchema, validate } from "./rules.js";

/** Rows of a table, with the file and, by row, the line that each came from. */
export interface Table<Row> {
  file: string;
  rows: Row[];
  lines: number[];
}

/** A cell as messages name it. */
export function cellOf(
  { file, lines }: { file: string; lines: readonly number[] },
  row: number,
  name: string,
  value?: unknown,
) {
  return { file, line: lines[row], path: t("error.column", { name }), value };
}

/** Of keys by row, the rows whose key stands in a row before, and the first such row. */
export function repeats(keys: readonly unknown[]): { row: number; before: number }[] {
  const first = new Map<unknown, number>();
  return keys.flatMap((key, row) => {
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    return before === undefined ? [] : [{ row, before }];
  });
}

/** Throws UserError where a value of a column stands twice. */
export function checkOnce<Row>(table: Table<Row>, column: keyof Row & string, allowed: TextKey, hint: TextKey): void {
  const [twice] = repeats(table.rows.map((row) => row[column]));
  if (!twice) return;
  const cell = cellOf(table, twice.row, column, table.rows[twice.row]![column]);
  throw mistakeAt(cell, "error.twiceInTable", allowed, hint);
}

/** A line of a table as it is written. */
export interface RawRow {
  cells: string[];
  line: number;
}

/**
 * Reads a CSV table against the schema of its rows. Columns are written in snake_case and read in camelCase (`gdp_100m`
 * is `gdp100m`); empty cells count as missing, and columns beside those of a loose schema are let through. Every cell
 * that breaks the schema is a user error with its line. `needed`: columns that must be there though their cells may be
 * empty.
 */
export function readTable<Schema extends z.ZodObject>(
  files: FileSource,
  file: string,
  schema: Schema,
  asked?: AskedFrom,
  needed: readonly (keyof z.output<Schema> & string)[] = [],
): Table<z.output<Schema>> {
  const [header, ...rows] = rawRows(file, readText(files, file, asked));
  const numeric = numericColumns(schema);
  checkHeader(file, header!, schema, needed);
  if (rows.length === 0) throw noRows(file, header!);
  checkWidths(file, header!.cells, rows);
  const checked = rows.map(({ cells, line }) => {
    const data = Object.fromEntries(
      header!.cells.map((name, i) => cell(name, cells[i]!, numeric)).filter(([, value]) => value !== ""),
    );
    return validate(schema, data, () => ({ file, line }));
  });
  throwProblems(checked.flatMap((row) => row.problems).map(inTable));
  return { file, rows: checked.map((row) => row.data as z.output<Schema>), lines: rows.map((row) => row.line) };
}

/** What the library finds where it takes cells of any number and length; its own words are English alone. */
const WRONG_QUOTES: Readonly<Record<string, TextKey>> = {
  CSV_QUOTE_NOT_CLOSED: "scenario.csvQuoteOpen",
  INVALID_OPENING_QUOTE: "scenario.csvQuoteWithin",
};

/** All lines of a CSV text, the header first. Throws UserError where it is not valid CSV, or has no commas. */
export function rawRows(file: string, text: string): RawRow[] {
  const [header, ...rows] = recordsOf(file, text);
  const separator = header?.cells.length === 1 ? header.cells[0]!.match(/[;\t]/)?.[0] : undefined;
  if (separator !== undefined)
    throw mistakeAt(
      { file, line: header!.line, value: header!.cells[0] },
      "scenario.otherSeparator",
      "scenario.commaSeparated",
      "scenario.saveWithCommas",
    );
  return header ? [header, ...rows] : [];
}

/** The same without columns in which nothing stands: spreadsheets write commas for what was emptied. */
export function filledColumns(rows: readonly RawRow[]): RawRow[] {
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const filled = Array.from({ length: columns }, (_, c) => rows.some(({ cells }) => (cells[c] ?? "") !== ""));
  return rows.map(({ cells, line }) => ({ line, cells: cells.filter((_, c) => filled[c]) }));
}

function recordsOf(file: string, text: string): RawRow[] {
  try {
    const records: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      // Spreadsheets write commas for rows that were emptied.
      skip_records_with_empty_values: true,
      trim: true,
    });
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error["lines"];
    throw mistakeAt(
      { file, line: typeof line === "number" ? line : undefined },
      t("scenario.notCsv", { what: t(WRONG_QUOTES[error.code] ?? "scenario.csvAfterQuote") }),
      "scenario.commaSeparated",
      "scenario.closeQuote",
    );
  }
}

function checkHeader(file: string, header: RawRow, schema: z.ZodObject, needed: readonly string[]): void {
  const known = Object.keys(schema.shape).map(snakeCase);
  const takesMore = schema.def.catchall?._zod.def.type === "unknown";
  const required = Object.entries(schema.shape).filter(
    ([key, column]) => needed.includes(key) || !column.safeParse(undefined).success,
  );
  const others = header.cells.filter((name) => !known.includes(name));
  const problems: Problem[] = [];
  const report = (path: AnyText, what: AnyText, hint: AnyText, nearest?: string) =>
    problems.push({
      file,
      line: header.line,
      path,
      what,
      allowed: t("scenario.columns", { names: joined(known) }),
      nearest,
      hint,
    });
  header.cells.forEach((name, i) => {
    const isKnown = known.includes(name);
    // Columns that nobody reads may be as they like.
    if (takesMore && !isKnown) return;
    const again = header.cells.indexOf(name) < i;
    if (name === "") {
      if (!again) report(t("scenario.header"), t("scenario.emptyColumn"), t("scenario.dropComma"));
      return;
    }
    if (!isKnown) report(name, t("scenario.unknownColumn"), t("scenario.correctColumn"), nearestName(name, known));
    if (again) report(name, t("scenario.columnTwice"), t("scenario.keepOne"));
  });
  for (const [key] of required) {
    if (header.cells.includes(snakeCase(key))) continue;
    const written = nearestName(snakeCase(key), others);
    const hint = written === undefined ? t("scenario.addColumn") : t("scenario.renameWrittenColumn", { written });
    report(snakeCase(key), t("scenario.missingColumn"), hint);
  }
  throwProblems(problems);
}

/** That a table holds nothing below its header. */
export function noRows(file: string, header: RawRow): UserError {
  return mistakeAt({ file, line: header.line }, "scenario.noRows", "scenario.oneRow", "scenario.addRowsBelow");
}

/** Throws UserError where a row has more or fewer cells than the header. */
export function checkWidths(file: string, header: string[], rows: RawRow[]): void {
  const ragged = rows.filter(({ cells }) => cells.length !== header.length);
  throwProblems(
    ragged.map(({ cells, line }) => ({
      file,
      line,
      value: cells.join(","),
      ...advice(
        t("scenario.cellsAndHeader", { count: cells.length, header: header.length }),
        t("scenario.cellsEveryRow", { count: header.length }),
        "scenario.addComma",
      ),
    })),
  );
}

function cell(name: string, text: string, numeric: ReadonlySet<string>): [string, unknown] {
  const key = camelCase(name);
  const isNumber = numeric.has(key) && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
  return [key, isNumber ? Number(text) : text];
}

function numericColumns(schema: z.ZodObject): Set<string> {
  const { properties = {} } = jsonSchema(schema) as { properties?: Record<string, { type?: string }> };
  return new Set(Object.keys(properties).filter((key) => /number|integer/.test(properties[key]!.type ?? "")));
}

/** The same problem with the column as the table's header writes it. */
function inTable(problem: Problem): Problem {
  return { ...problem, path: problem.path && t("error.column", { name: snakeCase(english(problem.path)) }) };
}

const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
