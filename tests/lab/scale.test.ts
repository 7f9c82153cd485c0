import { describe, expect, it } from "vitest";
import { decimalsOfStep, scaleOver } from "../../src/lab/figures/scale.js";

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
