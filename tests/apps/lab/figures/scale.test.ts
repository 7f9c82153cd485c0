import { describe, expect, it } from "vitest";
import { decimalsOfStep, scaleOver } from "../../../../src/apps/lab/figures/scale.js";
import { roundStep } from "../../../../src/figures/drawing/figure.js";

describe("a scale", () => {
  it("is marked at round numbers around the values", () => {
    const { ticks, at } = scaleOver([103, 118, Number.NaN], 200, 0);
    expect(ticks).toEqual([100, 105, 110, 115, 120]);
    expect([at(100), at(120)]).toEqual([200, 0]);
    expect(decimalsOfStep({ ticks: [0, 0.05] })).toBe(2);
  });

  it("does not magnify the last digits of a world at rest", () => {
    const { at } = scaleOver([2910, 2910 + 1e-9], 200, 0);
    expect(Math.abs(at(2910) - at(2910 + 1e-9))).toBeLessThan(0.01);
    const none = scaleOver([0, 1e-12], 200, 0, 4, 0.02);
    expect(Math.abs(none.at(0) - none.at(1e-12))).toBeLessThan(0.01);
  });

  it("stands where there is nothing, or only zeros", () => {
    for (const values of [[], [0, 0], [Number.NaN]]) {
      const { low, high, ticks } = scaleOver(values, 200, 0);
      expect(high).toBeGreaterThan(low);
      expect(ticks.every(Number.isFinite)).toBe(true);
    }
  });
});

describe("round steps", () => {
  it.each([
    [1, 1],
    [1.0005, 1],
    [1.1, 2],
    [2, 2],
    [3, 5],
    [6, 10],
    [0.03, 0.05],
    [700, 1000],
  ])("of at least %d are %d", (size, step) => {
    expect(roundStep(size)).toBeCloseTo(step, 10);
  });

  it.each([
    [[0, 1], 0],
    [[0, 0.5], 1],
    [[0, 0.01], 2],
    [[0, 20], 0],
    [[5], 0],
    [[0, 1e-9], 6],
  ])("%j are told apart by decimals", (ticks, decimals) => {
    expect(decimalsOfStep({ ticks })).toBe(decimals);
  });

  it("cover negative values, their number, and a wider span where that is asked for", () => {
    expect(scaleOver([-3, 4], 0, 100).ticks).toEqual([-4, -2, 0, 2, 4]);
    expect(scaleOver([0, 10], 0, 100, 2).ticks).toEqual([0, 5, 10]);
    expect(scaleOver([0, 10], 0, 100, 10).ticks).toHaveLength(11);
    const { low, high, at } = scaleOver([9, 11], 0, 100, 4, 20);
    expect([low, high]).toEqual([0, 20]);
    expect(at(10)).toBe(50);
    // A thousandth of the level, whichever end is larger.
    const narrow = scaleOver([1000, 1000.1], 0, 100);
    expect(narrow.high - narrow.low).toBeGreaterThanOrEqual(1);
    expect(narrow.high - narrow.low).toBeLessThan(2);
    const below = scaleOver([-1000.1, -1000], 0, 100);
    expect(below.high - below.low).toBeGreaterThanOrEqual(1);
    expect(scaleOver([0, 0], 0, 100)).toMatchObject({ low: -0.5, high: 0.5 });
    expect(scaleOver([7, 7], 0, 100, 4, 0)).toMatchObject({ low: 6.5, high: 7.5 });
  });
});
