import { describe, expect, it } from "vitest";
import { payoffOf, profileAt } from "../../src/maths/bargaining/index.js";
import { dilemma, expectMistake, readStrategies } from "./tables.js";

describe("a table of strategies", () => {
  it("has the payoffs of every profile, in whatever order and with whatever blanks they are written", () => {
    const { form, players, strategies, game } = readStrategies({
      players: ["A", "B"],
      strategies: { A: ["x", "y"], B: ["u", "v", "w"] },
      payoffs: {
        "y,w": [6, 60],
        "x, v": [2, 20],
        "y,u": [4, 40],
        "x,u": [1, 10],
        " y , v": [5, 50],
        "x,w": [3, 30],
      },
    });
    expect([form, players, strategies]).toEqual([
      "strategies",
      ["A", "B"],
      [
        ["x", "y"],
        ["u", "v", "w"],
      ],
    ]);
    for (let position = 0; position < 6; position++) {
      const [a, b] = profileAt(game, position);
      const first = 1 + 3 * a! + b!;
      expect([payoffOf(game, position, 0), payoffOf(game, position, 1)]).toEqual([first, 10 * first]);
    }
  });
});

/** What is wrong with the table, the table, words of the message. */
const mistakes: [string, unknown, string[]][] = [
  ["a player without strategies", { ...dilemma, strategies: { A: ["C", "D"] } }, ["strategies.B", "missing"]],
  [
    "strategies of nobody",
    { ...dilemma, strategies: { ...dilemma.strategies, X: ["C"] } },
    ["strategies.X", "not among"],
  ],
  ["a strategy twice", { ...dilemma, strategies: { A: ["C", "C"], B: ["C", "D"] } }, ["strategies.A[1]", "twice"]],
  ["a profile missing", { ...dilemma, payoffs: { "C,C": [3, 3] } }, ["lacks 3 of 4", "C,D"]],
  [
    "a profile that is none",
    { ...dilemma, payoffs: { ...dilemma.payoffs, "C,X": [1, 1] } },
    ["payoffs.C,X", "no profile"],
  ],
  ["a profile twice", { ...dilemma, payoffs: { ...dilemma.payoffs, "C, D": [1, 1] } }, ["payoffs.C, D", "twice"]],
  ["a payoff too few", { ...dilemma, payoffs: { ...dilemma.payoffs, "D,D": [1] } }, ["payoffs.D,D", "has 1 payoff"]],
  [
    "more profiles than anybody looks at",
    {
      players: Array.from({ length: 30 }, (_, i) => `P${i}`),
      strategies: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`P${i}`, ["C", "D"]])),
      payoffs: {},
    },
    ["strategies", "makes 1,073,741,824 profiles"],
  ],
];

describe("a broken table of strategies", () => {
  it.each(mistakes)("%s is said, with its place", (_, broken, words) => expectMistake(broken, words));
});
