import { describe, expect, it } from "vitest";
import {
  dagum,
  gini,
  hoover,
  standardDeviation,
  theilL,
  theilT,
  williamson,
} from "../../../../src/measures/indicators/measures/inequality.js";
import { columnSums } from "../../../../src/measures/indicators/measures/structure.js";
import { a, groups, income, people, table } from "./data.js";

const total = columnSums(table);

describe("inequality", () => {
  it("splits Theil's T into between and within", () => {
    const { total, between, within } = theilT(income, undefined, groups);
    expect(total).toBeCloseTo(0.1371528, 7);
    expect(between).toBeCloseTo(0.067401, 7);
    expect(within).toBeCloseTo(0.0697518, 7);
  });

  it("weights Theil's indices by people", () => {
    expect(theilL(income).total).toBeCloseTo(0.1292423, 7);
    expect(theilL(income, people).total).toBeCloseTo(0.0824917, 7);
    expect(theilT(income, people).total).toBeCloseTo(0.0964862, 7);
  });

  it("adds up: weighted parts sum to the total, one group has nothing between", () => {
    const split = theilL(income, people, groups);
    expect(split.between + split.within).toBeCloseTo(split.total, 14);
    expect(theilT(income, people).between).toBeCloseTo(0, 14);
  });

  it("leaves nothing, not its rounding, where nothing is left of a whole", () => {
    const [incomes, residents] = [
      [3, 5, 11, 13],
      [7, 3, 9, 2],
    ];
    for (const index of [theilT, theilL]) expect(index(incomes, residents, ["a", "b", "c", "d"]).within).toBe(0);
    expect(dagum(incomes, ["a", "a", "b", "b"], residents).transvariation).toBe(0);
    expect(dagum(incomes, ["a", "b", "a", "b"], residents).transvariation).toBeGreaterThan(0.01);
  });

  it("agrees with two hand-made cases of Theil and Gini by groups", () => {
    const even = theilT([10, 20, 30, 40], undefined, [0, 0, 1, 1]);
    expect(even.total).toBeCloseTo(0.10644013528622318, 12);
    expect(even.between).toBeCloseTo(0.08228287850505178, 12);
    expect(even.within).toBeCloseTo(0.024157256781171248, 12);
    expect(gini([10, 20, 30, 40])).toBeCloseTo(0.25, 12);
    expect(theilT([8, 8, 8, 8]).total).toBe(0);
    expect(gini([8, 8, 8, 8])).toBe(0);
  });

  it("gives REAT's documented examples", () => {
    expect(theilL([10, 10, 10, 20, 50]).total).toBeCloseTo(0.23263016196113612, 12);
    expect(theilT([10, 10, 10, 20, 50]).total).toBeCloseTo(0.250201211769094, 12);
    expect(gini([20, 50, 20, 10])).toBeCloseTo(0.3, 12);
    const classes = [500, 1500, 2500, 4000, 7500, 15000];
    expect(gini(classes, [1000, 1200, 1600, 400, 200, 600])).toBeCloseTo(0.5278260869565217, 12);
  });

  it("measures Gini, variation and Williamson's index", () => {
    expect(gini(income)).toBeCloseTo(0.2804124, 7);
    expect(gini(income, people)).toBeCloseTo(0.2179798, 7);
    expect(williamson(income, people)).toBeCloseTo(0.4937757, 7);
    expect(standardDeviation([1, 3])).toBe(1);
    expect(hoover(a, total)).toBeCloseTo(0.2722222, 7);
  });
});
