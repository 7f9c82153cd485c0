import { describe, expect, it } from "vitest";
import type { YearGlance } from "../../../src/model/engine/policyMaker.js";
import {
  budgetPushes,
  jointObjective,
  jointYears,
  type ObjectiveWeights,
  objective,
  worthOfMoney,
} from "../../../src/model/governance/objective.js";

const E = Math.E;
/** Three cities; logs of GDP 2, 1 and 3. */
const glance: YearGlance = {
  realGdp: Float64Array.of(E ** 2, E, E ** 3),
  realRevenue: Float64Array.of(E, 0, -5),
  realConsumptionPerHead: Float64Array.of(E ** 0.5, E, E),
  knowledge: Float64Array.of(E ** 4, 0, 0),
};
const nothing: ObjectiveWeights = { gdp: 0, revenue: 0, consumption: 0, innovation: 0, rank: 0, cluster: 0 };
const peers = { own: [0], cluster: [0, 1, 2] };
const worth = (weights: Partial<ObjectiveWeights>, city = 0, glances = [glance], discount = 1, who = peers) =>
  objective(glances, city, { ...nothing, ...weights }, who, discount);

describe("what a city wants", () => {
  it.each<[keyof ObjectiveWeights, number]>([
    ["gdp", 2],
    ["revenue", 1],
    ["consumption", 0.5],
    ["innovation", 4],
    // Two less the mean of one and three.
    ["rank", 0],
    ["cluster", Math.log(E ** 2 + E + E ** 3)],
  ])("by %s alone", (what, expected) => {
    expect(worth({ [what]: 1 })).toBeCloseTo(expected, 12);
    expect(worth({ [what]: 0.3 })).toBeCloseTo(0.3 * expected, 12);
  });

  it("is the sum of what it weighs, discounted year by year", () => {
    expect(worth({ gdp: 0.5, revenue: 2 }, 0, [glance, glance, glance], 0.5)).toBeCloseTo(3 * 1.75, 12);
  });

  it("never is a budget that is spent up, whatever it gives for revenue", () => {
    for (const city of [1, 2]) {
      expect(worth({ gdp: 1 }, city)).toBeLessThan(-900);
      expect(worth({ revenue: 1 }, city)).toBe(-1000);
    }
  });

  it("is as bad where a sponsor is credited with all of a city's GDP, and a number still", () => {
    const rivals = { own: [1], cluster: [0, 1, 2] };
    const credited = { ...glance, realGdp: Float64Array.of(0, E, E ** 3) };
    expect(worth({ gdp: 1 }, 0, [credited])).toBe(-1000);
    expect(worth({ consumption: 1 }, 0, [credited])).toBeCloseTo(0.5, 12);
    // The mean of its rivals, one of which has nothing.
    expect(worth({ rank: 1 }, 1, [{ ...credited, realRevenue: Float64Array.of(E, E, E) }], 1, rivals)).toBeCloseTo(
      1 - (3 - 1000) / 2,
      12,
    );
  });

  it("is no rank against those who decide with it", () => {
    expect(worth({ rank: 1 }, 0, [glance], 1, { own: [0, 2], cluster: [0, 1, 2] })).toBeCloseTo(2 - 1, 12);
  });
});

it("cities that decide as one want what each wants, by their shares", () => {
  const glances = [{ ...glance, realRevenue: Float64Array.of(1, 1, 1) }];
  const weights = [
    { ...nothing, gdp: 1 },
    { ...nothing, consumption: 1 },
  ];
  const joint = { cities: [0, 1], weights, shares: [0.75, 0.25] };
  expect(jointObjective(glances, joint, [0, 1, 2], 1)).toBeCloseTo(0.75 * 2 + 0.25 * 1, 12);
});

it("years by themselves add up to the whole", () => {
  const glances = [glance, { ...glance, realGdp: Float64Array.of(E, E, E) }];
  const joint = { cities: [0], weights: [{ ...nothing, gdp: 1, rank: 1 }], shares: [1] };
  // GDP of 2 and 1; ranks of 0 and 0.
  expect(jointYears(glances, joint, [0, 1, 2])).toEqual([expect.closeTo(2, 12), expect.closeTo(1, 12)]);
  expect(jointObjective(glances, joint, [0, 1, 2], 0.5)).toBeCloseTo(2 + 0.5, 12);
});

describe("the worth of money", () => {
  it("is what the objective gains by a little more of it, against a little less", () => {
    const [more, less] = budgetPushes(200);
    expect([more, less]).toEqual([2, -2]);
    const logs = (amount: number) => Math.log(200 + amount);
    expect(worthOfMoney("city", 200, logs(more), logs(less))).toBeCloseTo(1 / 200, 6);
  });

  it("that is nothing is an error that says what to weigh more", () => {
    expect(() => worthOfMoney("city", 200, 1, 1)).toThrow(
      /worth nothing to city.*Give its revenue or consumption more/,
    );
  });
});
