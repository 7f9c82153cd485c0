import type { Pack } from "../../src/library/pack.js";
import { labPacks } from "../../src/node/labPacks.js";

/** What the build puts in place of "virtual:packs". */
export const PACKS: Readonly<Record<string, () => Promise<{ default: Pack }>>> = Object.fromEntries(
  [...labPacks()].map(([name, pack]) => [name, () => Promise.resolve({ default: pack })]),
);
