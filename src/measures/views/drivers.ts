import { parameterText, type Text } from "../../words/index.js";
import type { Driver, Uncertainty } from "../results/uncertainty.js";

/** The strongest first, of those that chance among the draws does not explain. */
export function driversOf({ drivers }: Uncertainty, variant: string, indicator: string): Driver[] {
  return drivers.filter(
    (row) => row.variant === variant && row.indicator === indicator && (row.low > 0 || row.high < 0),
  );
}

export function labelOf({ factors }: Uncertainty, { factor }: Driver): Text {
  return parameterText(factors.find(({ name }) => name === factor)?.label ?? factor);
}
