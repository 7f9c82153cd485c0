import { INDICATORS, type IndicatorDefinition } from "../../../measures/indicators/index.js";

/** Indicators by id, in the order of all tables; ids that there are not are left out. */
export function measured(ids: readonly string[]): IndicatorDefinition[] {
  return INDICATORS.filter(({ id }) => ids.includes(id));
}
