import { FROM_NOTHING } from "../../measures/results/index.js";
import { tableOf, tableText } from "../../report/index.js";
import { type WithoutEffect, withoutEffectText } from "../../runs/experiments/index.js";
import {
  type AnyText,
  ENGLISH,
  type Language,
  percentSigns,
  type Say,
  type Text,
  t,
  textOf,
  toText,
  type Words,
} from "../../words/index.js";
import { writeOut } from "../node/disk/carefulFile.js";
import { checkPlace, writeFolder } from "../node/disk/places.js";
import { type ResultsFolder, withResults } from "../node/results/resultsFolder.js";
import { EXIT } from "./exit.js";
import { languageAsked, said } from "./language.js";

/** Results for standard output, whole or in pieces. */
export function print(text: string | Iterable<string>): void {
  let gathered = "";
  for (const piece of typeof text === "string" ? [text] : text) {
    gathered += piece;
    if (gathered.length < BLOCK) continue;
    put(OUT, gathered);
    gathered = "";
  }
  put(OUT, gathered);
}

/** The same of data, as one line of JSON. */
export function printJson(data: unknown): void {
  print(jsonLine(data));
}

/** Sentences, one a line. */
export function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join("");
}

export const jsonLine = (data: unknown) => `${JSON.stringify(data)}\n`;

/** Characters that are gathered before they are written. */
const BLOCK = 1 << 16;

/** Messages and progress for people, on standard error. */
export function tell(text: string): void {
  put(ERR, text);
}

/** Warnings for people: what they wrote and what changes nothing. */
export function warn(found: readonly WithoutEffect[]): void {
  warnOf(found.map((one) => withoutEffectText(one)));
}

/** The same of sentences at hand. */
export function warnOf(texts: readonly Text[], language: Language = languageAsked()): void {
  const title = t("cli.warning");
  for (const text of texts) tell(`${title[language]}${text[language]}\n`);
}

/**
 * Exit status of a command, once all is printed. A reader that has gone away (`| head`) chose to: the work went on, its
 * results are written, and the status is that of the work. Output that a full disk did not take is missing: another try
 * may have it all.
 */
export function statusAfterPrinting(status: number): number {
  if (lost === undefined) return status;
  tell(said("cli.outputLost", { why: toText(lost) }));
  return status === EXIT.done ? EXIT.again : status;
}

/**
 * Control characters, those that turn the direction of writing included, as JSON writes them: a terminal would obey
 * them. Line feeds and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(
    /[^\P{Cc}\t\n]|\p{Bidi_Control}|[\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const [OUT, ERR] = [1, 2] as const;

/** Takes a text for standard output (1) or standard error (2); undefined, or what is wrong as `writeOut` says it. */
export type Write = typeof writeOut;

let write: Write = writeOut;
/** What takes no more text. */
const closed = new Set<number>();
let lost: AnyText | undefined;

/** Where the texts of the next command go; nothing of the one before is left. */
export function beginOutput(to: Write): void {
  write = to;
  closed.clear();
  lost = undefined;
}

function put(file: typeof OUT | typeof ERR, text: string): void {
  if (closed.has(file)) return;
  const problem = write(file, visible(text));
  if (problem === undefined) return;
  closed.add(file);
  if (file === OUT && problem !== "gone") lost = problem;
}

/** Opens results directories for a command, which says whom it waits for. */
export function inResults<Value>(
  targets: readonly string[],
  work: (folders: readonly ResultsFolder[]) => Promise<Value>,
): Promise<Value> {
  return withResults(targets, work, {
    tell: ({ pid, host, lock }, target, silence) =>
      tell(said("cli.waitingForWriter", { target, minutes: silence / 60_000, pid, host, lock })),
  });
}

/** Checks the folder of `--out` for single files, where one is asked for, before the work begins. Throws UserError. */
export function checkAsked(out: string | undefined): void {
  if (out !== undefined) checkPlace(out, true);
}

/** Writes files into the folder of `--out`, where one is asked for. */
export function writeAsked(out: string | undefined, files: Parameters<typeof writeFolder>[1]): void {
  if (out !== undefined) writeFolder(out, files);
}

/** A table below a heading of its own. `heads`: one a column. */
export function screenTable(say: Say, heads: readonly Words[], rows: readonly (readonly AnyText[])[]): string {
  const cells = rows.map((row) => row.map((cell) => say(toText(cell))));
  return tableText(tableOf(say, "", heads, cells));
}

/** A number with about four digits that carry meaning. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return "-";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e12 || size < 1e-4) return value.toExponential(2);
  const digits = Math.max(0, 3 - Math.floor(Math.log10(size)));
  return value.toFixed(Math.min(6, digits));
}

/** "1 replicate", "8 replicates" */
export function replicatesText(count: number, language: Language = ENGLISH): string {
  return t("cli.replicatesCount", { count })[language];
}

/** "[low, high]"; "-" where a single replicate shows no chance. */
export function intervalText(
  { ciLow, ciHigh, replicates }: { ciLow: number; ciHigh: number; replicates: number },
  show: (value: number) => string,
): string {
  return replicates > 1 ? `[${show(ciLow)}, ${show(ciHigh)}]` : "-";
}

/**
 * A share as a percentage with plus or minus, the per cent sign spaced as the language does; "-" for a share of nothing
 * or of the rounding of nothing.
 */
export function signedPercent(share: number, language: Language = ENGLISH): string {
  if (!(Math.abs(share) < FROM_NOTHING)) return "-";
  const percent = share * 100;
  return percentSigns(`${withSign(percent, Math.abs(percent) < 0.1 ? 3 : 2)} %`, language);
}

/** A number of so many decimals with plus or minus, which what rounds to zero has not. */
export function withSign(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  if (Number(text) === 0) return "0";
  return value > 0 ? `+${text}` : text;
}

/** What files call it, where that is a word of the language; else how people call it. */
export function named(id: string, label: Words | undefined): Text {
  return label ? t("cli.named", { id, label: t(label) }) : textOf(id);
}

/** A span of time as people say it: `40 s`, `12 min`, `3.5 h`. */
export function durationText(seconds: number): Text {
  if (seconds < 120) return t("cli.seconds", { seconds: Math.max(1, Math.round(seconds)) });
  if (seconds < 7200) return t("cli.minutes", { minutes: Math.round(seconds / 60) });
  return t("cli.hours", { hours: Number((seconds / 3600).toPrecision(2)) });
}

/** The same to the minute, of what changes while it is read: `3 h 40 min`. */
export function timeLeftText(seconds: number): Text {
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return durationText(seconds);
  return t("cli.hoursAndMinutes", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
