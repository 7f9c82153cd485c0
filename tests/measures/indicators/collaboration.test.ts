import { describe, expect, it } from "vitest";
import {
  collaboration,
  collaborationCsv,
  type Observation,
  weightSensitivity,
} from "../../../src/measures/indicators/collaboration.js";

const observed = (arm: string, year: number, values: Record<string, number>): Observation => ({
  arm,
  year,
  value: (indicator) => values[indicator] ?? Number.NaN,
});

/** Two arms and years: structures grow apart in both, trade freer and the gap wider with the reform. */
const observations = [
  observed("baseline", 2021, {
    complementarity: 0.1,
    "trade-freeness": 0.2,
    "core-periphery-gap": 0.4,
    "platform-effect": 0,
  }),
  observed("baseline", 2041, {
    complementarity: 0.2,
    "trade-freeness": 0.2,
    "core-periphery-gap": 0.4,
    "platform-effect": 0,
  }),
  observed("reform", 2021, {
    complementarity: 0.1,
    "trade-freeness": 0.3,
    "core-periphery-gap": 0.4,
    "platform-effect": 0,
  }),
  observed("reform", 2041, {
    complementarity: 0.3,
    "trade-freeness": 0.6,
    "core-periphery-gap": -0.8,
    "platform-effect": 0,
  }),
];
const index = collaboration(observations);

describe("the index of collaboration", () => {
  it("scores each side between the worst and the best of all arms and years", () => {
    expect(index.weights.map(({ dimension }) => dimension.id)).toEqual(["complementarity", "market", "balance"]);
    const scores = index.rows.map((row) => row.scores.map((score) => Number(score.toFixed(12))));
    // A core that is poorer than its periphery is as far from balance as one that is richer.
    expect(scores).toEqual([
      [0, 0, 1],
      [0.5, 0, 1],
      [0, 0.25, 1],
      [1, 1, 0],
    ]);
    expect(index.rows[1]!.equal).toBeCloseTo(0.5, 12);
  });

  it("leaves out what has no value or never differs, and says so", () => {
    const left = Object.fromEntries(index.left.map(({ dimension, reason }) => [dimension.id, reason]));
    expect(left["platforms"]?.en).toBe("the same in all arms and years");
    expect(left["input-links"]?.en).toBe("no value in some arm or year");
    expect(left["optimum"]?.en).toMatch(/agglom game/);
    expect(index.weights.reduce((sum, { equal }) => sum + equal, 0)).toBeCloseTo(1, 12);
    expect(index.weights.reduce((sum, { entropy }) => sum + entropy, 0)).toBeCloseTo(1, 12);
  });

  it("couples what is even: both versions lie between zero and one", () => {
    for (const { coupling, corrected } of index.rows)
      for (const value of [coupling, corrected]) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThanOrEqual(1);
      }
  });

  it("says how much hangs on the weights", () => {
    const [, before, , after] = index.rows;
    const { equal, lowest, highest, share } = weightSensitivity(after!, before!);
    expect(equal).toBeCloseTo((0.5 + 1 - 1) / 3, 12);
    expect([lowest, highest]).toEqual([-1, 1]);
    // P(.5 E1 + E2 > E3) for exponential E: 1 - 1/3 * 1/2.
    expect(share).toBeCloseTo(1 - 1 / 1.5 / 2, 12);
  });

  it("has no composite where nothing can be compared", () => {
    const alone = collaboration([observations[0]!]);
    expect(alone.weights).toEqual([]);
    expect(alone.rows[0]!.equal).toBeNaN();
    expect(collaboration([]).rows).toEqual([]);
  });

  it("is written with the vector beside it", () => {
    const lines = [...collaborationCsv(index)].join("").split("\n");
    expect(lines[0]).toBe("variant,year,dimension,indicator,value,score,weight_equal,weight_entropy");
    expect(lines[1]).toMatch(/^baseline,2021,complementarity,complementarity,0.1,0,0.333/);
    expect(lines.join("\n")).not.toMatch(/NaN|Infinity/);
  });
});
