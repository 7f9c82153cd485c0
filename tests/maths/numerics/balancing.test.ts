import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancingWeights } from "../../../src/maths/numerics/balancing.js";
import { holding } from "../../../src/maths/numerics/simd.js";

const positive = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });

/** Masses of up to eight places, of very different size, some of them empty; at least one is not. */
const masses = fc
  .array(fc.oneof({ weight: 4, arbitrary: positive(1e-3, 1e3) }, { weight: 1, arbitrary: fc.constant(0) }), {
    minLength: 1,
    maxLength: 8,
  })
  .filter((list) => list.some((mass) => mass > 0));

/** What places are close to each other: one at home, less elsewhere. [from*n + to] */
const closenessOf = (n: number, symmetric: boolean) =>
  fc.array(positive(1e-3, 1), { minLength: n * n, maxLength: n * n }).map((values) =>
    Float64Array.from({ length: n * n }, (_, pair) => {
      const [i, j] = [Math.floor(pair / n), pair % n];
      if (i === j) return 1;
      return symmetric && i > j ? values[j * n + i]! : values[pair]!;
    }),
  );

const settings = (symmetric: boolean) =>
  masses.chain((mass) => closenessOf(mass.length, symmetric).map((closeness) => ({ mass, closeness })));

/** From i to j, where everybody thinks again once. [i*n + j] */
function flows(mass: readonly number[], closeness: Float64Array, weight: Float64Array): number[] {
  const n = mass.length;
  return mass.flatMap((from, i) => {
    const pulls = Array.from({ length: n }, (_, j) => closeness[i * n + j]! * weight[j]!);
    const all = pulls.reduce((sum, pull) => sum + pull, 0);
    return pulls.map((pull) => (from * pull) / all);
  });
}

describe("balancing weights", () => {
  it.each([true, false])("are the same by plain loops, with closeness the same both ways: %s", (symmetric) => {
    fc.assert(
      fc.property(settings(symmetric), ({ mass, closeness }) => {
        const masses = Float64Array.from(mass);
        const plain = balancingWeights(mass.length, masses, closeness, null);
        const weight = holding([closeness], () => balancingWeights(mass.length, masses, closeness));
        expect(weight).toEqual(balancingWeights(mass.length, masses, closeness));
        expect(weight.every((value, i) => Math.abs(value - plain[i]!) <= 1e-11 * value)).toBe(true);
      }),
    );
  });

  it.each([
    ["symmetric", true],
    ["one-sided", false],
  ])("put every place at rest under %s closeness: as many come as go", (_, symmetric) => {
    fc.assert(
      fc.property(settings(symmetric), ({ mass, closeness }) => {
        const n = mass.length;
        const moves = flows(mass, closeness, balancingWeights(n, Float64Array.from(mass), closeness));
        for (const [j, stock] of mass.entries()) {
          const inflow = mass.reduce((sum, from, i) => sum + (from > 0 ? moves[i * n + j]! : 0), 0);
          expect(Math.abs(inflow - stock)).toBeLessThanOrEqual(1e-10 * stock);
        }
      }),
    );
  });

  it("balance every pair where closeness is the same both ways", () => {
    fc.assert(
      fc.property(settings(true), ({ mass, closeness }) => {
        const n = mass.length;
        const moves = flows(mass, closeness, balancingWeights(n, Float64Array.from(mass), closeness));
        for (const [i, here] of mass.entries()) {
          for (const [j, there] of mass.entries()) {
            const [to, fro] = [moves[i * n + j]!, moves[j * n + i]!];
            if (here > 0 && there > 0) expect(Math.abs(to - fro)).toBeLessThanOrEqual(1e-10 * Math.min(here, there));
          }
        }
      }),
    );
  });

  it("are nothing where nobody is, and one at most", () => {
    fc.assert(
      fc.property(settings(false), ({ mass, closeness }) => {
        const weight = balancingWeights(mass.length, Float64Array.from(mass), closeness);
        expect(Math.max(...weight)).toBeCloseTo(1, 14);
        for (const [i, stock] of mass.entries()) expect(weight[i]! > 0).toBe(stock > 0);
      }),
    );
  });

  it("depend on the shares of places, not on the unit in which they are counted", () => {
    fc.assert(
      fc.property(settings(true), positive(1e-3, 1e3), ({ mass, closeness }, unit) => {
        const [one, other] = [mass, mass.map((stock) => unit * stock)].map((stocks) =>
          balancingWeights(stocks.length, Float64Array.from(stocks), closeness),
        );
        for (const [i, weight] of one!.entries()) expect(other![i]).toBeCloseTo(weight, 9);
      }),
    );
  });

  it("are the masses where all places are equally near", () => {
    const weight = balancingWeights(3, Float64Array.of(1, 2, 4), new Float64Array(9).fill(1));
    expect([...weight]).toEqual([0.25, 0.5, 1].map((value) => expect.closeTo(value, 12)));
  });

  it("of two places solve a quadratic: w1 (w1 + c w2) : w2 (w2 + c w1) = m1 : m2", () => {
    const closeness = Float64Array.of(1, 0.25, 0.25, 1);
    const [w1, w2] = balancingWeights(2, Float64Array.of(1, 6), closeness) as unknown as [number, number];
    expect(w2).toBe(1);
    expect((w2 * (w2 + 0.25 * w1)) / (w1 * (w1 + 0.25 * w2))).toBeCloseTo(6, 12);
  });

  it("of a single place are one, of none at all nothing", () => {
    expect([...balancingWeights(1, Float64Array.of(7), Float64Array.of(1))]).toEqual([1]);
    expect([...balancingWeights(2, Float64Array.of(0, 0), new Float64Array(4).fill(1))]).toEqual([0, 0]);
    expect([...balancingWeights(3, Float64Array.of(0, 7, 0), new Float64Array(9).fill(1))]).toEqual([0, 1, 0]);
  });
});
