import { type Text, t } from "../language/index.js";

/** A span of time as people say it: `40 s`, `12 min`, `3.5 h`. */
export function durationText(seconds: number): Text {
  if (seconds < 120) return t("cli.durationSeconds", { count: Math.max(1, Math.round(seconds)) });
  if (seconds < 7200) return t("cli.durationMinutes", { count: Math.round(seconds / 60) });
  return t("cli.durationHours", { count: Number((seconds / 3600).toPrecision(2)) });
}
