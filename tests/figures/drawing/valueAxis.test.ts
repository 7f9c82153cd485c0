import { describe, expect, it } from "vitest";
import { decimalsOfStep, roundStep, valueAxis } from "../../../src/figures/drawing/figure.js";

describe("an axis of values", () => {
  it("is marked at round numbers around the values, with as many decimals as tell them apart", () => {
    expect(valueAxis([103, 118, Number.NaN])).toMatchObject({
      range: [100, 120],
      tickvals: [100, 105, 110, 115, 120],
      ticktext: ["100", "105", "110", "115", "120"],
    });
    expect(valueAxis([0, 0.1]).ticktext).toEqual(["0", "0.05", "0.10"]);
    expect(valueAxis([-2000, 0]).ticktext).toEqual(["−2\u202f000", "−1\u202f500", "−1\u202f000", "−500", "0"]);
  });

  it("has a line at each tick, and says all that is drawn", () => {
    expect(valueAxis([0, 1])).toMatchObject({ showgrid: true, zeroline: false, showline: false, ticks: "" });
  });

  it("does not magnify the last digits of a world at rest", () => {
    const span = ([low, high]: readonly [number, number]) => high - low;
    expect(span(valueAxis([2910, 2910 + 1e-9]).range)).toBeGreaterThan(1);
    expect(span(valueAxis([0, 1e-12], { narrowest: 0.02 }).range)).toBeGreaterThanOrEqual(0.02);
  });

  it("stands where there is nothing, or only zeros", () => {
    for (const values of [[], [0, 0], [Number.NaN]]) {
      const { range, tickvals } = valueAxis(values);
      expect(range[1]).toBeGreaterThan(range[0]);
      expect(tickvals.every(Number.isFinite)).toBe(true);
    }
  });

  it("covers negative values, their number, and a wider span where that is asked for", () => {
    expect(valueAxis([-3, 4]).tickvals).toEqual([-4, -2, 0, 2, 4]);
    expect(valueAxis([0, 10], { count: 2 }).tickvals).toEqual([0, 5, 10]);
    expect(valueAxis([0, 10], { count: 10 }).tickvals).toHaveLength(11);
    expect(valueAxis([9, 11], { narrowest: 20 }).range).toEqual([0, 20]);
    // A thousandth of the level, whichever end is larger.
    for (const ends of [
      [1000, 1000.1],
      [-1000.1, -1000],
    ]) {
      const [low, high] = valueAxis(ends).range;
      expect(high - low).toBeGreaterThanOrEqual(1);
      expect(high - low).toBeLessThan(2);
    }
    expect(valueAxis([0, 0]).range).toEqual([-0.5, 0.5]);
    expect(valueAxis([7, 7], { narrowest: 0 }).range).toEqual([6.5, 7.5]);
    // A top that is a tick but for the last digit gets no further one.
    expect(valueAxis([0, 0.3 - 1e-17]).range[1]).toBeCloseTo(0.3, 12);
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
    [1, 0],
    [0.5, 1],
    [0.01, 2],
    [20, 0],
    [1e-9, 6],
  ])("of %d are told apart by %d decimals", (step, decimals) => {
    expect(decimalsOfStep(step)).toBe(decimals);
  });
});
