import { ENGLISH, type Language, percentSigns, type Text, t, textOf } from "../../words/index.js";

/** A number with about four digits that carry meaning. */
export function readable(value: number): string {
  if (!Number.isFinite(value)) return "-";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-4) return value.toExponential(2);
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

/** A share as a signed percentage, with its sign as the language writes it. */
export function signedPercent(share: number, language: Language = ENGLISH): string {
  if (!Number.isFinite(share)) return "-";
  if (share === 0) return percentSigns("0 %", language);
  const percent = share * 100;
  const digits = Math.abs(percent) < 0.1 ? 3 : 2;
  return percentSigns(`${percent > 0 ? "+" : ""}${percent.toFixed(digits)} %`, language);
}

/** What files call it, where that is a word of the language; else how people call it. */
export function named(id: string, label: Text | undefined): Text {
  return label ? t("cli.named", { id, label }) : textOf(id);
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
