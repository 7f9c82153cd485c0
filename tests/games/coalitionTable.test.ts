import { describe, expect, it } from "vitest";
import { members } from "../../src/maths/bargaining/index.js";
import { expectMistake, pair, readCoalitions, worths } from "./tables.js";

describe("a table of coalitions", () => {
  it("lists what every coalition is worth, whoever is named first, blanks or not", () => {
    const value = { "": 0, A: 1, " B": 2, "B + A": 6, C: 0, "C+A": 4, "B+C": 5, "C+ B +A": 9 };
    const { form, kind, players, game } = readCoalitions({ players: ["A", "B", "C"], value });
    expect([form, kind, players]).toEqual(["coalitions", "value", ["A", "B", "C"]]);
    // By bit mask: A is 1, B 2, C 4.
    expect([...game.values]).toEqual([0, 1, 2, 6, 0, 4, 5, 9]);
  });

  it("says whether its numbers are costs", () => {
    expect(readCoalitions({ players: ["A", "B"], cost: pair }).kind).toBe("cost");
  });

  it("may have as many players as all of whose coalitions can be looked at", () => {
    const players = Array.from({ length: 14 }, (_, i) => `P${i}`);
    const { game } = readCoalitions({ players, value: worths(players, (coalition) => coalition.length) });
    for (const mask of [1, 3, 2 ** 14 - 1]) expect(game.values[mask]).toBe(members(mask).length);
  });
});

/** What is wrong with the table, the table, words of the message. */
const mistakes: [string, unknown, string[]][] = [
  ["a coalition missing", { players: ["A", "B"], value: { A: 0, B: 0 } }, ["lacks 1 of 3", "A+B"]],
  ["a player missing from the table", { players: ["A", "B", "C"], value: pair }, ["lacks 4 of 7", "C in none"]],
  [
    "a player that nobody knows",
    { players: ["Anna", "Bert"], value: { Anna: 0, Bret: 1 } },
    ["Bret", 'Did you mean "Bert"'],
  ],
  ["a coalition twice", { players: ["A", "B"], value: { ...pair, "B+A": 6 } }, ["value.B+A", "twice"]],
  [
    "a player twice in a coalition",
    { players: ["A", "B"], value: { ...pair, "A+A": 6 } },
    ["value.A+A names a player twice"],
  ],
  ["something for nobody", { players: ["A", "B"], value: { ...pair, "": 2 } }, ["gives nobody something"]],
  ["forty players", { players: Array.from({ length: 40 }, (_, i) => `P${i}`), value: {} }, ["40 players", "1 to 14"]],
];

describe("a broken table of coalitions", () => {
  it.each(mistakes)("%s is said, with its place", (_, broken, words) => expectMistake(broken, words));

  it("says all that is wrong at once", () => {
    expectMistake({ players: ["A", "B"], value: { X: 1, "A+A": 2 } }, ["value.X", "value.A+A", "lacks 3 of 3"]);
  });
});
