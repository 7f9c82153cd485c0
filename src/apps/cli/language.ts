import { ENGLISH, LANGUAGES, type Language, type Say, shellWord, t } from "../../words/index.js";

let asked: Language = ENGLISH;

/**
 * Reads from a command line (`argv` as `process.argv`) in which language its user is spoken to. One that is not known
 * is told of where options are read.
 */
export function beginLanguage(argv: readonly string[]): void {
  asked = ENGLISH;
  argv.forEach((word, at) => {
    const code = word === "--lang" ? argv[at + 1] : /^--lang=(.*)$/.exec(word)?.[1];
    asked = LANGUAGES.find((language) => language === code) ?? asked;
  });
}

/** The language of the command that is at work. */
export function languageAsked(): Language {
  return asked;
}

/** A text in that language. */
export const said: Say = (words, values) => t(words, values)[asked];

let words: readonly string[] = [];

/** The words after the program's name, as manifests say them. */
export function commandLine(): string {
  return words.map(shellWord).join(" ");
}

/** What has been asked for from now on; `argv` as `process.argv`. */
export function beginCommandLine(argv: readonly string[]): void {
  words = argv.slice(2);
}
