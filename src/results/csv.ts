/**
 * Comma-separated values (RFC 4180), written with LF. Our own few lines because csv-parse pulls Node's types into layers that
 * also run in a browser, and because results of many megabytes are filtered while they are read.
 */

/** Shortest text that reads back as the same number; blank for NaN. */
export function formatNumber(value: number): string {
  return Number.isNaN(value) ? "" : Object.is(value, -0) ? "0" : String(value);
}

/** One line with its line feed; quotes only where needed. */
export function csvLine(fields: (string | number)[]): string {
  return fields.map((field) => (typeof field === "number" ? formatNumber(field) : quoted(field))).join(",") + "\n";
}

function quoted(field: string): string {
  return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Blank reads as NaN. */
export function parseNumber(field: string): number {
  return field === "" ? Number.NaN : Number(field);
}

/** Records of a table as lists of fields; the header, which must hold exactly `columns`, is checked and left out. */
export function* readCsv(text: string, columns: readonly string[]): Generator<string[]> {
  const records = csvRecords(text);
  const header: string[] = records.next().value ?? [];
  if (header.join(",") !== columns.join(","))
    throw new Error(`CSV: expected the columns ${columns.join(",")}; found ${header.join(",") || "nothing"}`);
  let line = 1;
  for (const record of records) {
    line++;
    if (record.length !== columns.length)
      throw new Error(`CSV: record ${line} has ${record.length} fields, not ${columns.length}`);
    yield record;
  }
}

/** Records of any CSV text, header included. A line without quotes is split as it stands. */
export function* csvRecords(text: string): Generator<string[], undefined> {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let quote = nextOrEnd(text, '"', at);
  while (at < text.length) {
    let end = nextOrEnd(text, "\n", at);
    const plain = quote >= end;
    while (quote < end) {
      const close = text.indexOf('"', quote + 1);
      if (close < 0) throw new Error(`CSV: a quote is not closed: ${text.slice(quote, quote + 40)}`);
      if (close > end) end = nextOrEnd(text, "\n", close);
      quote = nextOrEnd(text, '"', close + 1);
    }
    const line = text.slice(at, text[end - 1] === "\r" ? end - 1 : end);
    at = end + 1;
    if (line !== "") yield plain ? line.split(",") : splitQuoted(line);
  }
}

/** Where a character comes next; the length of the text if it does not. */
function nextOrEnd(text: string, character: string, from: number): number {
  const found = text.indexOf(character, from);
  return found < 0 ? text.length : found;
}

function splitQuoted(line: string): string[] {
  const fields = line.match(/(?<=^|,)("(?:[^"]|"")*"|[^,"]*)(?=,|$)/g) ?? [];
  return fields.map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field));
}
