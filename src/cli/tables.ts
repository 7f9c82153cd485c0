import stringWidth from "string-width";
import { ENGLISH, type Language, percentSigns, t } from "../language/index.js";

/** Plain-text tables: the first column to the left, the others to the right. Chinese characters are two columns wide. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column]!))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const room = " ".repeat(widths[column]! - stringWidth(cell));
        return column === 0 ? cell + room : room + cell;
      })
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)]
    .map((text) => `${text}\n`)
    .join("");
}

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
