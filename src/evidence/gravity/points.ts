import { anyBorder, equation, type FlowPairs, provincePairs } from "./design.js";
import { type GravityFit, gravityFit } from "./fit.js";

/** Coefficients of a table of flows; NaN where it does not tell them. */
export interface Points {
  /** Ln points of a provincial border, at given distance. */
  border: number;
  /** The same by pair of provinces, in the order of `names`. */
  pairs: number[];
  /** Elasticity to kilometres. */
  distance: number;
}

/** The three equations of a table: a border, borders by pair, elasticity to distance. */
export interface Fits {
  border: GravityFit;
  pairs: GravityFit;
  distance: GravityFit;
}

/**
 * Estimates and the fits behind them. `names`: pairs of provinces; `start`: ln of expected flows to begin with, by
 * equation.
 */
export function pointsOf(
  pairs: FlowPairs,
  names: readonly string[] = provincePairs(pairs),
  start: Partial<Record<keyof Fits, Float64Array>> = {},
): { points: Points; fits: Fits } {
  const whole = equation(pairs, "spline", [anyBorder]);
  const byPair = equation(
    pairs,
    "spline",
    names.map((name) => (between: string) => between === name),
  );
  const plain = equation(pairs, "logarithm", [anyBorder]);
  const fits: Fits = {
    border: gravityFit(whole.observations, start.border),
    pairs: gravityFit(byPair.observations, start.pairs),
    distance: gravityFit(plain.observations, start.distance),
  };
  const points: Points = {
    border: fits.border.coefficients[whole.distances],
    pairs: fits.pairs.coefficients.slice(byPair.distances),
    distance: fits.distance.coefficients[0],
  };
  return { points, fits };
}
