import { median } from "simple-statistics";
import { log1p, square, tanh } from "../../maths/numerics/elementary.js";
import type { Driver } from "../../measures/results/index.js";
import { rankCorrelation } from "./estimators/ranks.js";
import type { FactorText } from "./factor.js";

/** Kept of each outcome: the strongest. */
const KEPT = 12;

/** Below this there is nothing to correlate. */
const FEWEST = 8;

/**
 * What the effect depends on: factors by the size of their rank correlation with it. `effects`: by draw, NaN where
 * there is none.
 */
export function driversOf(
  variant: string,
  indicator: string,
  factors: readonly FactorText[],
  draws: readonly (readonly number[])[],
  effects: readonly number[],
): Driver[] {
  const known = [...draws.keys()].filter((draw) => Number.isFinite(effects[draw]));
  if (known.length < FEWEST) return [];
  const y = known.map((draw) => effects[draw]);
  if (y.every((value) => value === y[0])) return [];
  const drivers = factors.map(({ name }, f): Driver => {
    const x = known.map((draw) => draws[draw][f]);
    const correlation = x.every((value) => value === x[0]) ? 0 : rankCorrelation(x, y);
    const [low, high] = intervalOf(correlation, known.length);
    return { variant, indicator, factor: name, correlation, low, high, ...quarters(x, y) };
  });
  return drivers.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation)).slice(0, KEPT);
}

/** 95 %, by Fisher's transformation with the variance of ranks (Bonett and Wright 2000, Psychometrika 65). */
function intervalOf(correlation: number, count: number): [number, number] {
  const half = 1.96 * Math.sqrt((1 + square(correlation) / 2) / (count - 3));
  const bounded = Math.max(-1 + 1e-12, Math.min(1 - 1e-12, correlation));
  const centre = log1p((2 * bounded) / (1 - bounded)) / 2;
  return [tanh(centre - half), tanh(centre + half)];
}

function quarters(x: readonly number[], y: readonly number[]): { atLow: number; atHigh: number } {
  const order = x.map((_, i) => i).sort((a, b) => x[a] - x[b]);
  const quarter = Math.max(1, Math.floor(x.length / 4));
  const of = (positions: readonly number[]) => median(positions.map((i) => y[i]));
  return { atLow: of(order.slice(0, quarter)), atHigh: of(order.slice(-quarter)) };
}
