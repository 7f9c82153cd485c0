import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestResponse, type Game, jointOptimum, nashSearch } from "../../../src/maths/bargaining/index.js";

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
  it("finds Cournot's", () => {
    const costs = fc.array(
      fc.integer({ min: 0, max: 20 }).map((cost) => cost / 10),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(costs, (c) => {
        const total = c.reduce((sum, cost) => sum + cost, 0);
        const expected = c.map((cost) => (10 + total - (c.length + 1) * cost) / (c.length + 1));
        fc.pre(expected.every((q) => q > 0));
        const found = nashSearch(
          cournot(c),
          c.map(() => 0),
        );
        expect(found.status).toBe("equilibrium");
        for (const [i, q] of found.profile.entries()) expect(q).toBeCloseTo(expected[i]!, 8);
      }),
      { numRuns: 20 },
    );
  });

  it("reports a cycle, and no equilibrium", () => {
    expect(nashSearch(pennies, [0, 0]).status).toBe("cycle");
  });

  it("is undecided where rounds run out", () => {
    expect(nashSearch(cournot([0, 0]), [0, 0], 2).status).toBe("undecided");
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
