import { tableText, untitled } from "../../report/index.js";
import { type AnyText, type Language, t, toText } from "../../words/index.js";
import type { Words } from "./command.js";

/** Says texts to one reader. */
export type Say = (words: AnyText) => string;

export function saying(language: Language): Say {
  return (words) => toText(words)[language];
}

/** A table below a heading of its own. `heads`: one a column. */
export function screenTable(say: Say, heads: readonly Words[], rows: readonly (readonly AnyText[])[]): string {
  return tableText(
    untitled(
      heads.map((head) => say(typeof head === "string" ? t(head) : head)),
      rows.map((row) => row.map(say)),
    ),
  );
}
