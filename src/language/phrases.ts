import type { Language, Text } from "./text.js";

/** A text in each language from parts in each. */
export function both(write: (language: Language) => string): Text {
  return { en: write("en"), zh: write("zh") };
}

/** "A, B and C"; "A、B和C" */
export function listed(items: readonly Text[], language: Language): string {
  const words = items.map((item) => item[language]);
  if (words.length < 2) return words.join("");
  const [comma, and] = language === "en" ? [", ", " and "] : ["、", "和"];
  return `${words.slice(0, -1).join(comma)}${and}${words.at(-1)}`;
}

/** A label in quotation marks; nothing stays nothing. */
export function quoted(label: Text): Text {
  return both((language) => (label[language] === "" ? "" : `“${label[language]}”`));
}

/** "a to b"; "a至b" */
export function range(low: string, high: string, language: Language): string {
  return low === high ? low : language === "en" ? `${low} to ${high}` : `${low}至${high}`;
}

/** Sentences of one paragraph: English parts them by a space. */
export function together(sentences: readonly string[], language: Language): string {
  return sentences.filter((sentence) => sentence !== "").join(language === "en" ? " " : "");
}

/** Chinese has no space before a per cent sign. */
export function tight(text: string): string {
  return text.replaceAll(" %", "%");
}
