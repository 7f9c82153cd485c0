import { t } from "../words/index.js";
import { isPlainMap, type Path } from "./document.js";
import type { Problem } from "./error.js";

/** Figures in money that the defaults of another currency cannot stand in for. Shares and elasticities can. */
const IN_MONEY: readonly Path[] = [
  ["national"],
  ["tables", "sectors"],
  ["parameters", "valueOfTime"],
  ["barriers", "tollPerKm"],
];

/** What a region must give itself that counts in another currency than its defaults do. `own`: what it says. */
export function checkOwnMoney(
  own: Record<string, unknown>,
  currency: string,
  defaultsCurrency: unknown,
  at: (path: Path) => Omit<Problem, "what">,
): Problem[] {
  const given = (path: Path) =>
    path.reduce<unknown>((node, key) => (isPlainMap(node) ? node[String(key)] : undefined), own) !== undefined;
  const missing = currency === defaultsCurrency ? [] : IN_MONEY.filter((path) => !given(path));
  if (missing.length === 0) return [];
  const names = missing.map((path) => path.join(".")).join(", ");
  return [
    {
      ...at(["currency"]),
      value: currency,
      what: t("scenario.otherCurrency", { currency: String(defaultsCurrency), names }),
      allowed: t("scenario.currencyOfDefaults", { names }),
      hint: t("scenario.convertTable"),
    },
  ];
}
