import { escapeHtml } from "./html.js";

/** Heading of a column: of numbers, at the right; or of text, at the left. */
export type Column = string | { text: string };

/** A table of plain text; the first column names the rows. HTML. */
export function tableHtml(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const place = (at: number) => (typeof columns[at] === "object" ? ' class="list"' : "");
  const heads = columns.map((column) => (typeof column === "object" ? column.text : column));
  const head = heads.map((text, at) => `<th scope="col"${place(at)}>${escapeHtml(text)}</th>`);
  const body = rows.map(([name, ...cells]) => {
    const rest = cells.map((cell, at) => `<td${place(at + 1)}>${escapeHtml(cell)}</td>`);
    return `<tr><th scope="row">${escapeHtml(name!)}</th>${rest.join("")}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
