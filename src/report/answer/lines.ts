import { INDICATORS } from "../../measures/indicators/index.js";
import { capitalised, columnsOf, filledLines, inSentence } from "../../measures/views/index.js";
import { LANGUAGES, type Language, t } from "../../words/index.js";

/**
 * Where a line may end: after a space that is none inside a number, and around Chinese characters, but not before what
 * closes, nor between a number and its unit.
 */
const BREAKS =
  /(?<=[^\S\u00a0\u202f])(?!%|bn )|(?<=[\p{Script=Han}，。；：、）])(?![，。；：、）”])|(?<=[^\s“（\d])(?=\p{Script=Han})/u;

/** The lines of a text that are at most so many columns wide; Chinese characters count two. */
export function wrapped(text: string, columns: number): string[] {
  const lines = filledLines(text.split(BREAKS), (line) => columnsOf(line.trimEnd()) <= columns);
  return lines.map((line) => line.trimEnd());
}

/** The text, or as much of its beginning as fits into so many columns with an ellipsis. */
export function shortenedTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const fitting = [...text].reduce((kept, sign) => (columnsOf(kept + sign) < columns ? kept + sign : kept), "");
  // At the end of a word, where one ends in its second half.
  const [words = fitting] = fitting.match(/^.*\S(?=\s)/u) ?? [];
  return `${(columnsOf(words) > columns / 2 ? words : fitting).trimEnd()}…`;
}

/** Words that a sentence may have; of a Chinese one characters, where a number or a name in Latin letters is one. */
const LONGEST_SENTENCE = { words: 30, characters: 60 };

/** What stands inside brackets is not parted. */
const OUTSIDE = "(?![^(（]*[)）])";

const SEMICOLON = new RegExp(`(?<=[;；])(?!\\u2060)\\s*${OUTSIDE}`, "u");

/**
 * Between clauses: not before a bare number ("16 draws" is no sentence) or the next name of a list, quoted or not, or
 * of a label ("mining, metals and minerals"), nor after a word or three, years or a quoted name that open a sentence,
 * nor before a clause with a colon: what follows that is of the clauses before, too ("a rise in 2, a fall in 3: most
 * in A").
 */
const NOT_BEFORE = "(?![+\u2212]?\\d|[\\p{Lu}“]|[\\p{Ll}-]+ and [\\p{Ll}-]+[.,;]|[^,;.]*: )";
const COMMA = new RegExp(
  [
    `(?<=,)(?<!(?:^|: )(?:(?:\\S+ ){0,2}\\S+|“[^”]*”,|from \\d+ to \\d+[a-z ]*,))\\s+${NOT_BEFORE}`,
    "(?<=，)(?<!(?:^|：)(?:[^，：]{1,8}|“[^”]*”|\\d+—\\d+年..)，)(?!\\u2060|\\d+组|[^，；。]*：)",
  ]
    .map((either) => either + OUTSIDE)
    .join("|"),
  "u",
);

/** A text, or its sentences where one is too long, and of that the clauses: parted at semicolons, then at commas. */
export function shortSentences(text: string, language: Language): string[] {
  const sentences = withWholeLabels(text).split(/(?<=[.!?])\s+(?=[\p{Lu}“])|(?<=。)(?=.)/u);
  if (!sentences.some(tooLong)) return [text];
  return sentences.flatMap(outOfBrackets).flatMap((sentence) =>
    partedAt(sentence, SEMICOLON)
      .flatMap((part) => partedAt(part, COMMA))
      .map((part, at, all) => {
        if (all.length === 1) return part.replaceAll(JOINER, "");
        const bare = part.replace(/[\s;；,，.。]+$/, "").replaceAll(JOINER, "");
        return t("join.withFullStop", { text: at === 0 ? bare : capitalised(bare) })[language];
      }),
  );
}

/** Follows a sign at which no sentence is parted. */
const JOINER = "\u2060";

/** "Real consumption per resident, private and public": what follows the comma of a label, and the word before. */
const LABELLED = INDICATORS.map(({ label }) => inSentence(label.en).match(/\S+, .*/)?.[0]).filter(
  (end) => end !== undefined,
);

/** A label of an indicator, or in quotation marks, is one thing: none of its signs is a place to part a sentence at. */
function withWholeLabels(text: string): string {
  const whole = (label: string) => label.replace(/[,，;；.。!?]/g, `$&${JOINER}`);
  return LABELLED.reduce((said, end) => said.replaceAll(end, whole), text).replace(/“[^”]*”/g, whole);
}

/** More than a number with its unit, what it is a share of, or a change in two units. */
const SEVERAL_WORDS = /^(?![占+\u2212]).*(?:(?:\S+\s+){4}\S|\p{Script=Han}{6})/u;

/** How a bracket begins that says that there is no change: as its number would, it belongs to the sentence. */
const NO_CHANGE = [
  t("report.notClearShort"),
  t("report.noEffectShort", { zero: true, least: "" }),
  t("report.noEffectShort", { zero: false, least: "|" }),
].flatMap((none) => LANGUAGES.map((language) => none[language].split("|")[0]!));

/** What stands in brackets at the end of a sentence that is too long becomes a sentence. */
function outOfBrackets(sentence: string): string[] {
  const [, main, inside, end] = sentence.match(/^(.*\S)\s?[(（]([^()（）]+)[)）]([.。])$/u) ?? [];
  if (!main || !inside || !SEVERAL_WORDS.test(inside) || !tooLong(sentence)) return [sentence];
  if (NO_CHANGE.some((none) => inside.startsWith(none))) return [sentence];
  return [`${main}${end}`, `${capitalised(inside)}${end}`];
}

/** As many clauses together as a sentence may hold. */
function partedAt(text: string, separator: RegExp): string[] {
  if (!tooLong(text)) return [text];
  return filledLines(
    text.split(separator),
    (line) => !tooLong(line),
    (line) => (/[;,]$/.test(line) ? " " : ""),
  );
}

/** Numbers, names and signs as %, count as words. */
function tooLong(text: string): boolean {
  const characters = text.match(/\p{Script=Han}|[^\p{Script=Han}\p{P}\s]+(?:\.\d+)?/gu)?.length ?? 0;
  if (/\p{Script=Han}/u.test(text)) return characters > LONGEST_SENTENCE.characters;
  return text.split(/\s+/).filter((word) => /[^\p{P}]|%/u.test(word)).length > LONGEST_SENTENCE.words;
}
