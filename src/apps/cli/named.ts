import { type Text, t, textOf } from "../../words/index.js";

/** What files call it, where that is a word of the language; else how people call it. */
export function named(id: string, label: Text | undefined): Text {
  return label ? t("cli.named", { id, label }) : textOf(id);
}
