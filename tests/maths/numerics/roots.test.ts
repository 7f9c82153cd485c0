import { describe, expect, it } from "vitest";
import { findRoot, findRoots, firstRoot, geometricGrid, linearGrid, slope } from "../../../src/maths/numerics/roots.js";

describe("roots and slopes", () => {
  it("finds a root to the last digits", () => {
    expect(findRoot(Math.cos, 1, 2)).toBeCloseTo(Math.PI / 2, 14);
    expect(findRoot((x) => Math.expm1(50 * (x - 0.9)), 0, 1)).toBeCloseTo(0.9, 14);
  });

  it("refuses an interval without a change of sign", () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(/change of sign/);
  });

  it("lists the roots along a grid and leaves poles out", () => {
    const grid = linearGrid(0.05, 10, 100);
    const expected = [1, 2, 3].map((k) => expect.closeTo(k * Math.PI, 12));
    expect(findRoots(Math.tan, grid)).toEqual(expected);
    expect(firstRoot((x) => 1 / (x - 2.02), grid)).toBeNull();
  });

  it("has grids with even steps and even ratios", () => {
    expect(linearGrid(0, 1, 3)).toEqual([0, 0.5, 1]);
    expect(geometricGrid(1, 100, 3)).toEqual([1, 10, 100].map((value) => expect.closeTo(value, 12)));
  });

  it("differentiates to ten digits", () => {
    expect(slope(Math.exp, 1, 1e-3)).toBeCloseTo(Math.E, 10);
  });
});
