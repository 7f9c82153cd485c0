import { describe, expect, it } from "vitest";
import type { Observations } from "../../../src/evidence/gravity/effects.js";
import { gravityFit } from "../../../src/evidence/gravity/fit.js";

const PLACES = 5;
const PAIRS = Array.from({ length: PLACES * PLACES }, (_, k) => [Math.floor(k / PLACES), k % PLACES] as const).filter(
  ([from, to]) => from !== to,
);
const SLOPE = PAIRS.map(([from, to]) => (from * 5 + to * to) % 7);

/** Flows of masses and a slope of -0.5, each times `factor`. */
const table = (factor: (from: number, to: number) => number, ...more: number[][]): Observations => ({
  places: PLACES,
  origins: Int32Array.from(PAIRS, ([from]) => from),
  destinations: Int32Array.from(PAIRS, ([, to]) => to),
  flow: Float64Array.from(
    PAIRS,
    ([from, to], k) => (2 + from) * (1 + to) * Math.exp(-0.5 * SLOPE[k]!) * factor(from, to),
  ),
  regressors: [SLOPE, ...more].map((column) => Float64Array.from(column)),
});
const all = PAIRS.map((_, k) => k);
const where = (holds: (from: number, to: number) => boolean) => PAIRS.map(([from, to]) => Number(holds(from, to)));

describe("a gravity equation of a table as it comes", () => {
  it("finds what made the flows, and what it expects of each over the mean of all", () => {
    const made = table(() => 1);
    const { coefficients, used, linear } = gravityFit(made);
    expect(coefficients).toEqual([expect.closeTo(-0.5, 9)]);
    expect(used).toEqual(all);
    const mean = made.flow.reduce((sum, value) => sum + value, 0) / PAIRS.length;
    expect([...linear]).toEqual([...made.flow].map((value) => expect.closeTo(Math.log(value / mean), 8)));
  });

  it("leaves out a place that sends nothing or receives nothing, and expects nothing of it", () => {
    for (const holds of [(from: number, _: number) => from === 2, (_: number, to: number) => to === 2]) {
      const { coefficients, used, linear } = gravityFit(table((from, to) => (holds(from, to) ? 0 : 1)));
      expect(coefficients).toEqual([expect.closeTo(-0.5, 8)]);
      expect(used).toEqual(all.filter((k) => !holds(...PAIRS[k]!)));
      expect(all.filter((k) => Number.isNaN(linear[k]))).toEqual(all.filter((k) => holds(...PAIRS[k]!)));
    }
  });

  it("leaves out zeros that a column alone has, and tells no coefficient of it", () => {
    const closed = (from: number, to: number) => from < 2 && to > 2;
    const { coefficients, used } = gravityFit(table((from, to) => (closed(from, to) ? 0 : 1), where(closed)));
    expect(coefficients).toEqual([expect.closeTo(-0.5, 8), NaN]);
    expect(used).toEqual(all.filter((k) => !closed(...PAIRS[k]!)));
  });

  it("keeps a zero that nothing separates", () => {
    expect(gravityFit(table((from, to) => (from === 1 && to === 3 ? 0 : 1))).used).toEqual(all);
  });

  it("tells no coefficient of what effects or earlier columns make up, and the others as before", () => {
    const ofOrigin = where((from) => from === 1);
    const twice = SLOPE.map((value) => 2 * value);
    const other = where((from, to) => from + to === 4);
    const { coefficients } = gravityFit(table(() => 1, ofOrigin, twice, other));
    expect(coefficients).toEqual([expect.closeTo(-0.5, 8), NaN, NaN, expect.closeTo(0, 8)]);
  });

  it("takes a start where it is known of all that take part, and comes to the same without", () => {
    const made = table((from, to) => 1 + ((from + 2 * to) % 3));
    const { coefficients, linear } = gravityFit(made);
    const partly = linear.map((value, k) => (k === 4 ? NaN : value));
    for (const start of [linear, partly, new Float64Array(PAIRS.length)])
      expect(gravityFit(made, start).coefficients[0]).toBeCloseTo(coefficients[0]!, 8);
  });

  it("tells nothing of a table without flows", () => {
    const { coefficients, used, linear } = gravityFit(table(() => 0));
    expect([coefficients, used]).toEqual([[NaN], []]);
    expect([...linear].every(Number.isNaN)).toBe(true);
  });
});
