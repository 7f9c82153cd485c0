import { describe, expect, it } from "vitest";
import { morrisDesign } from "../../../../src/runs/studies/designs.js";
import { morrisEffects } from "../../../../src/runs/studies/estimators/morris.js";

const design = morrisDesign(12, 4, "x");
const linear = (x: Float64Array) => 3 + 2 * x[0]! - 5 * x[1]! + 0.5 * x[2]!;

describe("elementary effects", () => {
  it("of a linear outcome are its coefficients, without spread", () => {
    const effects = morrisEffects(design.rows.map(linear), design);
    for (const [factor, slope] of [2, -5, 0.5, 0].entries()) {
      const { mean, size, spread } = effects[factor]!;
      expect(mean.value).toBeCloseTo(slope, 10);
      expect(size.value).toBeCloseTo(Math.abs(slope), 10);
      expect(spread.value).toBeCloseTo(0, 10);
      expect(mean.low).toBeCloseTo(slope, 10);
      expect(mean.high).toBeCloseTo(slope, 10);
    }
  });

  it("show what works both ways by size and spread, not by their mean", () => {
    const [both, other] = morrisEffects(
      design.rows.map((x) => (x[0]! - 0.5) * (x[1]! - 0.5)),
      design,
      { resamples: 200 },
    );
    for (const effect of [both!, other!]) {
      expect(effect.size.value).toBeGreaterThan(2 * Math.abs(effect.mean.value));
      expect(effect.spread.value).toBeGreaterThan(0.2);
      expect(effect.size.low).toBeLessThan(effect.size.value);
      expect(effect.size.high).toBeGreaterThan(effect.size.value);
      expect(effect.spread.low).toBeLessThan(effect.spread.value);
      expect(effect.spread.high).toBeGreaterThan(effect.spread.value);
    }
  });

  it("lose only the steps beside a row without an outcome, and say so", () => {
    const outcomes = design.rows.map(linear);
    outcomes[7] = Number.NaN; // the middle of the second trajectory: two steps
    outcomes[0] = Number.POSITIVE_INFINITY; // the start of the first: one step
    const effects = morrisEffects(outcomes, design, { resamples: 10 });
    expect(effects.reduce((sum, { dropped }) => sum + dropped, 0)).toBe(3);
    expect(effects.every(({ effects, dropped }) => effects + dropped === 12)).toBe(true);
    expect(effects[1]!.mean.value).toBeCloseTo(-5, 10);
  });

  it("have a spread from two on", () => {
    const steps = [0, 1].map((k) => ({ from: k, to: k + 1, factor: 0, change: 1 }));
    const spreadOf = (...outcomes: number[]) => {
      const rows = outcomes.map(() => Float64Array.of(0));
      const used = { rows, steps: steps.slice(0, outcomes.length - 1) };
      return morrisEffects(Float64Array.from(outcomes), used as never)[0]!.spread.value;
    };
    expect(spreadOf(0, 1)).toBeNaN();
    expect(spreadOf(0, 1, 4)).toBeCloseTo(Math.SQRT2, 12);
  });

  it("have intervals of draws in which any of them may be missing, the last as well as the first", () => {
    const steps = Array.from({ length: 6 }, (_, k) => ({ from: 2 * k, to: 2 * k + 1, factor: 0, change: 1 }));
    const rows = Array.from({ length: 12 }, () => Float64Array.of(0));
    const meanWith = (outlier: number) =>
      morrisEffects(
        Float64Array.from({ length: 12 }, (_, row) => (row === 2 * outlier + 1 ? 6 : 0)),
        {
          rows,
          steps,
        } as never,
      )[0]!.mean;
    for (const outlier of [0, 5]) expect(meanWith(outlier)).toMatchObject({ value: 1, low: 0 });
  });

  it("are no numbers where no row has an outcome", () => {
    const [effect] = morrisEffects(Array(design.rows.length).fill(Number.NaN), design, { resamples: 10 });
    expect(effect!.size).toEqual({ value: Number.NaN, low: Number.NaN, high: Number.NaN });
    expect(effect!.dropped).toBe(12);
  });

  it("cover the truth: about 95 of 100 intervals of the mean size", () => {
    const truth = 0.5; // of x0 (2 x1 - 0.5 ...) below: levels 0, 1/3, 2/3, 1 are equally likely
    const outcome = (x: Float64Array) => x[0]! * (2 * x[1]! - 0.5) + x[2]!;
    // |2 u - 0.5| over the four levels: 0.5, 1/6, 5/6, 1.5
    const size = (0.5 + 1 / 6 + 5 / 6 + 1.5) / 4;
    let hits = 0;
    for (let seed = 0; seed < 60; seed++) {
      const drawn = morrisDesign(40, 3, seed, 1);
      const [{ mean, size: found }] = morrisEffects(drawn.rows.map(outcome), drawn, {
        resamples: 200,
        seed,
      }) as never as [{ mean: { low: number; high: number }; size: { low: number; high: number } }];
      hits += Number(found.low <= size && size <= found.high) + Number(mean.low <= truth && truth <= mean.high);
    }
    expect(hits / 120).toBeGreaterThan(0.88);
    expect(hits / 120).toBeLessThan(1);
  });
});
