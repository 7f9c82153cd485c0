import OBSERVED from "./observedChanges.json" with { type: "json" };

/** What was observed of cities: real GDP, residents, jobs of a sector in a city. */
export type ObservedMeasure = "real-gdp" | "residents" | "jobs";

/** Jobs of a sector in a city from which on its changes were counted, thousands. */
export const LEAST_JOBS = 10;

/**
 * Between which bounds 98 of 100 observed changes over some years lie, relative to all cities (1 % and 99 % quantile);
 * ratio less 1. Of the shortest observed time that is no shorter; of longer times those of the longest.
 */
export function observedBounds(measure: ObservedMeasure, years: number): { low: number; high: number } {
  const { horizons } = OBSERVED[measure];
  return horizons.find((horizon) => horizon.years >= years) ?? horizons[horizons.length - 1];
}
