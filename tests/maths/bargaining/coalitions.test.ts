import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isConvex,
  isSuperadditive,
  listCoalitions,
  members,
  savings,
  size,
  sumOver,
} from "../../../src/maths/bargaining/index.js";

describe("coalitions as bit masks", () => {
  it("list their members, count them and sum over them", () => {
    expect(members(0b1101)).toEqual([0, 2, 3]);
    expect(size(0b1101)).toBe(3);
    expect(sumOver(0b1101, [1, 10, 100, 1000])).toBe(1101);
    expect(members(0)).toEqual([]);
  });

  it("refuse no players, too many, and a worth that is not finite", () => {
    expect(() => listCoalitions(0, () => 0)).toThrow(/0 players/);
    expect(() => listCoalitions(40, () => 0)).toThrow(/40 players/);
    expect(() => listCoalitions(2, (coalition) => (coalition === 2 ? Number.NaN : 0))).toThrow(/coalition 1 is NaN/);
  });
});

describe("superadditivity and convexity", () => {
  const bySize = (worths: readonly number[]) =>
    listCoalitions(worths.length - 1, (coalition) => worths[size(coalition)]!);

  it("tell games apart", () => {
    // A loss of 0.9 by joining, beside a worth of 1e12 elsewhere.
    const worths = [0, 1, 1, 1.1, 0, 1, 1e12, 1e12 + 5];
    expect(isSuperadditive(listCoalitions(3, (coalition) => worths[coalition]!))).toBe(false);
    expect([isSuperadditive(bySize([0, 1, 4, 9])), isConvex(bySize([0, 1, 4, 9]))]).toEqual([true, true]);
    expect([isSuperadditive(bySize([0, 0, 8, 11])), isConvex(bySize([0, 0, 8, 11]))]).toEqual([true, false]);
    expect([isSuperadditive(bySize([0, 2, 3, 9])), isConvex(bySize([0, 2, 3, 9]))]).toEqual([false, false]);
  });

  it("hold for what sharing a runway saves", () => {
    const needs = [2, 5, 9, 9];
    const runway = listCoalitions(4, (coalition) => Math.max(...members(coalition).map((i) => needs[i]!)));
    expect(isConvex(savings(runway))).toBe(true);
  });

  it("convex games are superadditive", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 16, maxLength: 16 }), (worths) => {
        const game = listCoalitions(4, (coalition) => worths[coalition]!);
        return !isConvex(game) || isSuperadditive(game);
      }),
    );
  });
});
