import { HEADLINES, INDICATORS, type IndicatorDefinition } from "../../../measures/indicators/index.js";
import { type Text, textOf } from "../../../words/index.js";

/** Indicators that stand first in a list: those of the report's headlines. */
export const FIRST_INDICATORS: readonly IndicatorDefinition[] = HEADLINES.flatMap(({ rows }) =>
  rows.flatMap(({ indicator }) => INDICATORS.filter(({ id }) => id === indicator)),
);

export const OTHER_INDICATORS: readonly IndicatorDefinition[] = INDICATORS.filter(
  (one) => !FIRST_INDICATORS.includes(one),
);

export function indicatorNamed(id: string): IndicatorDefinition | undefined {
  return INDICATORS.find((one) => one.id === id);
}

export function indicatorLabel(id: string): Text {
  return indicatorNamed(id)?.label ?? textOf(id);
}
