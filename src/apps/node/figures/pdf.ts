/** A change to a file: so many bytes from a place on become others. */
interface Edit {
  at: number;
  length: number;
  text: string;
}

/**
 * Chromium's PDF without the time when it was made, so that equal figures are equal files, and cut to the exact size of
 * the figure (Chromium rounds pages up to hundredths of an inch). Sizes in points.
 */
export function finishedPdf(pdf: Uint8Array, size: { width: number; height: number }): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1");
  const dates = found(text, /\/(?:CreationDate|ModDate) \(D:[^)]*\)\n?/g, () => "");
  const boxes = found(text, /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g, ([, , height]) => {
    const bottom = Math.max(0, Number(height) - size.height);
    return `/MediaBox [0 ${short(bottom)} ${short(size.width)} ${height}]`;
  });
  return Buffer.from(edited(text, [...dates, ...boxes]), "latin1");
}

function short(value: number): string {
  return String(Number(value.toFixed(3)));
}

function found(text: string, pattern: RegExp, write: (match: RegExpMatchArray) => string): Edit[] {
  return [...text.matchAll(pattern)].map((match) => ({ at: match.index, length: match[0].length, text: write(match) }));
}

/** The file with its parts changed, and with the table of where its objects lie set right. */
function edited(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.at - b.at);
  const moved = (place: number) =>
    sorted.reduce((sum, { at, length, text: by }) => (at < place ? sum + by.length - length : sum), place);
  const table = text.lastIndexOf("xref", text.lastIndexOf("startxref") - 1);
  const start = text.lastIndexOf("startxref");
  const placed = found(text.slice(table, start), /^(\d{10}) (\d{5}) n/gm, ([, at, generation]) => {
    return `${String(moved(Number(at))).padStart(10, "0")} ${generation} n`;
  }).map((edit) => ({ ...edit, at: edit.at + table }));
  const last = found(text.slice(start), /startxref\n\d+/g, () => `startxref\n${moved(table)}`).map((edit) => ({
    ...edit,
    at: edit.at + start,
  }));
  let result = "";
  let done = 0;
  for (const { at, length, text: by } of [...sorted, ...placed, ...last].sort((a, b) => a.at - b.at)) {
    result += text.slice(done, at) + by;
    done = at + length;
  }
  return result + text.slice(done);
}
