import { describe, expect, it } from "vitest";
import { dealOf, pairsOf, paymentsFor, receiptsOf } from "../../../../src/apps/lab/game/deal.js";
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

  it("gives everybody its receipts by payments between pairs", () => {
    const pairs = pairsOf(3);
    expect(receiptsOf(3, pairs, paymentsFor(pairs, [3, -1, -2]))).toEqual([3, -1, -2]);
  });

  it("has a core as a triangle cut off at what others can do without", () => {
    const corners = corePolygon(report.coalitions, ["a", "b", "c"], 10);
    expect(Math.max(...corners.map(([first]) => first))).toBeCloseTo(0.5);
    expect(Math.max(...corners.map(([, second]) => second))).toBeCloseTo(0.9);
  });
});
