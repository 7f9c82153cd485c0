import { describe, expect, it } from "vitest";
import { paretoFront, regretsOf } from "../../../src/runs/studies/sweep.js";

describe("regret", () => {
  it("is what an option falls short of the best of a world, over worlds that all options have", () => {
    const { regrets, draws } = regretsOf([
      [4, 1, 9],
      [3, 3, Number.NaN],
      [0, 2, 5],
    ]);
    expect(draws).toBe(2);
    expect(regrets).toEqual([
      { largest: 2, mean: 1 },
      { largest: 1, mean: 0.5 },
      { largest: 4, mean: 2.5 },
    ]);
  });

  it("is no number without a world to compare in", () => {
    expect(regretsOf([[Number.NaN], [1]])).toEqual({
      regrets: Array(2).fill({ largest: Number.NaN, mean: Number.NaN }),
      draws: 0,
    });
  });
});

describe("a front", () => {
  it("holds what nothing beats in all measures, equals among them, and nothing without a value", () => {
    const measures = [
      [3, 1],
      [2, 2],
      [1, 1],
      [2, 2],
      [2, 1],
      [Number.NaN, 9],
    ];
    expect(paretoFront(measures)).toEqual([true, true, false, true, false, false]);
  });
});
