import { ENGLISH, LANGUAGES, type Language } from "../../../words/index.js";

/** The language of the browser, or English. */
export function preferredLanguage(): Language {
  const own = navigator.language.toLowerCase().split("-")[0];
  return LANGUAGES.find((language) => language === own) ?? ENGLISH;
}
