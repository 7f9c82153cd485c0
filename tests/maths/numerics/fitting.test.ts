import { describe, expect, it } from "vitest";
import { fitted, marginFactors } from "../../../src/maths/numerics/fitting.js";

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

/** The matrix with these margins, row by row. */
function withMargins(seed: number[], rows: number[], columns: number[]): number[] {
  const matrix = Float64Array.from(seed);
  return [...fitted(matrix, marginFactors(matrix, Float64Array.from(rows), Float64Array.from(columns)))];
}

describe("a matrix fitted to its margins", () => {
  it("has the sums that are asked for, and keeps the odds of the seed", () => {
    // Odds of five to one: 25 x 15 over 15 x 5.
    expect(withMargins([30, 10, 7.5, 12.5], [40, 20], [30, 30])).toEqual(near([25, 15, 5, 15]));
    // Without odds it is the product of its margins over all.
    expect(withMargins([1, 1, 1, 1, 1, 1], [10, 20], [6, 9, 15])).toEqual(near([2, 3, 5, 4, 6, 10]));
  });

  it("is the seed where this has the sums", () => {
    expect(withMargins([1, 2, 3, 4], [3, 7], [4, 6])).toEqual(near([1, 2, 3, 4]));
  });

  it("has nothing where the seed has nothing, or a margin is nothing", () => {
    expect(withMargins([1, 0, 1, 1], [3, 5], [4, 4])).toEqual(near([3, 0, 1, 4]));
    const seed = Float64Array.of(1, 1, 1, 1, 1, 1);
    const { row, column } = marginFactors(seed, Float64Array.of(6, 0), Float64Array.of(2, 0, 4));
    expect([...fitted(seed, { row, column })]).toEqual(near([2, 0, 4, 0, 0, 0]));
    expect([row[1], column[1]]).toEqual([0, 0]);
    // A row whose seed is empty gets no factor, whatever is asked of it.
    const empty = marginFactors(Float64Array.of(0, 0, 1, 1), Float64Array.of(5, 2), Float64Array.of(1, 1));
    expect([...empty.row]).toEqual([0, 1]);
  });

  it("holds to its rows to the last digit, also where the columns cannot be had", () => {
    // The columns ask for more than the rows.
    const seed = Float64Array.of(1, 2, 3, 4);
    const matrix = fitted(seed, marginFactors(seed, Float64Array.of(3, 7), Float64Array.of(8, 12)));
    expect([matrix[0]! + matrix[1]!, matrix[2]! + matrix[3]!]).toEqual(near([3, 7]));
    expect([...matrix]).toEqual(near([1, 2, 3, 4]));
  });

  it("is found where factors lie far apart", () => {
    const matrix = withMargins([1e-6, 1, 1, 1e-6], [1, 1], [1, 1]);
    expect(matrix).toEqual(near([1e-6 / (1 + 1e-6), 1 / (1 + 1e-6), 1 / (1 + 1e-6), 1e-6 / (1 + 1e-6)]));
  });
});
