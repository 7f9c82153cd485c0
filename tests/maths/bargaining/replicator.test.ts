import { describe, expect, it } from "vitest";
import {
  attractionShares,
  basins,
  describeRestPoint,
  imitationProbability,
  learn,
  matchedAtRandom,
  normalForm,
  type PopulationGame,
  replicatorPath,
  restPoints,
} from "../../../src/maths/bargaining/index.js";
import { growthRates, offsetsOf, pureState } from "../../../src/maths/bargaining/replicator.js";

/** One population that plays a symmetric game with itself. */
const within = (table: readonly (readonly number[])[]): PopulationGame => ({
  strategies: [table.length],
  payoffs: (state) => Float64Array.from(table, (row) => row.reduce((sum, payoff, k) => sum + payoff * state[k]!, 0)),
});

describe("replicator dynamics", () => {
  it("of a strategy that always pays one more grows by logistic law", () => {
    const [end] = replicatorPath(
      within([
        [1, 1],
        [0, 0],
      ]),
      Float64Array.of(0.1, 0.9),
      [3],
    );
    expect(end![0]).toBeCloseTo(1 / (1 + 9 * Math.exp(-3)), 9);
  });

  it("keeps the digits of shares that vanish, and leaves alone what nobody plays", () => {
    const [end] = replicatorPath(
      within([
        [1, 1, 1],
        [0, 0, 0],
        [9, 9, 9],
      ]),
      Float64Array.of(0.5, 0.5, 0),
      [200],
    );
    expect(end![1]! / Math.exp(-200)).toBeCloseTo(1, 6);
    expect(end![2]).toBe(0);
  });

  it("of hawks and doves comes to rest at value over cost (Maynard Smith 1982)", () => {
    const [value, cost] = [2, 5];
    const points = restPoints(
      within([
        [(value - cost) / 2, value],
        [0, value / 2],
      ]),
    );
    expect(points.map(({ stable }) => stable)).toEqual([false, false, true]);
    expect(points[2]!.state[0]).toBeCloseTo(value / cost, 10);
  });

  it("of rock, scissors, paper circles its centre", () => {
    const centre = Float64Array.of(1 / 3, 1 / 3, 1 / 3);
    const { eigenvalues, stable } = describeRestPoint(
      within([
        [0, 1, -1],
        [-1, 0, 1],
        [1, -1, 0],
      ]),
      centre,
    );
    expect(stable).toBe(false);
    for (const { re, im } of eigenvalues) {
      expect(re).toBeCloseTo(0, 9);
      expect(Math.abs(im)).toBeCloseTo(1 / Math.sqrt(3), 9);
    }
  });

  it("divides the starts of a coordination game at its mixed equilibrium", () => {
    const found = basins(
      within([
        [3, 0],
        [0, 1],
      ]),
      200,
    );
    expect(found.map(({ share }) => share)).toEqual([expect.closeTo(0.75, 6), expect.closeTo(0.25, 6), 0]);
  });

  it("of two matched populations takes expected payoffs", () => {
    const game = matchedAtRandom(normalForm([2, 2], ([a, b]) => [10 * a! + b!, a! - b!]));
    const payoffs = game.payoffs(Float64Array.of(0.25, 0.75, 0.5, 0.5));
    expect(Array.from(payoffs)).toEqual([0.5, 10.5, 0.75, -0.25]);
  });
});

describe("imitation", () => {
  it("follows what pays, the more surely the less noise", () => {
    expect(imitationProbability(1, 1, 0.5)).toBe(0.5);
    expect(imitationProbability(0, 1, 1)).toBeCloseTo(Math.E / (1 + Math.E), 12);
    expect([imitationProbability(0, 1, 0), imitationProbability(1, 0, 0), imitationProbability(1, 1, 0)]).toEqual([
      1, 0, 0.5,
    ]);
    expect(imitationProbability(0, -1e6, 1e-3)).toBe(0);
  });
});

describe("experience-weighted attraction", () => {
  const start = { attractions: Float64Array.of(1, 2), weight: 1 };

  it("reinforces only what was played with delta 0, and everything with delta 1", () => {
    const settings = { phi: 0.5, rho: 0, lambda: 1 };
    expect(Array.from(learn(start, [4, 6], 0, { ...settings, delta: 0 }).attractions)).toEqual([4.5, 1]);
    expect(Array.from(learn(start, [4, 6], 0, { ...settings, delta: 1 }).attractions)).toEqual([4.5, 7]);
  });

  it("averages the past with phi = rho", () => {
    let experience: ReturnType<typeof learn> = start;
    for (let round = 0; round < 400; round++) {
      experience = learn(experience, [4, 6], 0, { phi: 0.9, rho: 0.9, delta: 1, lambda: 1 });
    }
    expect(experience.weight).toBeCloseTo(10, 9);
    expect(Array.from(experience.attractions)).toEqual([expect.closeTo(4, 9), expect.closeTo(6, 9)]);
  });

  it("chooses by logit, at any size of attractions", () => {
    expect(Array.from(attractionShares(Float64Array.of(5, 5), 3))).toEqual([0.5, 0.5]);
    expect(attractionShares(Float64Array.of(1e6, 0), 1)[0]).toBe(1);
  });
});

describe("states of several populations", () => {
  // The first population has two strategies, the second three.
  const game: PopulationGame = { strategies: [2, 3], payoffs: () => Float64Array.of(4, 8, 1, 2, 6) };

  it("hold the shares of one after the other", () => {
    expect(offsetsOf([2, 3, 1])).toEqual([0, 2, 5]);
    expect([...pureState([2, 3], [1, 0])]).toEqual([0, 1, 1, 0, 0]);
    expect([...pureState([2, 3], [0, 2])]).toEqual([1, 0, 0, 0, 1]);
  });

  it("grow by what a strategy earns over the mean of its own population", () => {
    // Means of 5 and of 3.
    expect([...growthRates(game, Float64Array.of(0.75, 0.25, 0.4, 0.2, 0.4))]).toEqual([
      ...[-1, 3, -2.2, -1.2, 2.8].map((rate) => expect.closeTo(rate, 12)),
    ]);
  });

  it("are told at each time that is asked for, shares of one in every population, from a start of any size", () => {
    const path = replicatorPath(game, Float64Array.of(1, 1, 2, 0, 2), [1, 2]);
    expect(path).toHaveLength(2);
    for (const [k, state] of path.entries()) {
      // ln of the ratio of two strategies grows by the difference of what they earn.
      expect(Math.log(state[1]! / state[0]!)).toBeCloseTo(4 * (k + 1), 7);
      expect(Math.log(state[4]! / state[2]!)).toBeCloseTo(5 * (k + 1), 7);
      expect(state[3]).toBe(0);
      expect([state[0]! + state[1]!, state[2]! + state[3]! + state[4]!]).toEqual([
        ...[1, 1].map((sum) => expect.closeTo(sum, 12)),
      ]);
    }
  });

  it("end where somebody has seen enough, who sees shares and the time", () => {
    const seen: number[] = [];
    const [end] = replicatorPath(game, Float64Array.of(0.5, 0.5, 1, 0, 0), [10], {
      until: (state, time) => {
        seen.push(time);
        return state[1]! > 0.9;
      },
    });
    expect(end![1]).toBeGreaterThan(0.9);
    expect(end![1]).toBeLessThan(0.999);
    expect(seen.at(-1)).toBeLessThan(1.5);
  });
});
