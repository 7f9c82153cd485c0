import { vi } from "vitest";
import { pseudo } from "./pseudo.js";

// A third language is one file of the catalogues: here it is made up, and nothing else of the program knows of it. Tests that let it
// speak put this file in the place of catalogues/all.ts.

const { ALL: SHIPPED } = await vi.importActual<typeof import("../../src/words/catalogues/all.js")>(
  "../../src/words/catalogues/all.js",
);

const texts = Object.fromEntries(Object.entries(SHIPPED.en.texts).map(([key, text]) => [key, pseudo(text)]));

const named = Object.fromEntries(
  Object.entries(SHIPPED.zh.named).map(([family, names]) => [
    family,
    Object.fromEntries(Object.keys(names).map((english) => [english, pseudo(english)])),
  ]),
);

export const ALL = { ...SHIPPED, xx: { ...SHIPPED.en, tag: "en-XA", name: "pseudo", named, texts } };
