/** Linear programmes with few rows, by the simplex method (Dantzig 1951). */

import { inverse } from "./linear.js";

/** The best corner of a programme. */
export interface Corner {
  /** What is best in sum. */
  best: number;
  /** By row: by how much that rises when the row's right side rises by one. */
  prices: Float64Array;
  /** Columns that the corner rests on, at most one a row, and their weights. */
  basis: readonly number[];
  weights: Float64Array;
}

/** Below this something of order one is rounding. */
const ZERO = 1e-11;

/** What a unit costs that a row lacks: more than any price, where all is of order one. */
const LACK = 1e4;

/**
 * The weights, none below zero, by which columns sum up to `right` and worths to the most. All is of order one, no
 * right side below zero. `columns`: [column * rows + row]. Of what may leave a corner, the least in the order of
 * Dantzig, Orden and Wolfe (1955, Pacific J. Math. 5) does, so that no corner comes twice; each is solved anew, so that
 * rounding does not add up. Throws RangeError without an optimum.
 */
export function maximiseLinear(worths: ArrayLike<number>, columns: Float64Array, right: Float64Array): Corner {
  const rows = right.length;
  const all = Array.from(right.keys());
  // Those after the last are one unit of a row each.
  const entry = (column: number, row: number) =>
    column < worths.length ? columns[column * rows + row] : Number(column - worths.length === row);
  const basis = all.map((row) => worths.length + row);
  for (;;) {
    const matrix = Float64Array.from({ length: rows * rows }, (_, at) =>
      entry(basis[at % rows], Math.floor(at / rows)),
    );
    const inverted = inverse(rows, matrix)!;
    const times = (vector: Float64Array) =>
      right.map((_, place) => vector.reduce((sum, value, row) => sum + inverted[place * rows + row] * value, 0));
    const weights = times(right);
    const worth = basis.map((column) => (column < worths.length ? worths[column] : -LACK));
    const sum = (of: (place: number) => number) => worth.reduce((total, one, place) => total + one * of(place), 0);
    const prices = right.map((_, row) => sum((place) => inverted[place * rows + row]));
    const entering = mostGaining(worths, columns, prices);
    if (entering < 0) {
      if (basis.some((column, place) => column >= worths.length && weights[place] > ZERO)) break;
      return { best: sum((place) => weights[place]), prices, basis, weights };
    }
    const rates = times(columns.subarray(entering * rows, (entering + 1) * rows));
    const order = (a: number, b: number) => {
      const gap = (x: number, y: number) => x / rates[a] - y / rates[b];
      const gaps = [
        gap(weights[a], weights[b]),
        ...all.map((row) => gap(inverted[a * rows + row], inverted[b * rows + row])),
      ];
      return gaps.find((one) => Math.abs(one) > ZERO) ?? 0;
    };
    const [leaving] = all.filter((place) => rates[place] > ZERO).sort(order);
    if (leaving === undefined) break;
    basis[leaving] = entering;
  }
  throw new RangeError("The linear programme has no optimum.");
}

/** The column that is worth most beyond its entries at these prices; -1 where none is worth more. */
function mostGaining(worths: ArrayLike<number>, columns: Float64Array, prices: Float64Array): number {
  let found = -1;
  let largest = ZERO;
  for (let column = 0, at = 0; column < worths.length; column++) {
    let gain = worths[column];
    for (let row = 0; row < prices.length; row++) gain -= prices[row] * columns[at++];
    if (gain > largest) [found, largest] = [column, gain];
  }
  return found;
}
