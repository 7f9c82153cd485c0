/** Those that exist; what has a text has it in each. */
export const LANGUAGES = ["en", "zh"] as const;

export type Language = (typeof LANGUAGES)[number];

/** What users read, in each language. */
export interface Text {
  /** English. */
  en: string;
  /** Chinese. */
  zh: string;
}

/** A text, or words that stand for every language: a formula in symbols, a citation. */
export type AnyText = Text | string;

/** The words of each language. */
export function toText(words: AnyText): Text {
  return typeof words === "string" ? textOf(words) : words;
}

/** Sentences in each language; not one for one. */
export interface Sentences {
  en: string[];
  zh: string[];
}

/** A text, from a name in English and one in Chinese that may be unknown. */
export function textOf(en: string, zh: string | undefined = en): Text {
  return { en, zh };
}

/**
 * Data as a reader of one language sees them: the same shape, every text in place of its languages. What is neither a list nor a plain
 * object stays as it is.
 */
export function spoken<Data>(data: Data, language: Language): Spoken<Data> {
  if (Array.isArray(data)) return data.map((item) => spoken(item, language)) as Spoken<Data>;
  if (typeof data !== "object" || data === null || Object.getPrototypeOf(data) !== Object.prototype)
    return data as Spoken<Data>;
  if (isText(data)) return data[language] as Spoken<Data>;
  const entries = Object.entries(data).map(([key, value]) => [key, spoken(value, language)]);
  return Object.fromEntries(entries) as Spoken<Data>;
}

/** With strings where there were texts. */
export type Spoken<Data> = Data extends Text
  ? string
  : Data extends ArrayBufferView | ((...parameters: never[]) => unknown)
    ? Data
    : Data extends object
      ? { [Key in keyof Data]: Spoken<Data[Key]> }
      : Data;

function isText(data: object): data is Text {
  const keys = Object.keys(data);
  return keys.length === LANGUAGES.length && LANGUAGES.every((language) => keys.includes(language));
}
