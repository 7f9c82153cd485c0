import { amountIn, both, type Language, type Text, t } from "../../words/index.js";
import { plain } from "./present.js";

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
