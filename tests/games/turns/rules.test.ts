import { describe, expect, it } from "vitest";
import { shareOfWay } from "../../../src/games/turns/playing.js";
import {
  keepsWord,
  keptOut,
  type Move,
  type PlayedTurn,
  PROMISE,
  TODAY,
  turnLevers,
  wordsOf,
} from "../../../src/games/turns/rules.js";

const CITIES = [
  { id: "harbour", gdp: 2500 },
  { id: "mill", gdp: 1500 },
  { id: "spring", gdp: 500 },
];

const breaks: Move = { ...PROMISE, protection: 1 };

describe("a city's word", () => {
  it("is kept by no protection, no subsidy and the full share in the platform, whoever is let back in", () => {
    expect([PROMISE, { ...PROMISE, readmit: true }, { ...PROMISE, sign: false }].map(keepsWord)).toEqual([
      ...[true, true, true],
    ]);
    for (const other of [{ protection: 1 }, { subsidy: 1 }, { platform: 1 }])
      expect(keepsWord({ ...PROMISE, ...other })).toBe(false);
  });

  it("is kept, broken or not given by those who are not kept out", () => {
    const moves = [PROMISE, breaks, TODAY, PROMISE, TODAY];
    expect(wordsOf(moves, [false, false, false, true, true])).toEqual(["kept", "broken", "none", "out", "out"]);
  });

  it("that was broken keeps a city out unless more than half of the others let it back in", () => {
    const votes = (...readmit: boolean[]) => readmit.map((one) => ({ ...TODAY, readmit: one }));
    const first = [true, false, false, false];
    // Its own vote does not count, and a tie of the others keeps it out.
    expect(keptOut(first, votes(true, true, false, false))).toEqual([true, false, false, false]);
    expect(keptOut(first, votes(false, true, true, false))).toEqual([false, false, false, false]);
    const two = [true, true, false, false];
    expect(keptOut(two, votes(true, true, true, false))).toEqual([true, true, false, false]);
    expect(keptOut(two, votes(false, false, true, true))).toEqual([false, false, false, false]);
    // Where all broke it nobody is left to let anybody in.
    expect(keptOut([true, true], votes(true, true))).toEqual([true, true]);
    expect(keptOut([false, false], votes(false, false))).toEqual([false, false]);
  });
});

describe("the levers of a turn", () => {
  const years = { from: 2027, to: 2029 };

  it("are those that differ from today's, of each city its own, and what it gives to the platform", () => {
    const moves: Move[] = [
      { ...TODAY, protection: 2, platform: 1 },
      { ...TODAY, subsidy: 1 },
      { ...TODAY, protection: 0, subsidy: 2, platform: 2 },
    ];
    expect(turnLevers(CITIES, moves, [], 2027)).toEqual([
      { type: "local-protection", ...years, cities: ["harbour"], against: "all", scale: 2 },
      { type: "platform-contribution", ...years, cities: ["harbour"], contribution: 2.5 },
      { type: "sector-subsidy", ...years, cities: ["mill"], sectors: ["manufacturing"], sectorSubsidy: 0.05 },
      { type: "platform-contribution", ...years, cities: ["mill"], contribution: 0 },
      { type: "local-protection", ...years, cities: ["spring"], against: "all", scale: 0 },
      { type: "sector-subsidy", ...years, cities: ["spring"], sectors: ["manufacturing"], sectorSubsidy: 0.1 },
      { type: "platform-contribution", ...years, cities: ["spring"], contribution: 1 },
    ]);
  });

  it("halve the border between every two who sign, which takes two", () => {
    const borders = (...signers: string[]) =>
      turnLevers(CITIES, [TODAY, TODAY, TODAY], signers, 2024, 2030).filter(({ type }) => type.endsWith("border"));
    expect([borders(), borders("mill")]).toEqual([[], []]);
    const border = (...between: string[][]) => [
      { type: "administrative-border", from: 2024, to: 2030, between, scale: 0.5 },
    ];
    expect(borders("harbour", "spring")).toEqual(border(["harbour", "spring"]));
    expect(borders("harbour", "mill", "spring")).toEqual(
      border(["harbour", "mill"], ["harbour", "spring"], ["mill", "spring"]),
    );
  });
});

describe("the share of the way to the best", () => {
  it("is that of all cities together in the turns that are over", () => {
    const turn = (...scores: number[]) => ({ scores }) as unknown as PlayedTurn;
    const benchmarks = {
      optimum: [
        [4, 6],
        [8, 12],
        [99, 99],
      ],
      alone: [
        [1, 1],
        [2, 4],
        [50, 50],
      ],
    };
    // Of the 8 between 2 and 10, 3 are reached; then of the 22 between 8 and 30, 3 and 14.
    expect(shareOfWay([turn(2, 3)], benchmarks)).toBeCloseTo(3 / 8, 12);
    expect(shareOfWay([turn(2, 3), turn(8, 12)], benchmarks)).toBeCloseTo(17 / 22, 12);
    expect(shareOfWay([turn(0, 1)], benchmarks)).toBeCloseTo(-1 / 8, 12);
    expect(shareOfWay([turn(5, 6)], benchmarks)).toBeCloseTo(9 / 8, 12);
  });
});
