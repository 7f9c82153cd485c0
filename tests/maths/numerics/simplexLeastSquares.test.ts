import { describe, expect, it } from "vitest";
import { simplexLeastSquares } from "../../../src/maths/numerics/simplexLeastSquares.js";
import { RandomStream } from "../../../src/model/engine/random.js";

const random = new RandomStream("simplex", 0, "test");
const matrix = (columns: number, rows: number) =>
  Array.from({ length: columns }, (_, j) => Float64Array.from({ length: rows }, (_, t) => random.normal(j, t, 0)));
const product = (columns: readonly Float64Array[], weights: ArrayLike<number>) =>
  columns[0]!.map((_, t) => columns.reduce((sum, column, j) => sum + column[t]! * weights[j]!, 0));

describe("least squares on the simplex", () => {
  it("finds weights that made the target", () => {
    const columns = matrix(8, 20);
    const weights = [0.5, 0, 0.2, 0, 0, 0.3, 0, 0];
    const found = simplexLeastSquares(columns, product(columns, weights));
    weights.forEach((weight, j) => {
      expect(found[j]).toBeCloseTo(weight, 5);
    });
  });

  it("outside of the hull: no donor with weight could lend some of it to a better one", () => {
    const columns = matrix(60, 9);
    const target = Float64Array.from({ length: 9 }, (_, t) => 4 * random.normal(99, t, 1));
    const weights = simplexLeastSquares(columns, target);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    const rest = product(columns, weights).map((value, t) => value - target[t]!);
    const slopes = columns.map((column) => column.reduce((sum, value, t) => sum + value * rest[t]!, 0));
    const least = Math.min(...slopes);
    slopes.forEach((slope, j) => {
      expect(weights[j]).toBeGreaterThanOrEqual(0);
      if (weights[j]! > 1e-4) expect(slope - least).toBeLessThan(1e-4);
    });
  });

  it("a single column has all weight, equal columns share or take it", () => {
    expect([...simplexLeastSquares([[1, 2]], [5, 5])]).toEqual([1]);
    const twins = simplexLeastSquares(
      [
        [1, 0],
        [1, 0],
        [0, 1],
      ],
      [0.6, 0.4],
    );
    expect(twins[0]! + twins[1]!).toBeCloseTo(0.6, 8);
    expect(twins[2]).toBeCloseTo(0.4, 8);
  });

  it("a penalty takes, of many mixtures that meet the target, the one of near columns", () => {
    const columns = [[2], [-2], [1], [-1], [0.5], [-0.5]];
    expect([...simplexLeastSquares(columns, [0], 1e-3)]).toEqual([0, 0, 0, 0, 0.5, 0.5]);
  });
});
