import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { Table } from "../../../src/games/turns/playing.js";
import {
  keepsWord,
  type Move,
  PLATFORM,
  type PlayedTurn,
  PROMISE,
  PROTECTION,
  RENT_SHARES,
  SUBSIDY,
  type Treatment,
  TURNS,
  USUAL,
} from "../../../src/games/turns/rules.js";
import { loadScenario } from "../../../src/input/index.js";
import { meanOf, sumOf } from "../../../src/maths/numerics/sums.js";

// What makes the game a dilemma between people who promise: who breaks its word is better off at once, and worse off in the end.

/** Every setting of the levers. */
const LEVERS = [...PROTECTION.keys()].flatMap((protection) =>
  [...SUBSIDY.keys()].flatMap((subsidy) =>
    [...PLATFORM.keys()].map((platform) => ({ protection, subsidy, platform, readmit: false })),
  ),
);
const CHEATS: Move[] = LEVERS.map((levers) => ({ ...levers, sign: true })).filter((move) => !keepsWord(move));
const OUTSIDE: Move[] = LEVERS.map((levers) => ({ ...levers, sign: false }));

/** By scenario: worlds that have been calibrated, and the table as it is usual. */
const worlds = new Map(["agreement", "five-cities"].map((name) => [name, new Map()]));
const usual = new Map<string, { table: Table; cities: number }>();

function tableOf(name: string, treatment?: Treatment): { table: Table; cities: number } {
  const known = treatment ? undefined : usual.get(name);
  if (known) return known;
  const scenario = loadScenario(`scenarios/teaching/${name}.yaml`, diskFiles);
  const table = new Table({ scenario, worlds: worlds.get(name)! }, treatment);
  const made = { table, cities: scenario.region.tables.cities.length };
  if (!treatment) usual.set(name, made);
  return made;
}

/** By turn: of the city's own score, and of all together. */
interface Changes {
  own: number[];
  all: number[];
}

/** Changes of a city's score against everybody's promise kept, where it does otherwise in some turns. */
function deviating({ table, cities }: ReturnType<typeof tableOf>) {
  const kept = Array<Move>(cities).fill(PROMISE);
  const promise = table.planned(Array(TURNS).fill(kept));
  const known = new Map<string, Changes>();
  const otherwise = (city: number, move: Move, turns: readonly number[]): Changes => {
    const key = JSON.stringify([city, move, turns]);
    const changes = known.get(key) ?? changesOf(city, move, turns);
    known.set(key, changes);
    return changes;
  };
  const changesOf = (city: number, move: Move, turns: readonly number[]): Changes => {
    const moves = Array.from({ length: TURNS }, (_, turn) => (turns.includes(turn) ? kept.with(city, move) : kept));
    const changes = table.planned(moves).map((scores, turn) => scores.map((score, c) => score - promise[turn]![c]!));
    return { own: changes.map((turn) => turn[city]!), all: changes.map((turn) => sumOf(turn)) };
  };
  return { otherwise, each: Array.from({ length: cities }, (_, c) => c) };
}

const ALWAYS = Array.from({ length: TURNS }, (_, turn) => turn);
const LAST = TURNS - 1;
const best = (changes: readonly number[]) => Math.max(...changes);

describe.each([
  ["agreement", CHEATS, OUTSIDE],
  // Of five cities those settings that pay most among three.
  ["five-cities", CHEATS.filter(({ subsidy, platform }) => subsidy !== 1 && platform !== 1), []],
])("the promise of cities: %s", (name, cheats, outside) => {
  const { otherwise, each } = deviating(tableOf(name));

  it("is worth breaking at once, and at the end of the game", () => {
    for (const city of each) {
      const now = cheats.map((move) => ({ move, gain: otherwise(city, move, [LAST]).own[LAST]! }));
      const tempting = now.reduce((a, b) => (b.gain > a.gain ? b : a));
      expect(tempting.gain).toBeGreaterThan(0.05);
      // It is as tempting in the first turn, and costs more than it brings.
      const first = otherwise(city, tempting.move, [0]).own;
      expect(first[0]).toBeGreaterThan(0.05);
      expect(meanOf(first)).toBeLessThan(-0.05);
    }
  });

  it("is worth keeping, whatever else a city would do all the time", () => {
    for (const city of each)
      expect(best([...cheats, ...outside].map((move) => meanOf(otherwise(city, move, ALWAYS).own)))).toBeLessThan(
        -0.05,
      );
  });

  it("brings all together more than any city outside it does", () => {
    for (const city of each)
      for (const move of outside) expect(meanOf(otherwise(city, move, ALWAYS).all)).toBeLessThan(0);
  });
});

describe("a table", () => {
  it("without a council pays who cheats all the time", () => {
    const { otherwise, each } = deviating(tableOf("agreement", { ...USUAL, council: false }));
    const cheats = CHEATS.filter(({ protection, platform }) => protection === 2 && platform === 0);
    for (const city of each)
      expect(best(cheats.map((move) => meanOf(otherwise(city, move, ALWAYS).own)))).toBeGreaterThan(0.1);
  });

  it("that keeps little of the rent is not tempted by protection, only by leaving the platform to others", () => {
    const { otherwise, each } = deviating(tableOf("agreement", { ...USUAL, rentShare: RENT_SHARES[0] }));
    const protecting = CHEATS.filter(({ protection, platform }) => protection > 0 && platform === 2);
    for (const city of each) {
      for (const move of protecting) expect(otherwise(city, move, [LAST]).own[LAST]).toBeLessThan(0);
      expect(otherwise(city, { ...PROMISE, platform: 0 }, [LAST]).own[LAST]).toBeGreaterThan(0);
    }
  });

  it("plans a game as it is played turn by turn", async () => {
    const { table, cities } = tableOf("agreement");
    const moves = ALWAYS.map((turn) =>
      Array<Move>(cities)
        .fill(PROMISE)
        .with(turn % 3, { ...PROMISE, protection: 2 }),
    );
    const turns: PlayedTurn[] = [];
    for (const turn of moves) turns.push(await table.turn(turns, turn, () => Promise.resolve()));
    const planned = table.planned(moves);
    for (const [at, { scores }] of turns.entries())
      for (const [c, score] of scores.entries()) expect(planned[at]![c]).toBeCloseTo(score, 9);
  });

  it.each(["agreement", "five-cities"])("%s: its computer keeps its word while people keep theirs", async (name) => {
    const { table, cities } = tableOf(name);
    const given = Array<Move | undefined>(cities)
      .fill(PROMISE)
      .with(cities - 1, undefined);
    const turns: PlayedTurn[] = [];
    for (const _ of ALWAYS.slice(0, 2)) turns.push(await table.turn(turns, given, () => Promise.resolve()));
    expect(turns.map(({ words }) => words.at(-1))).toEqual(["kept", "kept"]);
  });
});
