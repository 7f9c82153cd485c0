import stringWidth from "string-width";
import { capitalised } from "../../measures/views/present.js";
import { type Language, t } from "../../words/index.js";

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

/** Words that a sentence may have; two Chinese characters count as one. */
const LONGEST_SENTENCE = 30;

/** A sentence, or its clauses where it is too long: parted at semicolons, then at commas. */
export function shortSentences(sentence: string, language: Language): string[] {
  return partedAt(sentence, /(?<=[;；])\s*/)
    .flatMap((part) => partedAt(part, /(?<=[,，])\s+|(?<=，)/))
    .map((part, at, all) => {
      if (all.length === 1) return part;
      const bare = part.replace(/[\s;；,，.。]+$/, "");
      return t("report.sentence", { clauses: at === 0 ? bare : capitalised(bare) })[language];
    });
}

/** As many clauses together as a sentence may hold. */
function partedAt(text: string, separator: RegExp): string[] {
  if (wordsIn(text) <= LONGEST_SENTENCE) return [text];
  const parts: string[] = [];
  for (const clause of text.split(separator)) {
    const last = parts.at(-1);
    const joined = last === undefined ? clause : `${last}${/[;,]$/.test(last) ? " " : ""}${clause}`;
    if (last !== undefined && wordsIn(joined) <= LONGEST_SENTENCE) parts[parts.length - 1] = joined;
    else parts.push(clause);
  }
  return parts;
}

/** Words of a text: those between spaces; of a Chinese one half of its characters. */
function wordsIn(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (characters > 0) return characters / 2;
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
