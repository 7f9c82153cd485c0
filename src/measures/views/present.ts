import stringWidth from "string-width";
import { decade } from "../../maths/numerics/elementary.js";
import { amountIn, both, type Language, type Text, t } from "../../words/index.js";
import type { EffectForm } from "../indicators/index.js";

/** An effect (or a bound of its interval) in the form that is shown. */
export function scaled(value: number, baseline: number, form: EffectForm): number {
  if (form === "own") return value;
  return form === "points" ? 100 * value : (100 * value) / Math.abs(baseline);
}

/** Columns that a text takes. Of Latin letters they need no counting, and tables and sentences are mostly these. */
export function columnsOf(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** Parts one after the other, as many in each line as fit. `between`: what stands after a line before one part more. */
export function filledLines(
  parts: readonly string[],
  fits: (line: string) => boolean,
  between: (line: string) => string = () => "",
): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? part : last + between(last) + part;
    if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** What follows the number; nothing for own units, which a table names in its first column. */
export function suffix(form: EffectForm, language: Language): string {
  return form === "percent" ? " %" : form === "points" ? t("report.pp")[language] : "";
}

/** The unit that effects in per cent stand in, for heads of columns and axes. */
export const OF_BASELINE = t("report.baseline");

/** Decimals that show two significant digits of a value, 0 to 6. */
export function decimalsFor(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  return Math.min(6, Math.max(0, 1 - decade(value)));
}

/** Decimals that show three significant digits of a value, 0 to 6. */
export function threeDigits(value: number): number {
  return value === 0 ? 0 : Math.min(6, Math.max(0, 2 - decade(value)));
}

/** Fixed decimals with a true minus sign; "0" for what is exactly or rounds to zero. */
export function plain(value: number, decimals = decimalsFor(value)): string {
  if (!Number.isFinite(value)) return "\u2013";
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return "0";
  const [whole, fraction] = text.split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, "\u202F");
  return (value < 0 ? "\u2212" : "") + grouped + (fraction ? `.${fraction}` : "");
}

/** The same with a plus sign for gains. */
export function signed(value: number, decimals = decimalsFor(value)): string {
  const text = plain(value, decimals);
  return value > 0 && text !== "0" ? `+${text}` : text;
}

/**
 * An end of a range, with so many decimals as its width warrants; what would be told as 0 and is not with one more, as
 * it says that the sign is known.
 */
export function rangeEnd(value: number, decimals: number, write = signed): string {
  const text = write(value, decimals);
  return text === "0" ? write(value, decimals + 1) : text;
}

/** A unit after its number; nothing after a number without a unit. */
export function unitAfter(unit: string): string {
  return ["", "1", ...Object.values(CALENDAR)].includes(unit) ? "" : ` ${unit}`;
}

/** "First year in force 2023" says of itself that it is a year. */
const CALENDAR = t("unit.year");

/** A difference of objectives (sums of logs) in log points, three digits, no finer than a hundredth. */
export function logPoints(difference: number): string {
  const points = 100 * difference;
  return signed(points, Math.min(2, decimalsFor(points) + 1));
}

/** A value and the ends of its interval with the same decimals, one digit more than two that the value itself needs. */
export function withInterval(value: number, low: number, high: number, show = plain): [string, string, string] {
  const decimals = Math.min(6, decimalsFor(value !== 0 ? value : high - low) + 1);
  return [show(value, decimals), show(low, decimals), show(high, decimals)];
}

/** A label inside a sentence; names of people and abbreviations keep their capital. */
export function inSentence(label: string): string {
  return /^(Atkinson|Gini|Hoover|Krugman|Theil|Williamson|[A-Z]{2})/.test(label)
    ? label
    : label.charAt(0).toLowerCase() + label.slice(1);
}

/** A label at the beginning of a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Money of a table, 100 million, in the large unit of a language: "12.3", "0.45" billions, "123" 亿. */
export function amountText(hundredMillions: number, language: Language): string {
  const size = Math.abs(amountIn(hundredMillions, language));
  const finest = amountIn(1, language) < 1 ? 3 : 2;
  return plain(size, size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.095 ? 2 : finest);
}

/** A sum: "12.3 bn yuan", "123亿元". */
export function sum(hundredMillions: number, currency: Text): Text {
  return t("report.bn", { amount: both((language) => amountText(hundredMillions, language)), currency });
}
