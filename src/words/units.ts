import { ALL } from "./catalogues/all.js";
import { type Language, type Text, t } from "./text.js";

/** A unit as pages show it, and what a number in the tables' unit is multiplied by. */
export interface ShownUnit {
  unit: string;
  factor: number;
}

/**
 * One unit of money throughout: tables hold 100 million, which is a word in Chinese (亿); English says billions.
 */
export function shownUnit(unit: Text, language: Language): ShownUnit {
  const text = unit[language];
  const hundredMillion = t("unit.hundredMillion")[language];
  const factor = ALL[language].moneyFactor;
  if (factor === 1 || !text.startsWith(hundredMillion)) return { unit: text, factor: 1 };
  return { unit: t("unit.money")[language] + text.slice(hundredMillion.length), factor };
}

/** Whether what is counted in a unit is a share, so that a change of it is one in percentage points. */
export function isShare(unit: Text | undefined): boolean {
  return /^share\b/.test(unit?.en ?? "");
}

/** A unit that is a share, in per cent ("share of profit": "% of profit"); others as they are. */
export function percentUnit(unit: Text, language: Language): ShownUnit {
  if (!isShare(unit)) return { unit: unit[language], factor: 1 };
  const share = new RegExp(t("unit.shareWord")[language]);
  const inPercent = (_: string, whole: unknown) =>
    typeof whole === "string" ? t("unit.perCentOf", { whole })[language] : "%";
  return { unit: unit[language].replace(share, inPercent), factor: 100 };
}
