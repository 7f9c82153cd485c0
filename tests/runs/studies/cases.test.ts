import { describe, expect, it } from "vitest";
import type { Distribution } from "../../../src/input/index.js";
import { because } from "../../../src/measures/results/index.js";
import {
  casesAt,
  designOf,
  failuresOf,
  meansOfCases,
  outcomeRows,
  valueAt,
  valueIn,
} from "../../../src/runs/studies/cases.js";
import { textOf } from "../../../src/words/index.js";
import { factor, list, outcome, scenario, uniform, world, worldsOf } from "./handmade.js";

const FAILED = { failure: textOf("no base year") };
const STUCK = { failure: textOf("no market") };

describe("cases at points", () => {
  const lognormal = { kind: "lognormal", median: 2, deviation: 1 } as Distribution;

  it("have the value at the share of each factor, and all its changes in every replicate", () => {
    const factors = [factor("a", uniform(10, 20)), factor("b", list(1, 2))];
    const { values, tasks, replicates } = casesAt(
      scenario,
      factors,
      [Float64Array.of(0.5, 0), Float64Array.of(1, 1)],
      2,
    );
    expect(values).toEqual([
      [15, 1],
      [20, 2],
    ]);
    expect(replicates).toBe(2);
    expect(tasks.map(({ replicate }) => replicate)).toEqual([0, 1, 0, 1]);
    expect(tasks[2]!.changes).toEqual([
      { path: ["a"], value: 20 },
      { path: ["b"], value: 2 },
    ]);
    expect(casesAt(scenario, factors, [Float64Array.of(0.5, 0)]).tasks).toHaveLength(1);
  });

  it("end where a distribution ends, or where few values lie beyond", () => {
    const at = (share: number) => valueAt(factor("a", lognormal), share);
    expect(at(0.5)).toBeCloseTo(2, 12);
    expect(at(0)).toBeCloseTo(2 * Math.exp(-3.09), 9);
    expect(at(1)).toBeCloseTo(2 * Math.exp(3.09), 9);
    expect(at(0.999)).toBeCloseTo(2 * Math.exp(3.090232306), 5);
    expect([0, 1].map((share) => valueAt(factor("a", list(3, 1, 2)), share))).toEqual([3, 2]);
  });
});

describe("means over the replicates of cases", () => {
  const outcomes = [outcome("gdp", "higher"), outcome("theil", "lower")];

  it("are by arm and cell", () => {
    const worlds = worldsOf(outcomes, [
      world([1, 2], [3, 4]),
      world([3, 4], [5, 8]),
      world([0, 0], [0, 0]),
      world([2, 2], [2, 2]),
    ]);
    const means = meansOfCases(worlds, 2).results;
    expect(means).toEqual([world([2, 3], [4, 6]), world([1, 1], [1, 1])]);
    expect(meansOfCases(worlds, 1)).toBe(worlds);
  });

  it("fail with the first replicate that failed, an arm alone where the others were run", () => {
    const half = { arms: [new Float64Array(2), STUCK, Float64Array.of(1, 1)] };
    const other = { arms: [new Float64Array(2), { failure: textOf("later") }, Float64Array.of(3, 3)] };
    const worlds = worldsOf(outcomes, [world([1, 1], [1, 1]), FAILED, half, other]);
    expect(meansOfCases(worlds, 2).results).toEqual([
      FAILED,
      { arms: [new Float64Array(2), STUCK, Float64Array.of(2, 2)] },
    ]);
  });
});

describe("what came out of cases", () => {
  const outcomes = [outcome("gdp", "higher"), outcome("theil", "lower")];
  const worlds = worldsOf(outcomes, [
    FAILED,
    { arms: [Float64Array.of(10, 1), STUCK, Float64Array.of(12, Number.NaN)] },
    { arms: [STUCK, Float64Array.of(1, 1), STUCK] },
    { arms: [Float64Array.of(Number.NaN, 1), Float64Array.of(5, 2), Float64Array.of(6, 3)] },
  ]);

  it("is a row for every value of the last year, beside its baseline", () => {
    worlds.cells.unshift({ year: 2023, place: "cluster", indicator: "early" });
    const early = worldsOf(
      outcomes,
      worlds.results.map((result) =>
        "failure" in result
          ? result
          : { arms: result.arms.map((run) => ("failure" in run ? run : Float64Array.of(7, ...run))) },
      ),
    );
    early.cells = worlds.cells;
    const place = { year: 2024, place: "cluster" };
    expect([...outcomeRows(early)]).toEqual([
      { ...place, row: 1, variant: "dear", indicator: "gdp", baseline: 10, value: 12 },
      { ...place, row: 3, variant: "free", indicator: "theil", baseline: 1, value: 2 },
      { ...place, row: 3, variant: "dear", indicator: "theil", baseline: 1, value: 3 },
    ]);
  });

  it("tells of what failed, and in which arm", () => {
    expect(failuresOf(worlds)).toEqual([
      { case: 0, arm: null, ...because(textOf("no base year")) },
      { case: 1, arm: "free", ...because(textOf("no market")) },
      { case: 2, arm: "baseline", ...because(textOf("no market")) },
      { case: 2, arm: "dear", ...because(textOf("no market")) },
    ]);
    const design = designOf({ factors: [factor("a", uniform(0, 1))], values: [[1], [2], [3], [4]], draws: worlds });
    expect(design).toEqual({
      factors: ["a"],
      rows: [[1], [2], [3], [4]],
      failures: ["no base year", "free: no market", "baseline: no market dear: no market", ""],
    });
  });

  it("has no value where the world or the run failed", () => {
    expect(worlds.results.map((result) => valueIn(result, 1, 1))).toEqual([Number.NaN, Number.NaN, 1, 2]);
  });
});
