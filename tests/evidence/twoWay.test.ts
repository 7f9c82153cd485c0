import { describe, expect, it } from "vitest";
import { twoWayPoisson } from "../../src/evidence/realised/measures.js";

const N = 5;
const away = (pair: number) => pair % (N + 1) !== 0;
const table = (value: (i: number, j: number) => number) =>
  Float64Array.from({ length: N * N }, (_, pair) => value(Math.floor(pair / N), pair % N));

const distance = table((i, j) => Math.log(1 + Math.abs(i - j) * (1 + 0.3 * Math.max(i, j))));
const border = table((i, j) => (i < 2 === j < 2 ? 0 : 1));
/** Flows that gravity explains wholly: masses of origins and destinations, distance -1.3, border -0.8. */
const gravity = table(
  (i, j) => (3 + i * i) * (7 - j) * Math.exp(-1.3 * distance[i * N + j]! - 0.8 * border[i * N + j]!),
);

describe("gravity with effects of origins and destinations", () => {
  it("finds the coefficients that made a table, whatever the masses", () => {
    const [toDistance, toBorder] = twoWayPoisson(N, gravity, [distance, border], away);
    expect(toDistance).toBeCloseTo(-1.3, 8);
    expect(toBorder).toBeCloseTo(-0.8, 8);
    const scaled = table((i, j) => 1e6 * (i + 1) * gravity[i * N + j]!);
    expect(twoWayPoisson(N, scaled, [distance, border], away)[0]).toBeCloseTo(-1.3, 8);
  });

  it("meets the conditions of a maximum where flows are not gravity: totals by place and by regressor", () => {
    // Of one regressor x the condition is sum x (flow - fitted) = 0, with row and column sums met; a 2 x 2 table has a closed form.
    const flow = Float64Array.of(10, 2, 3, 20);
    const x = Float64Array.of(0, 1, 1, 0);
    // The odds ratio is all that effects leave: exp(-2 b) = (10 x 20) / (2 x 3).
    const [slope] = twoWayPoisson(2, flow, [x], () => true);
    expect(slope).toBeCloseTo(-0.5 * Math.log(200 / 6), 8);
  });

  it("leaves out places without flows, and keeps zeros between others", () => {
    const silent = gravity.slice();
    for (let j = 0; j < N; j++) silent[4 * N + j] = 0;
    const [toDistance] = twoWayPoisson(N, silent, [distance, border], away);
    expect(toDistance).toBeCloseTo(-1.3, 7);
    const withZero = gravity.slice();
    withZero[1] = 0;
    const [slope] = twoWayPoisson(N, withZero, [distance, border], away);
    expect(slope).toBeLessThan(0);
  });

  it("does not tell what effects take up", () => {
    const ofOrigin = table((i) => i);
    expect(twoWayPoisson(N, gravity, [ofOrigin], away)).toEqual([Number.NaN]);
    expect(twoWayPoisson(N, new Float64Array(N * N), [distance], away)).toEqual([Number.NaN]);
  });
});
