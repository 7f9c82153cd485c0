import { CATEGORIES, MUTED } from "../../../figures/drawing/palette.js";
import { t } from "../../../words/index.js";

/** Lines of a baseline, of a policy, and of another one beside it. */
export const BASELINE_LINE = { color: MUTED, width: 2, dash: "dot" } as const;
export const POLICY_LINE = { color: CATEGORIES[1], width: 2.5 } as const;
export const OTHER_LINE = { color: CATEGORIES[2], width: 2.5, dash: "dash" } as const;

export const BASELINE = t("experiments.baseline");

/** Position of the year that is nearest to a place on their axis. */
export function yearNearest(years: readonly number[], year: number): number {
  return Math.min(years.length - 1, Math.max(0, Math.round(year - years[0]!)));
}
