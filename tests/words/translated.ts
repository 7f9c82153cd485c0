import { vi } from "vitest";
import { LANGUAGES, type Language, type Text } from "../../src/words/index.js";
import { pseudo } from "./pseudo.js";

// Results as a program that speaks the made-up language would have written them. Tests put this file in the place of src/apps/node/readResults.ts.

const original = await vi.importActual<typeof import("../../src/apps/node/results/readResults.js")>(
  "../../src/apps/node/results/readResults.js",
);

export const { checkEdition, EDITION } = original;

export const readResults: typeof original.readResults = async (directory) =>
  translated(await original.readResults(directory));

/** Data whose texts say the same in the made-up language. */
export function translated<Data>(data: Data): Data {
  if (Array.isArray(data)) return data.map(translated) as Data;
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  if (isText(data)) return { ...data, xx: pseudo(data.en) };
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, translated(value)])) as Data;
}

function isText(data: object): data is Text {
  return LANGUAGES.every((language) => language in data || language === ("xx" as Language));
}
