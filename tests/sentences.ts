import type { Language } from "../src/words/index.js";

const MOST: Record<Language, number> = { en: 30, zh: 60 };

/**
 * Sentences of a screen that are longer than 30 words, or 60 Chinese characters; numbers, units and names in Latin
 * letters count as one each. A line that begins with two spaces goes on with the one before.
 */
export function longSentences(screen: string, language: Language): string[] {
  const joined = screen.replace(/\n {2}(?=\S)/g, language === "zh" ? "" : " ");
  const sentences = joined.split("\n").flatMap((line) => line.split(/(?<=[.!?])\s+|(?<=[。！？])/));
  return sentences.filter((sentence) => lengthOf(sentence, language) > MOST[language]);
}

function lengthOf(sentence: string, language: Language): number {
  if (language === "en") return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}\p{S}%]/u.test(word)).length;
  return [...sentence.matchAll(/\p{Script=Han}|[\p{L}\p{N}][^\p{Script=Han}\s，。；：、（）“”—]*/gu)].length;
}
