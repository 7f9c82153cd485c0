import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Text } from "../../language/index.js";
import type { Language } from "../state/state.js";

export const LanguageContext = createContext<Language>("en");

/** Says a text in the language of the page. */
export function useText(): (text: Text) => string {
  const language = useContext(LanguageContext);
  return (text) => text[language];
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
