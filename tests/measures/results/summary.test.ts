import { describe, expect, it } from "vitest";
import { addReplicate, newBlock, type Runs } from "../../../src/measures/results/block.js";
import { policyJsonl } from "../../../src/measures/results/choices.js";
import { effectRows } from "../../../src/measures/results/effects.js";
import { addBlock, newSummary, pairsOf, type Summary, sumsWith } from "../../../src/measures/results/summary.js";
import { csvOf } from "../../../src/measures/results/table.js";
import {
  EFFECTS,
  FLOWS,
  flowRows,
  INDICATOR_TABLE,
  indicatorRows,
  REPLICATES,
  replicateRows,
} from "../../../src/measures/results/tables.js";
import { NAMES, replicates, run, summaryOf, summed, withFailures } from "./runs.js";

const tablesOf = (summary: Summary) =>
  [
    ...csvOf(INDICATOR_TABLE, indicatorRows(summary)),
    ...csvOf(REPLICATES, replicateRows(summary)),
    ...csvOf(EFFECTS, effectRows(summary)),
    ...csvOf(FLOWS, flowRows(summary)),
    ...policyJsonl(summary),
  ].join("");

/** Of a common noise, an effect of about 1 on the cluster and one of exactly 2 on the city; every seventh run fails. */
const MANY: Runs[] = Array.from({ length: 21 }, (_, r) => {
  const noise = 100 + 7 * Math.sin(37 * r);
  const failing = (k: number) => (r * 2 + k) % 7 === 6;
  return [
    failing(0) ? undefined : run("baseline", r, noise, 3, 0.5),
    failing(1) ? undefined : run("reform", r, noise + 1 + Math.cos(11 * r), 5, 0.5),
  ];
});

describe("accumulation", () => {
  it("in one block is that of the runs one after the other, to the last bit", () => {
    const block = newBlock(NAMES);
    for (const [r, runs] of MANY.slice(0, 8).entries()) addReplicate(block, r, runs);
    const summary = newSummary(NAMES);
    addBlock(summary, structuredClone(block));
    for (const [v, { rows: _, ...sums }] of block.variants.entries()) expect(summary.variants[v]).toEqual(sums);
  });

  it("in several blocks differs from it by rounding alone, and what is equal stays exact", () => {
    const whole = summed(NAMES, MANY, { size: 100 });
    for (const size of [1, 2, 8]) {
      const parts = summed(NAMES, MANY, { size });
      for (const [v, arm] of parts.variants.entries()) {
        const other = whole.variants[v]!;
        expect(arm.replicates).toEqual(other.replicates);
        expect(arm.pairs.replicates).toEqual(other.pairs.replicates);
        for (const name of ["rises", "falls"] as const) expect(arm.pairs[name]).toEqual(other.pairs[name]);
        for (const [moments, others] of [
          [arm.levels, other.levels],
          [arm.pairs.differences, other.pairs.differences],
        ] as const) {
          expect(moments.count).toEqual(others.count);
          for (const part of ["mean", "squares"] as const)
            for (const [cell, value] of moments[part].entries()) expect(value).toBeCloseTo(others[part][cell]!, 10);
        }
        expect([arm.levels.mean[2], arm.levels.squares[2]]).toEqual([v === 0 ? 3 : 5, 0]);
      }
      expect(parts.variants[1]!.pairs.differences.mean[2]).toBe(2);
      expect(parts.variants[1]!.pairs.differences.squares[2]).toBe(0);
    }
  });

  it("may start with blocks without a finished run", () => {
    const failed: Runs = [undefined, undefined];
    const summary = summed(NAMES, [failed, failed, ...MANY.slice(2, 4), failed], { size: 2 });
    expect(summary.replicates).toEqual([0, 1, 2, 3, 4]);
    expect(summary.variants[1]!.levels).toEqual(summed(NAMES, MANY.slice(2, 4)).variants[1]!.levels);
  });

  it("can be looked ahead without a change", () => {
    const [summary, next] = [summaryOf(2), newBlock(NAMES)];
    const before = tablesOf(summary);
    addReplicate(next, 2, replicates[2]!);
    const ahead = sumsWith(summary, next);
    expect(tablesOf(summary)).toBe(before);
    addBlock(summary, next);
    expect(ahead.variants).toEqual(summary.variants);
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
    const block = newBlock(NAMES);
    addReplicate(block, 0, replicates[0]!);
    expect(() => addReplicate(block, 0, replicates[0]!)).toThrow(/0 comes after 0/);
    expect(() => addReplicate(block, 1, [replicates[1]![1]!, replicates[1]![0]!])).toThrow(/baseline, reform/);
    const short = { ...replicates[2]![1]!, values: new Float64Array(2) };
    expect(() => addReplicate(newBlock(NAMES), 2, [replicates[2]![0]!, short])).toThrow(/2 values, not 4/);
    expect(() => addBlock(summaryOf(1), block)).toThrow(/0 comes after 0/);
    const second = newBlock(NAMES);
    addReplicate(second, 1, replicates[1]!);
    expect(() => addBlock(summaryOf(3), second)).toThrow(/1 comes after 2/);
    expect(() => addBlock(newSummary(["baseline"]), block)).toThrow(/expected the variants baseline; got/);
  });

  it("keeps the worst audit", () => expect(summaryOf(3).variants[1]!.audit!.goodsError).toBe(2));
});
