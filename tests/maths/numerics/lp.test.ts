import { describe, expect, it } from "vitest";
import { maximiseLinear } from "../../../src/maths/numerics/lp.js";

const close = (...values: number[]) => values.map((value) => expect.closeTo(value, 12));

describe("a linear programme", () => {
  // Two goods need 1 and 3, and 2 and 2, of what the rows have; two more columns take up what is left over.
  const columns = Float64Array.of(1, 3, 2, 2, 1, 0, 0, 1);
  const worths = [3, 5, 0, 0];

  it("has its best at a corner, and prices for its rows", () => {
    const { best, prices, basis, weights } = maximiseLinear(worths, columns, Float64Array.of(4, 6));
    expect(best).toBeCloseTo(10.5, 12);
    expect([...prices]).toEqual(close(2.25, 0.25));
    expect(basis.map((column, place) => [column, weights[place]]).sort()).toEqual([
      [0, expect.closeTo(1, 12)],
      [1, expect.closeTo(1.5, 12)],
    ]);
    // One more of the first row is worth its price.
    expect(maximiseLinear(worths, columns, Float64Array.of(5, 6)).best).toBeCloseTo(12.75, 12);
  });

  it("ends where corners coincide, at which a rule without order goes round (Beale 1955)", () => {
    const beale = Float64Array.of(0.25, 0.5, 0, -60, -90, 0, -0.04, -0.02, 1, 9, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1);
    const { best } = maximiseLinear([0.75, -150, 0.02, -6, 0, 0, 0], beale, Float64Array.of(0, 0, 1));
    expect(best).toBeCloseTo(0.05, 12);
  });

  it("without a best, or with rows that nothing fills, is an error", () => {
    expect(() => maximiseLinear([1, 0], Float64Array.of(1, -1), Float64Array.of(0))).toThrow(RangeError);
    expect(() => maximiseLinear([1], Float64Array.of(1, 1), Float64Array.of(1, 2))).toThrow(/no optimum/);
  });
});
