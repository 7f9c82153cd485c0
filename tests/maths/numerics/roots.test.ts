import { describe, expect, it, vi } from "vitest";
import { findRoot, findRoots, firstRoot, geometricGrid, linearGrid, slope } from "../../../src/maths/numerics/roots.js";

describe("roots and slopes", () => {
  it.each([
    ["a smooth curve", Math.cos, [1, 2], Math.PI / 2, 9],
    ["a bent one", (x: number) => Math.expm1(50 * (x - 0.9)), [0, 1], 0.9, 14],
    ["a power", (x: number) => x ** 7 - 0.5, [0, 2], 0.5 ** (1 / 7), 12],
    ["a flat one", (x: number) => (x - 0.3) ** 9, [0, 1], 0.3, 60],
  ] as const)("finds a root of %s to the last digits, in few trials", (_, curve, [low, high], root, most) => {
    const counted = vi.fn(curve);
    expect(findRoot(counted, low, high)).toBeCloseTo(root, 14);
    expect(counted.mock.calls.length).toBeLessThanOrEqual(most);
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

  it("takes an end of the interval that is a root, and goes either way", () => {
    expect(findRoot((x) => x - 1, 1, 3)).toBe(1);
    expect(findRoot((x) => x - 3, 1, 3)).toBe(3);
    expect(findRoot((x) => x - 2, 3, 1)).toBe(2);
    expect(findRoot((x) => 2 - x, 1, 5)).toBe(2);
    expect(() => findRoot((x) => x, 1, 2)).toThrow("No change of sign between 1 and 2.");
    expect(() => findRoot(() => Number.NaN, 1, 2)).toThrow(RangeError);
  });

  it("finds roots far from zero and at it in few trials, too", () => {
    for (const [curve, low, high, root] of [
      [(x: number) => x * x - 2e12, 0, 1e7, Math.sqrt(2e12)],
      [(x: number) => Math.expm1(x), -1, 3, 0],
    ] as const) {
      const counted = vi.fn(curve);
      expect(Math.abs(findRoot(counted, low, high) - root)).toBeLessThanOrEqual(1e-15 * Math.max(1, root));
      expect(counted.mock.calls.length).toBeLessThanOrEqual(13);
    }
  });

  it("tells roots from jumps whatever the unit of the values", () => {
    for (const unit of [1e-9, 1, 1e12]) {
      expect(findRoots((x) => unit * (x < 0.3 ? -1 : 2), [0, 1])).toEqual([]);
      expect(findRoots((x) => unit * (x * x - 0.3), [0, 1])).toEqual([expect.closeTo(Math.sqrt(0.3), 12)]);
    }
  });

  it("lists roots on points of the grid once, and the first of all", () => {
    const curve = (x: number) => (x - 1) * (x - 2.5) * (x - 4);
    expect(findRoots(curve, [0, 1, 2, 3, 4, 5])).toEqual([1, expect.closeTo(2.5, 12), 4]);
    expect(firstRoot(curve, [2, 3, 4, 5])).toBeCloseTo(2.5, 12);
    expect(firstRoot(curve, [5, 4, 3])).toBe(4);
    expect(findRoots(curve, [5, 6, 7])).toEqual([]);
    // A jump is no root, though the sign changes there.
    expect(findRoots((x) => (x < 0.3 ? -1 : 2), [0, 1])).toEqual([]);
  });

  it("has grids with even steps and even ratios", () => {
    expect(linearGrid(0, 1, 3)).toEqual([0, 0.5, 1]);
    expect(geometricGrid(1, 100, 3)).toEqual([1, 10, 100].map((value) => expect.closeTo(value, 12)));
  });

  it("differentiates to ten digits", () => {
    expect(slope(Math.exp, 1, 1e-3)).toBeCloseTo(Math.E, 10);
  });
});
