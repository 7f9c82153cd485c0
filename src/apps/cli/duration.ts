import { type Text, t } from "../../words/index.js";

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
