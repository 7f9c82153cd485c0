import { describe, expect, it } from "vitest";
import { MOST_SEATS, type Room, RoomProblem } from "../../../src/games/turns/room.js";
import { PROMISE, TODAY, TURNS, USUAL } from "../../../src/games/turns/rules.js";
import type { Patterns } from "../../../src/games/turns/views.js";
import { countedRoom } from "./counted.js";

const pause = async () => {};

/** A room with so many people, and their tokens. */
function roomOf(count: number) {
  const made = countedRoom();
  return { ...made, tokens: Array.from({ length: count }, () => made.room.join()) };
}

/** Why a room does not do something. */
function refused(act: () => unknown): [number, string] | undefined {
  try {
    act();
  } catch (error) {
    return [(error as RoomProblem).status, (error as RoomProblem).text.en];
  }
  return undefined;
}

async function refusedLater(act: Promise<unknown>): Promise<[number, string] | undefined> {
  const error = await act.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  return error instanceof RoomProblem ? [error.status, error.text.en] : undefined;
}

const placeOf = (room: Room) => (token: string) => {
  const { table, city } = room.seatView(token);
  return `${table} ${city}`;
};

const NOT_NOW = [409, "That is not possible at this point of the game."];
const OVER = [409, "This turn is over."];

describe("a seat", () => {
  it("is the first that is free, at a new table where all are full, or at the table that is asked for", () => {
    const { room } = roomOf(0);
    const tokens = [...Array.from({ length: 4 }, () => room.join()), room.join(5), room.join(5), room.join()];
    expect(tokens.map(placeOf(room))).toEqual([
      ...["1 harbour", "1 mill", "1 spring", "2 harbour"],
      ...["5 harbour", "5 mill", "2 mill"],
    ]);
    expect(new Set(tokens).size).toBe(7);
    room.join(5);
    expect(refused(() => room.join(5))).toEqual([409, "Table 5 is full. Choose another one, or none."]);
    // Where somebody has opened a table by its number, the next new one has the first number that is left.
    const other = roomOf(0).room;
    const [first, , , fourth] = [other.join(1), other.join(1), other.join(1), other.join()];
    expect([first!, fourth!].map(placeOf(other))).toEqual(["1 harbour", "2 harbour"]);
  });

  it("is one of 200 at most", () => {
    const { room } = roomOf(MOST_SEATS - 1);
    expect(refused(() => room.join())).toBeUndefined();
    expect(refused(() => room.join())).toEqual([409, "All 200 seats of this room are taken."]);
  });

  it("is free once the game has begun where the computer governs, and at no new table", () => {
    const { room } = roomOf(2);
    room.begin();
    const late = room.join();
    expect(placeOf(room)(late)).toBe("1 spring");
    const full = [409, "The game has begun, and no city is free. Wait for the next game."];
    expect(refused(() => room.join())).toEqual(full);
    expect(refused(() => room.join(2))).toEqual(full);
    expect(refused(() => room.join(1))).toEqual([409, "Table 1 is full. Choose another one, or none."]);
  });

  it("is known by its token, and here while a line is open", () => {
    const { room, tokens } = roomOf(1);
    const token = tokens[0]!;
    expect([room.has(token), room.has("other")]).toEqual([true, false]);
    const here = () => room.teacherView().tables[0]!.seats.map((seat) => seat?.here);
    const seen = [here()];
    for (const change of [1, 1, -1, -1] as const) {
      room.line(token, change);
      room.line("other", change);
      seen.push(here());
    }
    expect(seen.map(([first]) => first)).toEqual([false, true, true, true, false]);
    expect(seen[0]!.slice(1)).toEqual([undefined, undefined]);
    expect(refused(() => room.seatView("other"))).toEqual([
      403,
      "This seat is not known here. Enter the room word again.",
    ]);
  });
});

describe("before the game", () => {
  it("tables get rules: what some have changes with every table, a second thing with every other", () => {
    const { room } = roomOf(0);
    const treatments = () =>
      room.teacherView().tables.map(({ treatment: { council, rentShare, talk } }) => [council, rentShare, talk]);
    room.join(1);
    expect(treatments()).toEqual([[true, 0.8, false]]);
    for (const number of [4, 3, 2]) room.join(number);
    const patterns: Patterns = { council: "some", rentShare: "none", talk: "some" };
    room.treat(patterns);
    // In the order of their numbers.
    expect(treatments()).toEqual([
      [true, 0.2, true],
      [false, 0.2, true],
      [true, 0.2, false],
      [false, 0.2, false],
    ]);
    // Tables that are opened later have it too.
    room.join(5);
    expect([treatments()[4], room.teacherView().patterns]).toEqual([[true, 0.2, true], patterns]);
    room.treat({ council: "none", rentShare: "some", talk: "all" });
    expect(treatments().slice(0, 2)).toEqual([
      [false, 0.8, true],
      [false, 0.2, true],
    ]);
  });

  it("tables of five seat everybody anew in the order of coming, and the same size changes nothing", () => {
    const { room, tokens } = roomOf(4);
    room.line(tokens[3]!, 1);
    room.guess(tokens[3]!, 40);
    room.size(3);
    expect(tokens.map(placeOf(room))).toEqual(["1 harbour", "1 mill", "1 spring", "2 harbour"]);
    room.size(5);
    expect(tokens.map(placeOf(room))).toEqual(["1 harbour", "1 mill", "1 spring", "1 ford"]);
    const { cities, tables } = room.teacherView();
    expect(cities.map(({ id }) => id)).toEqual(["harbour", "mill", "spring", "ford", "ridge"]);
    expect(tables).toHaveLength(1);
    expect(tables[0]!.seats).toEqual([
      ...Array(3).fill({ moved: false, here: false }),
      { moved: false, here: true },
      undefined,
    ]);
    expect(tables[0]!.guesses).toEqual([40]);
  });

  it("nobody moves, and the game does not begin without anybody; then neither rules nor tables change", () => {
    const empty = roomOf(0).room;
    expect(refused(() => empty.begin())).toEqual([409, "Nobody has taken a seat yet."]);
    const { room, tokens, found } = roomOf(4);
    expect(refused(() => room.move(tokens[0]!, 0, PROMISE))).toEqual(OVER);
    expect(refused(() => room.until(5))).toEqual(NOT_NOW);
    expect(refused(() => room.again())).toEqual(NOT_NOW);
    expect(room.teacherView()).toMatchObject({ phase: "gathering", turn: 0, deadline: undefined });
    room.begin();
    expect(room.teacherView().phase).toBe("open");
    // The best for all is looked for of every table while people think.
    expect(found).toEqual([USUAL, USUAL]);
    expect(refused(() => room.begin())).toEqual(NOT_NOW);
    expect(refused(() => room.size(5))).toEqual(NOT_NOW);
    expect(refused(() => room.treat({ council: "all", rentShare: "all", talk: "all" }))).toEqual(NOT_NOW);
  });
});

describe("a turn", () => {
  it("is open to moves and closed once, as of its number, and until then nobody sees another's move", async () => {
    const { room, tokens } = roomOf(2);
    const [one, other] = tokens as [string, string];
    room.begin();
    room.move(one, 0, TODAY);
    room.move(one, 0, PROMISE);
    room.until(5000);
    expect(room.seatView(one)).toMatchObject({ move: PROMISE, turn: 0, deadline: 5000, phase: "open" });
    expect(room.seatView(other).move).toBeUndefined();
    const seats = () => room.teacherView().tables[0]!.seats;
    expect(seats().map((seat) => seat?.moved)).toEqual([true, false, undefined]);
    expect(refused(() => room.move(one, 1, TODAY))).toEqual(OVER);
    expect(await refusedLater(room.close(1, pause))).toEqual(OVER);
    const closing = room.close(0, pause);
    expect(room.teacherView()).toMatchObject({ phase: "closing", turn: 0, deadline: undefined });
    expect(refused(() => room.move(one, 0, TODAY))).toEqual(OVER);
    expect(await refusedLater(room.close(0, pause))).toEqual(NOT_NOW);
    await closing;
    expect(room.teacherView()).toMatchObject({ phase: "open", turn: 1 });
    expect(seats().map((seat) => seat?.moved)).toEqual([false, false, undefined]);
    expect(room.seatView(other).game.turns.map(({ moves }) => moves)).toEqual([[PROMISE, TODAY, TODAY]]);
    expect(await refusedLater(room.close(0, pause))).toEqual(OVER);
  });

  it("goes on as before for who does not move, readmits nobody, and leaves free cities to the computer", async () => {
    const { room, tokens, asked } = roomOf(4);
    const move = { ...PROMISE, protection: 2, readmit: true };
    room.begin();
    room.move(tokens[1]!, 0, move);
    await room.close(0, pause);
    room.move(tokens[0]!, 1, PROMISE);
    await room.close(1, pause);
    expect(asked.map(({ turn, given }) => [turn, given])).toEqual([
      [0, [TODAY, move, TODAY]],
      [0, [TODAY, undefined, undefined]],
      [1, [PROMISE, { ...move, readmit: false }, TODAY]],
      [1, [TODAY, undefined, undefined]],
    ]);
    const moved = room
      .lines()
      .map(({ table, turn, city, governedBy, moved: did }) => [table, turn, city, governedBy, did]);
    expect(moved).toEqual([
      [1, 1, "harbour", "person", false],
      [1, 1, "mill", "person", true],
      [1, 1, "spring", "person", false],
      [1, 2, "harbour", "person", true],
      [1, 2, "mill", "person", false],
      [1, 2, "spring", "person", false],
      [2, 1, "harbour", "person", false],
      [2, 1, "mill", "computer", false],
      [2, 1, "spring", "computer", false],
      [2, 2, "harbour", "person", false],
      [2, 2, "mill", "computer", false],
      [2, 2, "spring", "computer", false],
    ]);
  });

  it("stays the computer's in the record of a city that somebody takes later", async () => {
    const { room } = roomOf(2);
    room.begin();
    await room.close(0, pause);
    const late = room.join();
    room.move(late, 1, PROMISE);
    await room.close(1, pause);
    const spring = room.lines().filter(({ city }) => city === "spring");
    expect(spring.map(({ turn, governedBy, moved }) => [turn, governedBy, moved])).toEqual([
      [1, "computer", false],
      [2, "person", true],
    ]);
    expect(room.teacherView().tables[0]!.people).toEqual([
      [true, true, false],
      [true, true, true],
    ]);
  });

  it("that the market cannot answer stays open, with all moves, and no table has played it", async () => {
    const { room, tokens, fail } = roomOf(4);
    room.begin();
    room.move(tokens[0]!, 0, PROMISE);
    fail(new Error("no equilibrium"));
    await expect(room.close(0, pause)).rejects.toThrow("no equilibrium");
    expect(room.teacherView()).toMatchObject({ phase: "open", turn: 0 });
    expect(room.teacherView().tables.map(({ words }) => words)).toEqual([[], []]);
    expect(room.seatView(tokens[0]!).move).toEqual(PROMISE);
    fail();
    await room.close(0, pause);
    expect(room.teacherView().turn).toBe(1);
  });

  it("has words and a share of the way to the best, of all turns so far", async () => {
    const { room, tokens } = roomOf(3);
    room.begin();
    expect(room.seatView(tokens[0]!).share).toBeUndefined();
    room.move(tokens[0]!, 0, PROMISE);
    room.move(tokens[1]!, 0, { ...PROMISE, protection: 2 });
    await room.close(0, pause);
    // Scores are 1, 2.2 and 3.1 of 10 each.
    expect(room.seatView(tokens[0]!).share).toBeCloseTo(6.3 / 30, 12);
    for (const token of tokens) room.move(token, 1, PROMISE);
    await room.close(1, pause);
    // 1, 2 and 3 more.
    expect(room.seatView(tokens[2]!).share).toBeCloseTo(12.3 / 60, 12);
    const [table] = room.teacherView().tables;
    expect(table!.words).toEqual([
      ["kept", "broken", "none"],
      ["kept", "kept", "kept"],
    ]);
    expect(table!.shares).toEqual([expect.closeTo(0.21, 12), expect.closeTo(0.205, 12)]);
  });
});

describe("what is said and guessed", () => {
  it("is said at tables that talk, about the open turn alone, and stands in the file", async () => {
    const { room, tokens } = roomOf(2);
    const [one, other] = tokens as [string, string];
    room.treat({ council: "all", rentShare: "all", talk: "all" });
    room.begin();
    room.say(one, 0, "own");
    room.say(one, 0, "keep");
    expect(room.seatView(other).said).toEqual(["keep", undefined, undefined]);
    expect(refused(() => room.say(one, 1, "own"))).toEqual(OVER);
    await room.close(0, pause);
    expect(room.seatView(other).said).toEqual([undefined, undefined, undefined]);
    room.say(other, 1, "own");
    await room.close(1, pause);
    expect(room.lines().map(({ said }) => said)).toEqual(["keep", undefined, undefined, undefined, "own", undefined]);
    const silent = roomOf(1);
    silent.room.begin();
    expect(refused(() => silent.room.say(silent.tokens[0]!, 0, "keep"))).toEqual([
      409,
      "At this table nothing is said beforehand.",
    ]);
    expect(silent.room.seatView(silent.tokens[0]!).said).toEqual([]);
  });

  it("is guessed once, in the first turn at the latest, and seen by who has guessed or no longer can", async () => {
    const { room, tokens } = roomOf(4);
    const [one, other, third] = tokens as [string, string, string];
    room.guess(one, 0);
    room.begin();
    room.guess(one, 0);
    expect(refused(() => room.guess(one, 60))).toEqual([409, "Your first guess counts; it stands already."]);
    room.guess(other, 90);
    const guesses = () => tokens.map((token) => room.seatView(token).guesses);
    expect(guesses()).toEqual([[0, 90], [0, 90], [], []]);
    expect(room.seatView(one).guess).toBe(0);
    const closing = room.close(0, pause);
    const late = [409, "The first turn is over: no guess counts any more."];
    expect(refused(() => room.guess(third, 10))).toEqual(late);
    await closing;
    expect(refused(() => room.guess(third, 10))).toEqual(late);
    expect(guesses()).toEqual(Array(4).fill([0, 90]));
    expect(room.teacherView().tables.map((table) => table.guesses)).toEqual([[0, 90], []]);
    expect(room.lines().map(({ guess }) => guess)).toEqual([0, 90, undefined, undefined, undefined, undefined]);
  });
});

describe("a game", () => {
  it("is over after five turns, and another begins with the same seats and rules and nothing else", async () => {
    const { room, tokens } = roomOf(1);
    const token = tokens[0]!;
    room.treat({ council: "none", rentShare: "all", talk: "none" });
    room.begin();
    room.guess(token, 50);
    for (let turn = 0; turn < TURNS; turn++) {
      expect([room.teacherView().phase, room.seatView(token).game.end]).toEqual(["open", undefined]);
      await room.close(turn, pause);
    }
    expect(room.teacherView()).toMatchObject({ phase: "over", turn: 5 });
    expect(room.seatView(token).game.end).toEqual({ scores: [5], optimum: [10], alone: [0] });
    expect(refused(() => room.move(token, 5, TODAY))).toEqual(OVER);
    expect(refused(() => room.until(1))).toEqual(NOT_NOW);
    room.again();
    expect(room.teacherView()).toMatchObject({
      ...{ phase: "gathering", turn: 0 },
      tables: [{ number: 1, words: [], shares: [], guesses: [], treatment: { council: false } }],
    });
    expect(room.seatView(token)).toMatchObject({ guess: undefined, share: undefined, city: "harbour", guesses: [] });
    expect([room.seatView(token).game.turns, room.seatView(token).game.end]).toEqual([[], undefined]);
    expect(room.lines()).toEqual([]);
    room.begin();
    await room.close(0, pause);
    expect(room.lines()).toHaveLength(3);
  });

  it("is a file of a line a city and turn, with its numbers and no token", async () => {
    const { room, tokens } = roomOf(2);
    room.begin();
    room.move(tokens[1]!, 0, { ...PROMISE, protection: 2 });
    await room.close(0, pause);
    const [, mill] = room.lines();
    expect(mill).toEqual({
      ...{ table: 1, council: true, rentShare: 0.8, talk: false, turn: 1, city: "mill" },
      ...{ governedBy: "person", moved: true, said: undefined, move: { ...PROMISE, protection: 2 }, word: "broken" },
      ...{ score: 2.2, gdp: 11, consumption: 21, budget: 31, share: expect.closeTo((1.1 + 2.2 + 3.1) / 30, 12) },
      guess: undefined,
    });
    expect(JSON.stringify(room.lines())).not.toMatch(/tt\d/);
  });

  it("names who of a table is a person", () => {
    const { room, tokens } = roomOf(2);
    expect(room.seatView(tokens[1]!)).toMatchObject({
      ...{ people: ["harbour", "mill"], table: 1, city: "mill", treatment: USUAL },
      game: { cities: ["harbour", "mill", "spring"], turns: [] },
    });
  });
});
