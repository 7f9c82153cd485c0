import { beforeAll, describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { Table } from "../../../src/games/turns/playing.js";
import { type Move, PROMISE, TODAY, type Treatment, USUAL } from "../../../src/games/turns/rules.js";
import { loadScenario } from "../../../src/input/index.js";

const scenario = loadScenario("scenarios/teaching/agreement.yaml", diskFiles);
const worlds = new Map();
const tableOf = (treatment?: Treatment) => new Table({ scenario, worlds }, treatment);
let usual: Table;
beforeAll(() => {
  usual = tableOf();
});

const pause = async () => {};
const all = (move: Move) => [move, move, move];
const BREAKS: Move = { ...PROMISE, protection: 2 };

describe("a turn in which people govern every city", () => {
  it("changes nothing where all do as today and nobody signs", async () => {
    const { moves, words, scores, gdp, budget } = await usual.turn([], all(TODAY), pause);
    expect([moves, words]).toEqual([all(TODAY), ["none", "none", "none"]]);
    for (const values of [scores, gdp, budget]) for (const value of values) expect(value).toBeCloseTo(0, 9);
  });

  it("scores half of what output and half of what consumption gains, against today", async () => {
    const first = await usual.turn([], all(PROMISE), pause);
    expect(first.words).toEqual(["kept", "kept", "kept"]);
    for (const [c, score] of first.scores.entries()) {
      expect(score).toBeCloseTo((first.gdp[c]! + first.consumption[c]!) / 2, 12);
      expect(score).toBeGreaterThan(0);
      // The platform costs money.
      expect(first.budget[c]).toBeLessThan(0);
    }
    // Turn by turn it is what a whole game gives that is known beforehand.
    const second = await usual.turn([first], [PROMISE, BREAKS, PROMISE], pause);
    const planned = usual.planned([all(PROMISE), [PROMISE, BREAKS, PROMISE]]);
    for (const c of [0, 1, 2]) {
      expect(planned[0]![c]).toBeCloseTo(first.scores[c]!, 9);
      expect(planned[1]![c]).toBeCloseTo(second.scores[c]!, 9);
    }
  });

  it("goes on from who signed in the turns before, and each city pays its own part of the platform", async () => {
    const moves = [PROMISE, PROMISE, TODAY];
    const first = await usual.turn([], moves, pause);
    const second = await usual.turn([first], all(PROMISE), pause);
    const planned = usual.planned([moves, all(PROMISE)]);
    for (const [c, score] of second.scores.entries()) expect(planned[1]![c]).toBeCloseTo(score, 9);
    const { budget } = await usual.turn([], [{ ...TODAY, platform: 2 }, TODAY, TODAY], pause);
    expect(budget[0]).toBeLessThan(Math.min(budget[1]!, budget[2]!) - 0.5);
  });

  it("keeps out who broke its word before, unless the others let it in or there is no council", async () => {
    const broken = await usual.turn([], [PROMISE, BREAKS, PROMISE], pause);
    expect(broken.words).toEqual(["kept", "broken", "kept"]);
    const wordsAfter = async (table: Table, moves: readonly Move[]) => (await table.turn([broken], moves, pause)).words;
    expect(await wordsAfter(usual, all(PROMISE))).toEqual(["kept", "out", "kept"]);
    expect(await wordsAfter(usual, all({ ...PROMISE, readmit: true }))).toEqual(["kept", "kept", "kept"]);
    const lenient = tableOf({ ...USUAL, council: false });
    expect(await wordsAfter(lenient, all(PROMISE))).toEqual(["kept", "kept", "kept"]);
    expect([usual, lenient].map((table) => table.seenBy([broken]).breakers)).toEqual([["mill"], []]);
    // What is planned knows of the council too: who is out gains nothing from the lower border.
    const plan = [[PROMISE, BREAKS, PROMISE], all(PROMISE)];
    const [strict, loose] = [usual, lenient].map((table) => table.planned(plan)[1]!) as [number[], number[]];
    const lost = loose.map((score, c) => score - strict[c]!);
    expect(lost[1]).toBeGreaterThan(Math.max(0, lost[0]!, lost[2]!));
  });
});

describe("what a table sees", () => {
  it("are its cities with their money, and turns that are over", async () => {
    const { cities, revenue, gdp, turns, breakers, end } = usual.seenBy([]);
    expect([cities, turns, breakers, end]).toEqual([["harbour", "mill", "spring"], [], [], undefined]);
    expect(gdp).toEqual(scenario.region.tables.cities.map(({ gdp100m }) => gdp100m));
    for (const [c, own] of revenue.entries()) expect(own / gdp[c]!).toBeGreaterThan(0);
  });

  it("at its end are means over turns, of its own and of both that it is held against", () => {
    const turn = (...scores: number[]) => ({ scores }) as never;
    const benchmarks = {
      optimum: [
        [4, 6],
        [8, 8],
      ],
      alone: [
        [1, 2],
        [3, 0],
      ],
    };
    expect(usual.ended([turn(1, 5), turn(2, 8)], benchmarks)).toEqual({
      ...{ scores: [1.5, 6.5], optimum: [6, 7], alone: [2, 1] },
    });
  });

  it("of a game is played once, by those who are people, and not further than they have moved", async () => {
    const steps: number[][] = [];
    const told = async (done: number, of: number) => void steps.push([done, of]);
    const people = ["spring", "harbour", "mill"];
    const ask = { scenario: "agreement", people, moves: [[BREAKS, PROMISE, TODAY], all(PROMISE)] };
    const game = await usual.play(ask, told);
    expect(game.turns.map(({ words }) => words)).toEqual([
      ["kept", "none", "broken"],
      ["kept", "kept", "out"],
    ]);
    expect([steps, game.end, game.breakers]).toEqual([
      [
        [1, 2],
        [2, 2],
      ],
      undefined,
      [],
    ]);
    const again = await usual.play({ ...ask, moves: [...ask.moves.slice(0, 1), all(TODAY)] }, pause);
    expect(again.turns[0]).toBe(game.turns[0]);
    expect(again.turns[1]!.words).toEqual(["none", "none", "out"]);
    const other = await usual.play({ ...ask, moves: [all(TODAY)] }, pause);
    expect(other.turns.map(({ words }) => words)).toEqual([["none", "none", "none"]]);
  });
});

describe("a government of the computer", () => {
  const given = [PROMISE, undefined, PROMISE];
  const chosen = async (table: Table, before: Parameters<Table["turn"]>[0] = []) => {
    let looks = 0;
    const { moves, words } = await table.turn(before, given, async () => void looks++);
    expect([moves[0], moves[2]]).toEqual([PROMISE, PROMISE]);
    return { move: moves[1], word: words[1], looks };
  };

  it("signs and keeps its word where a council would keep it out, and looks at the levers' neighbours", async () => {
    // The promise, six neighbours of today's move and of the promise, and six of the best of these.
    expect(await chosen(usual)).toEqual({ move: PROMISE, word: "kept", looks: 19 });
  });

  it("breaks its word where nobody is kept out", async () => {
    const move = { ...TODAY, protection: 2, sign: true };
    expect(await chosen(tableOf({ ...USUAL, council: false }))).toMatchObject({ move, word: "broken" });
  });

  it("looks after itself while it is out", async () => {
    const broken = await usual.turn([], [PROMISE, BREAKS, PROMISE], pause);
    const move = { ...TODAY, protection: 2, sign: true };
    expect(await chosen(usual, [broken])).toMatchObject({ move, word: "out" });
  });
});
