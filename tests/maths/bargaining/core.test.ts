import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CoalitionGame,
  isCoreEmpty,
  isInCore,
  largestExcess,
  leastCore,
  listCoalitions,
  members,
  nucleolus,
  size,
  sumOver,
} from "../../../src/maths/bargaining/index.js";
import { games, relabelled } from "./games.js";

/** What is left of an estate when those outside the coalition have been paid in full (O'Neill 1982). */
function estate(value: number, claims: readonly number[]): CoalitionGame {
  return listCoalitions(claims.length, (coalition) => {
    const others = claims.reduce((total, claim, i) => total + ((coalition >> i) & 1 ? 0 : claim), 0);
    return Math.max(0, value - others);
  });
}

const total = (shares: ArrayLike<number>) => Array.from(shares).reduce((a, b) => a + b, 0);

describe("a small gain beside what players have alone", () => {
  it("has a core that is empty or not by itself", () => {
    const alone = 1e12;
    const gain = (pair: number, all: number) =>
      listCoalitions(3, (coalition) => size(coalition) * alone + [0, 0, pair, all][size(coalition)]!);
    expect(isCoreEmpty(gain(0.9, 1))).toBe(true);
    expect(isCoreEmpty(gain(0.5, 1))).toBe(false);
    expect(Array.from(nucleolus(gain(0.5, 1)), (share) => share - alone)).toEqual(
      [1, 1, 1].map(() => expect.closeTo(1 / 3, 3)),
    );
  });
});

describe("the nucleolus", () => {
  it("leaves everyone what he has alone where coalitions gain nothing", () => {
    const alone = [3, 0, 5];
    const game = listCoalitions(3, (coalition) => sumOver(coalition, alone));
    expect(Array.from(nucleolus(game))).toEqual(alone);
  });

  it.each([
    [100, [100 / 3, 100 / 3, 100 / 3]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
  ])("divides an estate of %d as the Talmud does (Aumann and Maschler 1985)", (value, shares) => {
    expect(Array.from(nucleolus(estate(value, [100, 200, 300])))).toEqual(shares.map((x) => expect.closeTo(x, 9)));
  });

  it("divides an estate among twelve as the Talmud does: half claims met up to an equal award, as the estate is small", () => {
    const claims = Array.from({ length: 12 }, (_, i) => 10 * (i + 1));
    const shares = nucleolus(estate(300, claims));
    const level = shares[11]!;
    expect(total(shares)).toBeCloseTo(300, 7);
    for (const [i, share] of shares.entries()) expect(share).toBeCloseTo(Math.min(claims[i]! / 2, level), 7);
  });

  it("lies in the core where there is one, and leaves the least excess everywhere", () => {
    fc.assert(
      fc.property(games, (game) => {
        fc.pre(game.players > 1);
        const division = nucleolus(game, false);
        expect(total(division)).toBeCloseTo(game.values.at(-1)!, 7);
        expect(largestExcess(game, division)).toBeCloseTo(leastCore(game), 7);
        expect(isInCore(game, division)).toBe(!isCoreEmpty(game));
      }),
    );
  });

  it("gives nobody less than alone where that can be done", () => {
    fc.assert(
      fc.property(games, (game) => {
        const alone = Array.from({ length: game.players }, (_, i) => game.values[1 << i]!);
        fc.pre(game.values.at(-1)! > total(alone));
        for (const [i, share] of nucleolus(game).entries()) expect(share).toBeGreaterThan(alone[i]! - 1e-7);
      }),
    );
  });

  it("goes with the players, with units and with what they own anyway", () => {
    fc.assert(
      fc.property(games, fc.nat(), (game, seed) => {
        const { renamed, order } = relabelled(game, seed);
        const shares = nucleolus(game);
        for (const [i, share] of nucleolus(renamed).entries()) expect(share).toBeCloseTo(shares[order[i]!]!, 6);
        const own = Array.from(shares.keys(), (i) => 1000 * (i + 1));
        const moved = listCoalitions(game.players, (s) => 1e4 * game.values[s]! + sumOver(s, own));
        for (const [i, share] of nucleolus(moved).entries()) expect(share).toBeCloseTo(1e4 * shares[i]! + own[i]!, 2);
      }),
    );
  });

  it("leaves players who gain nothing together what they have alone", () => {
    const additive = listCoalitions(3, (coalition) => sumOver(coalition, [1e6, 0.1, 0.2]));
    expect(Array.from(nucleolus(additive))).toEqual([1e6, 0.1, 0.2].map((x) => expect.closeTo(x, 6)));
    expect(Array.from(nucleolus(listCoalitions(1, () => 7)))).toEqual([7]);
  });
});

describe("the core", () => {
  it("is empty where every pair can do as well as all", () => {
    const majority = listCoalitions(3, (coalition) => (size(coalition) >= 2 ? 1 : 0));
    expect(isCoreEmpty(majority)).toBe(true);
    expect(leastCore(majority)).toBeCloseTo(1 / 3, 9);
  });

  it("of a market for gloves has the scarce side take all", () => {
    const gloves = listCoalitions(3, (coalition) => Math.min(coalition & 1, size(coalition & 0b110)));
    expect(isInCore(gloves, [1, 0, 0])).toBe(true);
    expect(isInCore(gloves, [2 / 3, 1 / 6, 1 / 6])).toBe(false);
    expect(Array.from(nucleolus(gloves))).toEqual([1, 0, 0].map((x) => expect.closeTo(x, 9)));
  });

  it("needs the whole worth handed out", () => {
    expect(isInCore(estate(200, [100, 200, 300]), [50, 75, 70])).toBe(false);
    expect(members(0b110)).toEqual([1, 2]);
  });
});
