import { type Text, t } from "../../language/index.js";
import { plain, signed } from "../present.js";

/** Digits of a per cent that three significant ones need, no finer than a hundredth: 11.8, 0.13, 125. */
function decimals(size: number): number {
  if (size >= 99.5) return 0;
  return size >= 9.95 ? 1 : 2;
}

/** "+11.8 %" */
export function signedPercent(value: number): string {
  return `${signed(value, decimals(Math.abs(value)))} %`;
}

/** "11.8 %" */
export function sizePercent(value: number): string {
  return `${plain(Math.abs(value), decimals(Math.abs(value)))} %`;
}

/** Money of a table, 100 million, as billions: "12.3", "0.45". */
export function billions(hundredMillions: number): string {
  const size = Math.abs(hundredMillions) / 10;
  return plain(size, size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.095 ? 2 : 3);
}

/** A sum: "12.3 bn yuan", "123亿元" (100 million is a unit of its own in Chinese). */
export function sum(hundredMillions: number, currency: Text): Text {
  const size = Math.abs(hundredMillions);
  const yi = plain(size, size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2);
  return t("report.bn", { billions: billions(hundredMillions), currency, yi });
}
