import { type FlowPairs, provincePairs, withoutPlace } from "./design.js";
import { type Fits, type Points, pointsOf } from "./points.js";

/** Estimates without one place each, by place that has flows. */
export interface Replicate {
  place: string;
  points: Points;
  /** Pairs of provinces between which flows are left. */
  crossed: string[];
}

/** The estimates again without each place in turn, distances and their knots included. */
export function replicatesOf(pairs: FlowPairs, names: readonly string[], fits: Fits): Replicate[] {
  const taking = new Set([...pairs.origins, ...pairs.destinations]);
  return [...taking]
    .sort((a, b) => a - b)
    .map((place) => {
      const { pairs: rest, positions } = withoutPlace(pairs, place);
      const startOf = ({ linear }: Fits["border"]) => Float64Array.from(positions, (k) => linear[k]);
      const start = { border: startOf(fits.border), pairs: startOf(fits.pairs), distance: startOf(fits.distance) };
      const { points } = pointsOf(rest, names, start);
      return { place: pairs.places[place].id, points, crossed: provincePairs(rest) };
    });
}

/**
 * Standard error by deleting one place at a time, sqrt((n - 1)/n sum (b - mean b)^2) (Quenouille 1956; Tukey 1958):
 * places, not pairs, are what is drawn, so that flows of a place may go together. NaN values, where a table without the
 * place does not tell the estimate, are left out; NaN of fewer than two.
 */
export function jackknifeError(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  if (n < 2) return Number.NaN;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(((n - 1) / n) * known.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}
