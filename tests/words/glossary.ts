import { readFileSync } from "node:fs";
import { ALL } from "../../src/words/catalogues/all.js";
import type { Catalogue, Language, TextKey } from "../../src/words/index.js";

/** What a language says for what is said in English: by keys, and by the English words with their family before them. */
export function saidFor(language: Language): { key: string; english: string; words: string }[] {
  const { texts, named } = ALL[language] as Catalogue;
  return [
    ...(Object.keys(ALL.en.texts) as TextKey[]).map((key) => ({ key, english: ALL.en.texts[key], words: texts[key] })),
    ...Object.entries(named ?? {}).flatMap(([family, known]) =>
      Object.entries(known).map(([english, words]) => ({ key: `${family}.${english}`, english, words })),
    ),
  ];
}

/** A word that docs/glossary.zh.md forbids, and phrases in which it is right. */
interface Forbidden {
  word: string;
  except: readonly string[];
}

const quoted = (text: string) => [...text.matchAll(/“([^”]+)”/g)].map(([, word]) => word!);

export const FORBIDDEN: readonly Forbidden[] = [
  ...readFileSync("docs/glossary.zh.md", "utf8").matchAll(/不说((?:“[^”]+”)+)(?:（((?:“[^”]+”)+)除外）)?/g),
].flatMap(([, words, phrases = ""]) => quoted(words!).map((word) => ({ word, except: quoted(phrases) })));

/** Terms that have one word in Chinese, by their English ones. */
export const TERMS: ReadonlyMap<string, string> = new Map(
  [...readFileSync("docs/glossary.zh.md", "utf8").matchAll(/^\| ([A-Za-z][\w -]*) \| ([\p{L}\p{N}%]+) \|/gmu)].map(
    ([, english, chinese]) => [english!.toLowerCase(), chinese!],
  ),
);

/**
 * Where a name in Latin letters runs into a figure: one with a sign, a year, or digits and a per cent sign. Ids (d06),
 * CO2, units and numbers like 1e+9 are none.
 */
export const runIn = (text: string): string[] =>
  text.match(/.{0,12}[A-Za-z](?:(?<!\de)[+−±]\d|\d{4}[年—]|-?\d[\d.,]* ?[%万亿‰]).{0,8}/gu) ?? [];

/** Where a text says what the glossary forbids: the word and what stands around it. */
export function forbiddenIn(text: string): string[] {
  return FORBIDDEN.flatMap(({ word, except }) => {
    if (!text.includes(word)) return [];
    const rest = except.reduce((left, phrase) => left.replaceAll(phrase, "…"), text);
    return [...rest.matchAll(new RegExp(`.{0,12}${word}.{0,12}`, "g"))].map(([around]) => `${word}: ${around}`);
  });
}
