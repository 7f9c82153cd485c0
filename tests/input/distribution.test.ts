import { describe, expect, it } from "vitest";
import { type Distribution, distributionOf, distributionSchema, spanOf } from "../../src/input/quantity.js";

const taken = (distribution: object) => distributionSchema.safeParse({ source: "assumed", ...distribution }).success;

describe("what is known of a figure", () => {
  it.each([
    [{ kind: "uniform", low: 1, high: 2 }, true],
    [{ kind: "uniform", low: 1, high: 1 }, false],
    [{ kind: "triangular", low: 1, mode: 1, high: 2 }, true],
    [{ kind: "triangular", low: 1, mode: 2, high: 2 }, true],
    [{ kind: "triangular", low: 1, mode: 3, high: 2 }, false],
    [{ kind: "triangular", low: 1, mode: 0, high: 2 }, false],
    [{ kind: "triangular", low: 1, mode: 1, high: 1 }, false],
    [{ kind: "two-piece", low: 1, median: 1, high: 2 }, true],
    [{ kind: "two-piece", low: 1, median: 3, high: 2 }, false],
    [{ kind: "lognormal", median: 1, deviation: 0.1 }, true],
    [{ kind: "lognormal", median: 0, deviation: 0.1 }, false],
    [{ kind: "list", values: [1] }, true],
    [{ kind: "list", values: [] }, false],
  ])("%j is taken: %s", (distribution, expected) => expect(taken(distribution)).toBe(expected));

  it("is its distribution, or else its range about the value where that has a width", () => {
    const distribution: Distribution = { kind: "list", values: [1, 2] } as Distribution;
    expect(distributionOf({ value: 1, range: [0, 1], distribution })).toBe(distribution);
    expect(distributionOf({ value: 0.3, range: [0, 1] })).toEqual({ kind: "two-piece", low: 0, median: 0.3, high: 1 });
    expect(distributionOf({ value: 1, range: [1, 1] })).toBeUndefined();
    expect(distributionOf({ value: 1 })).toBeUndefined();
  });

  it("falls evenly from a value at an end of its range to the other end", () => {
    expect(distributionOf({ value: 0, range: [0, 1] })).toEqual({ kind: "triangular", low: 0, mode: 0, high: 1 });
    expect(distributionOf({ value: 1, range: [0, 1] })).toEqual({ kind: "triangular", low: 0, mode: 1, high: 1 });
  });

  it("has the multiple of the value as median where the range is of a multiple, within its ends", () => {
    expect(distributionOf({ value: 0.3, range: [0, 1] }, 2)).toMatchObject({ median: 0.15 });
    expect(distributionOf({ value: 0.667, range: [0, 0.333] }, 2)).toMatchObject({ mode: 0.333 });
  });

  it("spans its bounds, the ends of a list, or what 99.8 % of a lognormal one lie between", () => {
    expect(spanOf({ kind: "uniform", low: 1, high: 2 } as Distribution)).toEqual([1, 2]);
    expect(spanOf({ kind: "triangular", low: 1, mode: 1.5, high: 2 } as Distribution)).toEqual([1, 2]);
    expect(spanOf({ kind: "list", values: [2, 1, 3] } as Distribution)).toEqual([1, 3]);
    const [low, high] = spanOf({ kind: "lognormal", median: 2, deviation: 0.5 } as Distribution);
    expect([low, high]).toEqual([expect.closeTo(2 * Math.exp(-1.545), 9), expect.closeTo(2 * Math.exp(1.545), 9)]);
  });
});
