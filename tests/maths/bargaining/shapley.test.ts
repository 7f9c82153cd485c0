import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { listCoalitions, members, sampledShapley, shapley, size } from "../../../src/maths/bargaining/index.js";
import { games, relabelled } from "./games.js";

describe("the Shapley value", () => {
  it("hands out the worth of all", () => {
    fc.assert(
      fc.property(games, (game) => {
        expect(shapley(game).reduce((a, b) => a + b, 0)).toBeCloseTo(game.values.at(-1)!, 9);
      }),
    );
  });

  it("goes with the players when they are renamed", () => {
    fc.assert(
      fc.property(games, fc.nat(), (game, seed) => {
        const { renamed, order } = relabelled(game, seed);
        const shares = shapley(game);
        for (const [i, share] of shapley(renamed).entries()) expect(share).toBeCloseTo(shares[order[i]!]!, 9);
      }),
    );
  });

  it("gives a player who never adds more than its own worth that worth, and equals the same", () => {
    const dummy = listCoalitions(4, (coalition) => size(coalition & 0b0111) ** 2 + ((coalition >> 3) & 1) * 5);
    expect(Array.from(shapley(dummy))).toEqual([3, 3, 3, 5].map((share) => expect.closeTo(share, 12)));
  });

  it("adds up over games", () => {
    fc.assert(
      fc.property(games, (game) => {
        const squared = { ...game, values: game.values.map((worth) => worth * worth) };
        const both = { ...game, values: game.values.map((worth, k) => worth + squared.values[k]!) };
        const [first, second] = [shapley(game), shapley(squared)];
        for (const [i, share] of shapley(both).entries()) expect(share).toBeCloseTo(first[i]! + second[i]!, 8);
      }),
    );
  });
});

describe("the sampled Shapley value", () => {
  const worth = (coalition: readonly number[]) => Math.max(0, ...coalition) + coalition.length ** 1.5;

  it("lies within its standard errors of the exact one, efficient whatever was drawn", () => {
    const exact = shapley(listCoalitions(8, (coalition) => worth(members(coalition))));
    const { shares, standardErrors } = sampledShapley(8, worth, 500, seedrandom("shapley"));
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(7 + 8 ** 1.5, 9);
    for (const [i, share] of shares.entries()) {
      expect(Math.abs(share - exact[i]!)).toBeLessThan(4 * standardErrors[i]!);
      expect(standardErrors[i]).toBeLessThan(0.1);
    }
  });

  it("takes more players than can be listed", () => {
    const { shares } = sampledShapley(40, worth, 20, seedrandom("many"));
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(39 + 40 ** 1.5, 9);
  });
});
