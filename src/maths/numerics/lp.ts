/** Linear programmes with few rows, solved by YALPS (a simplex of 6 kB that browsers load too). */

import { type Coefficients, solve } from "yalps";

/** The best corner of a programme. */
export interface Corner {
  /** What is best in sum. */
  best: number;
  /** Columns that the corner rests on, and their weights. */
  weights: readonly (readonly [column: number, weight: number])[];
}

/** Below this something of order one is rounding. */
const ROUNDING = 1e-12;

/**
 * The weights, none below zero, by which columns sum up to `right` and worths to the most. All is of order one.
 * `columns`: [column * rows + row]. Throws RangeError without an optimum.
 */
export function maximiseLinear(worths: ArrayLike<number>, columns: Float64Array, right: Float64Array): Corner {
  const rows = right.length;
  const worth = rows;
  const coefficients = (column: number): Coefficients<number> => [
    [worth, worths[column]],
    ...Array.from(right, (_, row) => [row, columns[column * rows + row]] as const),
  ];
  const { status, result, variables } = solve(
    {
      ...{ direction: "maximize", objective: worth },
      constraints: Array.from(right, (equal, row) => [row, { equal }] as const),
      variables: Array.from(worths, (_, column) => [column, coefficients(column)] as const),
    },
    { checkCycles: true, maxPivots: Infinity, precision: ROUNDING },
  );
  if (status !== "optimal") throw new RangeError("The linear programme has no optimum.");
  return { best: result, weights: variables };
}
