import { describe, expect, it } from "vitest";
import { citiesFor, codeOf, gameOf, MOST_PEOPLE } from "../../../../src/apps/lab/play/code.js";
import { LEVELS, moveText, WORD_WORDS } from "../../../../src/apps/lab/play/MoveForm.js";
import { scenarioFor, withMove } from "../../../../src/apps/lab/play/Play.js";
import {
  keepsWord,
  keptOut,
  type Move,
  PROMISE,
  TODAY,
  TURN_YEARS,
  TURNS,
  turnLevers,
  wordsOf,
} from "../../../../src/games/turns/rules.js";
import { t } from "../../../../src/words/index.js";

const cities = [
  { id: "a", gdp: 1000 },
  { id: "b", gdp: 2000 },
];

describe("levers of a turn", () => {
  it("are each city's own, for the years of the turn", () => {
    const moves: Move[] = [
      { ...TODAY, protection: 2, subsidy: 1 },
      { ...TODAY, protection: 0, platform: 2 },
    ];
    const years = { from: 2027, to: 2029 };
    expect(turnLevers(cities, moves, [], 2027)).toEqual([
      { type: "local-protection", ...years, cities: ["a"], against: "all", scale: 2 },
      { type: "sector-subsidy", ...years, cities: ["a"], sectors: ["manufacturing"], sectorSubsidy: 0.05 },
      { type: "platform-contribution", ...years, cities: ["a"], contribution: 0 },
      { type: "local-protection", ...years, cities: ["b"], against: "all", scale: 0 },
      { type: "platform-contribution", ...years, cities: ["b"], contribution: 4 },
    ]);
    expect(TURN_YEARS).toBe(3);
  });

  it("are today's where nothing is changed, but for the platform", () => {
    const levers = turnLevers(cities, [TODAY, TODAY], [], 2024);
    expect(levers.map(({ type }) => type)).toEqual(["platform-contribution", "platform-contribution"]);
    const long = turnLevers(cities, [PROMISE, PROMISE], ["a", "b"], 2024, 2038);
    expect(long.at(-1)).toEqual({
      type: "administrative-border",
      from: 2024,
      to: 2038,
      between: [["a", "b"]],
      scale: 0.5,
    });
    const three = turnLevers(cities, [PROMISE, PROMISE], ["a", "b", "c"], 2024).at(-1)!;
    expect(three["between"]).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["b", "c"],
    ]);
  });
});

describe("a promise", () => {
  it("is kept by all three levers together", () => {
    expect(keepsWord(PROMISE)).toBe(true);
    expect(keepsWord({ ...PROMISE, sign: false })).toBe(true);
    expect(keepsWord({ ...PROMISE, protection: 1 })).toBe(false);
    expect(keepsWord({ ...PROMISE, subsidy: 1 })).toBe(false);
    expect(keepsWord({ ...PROMISE, platform: 1 })).toBe(false);
    expect(wordsOf([{ ...PROMISE, sign: false }], [false])).toEqual(["none"]);
  });

  it("that was broken keeps outside on a tie", () => {
    const votes = (...readmit: boolean[]) =>
      keptOut(
        [true, false, false, false, false],
        [PROMISE, ...readmit.map((one) => ({ ...PROMISE, readmit: one }))],
      )[0];
    expect(votes(true, true, false, false)).toBe(true);
    expect(votes(true, true, true, false)).toBe(false);
    expect(keptOut([false], [PROMISE])).toEqual([false]);
  });
});

describe("a table", () => {
  it("has three cities for up to three people, five for more", () => {
    expect([2, 3, 4, 5].map(citiesFor)).toEqual([3, 3, 5, 5]);
    expect([2, 3, 4, 5].map(scenarioFor)).toEqual([
      "teaching/agreement",
      "teaching/agreement",
      "teaching/five-cities",
      "teaching/five-cities",
    ]);
    expect(MOST_PEOPLE).toBe(5);
  });

  it("takes moves one after the other, a turn after the other", () => {
    let game = { people: [0, 1], moves: [] as Move[][] };
    const moves = [TODAY, PROMISE, { ...TODAY, subsidy: 1 }];
    for (const move of moves) game = withMove(game, move) as typeof game;
    expect(game.moves).toEqual([[moves[0], moves[1]], [moves[2]]]);
    expect(game.people).toEqual([0, 1]);
  });

  it("is written in a code that is read again, and none that has too many moves or people who are not there", () => {
    expect(codeOf({ people: [0, 1], moves: [[TODAY, PROMISE]] })).toBe("01.100a");
    expect(gameOf("01.100a")).toEqual({ people: [0, 1], moves: [[TODAY, PROMISE]] });
    expect(gameOf(`01.${"00".repeat(2 * TURNS)}`)?.moves).toHaveLength(TURNS);
    expect(gameOf(`01.${"00".repeat(2 * TURNS + 1)}`)).toBeUndefined();
    expect(gameOf("012.")?.people).toEqual([0, 1, 2]);
    expect(gameOf("013.")).toBeUndefined();
    expect(gameOf("0134.")?.people).toEqual([0, 1, 3, 4]);
    expect(gameOf("0.")).toBeUndefined();
    expect(gameOf("01.2z")).toEqual({
      people: [0, 1],
      moves: [[{ protection: 2, subsidy: 2, platform: 2, sign: true, readmit: true }]],
    });
    expect(gameOf("01.30")).toBeUndefined();
  });
});

describe("words of the game", () => {
  it("name each level and each word", () => {
    expect(moveText({ ...TODAY, protection: 2, subsidy: 1, platform: 0 })).toEqual({
      en: "protection double: 6 %; subsidy 5 % of cost; platform nothing",
      zh: "保护：加倍：6%；补贴：成本的5%；平台：不出资",
    });
    expect(Object.values(LEVELS).map((words) => words.map((key) => t(key).en))).toEqual([
      ["none", "as today: 3 %", "double: 6 %"],
      ["none", "5 % of cost", "10 % of cost"],
      ["nothing", "0.1 % of GDP", "0.2 % of GDP"],
    ]);
    expect(Object.entries(WORD_WORDS).map(([word, key]) => [word, t(key).en, t(key).zh])).toEqual([
      ["kept", "signed, kept its word", "签署并守约"],
      ["broken", "signed, broke its word", "签署但违约"],
      ["none", "did not sign", "未签署"],
      ["out", "kept out by the others", "被其他城市排除"],
    ]);
  });
});
