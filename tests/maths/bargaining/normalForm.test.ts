import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  deviationGain,
  dominantStrategy,
  grimTrigger,
  normalForm,
  positionOf,
  priceOfAnarchy,
  profileAt,
  profileCount,
  pureEquilibria,
  socialOptimum,
  welfareAt,
} from "../../../src/maths/bargaining/index.js";

const twoByTwo = (cells: readonly (readonly [number, number])[]) => normalForm([2, 2], ([a, b]) => cells[2 * a! + b!]!);
const dilemma = twoByTwo([
  [3, 3],
  [0, 5],
  [5, 0],
  [1, 1],
]);

describe("games in normal form", () => {
  it("number profiles with the last player fastest", () => {
    const game = normalForm([2, 3], (profile) => profile);
    expect(profileCount(game)).toBe(6);
    expect(profileAt(game, 4)).toEqual([1, 1]);
    for (let p = 0; p < 6; p++) expect(positionOf(game, profileAt(game, p))).toBe(p);
  });

  it("refuse players without strategies, payoffs that are not finite, and too many profiles", () => {
    expect(() => normalForm([], () => [])).toThrow(RangeError);
    expect(() => normalForm([2, 0], () => [0, 0])).toThrow(RangeError);
    expect(() => normalForm([1], () => [Number.POSITIVE_INFINITY])).toThrow(/Infinity/);
    expect(() => normalForm(Array(40).fill(2), () => [])).toThrow(/profiles/);
  });
});

describe("pure equilibria", () => {
  it("of the prisoner's dilemma: both defect, at a third of what both could have", () => {
    expect(pureEquilibria(dilemma)).toEqual([3]);
    expect(socialOptimum(dilemma)).toBe(0);
    expect(priceOfAnarchy(6, [2])).toBe(3);
    expect([dominantStrategy(dilemma, 0), dominantStrategy(dilemma, 1)]).toEqual([1, 1]);
    expect(grimTrigger(dilemma, [0, 0], [1, 1])).toEqual([0.5, 0.5]);
  });

  it("of a stag hunt: two; of matching pennies: none", () => {
    const hunt = twoByTwo([
      [4, 4],
      [0, 3],
      [3, 0],
      [3, 3],
    ]);
    expect(pureEquilibria(hunt)).toEqual([0, 3]);
    expect(dominantStrategy(hunt, 0)).toBeNull();
    const pennies = twoByTwo([
      [1, -1],
      [-1, 1],
      [-1, 1],
      [1, -1],
    ]);
    expect(pureEquilibria(pennies)).toEqual([]);
  });

  it("are told apart by every player's own money, however large that of others", () => {
    const game = normalForm([2, 2], ([, b]) => [1e13, b!]);
    expect(pureEquilibria(game)).toEqual([1, 3]);
  });

  it("count a small gain beside large payoffs, and no rounding of the payoffs that are compared", () => {
    const small = normalForm([3, 1], ([a]) => [[0, 0.9, -1e12][a!]!, 0]);
    expect(pureEquilibria(small)).toEqual([1]);
    expect(dominantStrategy(small, 0)).toBe(1);
    const rounded = normalForm([2, 1], ([a]) => [[0.1 + 0.2, 0.3][a!]!, 0]);
    expect(pureEquilibria(rounded)).toEqual([0, 1]);
    expect(dominantStrategy(rounded, 0)).toBeNull();
  });

  it("leave a player who has nothing whatever it does without a dominant strategy", () => {
    const nothing = normalForm([2, 2], () => [0, 0]);
    expect(dominantStrategy(nothing, 0)).toBeNull();
    expect(pureEquilibria(nothing)).toEqual([0, 1, 2, 3]);
    expect(socialOptimum(nothing)).toBe(0);
  });

  it("compare what a player gets by another strategy of its own, be it the first, one between or the last", () => {
    // 100 for the first player's place, 10 and 1 for those of the others, of which each gains by its last strategy.
    const game = normalForm([2, 3, 2], ([a, b, c]) => [100 * a!, 10 * b!, c!]);
    expect(deviationGain(game, 0, 0)).toBe(100);
    expect(deviationGain(game, positionOf(game, [1, 1, 0]), 1)).toBe(10);
    expect(deviationGain(game, positionOf(game, [1, 0, 1]), 1)).toBe(20);
    expect(deviationGain(game, positionOf(game, [1, 2, 0]), 2)).toBe(1);
    expect(pureEquilibria(game)).toEqual([11]);
    expect(socialOptimum(game)).toBe(11);
    expect([0, 1, 2].map((player) => dominantStrategy(game, player))).toEqual([1, 2, 1]);
  });

  it("may be more than a call takes arguments", () => {
    const game = normalForm(Array(18).fill(2), (profile) => profile.map(() => 1));
    const equilibria = pureEquilibria(game);
    expect(equilibria).toHaveLength(2 ** 18);
    expect(
      priceOfAnarchy(
        18,
        equilibria.map((position) => welfareAt(game, position)),
      ),
    ).toBe(1);
  });

  it("are the profiles from which nobody gains, whatever the game", () => {
    const tables = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(tables, (numbers) => {
        const game = normalForm([2, 3, 2], (profile) =>
          [0, 1, 2].map((i) => numbers[3 * positionOf({ strategies: [2, 3, 2] }, profile) + i]!),
        );
        const equilibria = pureEquilibria(game);
        for (let p = 0; p < profileCount(game); p++) {
          expect(equilibria.includes(p)).toBe([0, 1, 2].every((player) => deviationGain(game, p, player) === 0));
          expect(welfareAt(game, p)).toBeLessThanOrEqual(welfareAt(game, socialOptimum(game)));
        }
      }),
    );
  });
});

describe("the price of anarchy", () => {
  it.each([
    ["gains", 6, [2, 3], 3],
    ["costs", -2, [-4], 2],
    ["no equilibrium", 6, [], null],
    ["an equilibrium without gain", 4, [0], null],
    ["sums of different sign", 4, [-1], null],
  ])("with %s", (_, optimum, equilibria, expected) => {
    expect(priceOfAnarchy(optimum, equilibria)).toBe(expected);
  });
});

describe("grim trigger", () => {
  it("is not needed without temptation, and no use where the punishment does not hurt", () => {
    expect(grimTrigger(dilemma, [1, 1], [1, 1])).toEqual([0, 0]);
    expect(grimTrigger(dilemma, [0, 0], [0, 0])).toEqual([null, null]);
  });
});
