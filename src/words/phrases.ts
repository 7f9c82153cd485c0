import type { TextKey } from "./catalogue.js";
import { ALL } from "./catalogues/all.js";
import type { Rules } from "./rules.js";
import { type AnyText, both, LANGUAGES, type Language, type Text, t, toText } from "./text.js";

/**
 * How a language parts words in a row: "A, B" as clauses, "A, B" as names, "A; B", and chains of words that say how
 * each leads to the next.
 */
type Separator =
  | "colon"
  | "comma"
  | "sentence"
  | "enumeration"
  | "semicolon"
  | "extends"
  | "hasPart"
  | "no"
  | "or"
  | "and";

/**
 * The three texts of a problem: what is wrong, what would be right, what to try. Each by its key, or as it is where it
 * takes values.
 */
export function advice(...texts: [what: TextKey | Text, allowed: TextKey | Text, hint: TextKey | Text]) {
  const [what, allowed, hint] = texts.map((text) => (typeof text === "string" ? t(text) : text)) as [Text, Text, Text];
  return { what, allowed, hint };
}

/** Words in a row, parted as each language parts them; by default as names. */
export function joined(items: readonly AnyText[], separator: Separator = "enumeration"): Text {
  const between = t(`join.${separator}`);
  return both((language) => items.map((item) => toText(item)[language]).join(between[language]));
}

/** "A, B and C"; "A、B和C" */
export function listed(items: readonly AnyText[], language: Language): string {
  const words = items.map((item) => toText(item)[language]);
  if (words.length < 2) return words.join("");
  const head = words.slice(0, -1).join(t("join.enumeration")[language]);
  return `${head}${t("join.and")[language]}${words.at(-1)}`;
}

/** The same in each language. */
export function allOf(items: readonly Text[]): Text {
  return both((language) => listed(items, language));
}

/** The first of a list, and how many more there are: "A, B, C and 2 more". */
export function someOf(items: readonly AnyText[], most: number): Text {
  const names = joined(items.slice(0, most), "enumeration");
  if (items.length <= most) return names;
  return t("join.andMore", { names, left: items.length - most, count: items.length });
}

/** A label in quotation marks; nothing stays nothing. */
export function quoted(label: Text): Text {
  return both((language) => (label[language] === "" ? "" : `“${label[language]}”`));
}

/** A word as a shell reads it: in quotes where it would see more than one, or something else. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** "a to b"; "a至b" */
export function range(low: string, high: string, language: Language): string {
  return low === high ? low : t("join.range", { low, high })[language];
}

/** Sentences of one paragraph: English parts them by a space. */
export function together(sentences: readonly string[], language: Language): string {
  return sentences.filter((sentence) => sentence !== "").join(t("join.sentence")[language]);
}

/** Whether a space parts a number from its per cent sign. */
export function spaceBeforePercent(language: Language): boolean {
  return ALL[language].spaceBeforePercent;
}

/** The same in the languages other than the reader's. */
export function inOthers(text: Text): Text {
  return both((language) =>
    LANGUAGES.filter((one) => one !== language)
      .map((one) => text[one])
      .join(t("join.enumeration")[language]),
  );
}

/** A name as documents give it: those in English say what the others call it too. */
export function withOtherNames(label: Text): Text {
  return t("levers.documentName", { label, others: inOthers(label) });
}

/** Per cent signs as the language writes them: Chinese has no space before. */
export function percentSigns(text: string, language: Language): string {
  return ALL[language].spaceBeforePercent ? text : text.replaceAll(" %", "%");
}

/** The sentences that there are, in one language. */
export function saidIn(sentences: readonly (AnyText | undefined)[], language: Language): string[] {
  return sentences.filter((one) => one !== undefined).map((one) => percentSigns(toText(one)[language], language));
}

/** An amount in units of 100 million as people of a language count it: billions in English, 亿 in Chinese. */
export function amountIn(hundredMillions: number, language: Language): number {
  return hundredMillions * ALL[language].moneyFactor;
}

/** The language's own name, and its tag of BCP 47. */
export function nameOfLanguage(language: Language): { name: string; tag: string } {
  return ALL[language];
}

/** Endings of names that tell what kind of place they are of, of all languages. */
export const RANKS: Rules["ranks"] = LANGUAGES.flatMap((language) => [...(ALL[language] as Rules).ranks]);

/** The language after this one, as a switch goes through them. */
export function nextLanguage(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
}

/** A row of a table in Markdown. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** "hong-kong" as "Hong Kong". */
export function titleOf(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
