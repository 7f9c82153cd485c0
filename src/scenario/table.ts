import { CsvError, parse } from "csv-parse/browser/esm/sync";
import type { z } from "zod";
import { english, t } from "../language/index.js";
import { type Problem, throwProblems, UserError } from "./error.js";
import { type AskedFrom, type FileSource, readText } from "./files.js";
import { nearestName } from "./nearest.js";
import { jsonSchema } from "./rules.js";
import { validate } from "./validate.js";

/** Rows of a table, with the file and, by row, the line that each came from. */
export interface Table<Row> {
  file: string;
  rows: Row[];
  lines: number[];
}

/** A line of a table as it is written. */
export interface RawRow {
  cells: string[];
  line: number;
}

/**
 * Reads a CSV table against the schema of its rows. Columns are written in snake_case and read in camelCase
 * (`gdp_100m` is `gdp100m`); empty cells count as missing, and columns beside those of a loose schema are let through. Every cell that breaks the schema is a user error with its line.
 * `needed`: columns that must be there though their cells may be empty.
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

/** All lines of a CSV text, the header first. Throws UserError where it is not valid CSV. */
export function rawRows(file: string, text: string): RawRow[] {
  try {
    const records: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      cells: record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error["lines"];
    throw new UserError({
      file,
      line: typeof line === "number" ? line : undefined,
      what: `not valid CSV: ${error.message.split(/ at line|, opening/)[0]}`,
      allowed:
        'comma-separated cells; a cell that holds a comma or a quote stands in double quotes, its own quotes doubled (")',
      hint: "Close the quote or remove it",
    });
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
  const report = (path: string, what: string, hint: string, nearest?: string) =>
    problems.push({ file, line: header.line, path, what, allowed: `the columns ${known.join(", ")}`, nearest, hint });
  header.cells.forEach((name, i) => {
    if (!known.includes(name) && !takesMore)
      report(name, "is not a known column", "Correct its name or remove the column", nearestName(name, known));
    if (header.cells.indexOf(name) < i) report(name, "is a column twice", "Keep one of the two");
  });
  for (const [key] of required) {
    if (header.cells.includes(snakeCase(key))) continue;
    const written = nearestName(snakeCase(key), others);
    const hint =
      written === undefined ? "Add the column to the header and to every row" : `Rename the column ${written}`;
    report(snakeCase(key), "is a missing column", hint);
  }
  throwProblems(problems);
}

/** That a table holds nothing below its header. */
export function noRows(file: string, header: RawRow): UserError {
  return new UserError({
    file,
    line: header.line,
    what: "the table has a header but no rows",
    allowed: "at least one row",
    hint: "Add rows below the header",
  });
}

/** Throws UserError where a row has more or fewer cells than the header. */
export function checkWidths(file: string, header: string[], rows: RawRow[]): void {
  const ragged = rows.filter(({ cells }) => cells.length !== header.length);
  throwProblems(
    ragged.map(({ cells, line }) => ({
      file,
      line,
      value: cells.join(","),
      what: `has ${cells.length} cells, the header has ${header.length}`,
      allowed: `${header.length} cells in every row`,
      hint: "Add or remove a comma; put text that holds a comma in double quotes",
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

/** `gdpReal2000Prices100m` as `gdp_real_2000_prices_100m`, `builtupKm2` as `builtup_km2`. */
const snakeCase = (key: string) => key.replace(/[A-Z]|(?<![0-9])[0-9]{3,}/g, (part) => `_${part.toLowerCase()}`);
