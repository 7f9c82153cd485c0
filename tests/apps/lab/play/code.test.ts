import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOf, gameOf } from "../../../../src/apps/lab/play/code.js";
import { keptOut, PROMISE, TODAY, TURNS, turnLevers, wordsOf } from "../../../../src/games/turns/rules.js";

const level = fc.constantFrom(0, 1, 2);
const move = fc.record({
  protection: level,
  subsidy: level,
  platform: level,
  sign: fc.boolean(),
  readmit: fc.boolean(),
});

describe("the code of a game", () => {
  it("says the whole game and nothing else", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(move, move), { maxLength: TURNS }), (moves) => {
        const game = { people: [0, 2], moves };
        expect(gameOf(codeOf(game))).toEqual(game);
      }),
    );
  });

  it.each(["", "0", "00.", "10.", "03.", "01.z", "01.zz", "01.A0", "<b>", "01.0a0a0a0a0a0a0a0a0a0a0a0a"])(
    "%j is none",
    (code) => {
      expect(gameOf(code)).toBeUndefined();
    },
  );
});

describe("the council", () => {
  const broken = { ...PROMISE, protection: 2 };
  const back = { ...PROMISE, readmit: true };

  it("calls a word broken where a signer does something else", () => {
    expect(wordsOf([PROMISE, broken, TODAY, PROMISE], [false, false, false, true])).toEqual([
      "kept",
      "broken",
      "none",
      "out",
    ]);
  });

  it("keeps out who broke its word unless more than half of the others are for it", () => {
    const broke = [true, false, false];
    expect(keptOut(broke, [back, back, PROMISE])).toEqual(broke);
    expect(keptOut(broke, [PROMISE, back, back])).toEqual([false, false, false]);
  });

  it("lowers the border between those who sign alone", () => {
    const cities = ["a", "b", "c"].map((id) => ({ id, gdp: 1000 }));
    const levers = turnLevers(cities, [PROMISE, PROMISE, PROMISE], ["a", "c"], 2024);
    expect(levers.find(({ type }) => type === "administrative-border")).toMatchObject({ between: [["a", "c"]] });
    expect(turnLevers(cities, [TODAY, TODAY, TODAY], ["a"], 2024).map(({ type }) => type)).not.toContain(
      "administrative-border",
    );
  });
});
