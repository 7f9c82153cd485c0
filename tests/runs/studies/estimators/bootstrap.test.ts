import { describe, expect, it } from "vitest";
import { bootstrap, standardErrors } from "../../../../src/runs/studies/estimators/bootstrap.js";

const sample = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const weightedMean = (weights: Float64Array) =>
  sample.reduce((sum, value, unit) => sum + weights[unit]! * value, 0) / sample.length;

describe("the bootstrap", () => {
  it("draws as many units as there are, with replacement, by a stream of its seed", () => {
    const drawn: number[][] = [];
    bootstrap(
      10,
      1,
      (weights) => {
        drawn.push([...weights]);
        return [0];
      },
      { resamples: 50 },
    );
    expect(drawn).toHaveLength(50);
    expect(drawn.every((weights) => weights.reduce((sum, one) => sum + one, 0) === 10)).toBe(true);
    expect(drawn.some((weights) => weights.includes(0)) && drawn.some((weights) => weights.includes(3))).toBe(true);
    expect(drawn.some((weights) => weights[9]! > 0) && drawn.some((weights) => weights[0]! > 0)).toBe(true);
  });

  it("gives each number the interval that holds the middle of its resamples", () => {
    let resample = 0;
    const numbers = () => [resample++, -resample];
    const [first, second] = bootstrap(3, 2, numbers, { resamples: 100, confidence: 0.9 });
    // 0 to 99 and -1 to -100: five of a hundred at either end.
    expect(first!.low).toBeCloseTo(4.5, 0);
    expect(first!.high).toBeCloseTo(94.5, 0);
    expect(second!.low).toBeCloseTo(-95.5, 0);
    expect(second!.high).toBeCloseTo(-5.5, 0);
  });

  it("of a mean is about as wide as its standard error says", () => {
    const [interval] = bootstrap(10, 1, (weights) => [weightedMean(weights)]);
    // The standard deviation is 2.87, of a mean of ten 0.908, times 1.96 to either side of 5.5.
    expect(interval!.low).toBeCloseTo(5.5 - 1.78, 0);
    expect(interval!.high).toBeCloseTo(5.5 + 1.78, 0);
    expect(bootstrap(10, 1, (weights) => [weightedMean(weights)])).toEqual([interval]);
    expect(bootstrap(10, 1, (weights) => [weightedMean(weights)], { seed: 2 })).not.toEqual([interval]);
  });

  it("is none where fewer than half of the resamples give a number, or none are asked for", () => {
    const giving = (count: number) => {
      let resample = 0;
      return bootstrap(3, 1, () => [resample++ < count ? resample : NaN], { resamples: 10 })[0]!.low;
    };
    expect([giving(4), giving(0)]).toEqual([NaN, NaN]);
    expect(giving(5)).not.toBeNaN();
    expect(bootstrap(3, 1, () => [1], { resamples: 0 })).toEqual([{ low: NaN, high: NaN }]);
    expect(bootstrap(3, 1, () => [1], { resamples: 1 })).toEqual([{ low: NaN, high: NaN }]);
  });

  it("gives standard errors of what is made of samples", () => {
    const [ofMean, ofSize] = standardErrors(sample, 2, (drawn) => [mean(drawn), drawn.length]);
    expect(ofMean).toBeGreaterThan(0.85);
    expect(ofMean).toBeLessThan(0.97);
    expect(ofSize).toBe(0);
    let resample = 0;
    // 1, 2 and 3 have a deviation of one.
    expect(standardErrors(sample, 1, () => [++resample], { resamples: 3 })).toEqual([1]);
  });
});
