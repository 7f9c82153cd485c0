import { describe, expect, it } from "vitest";
import { exp, log } from "../../../src/maths/numerics/elementary.js";
import { beyondExp, fixed, ulp } from "./exact.js";

/** Numbers from low to high that no step of an algorithm falls in line with. */
const spread = (count: number, low: number, high: number) =>
  Array.from({ length: count }, (_, k) => low + (high - low) * ((k * 0.6180339887498949) % 1));
const largest = (errors: readonly number[]) => errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);
const LEAST = Number.MIN_VALUE;
const MOST = Number.MAX_VALUE;

describe("exp", () => {
  it.each([
    [0, 1],
    [-0, 1],
    [1, Math.E],
    [Infinity, Infinity],
    [-Infinity, 0],
    [NaN, NaN],
    [LEAST, 1],
    [-1e-300, 1],
    [709.782712893384, 1.7976931348622732e308],
    [709.7827128933841, Infinity],
    [MOST, Infinity],
    [-745.1332191019411, LEAST],
    [-745.1332191019413, 0],
    [-MOST, 0],
  ])("of %d is %d", (x, y) => {
    expect(exp(x)).toBe(y);
  });

  it.each([
    [-708, 709],
    [-2, 2],
    [-0.4, 0.4],
  ])("is at most 1 ulp off from %d to %d", (low, high) => {
    const errors = spread(2000, low, high).map((x) => (beyondExp(exp(x), fixed(x)) * exp(x)) / ulp(exp(x)));
    expect(largest(errors)).toBeLessThan(1);
  });

  it("has the digits that are left below the least normal number", () => {
    for (const x of spread(1000, -745, -708.5)) expect(Math.abs(exp(x) - Math.exp(x)) / LEAST).toBeLessThanOrEqual(1);
  });
});

describe("log", () => {
  it.each([
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [Infinity, Infinity],
    [-1, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
    [2, Math.LN2],
    [10, Math.LN10],
    [LEAST, -744.4400719213812],
    [2.225073858507201e-308, -708.3964185322641],
    [MOST, 709.782712893384],
    [1 + Number.EPSILON, 2.2204460492503128e-16],
  ])("of %d is %d", (x, y) => {
    expect(log(x)).toBe(y);
  });

  it.each([
    [0, 1e-3],
    [0.5, 2],
    [0.99, 1.01],
    [1, 1e9],
    [1, 1e300],
  ])("is at most 1 ulp off from %d to %d", (low, high) => {
    const errors = spread(2000, low, high).map((x) => (x === low ? 0 : -beyondExp(x, fixed(log(x))) / ulp(log(x))));
    expect(largest(errors)).toBeLessThan(1);
  });

  it("takes powers of two below the least normal number for what they are", () => {
    for (let k = 1; k < 52; k++) expect(log(LEAST * 2 ** k)).toBeCloseTo((k - 1074) * Math.LN2, 11);
  });
});
