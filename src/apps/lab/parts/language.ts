import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { ENGLISH, type Language, type Text } from "../../../words/index.js";

export const LanguageContext = createContext<Language>(ENGLISH);

/** Says a text in the language of the page. */
export function useText(): (text: Text) => string {
  const language = useContext(LanguageContext);
  return (text) => text[language];
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
