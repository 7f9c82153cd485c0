import { sampleCorrelation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import type { Factor } from "../../../src/runs/studies/factor.js";
import { type DrawList, drawsOf, FROM_RANGES, firstDraws, jointDraws } from "../../../src/runs/studies/jointDraws.js";
import { textOf } from "../../../src/words/index.js";

const factor = (name: string): Factor => ({
  name,
  label: textOf(name),
  unit: textOf("1"),
  distribution: { kind: "uniform", low: 0, high: 1 },
  source: "",
  changes: () => [],
});
const factors = ["a", "b", "c", "d"].map(factor);
const column = (rows: number[][], f: number) => rows.map((row) => row[f]!);
const whole = jointDraws(factors, firstDraws(256), 1);

describe("joint draws", () => {
  it.each([16, 64, 256])("the first %i take one value of each factor in every stratum", (count) => {
    for (const f of factors.keys()) {
      const strata = column(whole.slice(0, count), f).map((value) => Math.floor(count * value));
      expect(strata.sort((x, y) => x - y)).toEqual(firstDraws(count));
    }
  });

  it("more of them leave the first ones as they are", () => {
    for (const count of [1, 16, 40, 100, 300]) {
      const some = jointDraws(factors, firstDraws(count), 1);
      expect(some).toHaveLength(count);
      expect(some.slice(0, 256)).toEqual(whole.slice(0, count));
    }
  });

  it("are independent of each other, at every level of the design", () => {
    const draws = jointDraws(factors, firstDraws(1024), "seed");
    for (const count of [64, 256, 1024])
      for (const [f, g] of [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
      ] as const) {
        const correlation = sampleCorrelation(column(draws.slice(0, count), f), column(draws.slice(0, count), g));
        // Three standard errors of independent draws.
        expect(Math.abs(correlation)).toBeLessThan(3 / Math.sqrt(count));
      }
  });

  it("of a factor do not depend on what else is drawn", () => {
    const numbers = firstDraws(50);
    expect(column(jointDraws([factors[2]!], numbers, 3), 0)).toEqual(column(jointDraws(factors, numbers, 3), 2));
  });

  it("follow the seed", () => {
    const numbers = firstDraws(20);
    expect(jointDraws(factors, numbers, 1)).toEqual(jointDraws(factors, numbers, 1));
    expect(jointDraws(factors, numbers, 1)).not.toEqual(jointDraws(factors, numbers, 2));
  });

  it("have so few digits that they are the same number wherever they are written down", () => {
    const rounded = { ...factor("e"), distribution: { kind: "lognormal", median: 3e5, deviation: 2 } as const };
    for (const [value] of jointDraws([rounded], firstDraws(64), 1)) expect(Number(value!.toPrecision(6))).toBe(value);
  });
});

describe("the draws of a region", () => {
  const list: DrawList = { seed: 1, numbers: [0, 2, 3], columns: new Map([["a", [7, 8, 9]]]), from: "stored" };

  it("are the stored values, others those of the same draws of the endless list", () => {
    const draws = drawsOf(factors, 3, list);
    expect(column(draws, 0)).toEqual([7, 8, 9]);
    expect(column(draws, 1)).toEqual([0, 2, 3].map((draw) => whole[draw]![1]));
  });

  it("go on after the last stored one", () => {
    const draws = drawsOf(factors, 5, list);
    expect(draws.slice(3)).toEqual(whole.slice(4, 6));
  });

  it("leave alone what a scenario gives a distribution of its own", () => {
    expect(column(drawsOf(factors, 3, list, new Set(["a"])), 0)).toEqual([0, 2, 3].map((draw) => whole[draw]![0]));
  });

  it("are the endless list itself where nothing is stored", () => {
    expect(drawsOf(factors, 64, FROM_RANGES)).toEqual(whole.slice(0, 64));
  });
});
