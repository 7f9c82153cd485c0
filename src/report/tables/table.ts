// From their files: the pages of a class, which phones load, hold tables and nothing else of results.
import { csvLine } from "../../measures/results/csv.js";
import { columnsOf, filledLines } from "../../measures/views/present.js";
import { markdownRow, type Say, type Words } from "../../words/index.js";

/** How an effect is judged, which the page shows by colour and mark. */
export type Judgement = "better" | "worse" | "unclear" | "neutral";

/** A cell: what it says, what stands small below it (an interval, a unit), how it is judged. */
export interface Cell {
  text: string;
  small?: string | undefined;
  /** Names a row that sums up others. */
  strong?: true;
  judged?: Judgement;
}

/** Head of a column: of numbers, at the right; or of words, at the left. A first column is of words. */
export interface Column extends Cell {
  words?: true;
  /** Words that stay in English on every page. */
  foreign?: true;
}

/** Rows under one heading; without a title those that have none. */
export interface RowGroup {
  title?: string;
  rows: readonly (readonly (Cell | string)[])[];
}

/**
 * A table, in the reader's language: what screens, pages and papers print. Every row has a cell for each column; the
 * first one names it.
 */
export interface Table {
  /** What it shows, in a few words; empty below a heading that says so. */
  title: string;
  columns: readonly (Column | string)[];
  groups: readonly RowGroup[];
  /** Sentences below it. */
  notes?: readonly string[];
}

/** Head of a column of words, not said yet. */
interface OfWords extends Pick<Column, "foreign"> {
  of: Words;
}

/** Head of a column as a table is declared: words to say, or a column that has the words of data. */
export type Head = Words | "" | Column | OfWords;

export function ofWords(of: Words): OfWords {
  return { of };
}

/** A table of one group, said to one reader. */
export function tableOf(
  say: Say,
  title: Words | "",
  heads: readonly Head[],
  rows: RowGroup["rows"],
  notes: readonly Words[] = [],
): Table {
  const columns = heads.map((head): Column | string => {
    if (typeof head === "string" || !("of" in head || "text" in head)) return said(say, head);
    return "of" in head ? { text: say(head.of), words: true, ...(head.foreign && { foreign: true }) } : head;
  });
  return { title: said(say, title), columns, groups: [{ rows }], notes: notes.map((note) => say(note)) };
}

/** Nothing stays nothing. */
function said(say: Say, words: Words | ""): string {
  return words === "" ? "" : say(words);
}

/** Has it a row? */
export function hasRows({ groups }: Table): boolean {
  return groups.some(({ rows }) => rows.length > 0);
}

/**
 * Plain text, columns two spaces apart, numbers to the right, long heads over several lines. Chinese characters are two
 * columns wide.
 */
export function tableText(table: Table): string {
  const rows = linesOf(table).map((row) => row.map(inOneLine));
  const widest = table.columns.map((_, at) => Math.max(...rows.map((row) => columnsOf(row[at]!))));
  const heads = table.columns.map((column, at) => headOf(parts(column), Math.max(widest[at]!, NARROWEST)));
  const widths = heads.map((lines, at) => Math.max(widest[at]!, ...lines.map((text) => columnsOf(text))));
  const height = Math.max(...heads.map(({ length }) => length));
  const headLines = Array.from({ length: height }, (_, k) =>
    heads.map((lines) => lines[lines.length - height + k] ?? ""),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => {
        const room = " ".repeat(widths[at]! - columnsOf(cell));
        return isWords(table, at) ? cell + room : room + cell;
      })
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  const title = table.title === "" ? [] : [table.title, ""];
  const lines = [...title, ...headLines.map(line), rule, ...rows.map(line), ...(table.notes ?? [])];
  return lines.map((text) => `${text}\n`).join("");
}

/** Characters below which a head is not broken. */
const NARROWEST = 14;

/** Lines of a head, its unit on lines of its own. */
function headOf({ text, small }: Cell, most: number): string[] {
  return [...wrapped(text, most), ...(small ? wrapped(`(${small})`, most) : [])];
}

/** Broken at spaces into lines of at most that many characters, where words allow it. */
function wrapped(text: string, most: number): string[] {
  return filledLines(
    text.split(" "),
    (line) => columnsOf(line) <= most,
    () => " ",
  );
}

/** Of the page: small lines below the values, a heading a group, colours of judgements. */
export function tableHtml(table: Table): string {
  const { title, columns, groups, notes = [] } = table;
  const judged = groups.some(({ rows }) => rows.some((row) => row.some((cell) => parts(cell).judged)));
  // Many columns must still fit a page.
  const classes = [...(judged ? ["effects"] : []), ...(columns.length > DENSE ? ["compact"] : [])];
  const head = columns.map((column, at) => `<th scope="col"${attributes(table, at, false)}>${html(column)}</th>`);
  const body = groups.map(({ title, rows }) => {
    const across = `colspan="${columns.length}" scope="rowgroup"`;
    const heading = `<tr class="theme"><th ${across}>${escapeHtml(title ?? "")}</th></tr>`;
    return `<tbody>${title === undefined ? "" : heading}${rows.map((row) => htmlRow(table, row)).join("")}</tbody>`;
  });
  const kind = classes.length > 0 ? ` class="${classes.join(" ")}"` : "";
  const name = title === "" ? "" : ` aria-label="${escapeHtml(title)}"`;
  const below = eachHtml("p", notes);
  return (
    `<div class="scroll"><table${kind}${name}><thead><tr>${head.join("")}</tr></thead>${body.join("")}</table></div>` +
    below
  );
}

/** The same with its title, for a page of its own. */
export function titledHtml(table: Table): string {
  return `<h2>${escapeHtml(table.title)}</h2>\n${tableHtml(table)}\n`;
}

/** Columns beyond which a page's table is set closer. */
const DENSE = 6;

function htmlRow(table: Table, [name, ...cells]: readonly (Cell | string)[]): string {
  const rest = cells.map((cell, at) => `<td${attributes(table, at + 1, true)}>${html(cell)}</td>`);
  const kind = parts(name!).strong ? ' class="theme"' : "";
  return `<tr${kind}><th scope="row">${html(name!)}</th>${rest.join("")}</tr>`;
}

function attributes({ columns }: Table, at: number, inBody: boolean): string {
  const column = columns[at]!;
  if (typeof column === "string") return "";
  return `${column.words ? ' class="list"' : ""}${column.foreign && inBody ? ' lang="en"' : ""}`;
}

function html(cell: Cell | string): string {
  const { text, small, judged } = parts(cell);
  const value = judged ? `<span class="${judged}">${escapeHtml(text)}</span>` : escapeHtml(text);
  return small ? `${value}<small>${escapeHtml(small)}</small>` : value;
}

/** A pipe table, as GitHub and Pandoc read it. */
export function tableMarkdown(table: Table): string {
  const rule = table.columns.map((_, at) => (isWords(table, at) ? "---" : "---:"));
  // A star at the beginning would be a point of a list.
  const notes = (table.notes ?? []).flatMap((note) => ["", note.replace(/^\*/, "\\*")]);
  const lines = [table.columns, ...linesOf(table)].map((row) =>
    markdownRow(row.map((cell) => inOneLine(cell).replace(/\s*\n\s*/g, " "))),
  );
  return [lines[0]!, markdownRow(rule), ...lines.slice(1), ...notes].map((text) => `${text}\n`).join("");
}

/** For spreadsheets: what stands small gets a column of its own; true minus signs become hyphens. */
export function tableCsv(table: Table): string {
  const rows = [table.columns, ...linesOf(table)];
  const wide = table.columns.map((_, at) => rows.slice(1).some((row) => parts(row[at]!).small));
  const fields = (row: readonly (Cell | string)[]) =>
    row.flatMap((cell, at) => (wide[at] ? [parts(cell).text, parts(cell).small ?? ""] : [inOneLine(cell)]));
  return rows.map((row) => csvLine(fields(row).map(ascii))).join("");
}

/** Signs of numbers as programs read them. */
function ascii(text: string): string {
  return text.replace(/\u2212/g, "-").replace(/(?<=\d)\u202F(?=\d)/g, "");
}

/**
 * For papers, with the package booktabs: what stands small is a line of its own below the values, as standard errors
 * are set.
 */
export function tableLatex(table: Table, label: string): string {
  const { title, columns, groups, notes = [] } = table;
  const body = groups.flatMap(({ title, rows }) => [
    ...(title === undefined ? [] : [`\\multicolumn{${columns.length}}{l}{\\textit{${latex(title)}}} \\\\`]),
    ...rows.flatMap(latexRow),
  ]);
  return [
    "\\begin{table}",
    `\\caption{${latex(title)}}\\label{tab:${label}}`,
    `\\begin{tabular}{${columns.map((_, at) => (isWords(table, at) ? "l" : "r")).join("")}}`,
    "\\toprule",
    ...latexRow(columns),
    "\\midrule",
    ...body,
    "\\bottomrule",
    "\\end{tabular}",
    ...notes.map((note) => `\\par\\footnotesize ${latex(note)}`),
    "\\end{table}",
  ]
    .map((line) => `${line}\n`)
    .join("");
}

function latexRow(row: readonly (Cell | string)[]): string[] {
  const line = (cells: readonly string[]) => `${cells.join(" & ")} \\\\`;
  const cells = row.map(parts);
  const small = cells.map(({ small }) => (small ? `{\\footnotesize ${latex(small)}}` : ""));
  const values = line(cells.map(({ text }) => latex(text)));
  return small.some((one) => one !== "") ? [values, line(small)] : [values];
}

/** Signs that LaTeX reads as others, or that it does not know without a package. */
const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "$<$",
  ">": "$>$",
  "|": "$|$",
  "\u2212": "$-$",
  "\u00B1": "$\\pm$",
  "\u2013": "--",
  "\u00A0": "~",
  "\u202F": "\\,",
  "≈": "$\\approx$",
  "≥": "$\\geq$",
  "≤": "$\\leq$",
  "→": "$\\to$",
  "√": "$\\surd$",
  "₂": "$_2$",
  "⁻": "$^-$",
  Σ: "$\\Sigma$",
  β: "$\\beta$",
  γ: "$\\gamma$",
  δ: "$\\delta$",
  λ: "$\\lambda$",
  μ: "$\\mu$",
  ρ: "$\\rho$",
  σ: "$\\sigma$",
};

function latex(text: string): string {
  return text.replace(
    /[\\~^&%$#_{}<>|\u0080-\uffff]/g,
    (sign) => LATEX[sign] ?? (sign < "\u0080" ? `\\${sign}` : sign),
  );
}

/** Rows with the headings of their groups, which have a first cell only. */
function linesOf({ columns, groups }: Table): (readonly (Cell | string)[])[] {
  const rest = columns.slice(1).map(() => "");
  return groups.flatMap(({ title, rows }) => [...(title === undefined ? [] : [[title, ...rest]]), ...rows]);
}

/** Is a column of words? The others are of numbers. */
export function isWords({ columns }: Table, at: number): boolean {
  const column = columns[at]!;
  return at === 0 || (typeof column === "object" && column.words === true);
}

function parts(cell: Cell | string): Cell {
  return typeof cell === "string" ? { text: cell } : cell;
}

function inOneLine(cell: Cell | string): string {
  const { text, small } = parts(cell);
  return small ? `${text} (${small})` : text;
}

/** Text as HTML content or attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** The same of a sentence, with names of fields that stand in backticks as code. */
export function proseHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** Sentences, each an element of its own. */
export function eachHtml(element: "li" | "p" | "dd", sentences: readonly string[], html = escapeHtml): string {
  return sentences.map((one) => `<${element}>${html(one)}</${element}>`).join("");
}

/** Sentences as the list that a section begins with. */
export function findingsHtml(sentences: readonly string[]): string {
  return `<ul class="findings">${eachHtml("li", sentences)}</ul>`;
}

/** What opens on request: a line that says what it answers, and what it holds. Both HTML. */
export function foldHtml(summary: string, html: string): string {
  return `<details><summary>${summary}</summary>${html}</details>`;
}

/**
 * A value as JSON inside a script element, where "</script>" and "<!--" must not occur. `rounded`: what stands for a
 * number.
 */
export function scriptJson(value: unknown, rounded: (value: number) => number = (number) => number): string {
  const text = JSON.stringify(value, (_, held: unknown) => (typeof held === "number" ? rounded(held) : held));
  return text.replaceAll("<", "\\u003c");
}
