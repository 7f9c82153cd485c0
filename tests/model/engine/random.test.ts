import { describe, expect, it } from "vitest";
import { log } from "../../../src/maths/numerics/elementary.js";
import { holding } from "../../../src/maths/numerics/simd.js";
import { birthKey, choosePlace, fraction, RandomStream, unit } from "../../../src/model/engine/random.js";
import { sum } from "./setting.js";

const COUNT = 20_000;
const stream = new RandomStream("seed", 0, "stream");
/** The same on a machine without SIMD. */
const plain = new RandomStream("seed", 0, "stream");
plain["compiledDraw"] = (_memory: unknown, ...rest: Parameters<(typeof plain)["plainDraw"]>) =>
  plain["plainDraw"](...rest);
const mean = (values: readonly number[]) => sum(values) / values.length;
const draws = (draw: (k: number) => number) => Array.from({ length: COUNT }, (_, k) => draw(k));

describe("keyed draws", () => {
  it("depend on seed, replicate, stream, agent, year and draw, and on nothing else", () => {
    const first = stream.uniform(7, 2024, 3);
    stream.uniform(1, 1, 1);
    expect(new RandomStream("seed", 0, "stream").uniform(7, 2024, 3)).toBe(first);
    const others = [
      new RandomStream("other", 0, "stream").uniform(7, 2024, 3),
      new RandomStream("seed", 1, "stream").uniform(7, 2024, 3),
      new RandomStream("seed", 0, "other").uniform(7, 2024, 3),
      stream.uniform(8, 2024, 3),
      stream.uniform(7, 2025, 3),
      stream.uniform(7, 2024, 4),
    ];
    expect(new Set([first, ...others]).size).toBe(7);
  });

  it("are those of before, in every version", () => {
    const drawn = [stream.uniform(7, 2024, 3), stream.coarse(7, 2024, 3), fraction(stream.word(7, 2024), 2)];
    expect(drawn).toEqual([0.5990326639217433, 0.599032663856633, 0.30179949721787125]);
    expect(stream.normal(7, 2024, 3)).toBeCloseTo(-2.1418048860633956, 14);
    expect(birthKey(1, 2, 2024, 3)).toBe(2698509921);
  });

  it.each<[string, (k: number) => number, number, number]>([
    ["uniform over agents", (k) => stream.uniform(k, 2024, 0), 1 / 2, 1 / 12],
    ["uniform over draws", (k) => stream.uniform(0, 2024, k), 1 / 2, 1 / 12],
    ["coarse over years", (k) => stream.coarse(5, k, 0), 1 / 2, 1 / 12],
    ["normal", (k) => stream.normal(k, 2024, 0), 0, 1],
    ["exponential", (k) => -Math.log(fraction(stream.word(k, 2024), 0)), 1, 1],
  ])("are %s: mean and variance", (_, draw, expected, variance) => {
    const values = draws(draw);
    expect(Math.abs(mean(values) - expected)).toBeLessThan(4 * Math.sqrt(variance / COUNT));
    const squares = values.map((value) => (value - expected) ** 2);
    expect(Math.abs(mean(squares) / variance - 1)).toBeLessThan(0.1);
  });

  it("never give nothing or one", () => {
    for (const value of draws((k) => stream.coarse(k, 1, 1))) expect(value > 0 && value < 1).toBe(true);
  });

  it("are the same one by one and many together", () => {
    const key = draws((k) => birthKey(k, 1, 2, 3));
    const beginning = Int32Array.from(key, (one) => stream.beginning(one));
    // Of [s*5 + i], with headquarters anywhere.
    const cell = (a: number) => 5 * (a % 2) + (a % 5);
    const link = Int32Array.from(key, (_, a) => cell(a) * 5 + (a % 3));
    const strict = [
      Float64Array.from({ length: 10 }, (_, cell) => [1, 0, 0.2, cell > 4 ? NaN : 0, 0.1][cell % 5]!),
      Float64Array.from({ length: 10 }, (_, cell) => [1, 1, 1, 0.7, 0.6][cell % 5]! + (cell > 4 ? 0.1 : 0)),
    ] as const;
    const likely = [
      new Float64Array(10).fill(0.04),
      Float64Array.from({ length: 10 }, (_, k) => 0.9 + 0.01 * k),
    ] as const;
    // All, none, some below, some above and some beyond either; all where a bound is no number; few of any cell.
    for (const [low, high] of [strict, likely])
      for (const count of [1, 7, 8, 2050]) {
        const all = Array.from({ length: count }, (_, k) => ({ a: 5 + k, u: stream.coarse(key[5 + k]!, 2024, 3) }));
        const struck = all.filter(({ a, u }) => !(u >= low[cell(a)]! && u <= high[cell(a)]!));
        const drawn = { beginning, link, from: 5, end: 5 + count, year: 2024, draw: 3, n: 5, low, high };
        for (const way of [stream, plain]) {
          const met = { agent: new Int32Array(count), word: new Int32Array(count) };
          const found = way.outside(drawn, met);
          const told = Array.from(met.agent.subarray(0, found), (a, f) => ({ a, u: unit(met.word[f]!) }));
          expect(told).toEqual(struck);
        }
      }
  });

  it.each([1, 4, 7, 29])("choose among %i places as if all were looked at", (n) => {
    for (let k = 0; k < 500; k++) {
      const [own, word] = [k % n, stream.word(k, 2024)];
      const weight = Float64Array.from({ length: n }, (_, j) => fraction(k, j));
      // Some look around, most stay.
      const closeness = weight.map((value, j) => (j === own ? 1 : value * (k % 3)));
      const worth = Array.from(weight, (value, j) => (value * closeness[j]!) / -log(fraction(word, 50 + j)));
      const chosen = holding([weight, closeness], () => choosePlace(n, own, word, 50, weight, 0, closeness, 0));
      expect(chosen).toBe(worth.indexOf(Math.max(...worth)));
    }
  });

  it("of neighbouring years have nothing to do with each other", () => {
    const product = draws((k) => (stream.uniform(k, 2024, 0) - 0.5) * (stream.uniform(k, 2025, 0) - 0.5));
    expect(Math.abs(mean(product))).toBeLessThan(4 / 12 / Math.sqrt(COUNT));
  });

  it("choose in proportion to weights by the largest of weight over an exponential", () => {
    const weights = [1, 2, 5];
    const chosen = draws((k) => {
      const word = stream.word(k, 2024);
      const values = weights.map((weight, j) => weight / -Math.log(fraction(word, j)));
      return values.indexOf(Math.max(...values));
    });
    for (const [j, weight] of weights.entries()) {
      const share = chosen.filter((choice) => choice === j).length / COUNT;
      expect(Math.abs(share - weight / 8)).toBeLessThan(4 * Math.sqrt(0.25 / COUNT));
    }
  });
});

it("those born in one cell and year have keys of their own", () => {
  const keys = new Set(
    [0, 1].flatMap((sector) =>
      [0, 1].flatMap((city) =>
        [2024, 2025].flatMap((year) =>
          Array.from({ length: 500 }, (_, number) => birthKey(sector, city, year, number)),
        ),
      ),
    ),
  );
  expect(keys.size).toBe(4000);
});
