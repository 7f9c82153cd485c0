import { describe, expect, it } from "vitest";
import { latinHypercubePoints } from "../../../src/maths/numerics/sobol.js";

const draw = (stratum: number, dimension: number, k: number) =>
  ((Math.imul(stratum * 31 + dimension * 1009 + k * 7 + 1, 0x9e3779b1) >>> 0) + 0.5) / 2 ** 32;

describe("a Latin hypercube", () => {
  it("has one point in each stratum of each dimension, in an order of its own", () => {
    const points = latinHypercubePoints(23, 7, draw);
    const strata = Array.from({ length: 7 }, (_, d) => points.map((point) => Math.floor(point[d]! * 23)));
    for (const column of strata) expect([...column].sort((a, b) => a - b)).toEqual([...Array(23).keys()]);
    expect(new Set(strata.map(String)).size).toBe(7);
  });
});
