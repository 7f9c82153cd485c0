import { describe, expect, it } from "vitest";
import {
  type EffectRow,
  effectRows,
  estimateOf,
  halfWidthOfError,
  percents,
} from "../../../src/measures/results/effects.js";
import { run, summaryOf, summed, withFailures } from "./runs.js";

const effect = (rows: EffectRow[], place: string, indicator: string) =>
  rows.find((row) => row.place === place && row.indicator === indicator)!;

describe("paired effects", () => {
  const rows = [...effectRows(summaryOf(3))];

  it("averages differences replicate by replicate, so that common noise cancels", () => {
    const gdp = effect(rows, "cluster", "gdp");
    expect(gdp.effect).toBeCloseTo(2, 12);
    expect(gdp.variantMean - gdp.baselineMean).toBeCloseTo(2, 12);
    // t(0.975, 2) = 4.302653 over sqrt(3), standard deviation 1
    expect(gdp.ciHigh - gdp.effect).toBeCloseTo(4.302652729911275 / Math.sqrt(3), 9);
    expect(gdp.sameSignShare).toBe(1);
    expect(gdp.replicates).toBe(3);
  });

  it("is exactly zero, with a certain interval, where nothing differs", () => {
    for (const row of [effect(rows, "north", "gdp"), effect(rows, "cluster", "theil")])
      expect([row.effect, row.ciLow, row.ciHigh, row.sameSignShare]).toEqual([0, 0, 0, 1]);
  });

  it("has an interval around its mean also where it falls, or rises, in every replicate", () => {
    const intervalOf = (...changes: number[]) => {
      const runs = changes.map((change, replicate) => [
        run("a", replicate, 1, 1, 1),
        run("b", replicate, 1 + change, 1, 1),
      ]);
      const { ciLow, ciHigh } = effect([...effectRows(summed(["a", "b"], runs))], "cluster", "gdp");
      return [ciLow, ciHigh];
    };
    // R: qt(0.975, 2) / sqrt(3)
    const half = 2.4841377;
    expect(intervalOf(-1, -2, -3)).toEqual([-2 - half, -2 + half].map((end) => expect.closeTo(end, 6)));
    expect(intervalOf(1, 2, 3)).toEqual([2 - half, 2 + half].map((end) => expect.closeTo(end, 6)));
    expect(intervalOf(0)).toEqual([0, 0]);
  });

  it("leaves out what has no value", () => expect(effect(rows, "north", "theil")).toBeUndefined());

  it("claims no interval for a single replicate", () => {
    const single = effect([...effectRows(summaryOf(1))], "cluster", "gdp");
    expect(single.effect).toBeCloseTo(1, 12);
    expect(single.ciLow).toBeNaN();
  });

  it("compares in pairs alone: all means of an effect are over the same replicates", () => {
    const gdp = effect([...effectRows(withFailures())], "cluster", "gdp");
    expect(gdp).toMatchObject({ replicates: 1, baselineMean: 30.3, variantMean: 33.3 });
    expect(gdp.effect).toBeCloseTo(3, 12);
  });

  it("leaves a replicate out of both means where one of the two has no value", () => {
    const runs = [0.4, NaN, 0.6].map((theil, replicate) => [
      run("a", replicate, 1, 1, theil),
      run("b", replicate, 1, 1, [0.5, 0.9, NaN][replicate]!),
    ]);
    const theil = effect([...effectRows(summed(["a", "b"], runs))], "cluster", "theil");
    expect(theil).toMatchObject({ replicates: 1, baselineMean: 0.4, variantMean: 0.5 });
    expect(theil.effect).toBeCloseTo(0.1, 12);
  });

  it("counts replicates that disagree with the mean", () => {
    const runs = [3, 3, -1, 0].map((change, replicate) => [
      run("a", replicate, 1, 1, 1),
      run("b", replicate, 1 + change, 1, 1),
    ]);
    const summary = summed(["a", "b"], runs);
    expect(effect([...effectRows(summary)], "cluster", "gdp").sameSignShare).toBe(0.5);
  });

  it("counts replicates that fall with a mean that falls, and those without a difference with a mean of none", () => {
    const shareOf = (changes: number[]) => {
      const runs = changes.map((change, replicate) => [
        run("a", replicate, 1, 1, 1),
        run("b", replicate, 1 + change, 1, 1),
      ]);
      return effect([...effectRows(summed(["a", "b"], runs))], "cluster", "gdp").sameSignShare;
    };
    expect(shareOf([-3, -3, 1, -1])).toBe(0.75);
    expect(shareOf([-1, 1, 0, 0])).toBe(0.5);
  });

  it("is in per cent of the size of a baseline below zero", () => {
    const percent = percents({ baselineMean: -50, effect: 5, ciLow: 4, ciHigh: 6 });
    expect(percent).toEqual({ effectPct: 10, ciLowPct: 8, ciHighPct: 12 });
  });
});

describe("a baseline that is the rounding of zero", () => {
  it("has no effect in per cent", () => {
    const percent = percents({ baselineMean: 1e-17, effect: 3, ciLow: 2, ciHigh: 4 });
    expect(percent).toEqual({ effectPct: NaN, ciLowPct: NaN, ciHighPct: NaN });
    expect(percents({ baselineMean: 1e-3, effect: 3, ciLow: 2, ciHigh: 4 }).effectPct).toBeCloseTo(3e5, 6);
  });
});

describe("the mean of independent values", () => {
  it("has the interval of Student's t, also from its standard error", () => {
    const { mean, low, high } = estimateOf([1, 2, 3]);
    expect(mean).toBeCloseTo(2, 12);
    expect(high - mean).toBeCloseTo(4.302652729911275 / Math.sqrt(3), 9);
    expect(mean - low).toBeCloseTo(high - mean, 12);
    expect(halfWidthOfError(1 / Math.sqrt(3), 3)).toBeCloseTo(high - mean, 12);
  });

  it("is certain where all are zero, without an interval for a single one", () => {
    expect(estimateOf([0, 0])).toEqual({ mean: 0, low: 0, high: 0 });
    expect(estimateOf([4])).toEqual({ mean: 4, low: Number.NaN, high: Number.NaN });
  });
});
