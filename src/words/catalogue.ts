import type { en } from "./catalogues/en.js";
import type { Rules } from "./rules.js";

/** Names of texts. English is the catalogue that the others are measured by. */
export type TextKey = keyof typeof en.texts;

/** A language: one file of `catalogues`. A key that is missing there stops the build. */
export interface Catalogue extends Rules {
  texts: Record<TextKey, string>;
}
