import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { ENGLISH, type Language, type Text, type TextKey, t, type Values } from "../../../words/index.js";

export const LanguageContext = createContext<Language>(ENGLISH);

/** A text, or the key of one. */
export type Words = Text | TextKey;

/** The text of words, that of a key with its values. */
export function textIn(words: Words, values?: Values): Text {
  return typeof words === "string" ? t(words, values) : words;
}

/** Says a text, or that of a key with its values, in the language of the page. */
export function useText(): (words: Words, values?: Values) => string {
  const language = useContext(LanguageContext);
  return (words, values) => textIn(words, values)[language];
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
