import { SaidError, t } from "../../words/index.js";

/**
 * Comma-separated values (RFC 4180), written with LF. Our own few lines because csv-parse pulls Node's types into
 * layers that also run in a browser, and because results of many megabytes are filtered while they are read.
 */

/** Shortest text that reads back as the same number; blank for NaN. */
export function formatNumber(value: number): string {
  return Number.isNaN(value) ? "" : Object.is(value, -0) ? "0" : String(value);
}

/** What a cell holds; nothing is blank, as NaN is. */
type CsvField = string | number | boolean | null | undefined;

/** One line with its line feed; quotes only where needed. */
export function csvLine(fields: readonly CsvField[]): string {
  let line = "";
  for (let f = 0; f < fields.length; f++) {
    const field = fields[f];
    if (f > 0) line += ",";
    line += typeof field === "number" ? formatNumber(field) : quoted(String(field ?? ""));
  }
  return line + "\n";
}

/** A table as one text. `columns`: their names, with commas between. */
export function csvTable(columns: string, rows: readonly (readonly CsvField[])[]): string {
  return [`${columns}\n`, ...rows.map(csvLine)].join("");
}

function quoted(field: string): string {
  return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** A text, whole or in pieces of any length: what is larger than a string can be comes so from a disk. */
export type Text = string | Iterable<string>;

/** Records of a table as lists of fields; the header, which must hold exactly `columns`, is checked and left out. */
export function* readCsv(text: Text, columns: readonly string[]): Generator<string[]> {
  const records = csvRecords(text);
  const header: string[] = records.next().value ?? [];
  if (header.join(",") !== columns.join(",")) throw otherColumns("CSV", columns, header);
  let line = 1;
  for (const record of records) {
    line++;
    if (record.length !== columns.length) throw wrongFields(line, record.length, columns.length);
    yield record;
  }
}

/** A table with other columns than the wanted ones. */
export function otherColumns(format: string, wanted: readonly string[], found: readonly string[]): SaidError {
  const columns = { wanted: wanted.join(","), found: found.join(",") };
  return new SaidError(t("error.columnsExpected", { format, ...columns, empty: columns.found === "" }));
}

/** A record with more or fewer fields than the header. */
export function wrongFields(record: number, count: number, wanted: number): SaidError {
  return new SaidError(t("error.fieldsOfRecord", { record, count, wanted }));
}

/** Records of any CSV text, header included. A line without quotes is split as it stands. */
export function* csvRecords(text: Text): Generator<string[], undefined> {
  let record = "";
  let quotes = 0;
  for (const line of linesOf(text, true)) {
    record += line;
    quotes += quotesIn(line);
    // A line feed between quotes belongs to a field.
    if (quotes % 2 === 1) {
      record += "\n";
      if (record.length > LONGEST) break;
      continue;
    }
    const plain = record.endsWith("\r") ? record.slice(0, -1) : record;
    if (plain !== "") yield quotes > 0 ? splitQuoted(plain) : plain.split(",");
    record = "";
    quotes = 0;
  }
  if (record !== "") throw notClosed(record);
}

/**
 * Lines of a text, byte-order mark and line feeds left out. `ended`: the last one has a line feed, too, as all that is
 * written has; else something is cut off.
 */
export function* linesOf(text: Text, ended = false): Generator<string> {
  let rest = "";
  let first = true;
  for (const piece of typeof text === "string" ? [text] : text) {
    const lines = (rest + (first ? piece.replace(/^\uFEFF/, "") : piece)).split("\n");
    first &&= piece === "";
    rest = lines.pop()!;
    if (rest.length > LONGEST) throw new SaidError(t("error.lineTooLong", { most: LONGEST }));
    yield* lines;
  }
  if (rest === "") return;
  if (ended) throw new SaidError(t("error.lineCut", { text: rest.slice(0, 40) }));
  yield rest;
}

/** Characters of a line, or of a record, beyond which a file is no table. */
const LONGEST = 1 << 24;

function notClosed(open: string): Error {
  const from = open.indexOf('"');
  return new SaidError(t("error.quoteNotClosed", { text: open.slice(from, from + 40) }));
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function splitQuoted(line: string): string[] {
  const fields = line.match(/(?<=^|,)("(?:[^"]|"")*"|[^,"]*)(?=,|$)/g) ?? [];
  return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
}
