import { describe, expect, it } from "vitest";
import type { Distribution } from "../../../src/input/index.js";
import { normalQuantile } from "../../../src/maths/numerics/normal.js";
import { quantileOf } from "../../../src/runs/studies/distribution.js";

const COUNT = 10_000;

function momentsOf(distribution: Distribution): { mean: number; variance: number } {
  const values = Array.from({ length: COUNT }, (_, k) => quantileOf(distribution, (k + 0.5) / COUNT));
  const mean = values.reduce((sum, value) => sum + value / COUNT, 0);
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2 / COUNT, 0) };
}

describe("quantiles", () => {
  it("of a uniform distribution have its mean and variance", () => {
    const { mean, variance } = momentsOf({ kind: "uniform", low: 1, high: 4 });
    expect(mean).toBeCloseTo(2.5, 6);
    expect(variance).toBeCloseTo(9 / 12, 6);
  });

  it("of a triangular distribution have its mean and variance, also with the mode at an end", () => {
    for (const [low, mode, high] of [
      [0, 1, 4],
      [0, 0, 1],
      [0, 1, 1],
    ] as const) {
      const { mean, variance } = momentsOf({ kind: "triangular", low, mode, high });
      expect(mean).toBeCloseTo((low + mode + high) / 3, 5);
      expect(variance).toBeCloseTo((low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18, 5);
    }
  });

  it("of a two-piece distribution leave half of all draws, evenly, on either side of the median", () => {
    const distribution: Distribution = { kind: "two-piece", low: 0, median: 1, high: 5 };
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantileOf(distribution, share))).toEqual([0, 0.5, 1, 3, 5]);
    const atEnd: Distribution = { kind: "two-piece", low: 0, median: 0, high: 1 };
    expect([0.1, 0.4, 0.5, 0.75].map((share) => quantileOf(atEnd, share))).toEqual([0, 0, 0, 0.5]);
  });

  it("of a lognormal distribution have the median and its spread", () => {
    const distribution: Distribution = { kind: "lognormal", median: 2, deviation: 0.5 };
    expect(quantileOf(distribution, 0.5)).toBeCloseTo(2, 12);
    expect(quantileOf(distribution, 0.975)).toBeCloseTo(2 * Math.exp(0.5 * 1.959963984540054), 7);
  });

  it("of a list take each value as often", () => {
    const drawn = Array.from({ length: 9 }, (_, k) => quantileOf({ kind: "list", values: [3, 1, 2] }, (k + 0.5) / 9));
    expect(drawn).toEqual([3, 3, 3, 1, 1, 1, 2, 2, 2]);
  });

  it("of the normal distribution agree with tables", () => {
    for (const [share, value] of [
      [0.5, 0],
      [0.9, 1.2815515655446004],
      [0.999, 3.090232306167813],
      [1e-6, -4.753424308822899],
    ] as const)
      expect(normalQuantile(share)).toBeCloseTo(value, 7);
  });
});
