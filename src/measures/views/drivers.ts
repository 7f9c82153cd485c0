import { parameterText, type Text } from "../../words/index.js";
import type { Driver, Uncertainty } from "../results/index.js";

/** What draws say of the size of an effect if nothing else is asked for, or nothing of it is known. */
const USUAL = "real-gdp";

/**
 * What the effect of a variant on a measure depends on, the strongest first, without what chance among the draws
 * explains: studies hold this of few measures, all of the cluster in the last year; of another one that of real GDP.
 */
export function drivenOf(
  { drivers }: Uncertainty,
  variant: string,
  asked = USUAL,
): { indicator: string; drivers: Driver[] } {
  const own = drivers.filter((row) => row.variant === variant);
  const indicator = own.some((row) => row.indicator === asked) ? asked : USUAL;
  return { indicator, drivers: own.filter((row) => row.indicator === indicator && (row.low > 0 || row.high < 0)) };
}

export function labelOf({ factors }: Uncertainty, { factor }: Driver): Text {
  return parameterText(factors.find(({ name }) => name === factor)?.label ?? factor);
}
