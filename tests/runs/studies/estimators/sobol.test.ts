import { describe, expect, it } from "vitest";
import { RandomStream } from "../../../../src/model/engine/random.js";
import { saltelliDesign, saltelliRows } from "../../../../src/runs/studies/designs.js";
import { sobolIndices } from "../../../../src/runs/studies/estimators/sobol.js";

const additive = (x: Float64Array) => 1000 + x[0]! + 2 * x[1]!;

/** sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1: Ishigami and Homma 1990. */
const ishigami = (x: Float64Array) => {
  const angle = (f: number) => Math.PI * (2 * x[f]! - 1);
  return Math.sin(angle(0)) + 7 * Math.sin(angle(1)) ** 2 + 0.1 * angle(2) ** 4 * Math.sin(angle(0));
};
const FIRST = [0.3139, 0.4424, 0];
const TOTAL = [0.5576, 0.4424, 0.2437];

describe("Sobol indices", () => {
  it("of an additive outcome are the shares of its parts, whatever its level", () => {
    const rows = saltelliDesign(1024, 3, "x");
    const { factors, mean, variance, groups, dropped } = sobolIndices(rows.map(additive), 3, { resamples: 200 });
    expect([groups, dropped]).toEqual([1024, 0]);
    expect(mean).toBeCloseTo(1001.5, 2);
    expect(variance).toBeCloseTo(5 / 12, 2);
    for (const [f, share] of [0.2, 0.8, 0].entries()) {
      const { first, total } = factors[f]!;
      expect(first.value).toBeCloseTo(share, 2);
      expect(total.value).toBeCloseTo(share, 2);
      expect(first.low <= share + 1e-3 && share - 1e-3 <= first.high).toBe(true);
    }
    expect(factors[2]!.total.value).toBe(0);
  });

  it("leave out whole groups with a row without an outcome, and count them", () => {
    const rows = saltelliDesign(256, 3, "x");
    const outcomes = rows.map(ishigami);
    const gaps = outcomes.with(3, Number.NaN).with(4, Number.NaN).with(500, Number.POSITIVE_INFINITY);
    const found = sobolIndices(gaps, 3, { resamples: 0 });
    expect(found).toMatchObject({ groups: 254, dropped: 2 });
    const without = outcomes.filter((_, row) => Math.floor(row / 5) !== 0 && Math.floor(row / 5) !== 100);
    expect(found.factors).toEqual(sobolIndices(without, 3, { resamples: 0 }).factors);
  });

  it("are no numbers where nothing varies or nothing came out", () => {
    for (const outcomes of [Array(50).fill(0.1), Array(50).fill(Number.NaN)]) {
      for (const { first, total } of sobolIndices(outcomes, 3, { resamples: 20 }).factors)
        expect([first.value, first.low, total.value, total.high]).toEqual(Array(4).fill(Number.NaN));
    }
  });

  it("refuse outcomes that are no whole groups", () => {
    expect(() => sobolIndices([1, 2, 3, 4, 5, 6], 3)).toThrow("groups of 5 rows");
  });
});

describe("95 % intervals of Sobol indices", () => {
  const SEEDS = 40;
  /** Share of the intervals over all seeds that hold the truth: the three first and the three total indices of Ishigami's function. */
  const coverage = (rowsOf: (seed: number) => Float64Array[]) => {
    let hits = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const { factors } = sobolIndices(rowsOf(seed).map(ishigami), 3, { seed, resamples: 300 });
      for (const [f, { first, total }] of factors.entries()) {
        hits += Number(first.low <= FIRST[f]! && FIRST[f]! <= first.high);
        hits += Number(total.low <= TOTAL[f]! && TOTAL[f]! <= total.high);
      }
    }
    return hits / (6 * SEEDS);
  };

  it("hold the truth in about 95 % of the cases where points are independent", () => {
    const independent = (seed: number) => {
      const stream = new RandomStream(seed, 0, "points");
      return Array.from({ length: 256 }, (_, i) => Float64Array.from({ length: 6 }, (_, d) => stream.uniform(i, d, 0)));
    };
    const share = coverage((seed) => saltelliRows(independent(seed)));
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.98);
  });

  it("hold it at least as often where points are Sobol's: they are wider than needed", () => {
    expect(coverage((seed) => saltelliDesign(256, 3, seed))).toBeGreaterThan(0.95);
  });
});
