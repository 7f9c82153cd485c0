import { describe, expect, it } from "vitest";
import { dealOf, inSteps, pairsOf, paymentsFor, receiptsOf } from "../../../../src/apps/lab/game/deal.js";
import { corePolygon } from "../../../../src/maths/bargaining/triangle.js";
import type { GameReport } from "../../../../src/measures/results/index.js";

/** Three players of whom the first loses 3 when all agree; the pair of the others can have 5 by itself. */
const report = {
  acceptance: [
    { player: "a", gain: -3, without: 0 },
    { player: "b", gain: 6, without: 0 },
    { player: "c", gain: 7, without: 0 },
  ],
  coalitions: [
    { members: [], value: 0 },
    { members: ["a", "b"], value: 1 },
    { members: ["a", "c"], value: 1 },
    { members: ["b", "c"], value: 5 },
    { members: ["a", "b", "c"], value: 10 },
  ],
  core: { empty: false, leastCore: -1 },
} as unknown as GameReport;

describe("a deal", () => {
  it("does not hold while somebody is worse off than outside", () => {
    const { holds, stakes } = dealOf(report, [2, -1, -1]);
    expect(holds).toBe(false);
    expect(stakes.map(({ stays }) => stays)).toEqual([false, true, true]);
  });

  it("holds once nobody lacks anything, alone or in a group", () => {
    expect(dealOf(report, [4, -2, -2]).holds).toBe(true);
  });

  it("does not hold where a group could do better by itself, unless every division leaves some group wanting", () => {
    const greedy = [9, -4, -5];
    expect(dealOf(report, greedy).objections.map(({ members }) => members)).toEqual([["b", "c"]]);
    expect(dealOf(report, greedy).holds).toBe(false);
    expect(dealOf({ ...report, core: { empty: true, leastCore: 1 } }, greedy).holds).toBe(true);
  });

  it.each([[[3, -1, -2]], [[-4, 3, 0, 2, -1]], [[0, 0]], [[1, 2, -2, -1]]])(
    "gives everybody its receipts by payments between pairs: %j",
    (receipts) => {
      const pairs = pairsOf(receipts.length);
      expect(receiptsOf(receipts.length, pairs, paymentsFor(pairs, receipts))).toEqual(receipts);
    },
  );

  it("gives receipts in steps of the sliders, none a step off, so that equal gains of many stay so within two", () => {
    const [before, step] = [[3.13, 0.41, 0.22, 0.24], 0.05];
    const receipts = before.map((gain) => 1 - gain);
    const gains = inSteps(receipts, step, false).map((steps, at) => before[at]! + steps * step);
    expect(gains.reduce((all, gain) => all + gain)).toBeCloseTo(4, 12);
    expect(Math.max(...gains) - Math.min(...gains)).toBeLessThan(2 * step);
    expect(inSteps([0.5, -0.25, -0.25], 0.25, false)).toEqual([2, -1, -1]);
  });

  it("rounds no receipt down that is just enough: those who pay pay more", () => {
    expect(inSteps([0.51, 0.26, -0.4, -0.37], 0.05, true)).toEqual([11, 6, -9, -8]);
    expect(inSteps([0.5, -0.5, 0], 0.25, true)).toEqual([2, -2, 0]);
    // In proportion: who has little to spare is not asked for as much as who has a lot.
    expect(inSteps([1.1, -1, -0.1], 1, true)).toEqual([2, -2, 0]);
  });

  it("has a core as a triangle cut off at what others can do without", () => {
    const corners = corePolygon(report.coalitions, ["a", "b", "c"], 10);
    expect(Math.max(...corners.map(([first]) => first))).toBeCloseTo(0.5);
    expect(Math.max(...corners.map(([, second]) => second))).toBeCloseTo(0.9);
  });
});
