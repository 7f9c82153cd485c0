import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import type { Language } from "../../src/language/index.js";
import { pseudo } from "./pseudo.js";

// A third language is one file of the catalogues: here it is made up, and nothing else of the program knows of it.
vi.mock("../../src/language/catalogues/all.js", async (original) => {
  const { ALL } = await original<typeof import("../../src/language/catalogues/all.js")>();
  const texts = Object.fromEntries(Object.entries(ALL.en.texts).map(([key, text]) => [key, pseudo(text)]));
  return { ALL: { ...ALL, xx: { ...ALL.en, tag: "en-XA", name: "pseudo", texts } } };
});

const XX = "xx" as Language;
const { FOLDERS, folderOf } = await import("../snapshots/invented.js");
const { pageOf, WITHOUT_PAGE } = await import("../snapshots/pageOf.js");
const { linesOfPage } = await import("../snapshots/plain.js");

/** Words in plain letters that the data bring: names, ids, titles, and what the tables of the folder say. */
function wordsOfData(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(json|jsonl|csv)$/.test(file),
  );
  const text = [folder, ...files, ...files.map((file) => readFileSync(`${folder}/${file}`, "utf8"))].join(" ");
  return new Set(text.toLowerCase().match(/[a-z]{3,}/g));
}

describe("a made-up language", () => {
  it.each(FOLDERS.filter((name) => !WITHOUT_PAGE.includes(name)))("is all that the page of %s speaks", async (name) => {
    const known = wordsOfData(folderOf(name));
    // The answer stands in the other languages, too, behind a fold.
    const page = (await pageOf(name, XX)).replace(/<details lang="(?:en|zh-Hans)">.*?<\/details>/gs, "");
    const lines = linesOfPage(page);
    const foreign = lines.flatMap((line) =>
      (line.match(/[A-Za-z]{3,}/g) ?? [])
        .filter((word) => !known.has(word.toLowerCase()))
        .map((word) => `${word}: ${line.slice(0, 100)}`),
    );
    expect([...new Set(foreign)]).toEqual([]);
  });
});
