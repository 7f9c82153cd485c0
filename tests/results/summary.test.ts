import { describe, expect, it } from "vitest";
import { policyJsonl } from "../../src/results/policy.js";
import { addReplicate, newSummary, pairsOf } from "../../src/results/summary.js";
import { effectsCsv, flowsCsv, indicatorsCsv } from "../../src/results/tables.js";
import { NAMES, replicates, summaryOf, withFailures } from "./runs.js";

describe("accumulation", () => {
  const allTables = (order: number[]) => {
    const summary = summaryOf(order);
    return [...indicatorsCsv(summary), ...effectsCsv(summary), ...flowsCsv(summary), ...policyJsonl(summary)].join("");
  };

  it("gives the same bytes in whatever order replicates arrive", () => {
    expect(allTables([2, 0, 1])).toBe(allTables([0, 1, 2]));
  });

  it("goes on when runs failed: an arm keeps its own, a pair needs both", () => {
    const summary = withFailures();
    expect(summary.replicates).toEqual([0, 1, 2]);
    expect(summary.variants.map((variant) => variant.replicates)).toEqual([
      [1, 2],
      [0, 2],
    ]);
    expect([pairsOf(summary, 0), pairsOf(summary, 1)]).toEqual([[1, 2], [2]]);
  });

  it("refuses a replicate twice, other variants and other shapes", () => {
    const summary = summaryOf([0]);
    expect(() => addReplicate(summary, 0, replicates[0]!)).toThrow(/added before/);
    expect(() => addReplicate(summary, 1, [replicates[1]![1]!, replicates[1]![0]!])).toThrow(/baseline, reform/);
    const short = { ...replicates[2]![1]!, values: new Float64Array(2) };
    expect(() => addReplicate(newSummary(NAMES, { first: 2 }), 2, [replicates[2]![0]!, short])).toThrow(
      /2 values, not 4/,
    );
  });

  it("keeps the worst audit", () => expect(summaryOf([0, 1, 2]).variants[1]!.audit!.goodsError).toBe(2));
});
