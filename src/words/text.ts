import { IntlMessageFormat } from "intl-messageformat";
import type { TextKey } from "./catalogue.js";
import { ALL } from "./catalogues/all.js";

/** Those that have a catalogue. */
export type Language = keyof typeof ALL;

export const LANGUAGES = Object.keys(ALL) as Language[];

/** The language of logs, of files of results, and of whoever does not say another. */
export const ENGLISH: Language = "en";

/** What users read, in each language. */
export type Text = Record<Language, string>;

/** A text, or words that stand for every language: a formula in symbols, a citation. */
export type AnyText = Text | string;

/** Sentences in each language; not one for one. */
export type Sentences = Record<Language, string[]>;

/** What the places of a message may hold; a text is read in the language of the message. */
export type Values = Readonly<Record<string, string | number | boolean | Text | undefined | null>>;

/** A text, or the key of one. */
export type Words = Text | TextKey;

/**
 * The text of a key, in each language. With values it is a message of the ICU format: `{name}`,
 * `{count, plural, one {...} other {...}}`, `{yes, select, true {...} other {...}}`; without values it stands as it is
 * written. A text stays as it is.
 */
export function t(words: Words, values?: Values): Text {
  if (typeof words !== "string") return words;
  return both((language) => {
    // Words of modules from outside are no keys: they stand for themselves.
    const written = ALL[language].texts[words] ?? words;
    if (values === undefined) return written;
    const given = inLanguage(values, language);
    const format = (filled: Given) => message(language, words, written).format(filled) as string;
    return ALL[language].spaceBetweenWords ? format(given) : apart(format, given, written);
  });
}

/** Values of a message in one language. */
type Given = Record<string, string | number | boolean | null | undefined>;

/** Whether a name ends in a Latin letter or a digit: "实际GDP", "Route 2"; a number alone is none. */
const endsInLatin = (value: unknown): value is string =>
  typeof value === "string" && /[A-Za-z\d]$/.test(value) && /\p{L}/u.test(value);

/** Stands behind such a name, for as long as its message is written; no text holds it. */
const END = "\ue000";

/**
 * A message of a language without spaces, with one where a name in Latin letters would run into a figure: "实际GDP
 * +2.3%". The message does not know what its places will hold. What it chooses words by stays as it is.
 */
function apart(format: (filled: Given) => string, given: Given, written: string): string {
  const names = Object.entries(given).filter(
    ([name, value]) => endsInLatin(value) && !written.includes(`{${name}, select`),
  );
  if (names.length === 0) return format(given);
  const marked = Object.fromEntries(names.map(([name, value]) => [name, `${value}${END}`]));
  return format({ ...given, ...marked })
    .replace(new RegExp(`${END}(?=[+\u2212±]?\\d)`, "g"), " ")
    .replaceAll(END, "");
}

/** Says a text, or that of a key with its values, to one reader. */
export type Say = (words: Words, values?: Values) => string;

export function saying(language: Language): Say {
  return (words, values) => t(words, values)[language];
}

/** A text from what is written for each language. */
export function both(write: (language: Language) => string): Text {
  const text = {} as Text;
  for (const language of LANGUAGES) text[language] = write(language);
  return text;
}

/** The same of sentences. */
export function bothSentences(write: (language: Language) => string[]): Sentences {
  return Object.fromEntries(LANGUAGES.map((language) => [language, write(language)])) as Sentences;
}

/** Messages are parsed once. */
const messages = new Map<string, IntlMessageFormat>();

/** The parsed message of a key in a language. */
function message(language: Language, key: string, written: string): IntlMessageFormat {
  const id = `${language} ${key}`;
  const known = messages.get(id);
  if (known) return known;
  const made = new IntlMessageFormat(written, ALL[language].tag, undefined, { ignoreTag: true });
  messages.set(id, made);
  return made;
}

/** Values of a message, texts among them as one language has them. */
function inLanguage(values: Values, language: Language): Given {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value?.[language] : value]),
  );
}

/** The words of each language. */
export function toText(words: AnyText): Text {
  return typeof words === "string" ? textOf(words) : words;
}

/** The English words, for what is English by contract: messages of errors in logs, JSON Schema, CSV. */
export function english(words: AnyText): string {
  return toText(words).en;
}

/**
 * A text from a name of the data: in English, and in Chinese where that is known. Other languages take the English one.
 */
export function textOf(en: string, zh: string | undefined = en): Text {
  return { ...both(() => en), zh };
}

/** A text as data hold it. A language that they were written without is English in that. */
export function completed(written: Readonly<Record<string, unknown>> & { en: string }): Text {
  return both((language) => String(written[language] ?? written.en));
}

/** What people of a place call it: the first words that are not the English ones. */
export function nativeWords(words: Text): string {
  return LANGUAGES.map((language) => words[language]).find((own) => own !== words.en) ?? words.en;
}

/**
 * Data as a reader of one language sees them: the same shape, every text in place of its languages. What is neither a
 * list nor a plain object stays as it is.
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
