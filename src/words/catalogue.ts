import type { en } from "./catalogues/en.js";
import type { Rules } from "./rules.js";

/** Names of texts. English is the catalogue that the others are measured by. */
export type TextKey = keyof typeof en.texts;

/**
 * Families of what declarations and data name by its English words: units, numbers of region files, what schemas say
 * of their keys, and accounts of the audit.
 */
export type Family = "unit" | "parameter" | "schema" | "account";

/** A language: one file of `catalogues`. A key that is missing in its texts stops the build. */
export interface Catalogue extends Rules {
  /** Words for the English ones of each family; English itself needs none. A test tells which are missing. */
  named?: Record<Family, Readonly<Record<string, string>>>;
  texts: Record<TextKey, string>;
}
