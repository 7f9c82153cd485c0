import { type Language, type Spoken, spoken, type Text } from "../../words/index.js";

/** Who reads a page: one language, and texts in it. */
export interface Reader {
  language: Language;
  say(text: Text): string;
}

export function readerOf(language: Language): Reader {
  return { language, say: (text) => text[language] };
}

/** A report as a reader of one language sees it. */
export interface Seen<Report> extends Reader {
  report: Spoken<Report>;
}

export function seen<Report>(report: Report, language: Language): Seen<Report> {
  return { ...readerOf(language), report: spoken(report, language) };
}
