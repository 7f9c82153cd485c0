import { ENGLISH, type Language, percentSigns, t } from "../../words/index.js";

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
