import { describe, expect, it } from "vitest";
import type { AuditSummary, RunRecord } from "../../../src/measures/results/record.js";
import {
  addPair,
  addRun,
  deviationOf,
  meanOf,
  mergeMoments,
  mergeSums,
  newMoments,
  newSums,
  observeAll,
} from "../../../src/measures/results/sums.js";

const observed = (...values: number[]) => {
  const moments = newMoments(2);
  for (const value of values) observeAll(moments, Float64Array.of(NaN, value));
  return moments;
};
const flows = (...values: number[]) => ({
  ...{ kinds: ["firms"], sectors: [""], units: ["firms"], nodes: ["a"], values: Float64Array.from(values) },
});
const audit = (worstRow: number) => ({ worstRow, worstAccount: 0 }) as AuditSummary;
const run = (replicate: number, values: number[], flow: number, worst: number) =>
  ({ replicate, values: Float64Array.from(values), flows: flows(flow), audit: audit(worst) }) as unknown as RunRecord;

describe("moments of many cells", () => {
  it("are mean and deviation of what was observed in each, NaN left out", () => {
    const moments = observed(1, 3, NaN, 8);
    expect([meanOf(moments, 1), deviationOf(moments, 1)]).toEqual([4, expect.closeTo(Math.sqrt(13), 12)]);
    expect([meanOf(moments, 0), deviationOf(moments, 0)]).toEqual([NaN, NaN]);
    expect([meanOf(observed(5), 1), deviationOf(observed(5), 1)]).toEqual([5, NaN]);
    expect(deviationOf(observed(0.1, 0.1, 0.1), 1)).toBe(0);
  });

  it("of two parts are those of all together, and of an empty part those of the other to the last bit", () => {
    const merged = (first: number[], second: number[]) => {
      const moments = observed(...first);
      mergeMoments(moments, observed(...second));
      return moments;
    };
    const all = merged([1, 3], [8]);
    expect([all.count[1], meanOf(all, 1)]).toEqual([3, expect.closeTo(4, 12)]);
    expect(deviationOf(all, 1)).toBeCloseTo(Math.sqrt(13), 12);
    const two = merged([1, 3], [5, 11]);
    expect([meanOf(two, 1), deviationOf(two, 1)]).toEqual([5, expect.closeTo(Math.sqrt(56 / 3), 12)]);
    expect(merged([], [0.1, 0.3])).toEqual(observed(0.1, 0.3));
    expect(merged([0.1, 0.3], [])).toEqual(observed(0.1, 0.3));
    expect(meanOf(merged([], []), 1)).toBeNaN();
  });
});

describe("sums of an arm", () => {
  const sumsOf = (...runs: RunRecord[]) => {
    const sums = newSums("free", 2, flows(9));
    for (const one of runs) addRun(sums, one);
    return sums;
  };

  it("begin with nothing, and take up values, flows and the worse audit of each run", () => {
    expect([sumsOf().audit, ...sumsOf().flows.values]).toEqual([null, 0]);
    const sums = sumsOf(run(3, [1, 10], 2, 5), run(4, [3, 10], 5, 7), run(6, [5, NaN], 0, 6));
    expect(sums.replicates).toEqual([3, 4, 6]);
    expect([meanOf(sums.levels, 0), meanOf(sums.levels, 1)]).toEqual([3, 10]);
    expect([...sums.flows.values]).toEqual([7]);
    expect(sums.audit!.worstRow).toBe(7);
  });

  it("hold pairs: both levels, their difference, and how often it is above and below zero", () => {
    const { pairs } = sumsOf();
    addPair(pairs, run(0, [1, 5], 0, 0), run(0, [4, 5], 0, 0));
    addPair(pairs, run(1, [2, 5], 0, 0), run(1, [1, NaN], 0, 0));
    expect(pairs.replicates).toEqual([0, 1]);
    expect([meanOf(pairs.baseline, 0), meanOf(pairs.own, 0), meanOf(pairs.differences, 0)]).toEqual([1.5, 2.5, 1]);
    expect([meanOf(pairs.baseline, 1), meanOf(pairs.own, 1), meanOf(pairs.differences, 1)]).toEqual([5, 5, 0]);
    expect([[...pairs.rises], [...pairs.falls]]).toEqual([
      [1, 0],
      [1, 0],
    ]);
  });

  it("of later runs are added to those before", () => {
    const [first, later] = [sumsOf(run(0, [1, 5], 2, 5)), sumsOf(run(1, [3, 7], 4, 1))];
    addPair(later.pairs, run(1, [1, 1], 0, 0), run(1, [3, 0], 0, 0));
    mergeSums(first, later);
    expect([first.replicates, first.pairs.replicates]).toEqual([[0, 1], [1]]);
    expect([meanOf(first.levels, 0), [...first.flows.values], first.audit!.worstRow]).toEqual([2, [6], 5]);
    expect([[...first.pairs.rises], [...first.pairs.falls], meanOf(first.pairs.differences, 0)]).toEqual([
      ...[[1, 0], [0, 1], 2],
    ]);
    const none = sumsOf();
    mergeSums(none, first);
    expect(none.audit).toEqual(first.audit);
    mergeSums(first, sumsOf());
    expect(first.audit!.worstRow).toBe(5);
  });
});
