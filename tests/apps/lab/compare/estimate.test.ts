import { describe, expect, it } from "vitest";
import { tornadoBars } from "../../../../src/apps/lab/compare/LeverStudies.js";
import { inPercent, isSame, Trials } from "../../../../src/apps/lab/compare/trials.js";
import { CONTROLS } from "../../../../src/apps/lab/state/controls.js";

const trial = (replicate: number, policy: number | "baseline", value: number) => ({
  replicate,
  policy,
  values: Float64Array.of(value),
  done: 0,
  all: 0,
});

const end = { scopes: ["cluster"], indicators: ["real-gdp"] };

describe("runs under several draws of luck", () => {
  const trials = new Trials(
    [
      trial(0, "baseline", 100),
      trial(0, 0, 103),
      trial(1, "baseline", 110),
      trial(1, 0, 115),
      trial(2, "baseline", 90),
    ],
    end,
  );

  it("are paired by their luck; a run without its partner does not count", () => {
    const { mean, low, high, count } = trials.difference(0, "baseline", "cluster", "real-gdp");
    expect([mean, count]).toEqual([4, 2]);
    // Student's t for one degree of freedom, sd of 3 and 5 over the root of two.
    expect(high - mean).toBeCloseTo(12.7062, 3);
    expect(mean - low).toBeCloseTo(12.7062, 3);
    expect(inPercent({ mean, low, high, count }, 100).mean).toBe(4);
  });

  it("know no chance of a single draw, and nothing of other places", () => {
    const one = new Trials([trial(0, "baseline", 1), trial(0, 0, 2)], end);
    expect(one.difference(0, "baseline", "cluster", "real-gdp")).toMatchObject({ mean: 1, low: Number.NaN, count: 1 });
    expect(one.difference(0, "baseline", "nowhere", "real-gdp").count).toBe(0);
  });
});

describe("a tornado", () => {
  it("has the lever that moves most on top, seen from the unchanged policy", () => {
    const [first, second] = CONTROLS;
    const { centre, rows } = tornadoBars([first!, second!], (policy) => [5, 4, 6, 1, 5][policy]!);
    expect(centre).toBe(5);
    expect(rows.map(({ control, low, high }) => [control.id, low, high])).toEqual([
      [second!.id, 1, 5],
      [first!.id, 4, 6],
    ]);
  });
});

describe("an estimate", () => {
  const pair = { scopes: ["cluster", "mill"], indicators: ["real-gdp", "firms"] };
  const all = (replicate: number, policy: number | "baseline", ...values: number[]) => ({
    ...trial(replicate, policy, 0),
    values: Float64Array.from(values),
  });
  const trials = new Trials(
    [all(0, "baseline", 1, 2, 3, 4), all(0, 0, 10, 20, 30, Number.NaN), all(0, 1, 5, 6, 7, 8)],
    pair,
  );

  it("is of its own place, indicator and run", () => {
    expect(trials.level("baseline", "mill", "real-gdp").mean).toBe(3);
    expect(trials.level(0, "cluster", "firms").mean).toBe(20);
    expect(trials.difference(1, 0, "mill", "real-gdp").mean).toBe(-23);
    expect(trials.difference(0, 1, "mill", "real-gdp").mean).toBe(23);
  });

  it("is none where there is no value", () => {
    for (const estimate of [
      trials.level(0, "mill", "firms"),
      trials.level("baseline", "mill", "magic"),
      trials.level(7, "mill", "firms"),
    ])
      expect(estimate).toEqual({ mean: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 });
  });

  it("in per cent is of the level's size", () => {
    expect(inPercent({ mean: 5, low: 1, high: 9, count: 3 }, -50)).toEqual({ mean: 10, low: 2, high: 18, count: 3 });
  });

  it("is compared by what it says", () => {
    expect(isSame({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
    expect(isSame({ a: [1] }, { a: [2] })).toBe(false);
  });
});
