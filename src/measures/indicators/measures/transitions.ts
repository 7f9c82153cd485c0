import { mean } from "./inequality.js";

/**
 * Moves of units between classes of relative income from one year to the next, apart by the class of their neighbours.
 */
export interface Transitions {
  /** Upper bounds of all classes but the highest, as multiples of the mean. */
  bounds: number[];
  /** [class of the neighbours][class before][class after] */
  counts: number[][][];
}

/**
 * Spatial Markov chain (Rey 2001, Geographical Analysis 33(3)): values[year][unit] over the mean of their year fall
 * into `classes` of equal size, pooled over all years; the neighbours' mean falls into the same classes. `weights`
 * [n*n] rows sum to one; a unit without neighbours is left out.
 */
export function spatialMarkov(
  values: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  classes: number,
): Transitions {
  const relative = values.map((row) => Array.from(row, (value) => value / mean(row)));
  const bounds = boundsOf(relative.flat(), classes);
  const classOf = (value: number) => bounds.filter((bound) => value > bound).length;
  const counts = grid(classes, () => grid(classes, () => grid(classes, () => 0)));
  for (const [y, next] of relative.slice(1).entries()) {
    const now = relative[y];
    for (let i = 0; i < now.length; i++) {
      const neighbours = lag(now, weights, i);
      if (neighbours !== undefined) counts[classOf(neighbours)][classOf(now[i])][classOf(next[i])]++;
    }
  }
  return { bounds, counts };
}

function boundsOf(values: readonly number[], classes: number): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return grid(classes - 1, (k) => sorted[Math.ceil(((k + 1) * sorted.length) / classes) - 1]);
}

/** Weighted mean of a unit's neighbours; undefined where it has none. */
function lag(values: readonly number[], weights: ArrayLike<number>, unit: number): number | undefined {
  const n = values.length;
  let sum = 0;
  let weight = 0;
  for (let j = 0; j < n; j++) {
    sum += weights[unit * n + j] * values[j];
    weight += weights[unit * n + j];
  }
  return weight > 0 ? sum / weight : undefined;
}

function grid<Value>(length: number, make: (at: number) => Value): Value[] {
  return Array.from({ length }, (_, at) => make(at));
}
