import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grandCoalition, sampledShapley, slackOf, zeroNormalised } from "../../../src/maths/bargaining/coalitions.js";
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

describe("what coalitions are worth", () => {
  it("is listed for up to sixteen players, and nothing for nobody", () => {
    const game = listCoalitions(3, (coalition) => 10 * coalition + 1);
    expect([...game.values]).toEqual([0, 11, 21, 31, 41, 51, 61, 71]);
    expect([1, 3, 16].map(grandCoalition)).toEqual([0b1, 0b111, 65535]);
    expect(listCoalitions(16, size).values[65535]).toBe(16);
    expect(() => listCoalitions(17, size)).toThrow(/17 players/);
    expect(() => listCoalitions(3, (coalition) => (coalition === 5 ? Number.POSITIVE_INFINITY : 0))).toThrow(
      /coalition 0\+2 is Infinity/,
    );
  });

  it("over acting alone is what members gain together", () => {
    const game = listCoalitions(3, (coalition) => [0, 1, 2, 7, 4, 5, 16, 17][coalition]!);
    expect([...zeroNormalised(game).values]).toEqual([0, 0, 0, 4, 0, 0, 10, 10]);
    // A billionth of 10, and a hundred thousandth of that of 17.
    expect(slackOf(game)).toBeCloseTo(1e-8 + 17e-14, 18);
  });

  it("may be lost to noise, and to rounding, without a word", () => {
    const losing = (loss: number) => listCoalitions(2, (coalition) => (coalition === 3 ? 2 - loss : 1));
    expect([isSuperadditive(losing(0)), isSuperadditive(losing(0.1)), isSuperadditive(losing(1e-14))]).toEqual([
      ...[true, false, true],
    ]);
    expect([isSuperadditive(losing(0.1), 0.11), isSuperadditive(losing(0.1), 0.09)]).toEqual([true, false]);
    expect([isConvex(losing(0.1)), isConvex(losing(1e-14))]).toEqual([false, true]);
    // Three singles are worth more than a pair and a single.
    expect(isSuperadditive(listCoalitions(3, (coalition) => (size(coalition) === 1 ? 1 : 1.5)))).toBe(false);
  });
});

describe("shares by orders of arrival", () => {
  /** Numbers one after the other, again and again. */
  const cycle = (...numbers: number[]) => {
    let next = 0;
    return () => numbers[next++ % numbers.length]!;
  };
  /** Who comes first gets one, who comes second three, the third five. */
  const square = (coalition: readonly number[]) => coalition.length ** 2;

  it("are those of an order and its reverse, with an error that a single pair does not know", () => {
    const { shares, standardErrors } = sampledShapley(3, square, 1, cycle(0.99));
    // In any order and its reverse everybody has one and five, or three and three.
    expect([...shares]).toEqual([3, 3, 3]);
    expect([...standardErrors]).toEqual(Array(3).fill(Number.POSITIVE_INFINITY));
    expect([...sampledShapley(3, square, 7, cycle(0.1, 0.7)).standardErrors]).toEqual([0, 0, 0]);
  });

  it("err by the spread of what pairs of orders give", () => {
    // Nothing without all three: of an order and its reverse the first and the last get a half each.
    const all = (coalition: readonly number[]) => (coalition.length === 3 ? 1 : 0);
    // Numbers that leave the order 0-1-2 as it is, then make 1-2-0 of it.
    const { shares, standardErrors } = sampledShapley(3, all, 2, cycle(0.99, 0.99, 0, 0));
    expect([...shares]).toEqual([0.5, 0.25, 0.25]);
    // Of 0 and a half the variance is a sixteenth, of two draws.
    expect([...standardErrors]).toEqual([0, 0.25, 0.25]);
  });
});
