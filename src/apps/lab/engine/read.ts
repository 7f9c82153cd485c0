import type { RunData } from "./useRun.js";

/** Values of an indicator at a place, by year; NaN where there is none, shorter where years have not come yet. */
export function seriesOf({ shape, ...arms }: RunData, arm: "baseline" | "policy", place: string, indicator: string) {
  const cell = cellOf(shape, place, indicator);
  return arms[arm].map(({ values }) => (cell < 0 ? Number.NaN : values[cell]!));
}

/** Position of an indicator at a place among the values of a year; -1 where there is none. */
export function cellOf({ scopes, indicators }: RunData["shape"], place: string, indicator: string): number {
  const [scope, column] = [scopes.indexOf(place), indicators.indexOf(indicator)];
  return scope < 0 || column < 0 ? -1 : scope * indicators.length + column;
}

/** Baseline and policy of one place in one year; NaN where there is none. */
export function pairAt(data: RunData, place: string, indicator: string, at: number): [number, number] {
  const cell = cellOf(data.shape, place, indicator);
  const value = (arm: "baseline" | "policy") => (cell < 0 ? Number.NaN : (data[arm][at]?.values[cell] ?? Number.NaN));
  return [value("baseline"), value("policy")];
}

/** Change in per cent of the baseline; NaN where there is none. */
export function percentChange([before, after]: readonly [number, number]): number {
  return (100 * (after - before)) / Math.abs(before);
}
