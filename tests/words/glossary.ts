import { readFileSync } from "node:fs";

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
