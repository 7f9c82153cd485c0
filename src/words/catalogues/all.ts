import type { Catalogue } from "../catalogue.js";
import { en } from "./en.js";
import { zh } from "./zh.js";

/** Languages. Written by npm run docs from the files of this folder. */
export const ALL = { en, zh } satisfies Record<string, Catalogue>;
