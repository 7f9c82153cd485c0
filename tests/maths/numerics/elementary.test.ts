import { expect, it } from "vitest";
import { asin, cos, exp, expm1, hypot, log, log1p, pow, sin, tanh } from "../../../src/maths/numerics/elementary.js";
import { exactCos, exactExp, exactLog, exactSin, fixed, ratio, ulps, ulpsOfExp } from "./exact.js";

const LEAST = Number.MIN_VALUE;
const MOST = Number.MAX_VALUE;
const ONE = fixed(1);

/** Numbers from low to high that no step of an algorithm falls in line with. */
const spread = (count: number, low: number, high: number) =>
  Array.from({ length: count }, (_, k) => low + (high - low) * (((k + 1) * 0.6180339887498949) % 1));
const largest = (errors: readonly number[]) => errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);

type Error = (y: number, x: bigint, of: number) => number;
const expm1Error: Error = (y, x) => ulps(y, exactExp(x) - ONE);
const tanhError: Error = (y, x) => ulps(y, ratio(exactExp(2n * x) - ONE, exactExp(2n * x) + ONE));
const logError: Error = (y, _, x) => ulps(y, exactLog(x, y));
const log1pError: Error = (y, x) => ulps(y, fixed(y) + ratio(ONE + x, exactExp(fixed(y))) - ONE);
const sinError: Error = (y, x) => ulps(y, exactSin(x));
const cosError: Error = (y, x) => ulps(y, exactCos(x));
const asinError: Error = (y, x) => ulps(y, fixed(y) + ratio(x - exactSin(fixed(y)), exactCos(fixed(y))));

it.each<[(x: number) => number, number, number, number, Error]>([
  [exp, 0.63, -708, 709, ulpsOfExp],
  [exp, 0.63, -2, 2, ulpsOfExp],
  [exp, 0.63, -0.4, 0.4, ulpsOfExp],
  [expm1, 1.1, -5, 36, expm1Error],
  [expm1, 1.1, -1, 1, expm1Error],
  [expm1, 1.1, -1e-3, 1e-3, expm1Error],
  [tanh, 2.5, -6, 6, tanhError],
  [tanh, 2.5, -1e-3, 1e-3, tanhError],
  [log, 0.8, 0, 1e-3, logError],
  [log, 0.8, 0.5, 2, logError],
  [log, 0.8, 0.99, 1.01, logError],
  [log, 0.8, 1, 1e300, logError],
  [log1p, 1.2, -0.9, 0.9, log1pError],
  [log1p, 1.2, -1e-3, 1e-3, log1pError],
  [log1p, 1.2, 0, 1e5, log1pError],
  [sin, 0.75, -14, 14, sinError],
  [sin, 0.75, -0.5, 0.5, sinError],
  [sin, 0.75, 3.14, 3.15, sinError],
  [cos, 0.75, -14, 14, cosError],
  [cos, 0.75, -0.5, 0.5, cosError],
  [cos, 0.75, 1.5707, 1.5709, cosError],
  [asin, 2.5, -0.99, 0.99, asinError],
  [asin, 2.5, 0.5, 0.51, asinError],
])("%o is at most %d ulp off from %d to %d", (own, limit, low, high, error) => {
  expect(largest(spread(1000, low, high).map((x) => error(own(x), fixed(x), x)))).toBeLessThan(limit);
});

it("is at most 1 ulp off in powers up to 10", () => {
  for (const [low, high, most] of [
    [0.01, 2, 10],
    [0.7, 1.42, 10],
    [1, 1e9, 10],
    [1e-12, 1e-6, 10],
  ] as const) {
    const exponents = spread(1000, -most, most);
    const errors = spread(1000, low, high).map((x, k) => {
      const y = exponents[(k * 7) % 1000]!;
      return ulpsOfExp(pow(x, y), ratio(fixed(y) * exactLog(x, log(x)), ONE * ONE));
    });
    expect(largest(errors)).toBeLessThan(1);
  }
});

it.each<[string, number, number]>([
  ["exp 0", exp(0), 1],
  ["exp 1", exp(1), Math.E],
  ["exp of the least number", exp(-LEAST), 1],
  ["exp infinity", exp(Infinity), Infinity],
  ["exp -infinity", exp(-Infinity), 0],
  ["exp NaN", exp(NaN), NaN],
  ["the largest exp", exp(709.782712893384), 1.7976931348622732e308],
  ["an exp too large", exp(709.7827128933841), Infinity],
  ["the exp of much", exp(MOST), Infinity],
  ["the least exp", exp(-745.1332191019411), LEAST],
  ["an exp too small", exp(-745.1332191019413), 0],
  ["log 1", log(1), 0],
  ["log 2", log(2), Math.LN2],
  ["log 10", log(10), Math.LN10],
  ["log 0", log(0), -Infinity],
  ["log -0", log(-0), -Infinity],
  ["log infinity", log(Infinity), Infinity],
  ["log -1", log(-1), NaN],
  ["log NaN", log(NaN), NaN],
  ["log of the least number", log(LEAST), -744.4400719213812],
  ["log below the least normal number", log(2.225073858507201e-308), -708.3964185322641],
  ["log of the largest number", log(MOST), 709.782712893384],
  ["log beside 1", log(1 + Number.EPSILON), 2.2204460492503128e-16],
  ["expm1 0", expm1(0), 0],
  ["expm1 of little", expm1(1e-300), 1e-300],
  ["expm1 infinity", expm1(Infinity), Infinity],
  ["expm1 -infinity", expm1(-Infinity), -1],
  ["expm1 NaN", expm1(NaN), NaN],
  ["tanh 0", tanh(0), 0],
  ["tanh infinity", tanh(Infinity), 1],
  ["tanh -infinity", tanh(-Infinity), -1],
  ["log1p 0", log1p(0), 0],
  ["log1p of little", log1p(1e-300), 1e-300],
  ["log1p -1", log1p(-1), -Infinity],
  ["log1p infinity", log1p(Infinity), Infinity],
  ["log1p NaN", log1p(NaN), NaN],
  ["a tenth five times", pow(10, -5), 1e-5],
  ["a root", pow(4, 0.5), 2],
  ["a square", pow(10, 2), 100],
  ["a cube", pow(3, 3), 27],
  ["the power 1", pow(0.1, 1), 0.1],
  ["the power 0", pow(NaN, 0), 1],
  ["a power of 0", pow(0, 2), 0],
  ["a root of 1 / 0", pow(0, -0.5), Infinity],
  ["a power of infinity", pow(Infinity, 2), Infinity],
  ["a part of infinity", pow(Infinity, -2), 0],
  ["a large power", pow(2, 1e308), Infinity],
  ["a large power of less", pow(0.5, Infinity), 0],
  ["a large power of 1", pow(1, 1e308), 1],
  ["a power of NaN", pow(NaN, 1), NaN],
  ["a power of what is negative", pow(-1, 2), NaN],
  ["sin 0", sin(0), 0],
  ["sin pi", sin(Math.PI), 1.2246467991473532e-16],
  ["cos 0", cos(0), 1],
  ["cos pi", cos(Math.PI), -1],
  ["sin infinity", sin(Infinity), NaN],
  ["asin 0", asin(0), 0],
  ["asin 1", asin(1), Math.PI / 2],
  ["asin -1", asin(-1), -Math.PI / 2],
  ["asin 2", asin(2), NaN],
  ["hypot 3 4", hypot(3, -4), 5],
  ["hypot of much", hypot(1e200, 0), 1e200],
  ["hypot of little", hypot(0, 1e-300), 1e-300],
  ["hypot 0", hypot(0, -0), 0],
  ["hypot infinity", hypot(-Infinity, 1), Infinity],
  ["hypot NaN", hypot(NaN, 1), NaN],
])("%s", (_, found, expected) => {
  expect(found).toBe(expected);
});

it("has the digits that are left below the least normal number", () => {
  for (const x of spread(1000, -745, -708.5)) expect(Math.abs(exp(x) - Math.exp(x)) / LEAST).toBeLessThanOrEqual(1);
});

it("takes powers of two for what they are", () => {
  for (let k = -1074; k < 1024; k++) {
    expect(pow(2, k)).toBe(2 ** k);
    expect(log(2 ** k)).toBeCloseTo(k * Math.LN2, 11);
  }
});
