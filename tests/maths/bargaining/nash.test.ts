import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestResponse, type Game, jointOptimum, nashSearch, regret } from "../../../src/maths/bargaining/index.js";

const between = (low: number, high: number, accuracy = 1e-10) => ({ kind: "interval", low, high, accuracy }) as const;

/** Quantities q on a market with price a - sum q, unit costs c (Cournot 1838): q_i = (a + sum of costs - (n + 1) c_i) / (n + 1). */
function cournot(costs: readonly number[], a = 10): Game {
  return {
    choices: costs.map(() => between(0, a)),
    payoff: (i, q) => (a - q.reduce((total, x) => total + x, 0) - costs[i]!) * q[i]!,
  };
}

const pennies: Game = {
  choices: [0, 1].map(() => ({ kind: "list", values: [0, 1] })),
  payoff: (i, [first, second]) => ((first === second) === (i === 0) ? 1 : -1),
};

describe("a best response", () => {
  it("reaches ten digits of a smooth peak", () => {
    const peak = bestResponse((x) => Math.log(x) - x / 3, between(0.1, 50)).value;
    expect(Math.abs(peak - 3)).toBeLessThan(1e-9);
  });

  it.each([
    ["a lower corner", (x: number) => -x, 0],
    ["an upper corner", (x: number) => x, 4],
    ["a kink", (x: number) => -Math.abs(x - 1), 1],
  ])("finds %s", (_, payoff, peak) => expect(bestResponse(payoff, between(0, 4)).value).toBeCloseTo(peak, 6));

  it("takes the first of the best of a list, and stays where nothing pays more", () => {
    const list = { kind: "list", values: [3, 1, 2] } as const;
    expect(bestResponse(() => 7, list).value).toBe(3);
    expect(bestResponse(() => 7, list, 2).value).toBe(2);
    expect(bestResponse((x) => -x, list, 2).value).toBe(1);
    expect(() => bestResponse((x) => x, { kind: "list", values: [] })).toThrow(/nothing to choose/);
  });
});

describe("the search for Nash equilibria", () => {
  it("finds Cournot's, whoever is asked first", () => {
    const costs = fc.array(
      fc.integer({ min: 0, max: 20 }).map((cost) => cost / 10),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(costs, (c) => {
        const total = c.reduce((sum, cost) => sum + cost, 0);
        const expected = c.map((cost) => (10 + total - (c.length + 1) * cost) / (c.length + 1));
        fc.pre(expected.every((q) => q > 0));
        const start = c.map(() => 0);
        const orders = [c.map((_, i) => i), c.map((_, i) => c.length - 1 - i)];
        for (const order of orders) {
          const found = nashSearch(cournot(c), start, { order });
          expect(found.status).toBe("equilibrium");
          for (const [i, q] of found.profile.entries()) expect(q).toBeCloseTo(expected[i]!, 8);
          expect(found.regret).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("all at once, gives renamed players the same", () => {
    const straight = nashSearch(cournot([1, 2]), [0, 0], { updating: "simultaneous" }).profile;
    const turned = nashSearch(cournot([2, 1]), [0, 0], { updating: "simultaneous" }).profile;
    expect(turned).toEqual(straight.toReversed());
  });

  it("reports a cycle with its profiles, and no equilibrium", () => {
    const found = nashSearch(pennies, [0, 0], { updating: "simultaneous" });
    expect(found.status).toBe("cycle");
    expect(found.cycle).toHaveLength(4);
    expect(new Set(found.cycle.map(String)).size).toBe(4);
    expect(found.regret).toBe(2);
  });

  it("of many rivals overshoots all at once, and settles by part of the way", () => {
    const game = cournot([0, 0, 0, 0]);
    const start = [0, 0, 0, 0];
    const rash = nashSearch(game, start, { updating: "simultaneous" });
    expect(rash.status).toBe("cycle");
    const damped = nashSearch(game, start, { updating: "simultaneous", damping: 0.4 });
    expect(damped.status).toBe("equilibrium");
    for (const q of damped.profile) expect(q).toBeCloseTo(2, 8);
  });

  it("is undecided where rounds run out", () => {
    expect(nashSearch(cournot([0, 0]), [0, 0], { maxRounds: 2 }).status).toBe("undecided");
  });

  it("lets a player have several choices", () => {
    const game: Game = {
      choices: [between(0, 5), between(0, 5), between(0, 5)],
      owners: [0, 0, 1],
      payoff: (player, [x, y, z]) =>
        player === 0 ? -((x! - 1) ** 2) - (y! - x!) ** 2 - (y! - z!) ** 2 : -((z! - y! - 1) ** 2),
    };
    const { profile } = nashSearch(game, [0, 0, 0], { maxRounds: 2000 });
    // Slopes: 2 x = 1 + y, 2 y = x + z, z = y + 1.
    expect(profile).toEqual([2, 3, 4].map((x) => expect.closeTo(x, 8)));
    expect(regret(game, profile)).toBeLessThan(1e-9);
  });
});

describe("the joint optimum", () => {
  it("internalises what one does to another", () => {
    const game: Game = {
      choices: [between(0, 10), between(0, 10)],
      payoff: (i, x) => x[0]! + x[1]! - x[i]! ** 2 / 2,
    };
    expect(nashSearch(game, [0, 0]).profile).toEqual([1, 1].map((x) => expect.closeTo(x, 9)));
    expect(jointOptimum(game, [0, 0]).profile).toEqual([2, 2].map((x) => expect.closeTo(x, 9)));
  });
});
