import stringWidth from "string-width";

/** Where a line may end: after a space, and around Chinese characters, but not before punctuation that closes. */
const BREAKS = /(?<=\s)|(?<=[\p{Script=Han}，。；：、）])(?![，。；：、）”])|(?<=[^\s“（])(?=\p{Script=Han})/u;

/** The lines of a text that are at most so many columns wide; Chinese characters count two. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const part of text.split(BREAKS)) {
    const last = lines.at(-1);
    if (last !== undefined && stringWidth((last + part).trimEnd()) <= columns) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
}

/** The text, or as much of its beginning as fits into so many columns with an ellipsis. */
export function shortenedTo(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text;
  const fitting = [...text].reduce((kept, sign) => (stringWidth(kept + sign) < columns ? kept + sign : kept), "");
  return `${fitting.trimEnd()}…`;
}
