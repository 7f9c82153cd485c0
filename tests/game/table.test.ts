import { describe, expect, it } from "vitest";
import { members } from "../../src/bargaining/index.js";
import {
  analyseTable,
  type CoalitionTable,
  explainCoalitions,
  explainStrategies,
  readTable,
  type StrategyTable,
} from "../../src/game/index.js";
import { memoryFiles, UserError } from "../../src/scenario/index.js";

const read = (table: unknown) =>
  readTable(memoryFiles({ "t.json": typeof table === "string" ? table : JSON.stringify(table) }), "t.json");
const coalitions = (table: unknown) => analyseTable(read(table) as CoalitionTable);
const strategies = (table: unknown) => analyseTable(read(table) as StrategyTable);
const close = (shares: Record<string, number>) =>
  Object.fromEntries(Object.entries(shares).map(([player, share]) => [player, expect.closeTo(share, 9)]));

/** The table of all coalitions of named players. */
function table(players: readonly string[], worth: (coalition: readonly string[]) => number): Record<string, number> {
  const all = Array.from({ length: 2 ** players.length - 1 }, (_, k) => members(k + 1).map((i) => players[i]!));
  return Object.fromEntries(all.map((coalition) => [coalition.join("+"), worth(coalition)]));
}

const twoByTwo = (names: readonly [string, string], cells: readonly (readonly number[])[]) => ({
  players: ["A", "B"],
  strategies: { A: names, B: names },
  payoffs: Object.fromEntries(cells.map((cell, k) => [`${names[k >> 1]},${names[k & 1]}`, cell])),
});

describe("textbook games of coalitions", () => {
  it("gloves: the scarce one takes all", () => {
    const players = ["L", "R1", "R2"];
    const value = table(players, (s) => (s.includes("L") && s.length > 1 ? 1 : 0));
    expect(coalitions({ players, value })).toMatchObject({
      shapley: close({ L: 2 / 3, R1: 1 / 6, R2: 1 / 6 }),
      nucleolus: close({ L: 1, R1: 0, R2: 0 }),
      core: { empty: false, leastCore: expect.closeTo(0, 9) },
      shapleyInCore: false,
    });
  });

  it("a runway: Littlechild and Owen 1973", () => {
    const needs: Record<string, number> = { small: 2, middle: 5, big: 9, bigger: 9 };
    const players = Object.keys(needs);
    const cost = table(players, (s) => Math.max(...s.map((player) => needs[player]!)));
    expect(coalitions({ players, cost })).toMatchObject({
      shapley: close({ small: 0.5, middle: 1.5, big: 3.5, bigger: 3.5 }),
      nucleolus: close({ small: 1, middle: 2, big: 3, bigger: 3 }),
      core: { empty: false, leastCore: expect.closeTo(-1, 9) },
      superadditive: true,
      convex: true,
    });
  });

  it.each([
    [100, [100 / 3, 100 / 3, 100 / 3]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
  ])("an estate of %d among claims of 100, 200, 300: the Talmud's division", (estate, [a, b, c]) => {
    const claims: Record<string, number> = { A: 100, B: 200, C: 300 };
    const value = table(["A", "B", "C"], (s) => {
      const others = Object.keys(claims).filter((player) => !s.includes(player));
      return Math.max(0, estate - others.reduce((total, player) => total + claims[player]!, 0));
    });
    expect(coalitions({ players: ["A", "B", "C"], value }).nucleolus).toEqual(close({ A: a!, B: b!, C: c! }));
  });

  it("a majority of three: an empty core", () => {
    const players = ["A", "B", "C"];
    const analysis = coalitions({ players, value: table(players, (s) => (s.length > 1 ? 1 : 0)) });
    expect(analysis.core).toEqual({ empty: true, leastCore: expect.closeTo(1 / 3, 9) });
    expect(explainCoalitions(analysis).join(" ")).toMatch(/core is empty.*0\.3333/);
  });

  it("a single player keeps what it has", () => {
    const analysis = coalitions({ players: ["A"], value: { A: 3 } });
    expect(analysis).toMatchObject({ shapley: { A: 3 }, nucleolus: { A: 3 }, core: { empty: false, leastCore: null } });
    expect(explainCoalitions(analysis).join(" ")).toContain("nobody to share with");
  });

  it("does not mind the order of members, blanks, nor a worth of nobody", () => {
    const value = { "": 0, A: 0, B: 0, "B + A": 6 };
    expect(coalitions({ players: ["A", "B"], value }).shapley).toEqual(close({ A: 3, B: 3 }));
  });
});

describe("textbook games of strategies", () => {
  it("the prisoner's dilemma", () => {
    const analysis = strategies(
      twoByTwo(
        ["C", "D"],
        [
          [3, 3],
          [0, 5],
          [5, 0],
          [1, 1],
        ],
      ),
    );
    expect(analysis).toMatchObject({
      equilibria: [{ A: "D", B: "D" }],
      socialOptimum: { A: "C", B: "C" },
      priceOfAnarchy: 3,
      dominant: { A: "D", B: "D" },
    });
    expect(explainStrategies(analysis).join(" ")).toMatch(
      /A does best with D whatever.*no equilibrium reaches.*factor of 3/,
    );
  });

  it("a stag hunt: two equilibria, one of them best for all", () => {
    const analysis = strategies(
      twoByTwo(
        ["stag", "hare"],
        [
          [4, 4],
          [0, 3],
          [3, 0],
          [3, 3],
        ],
      ),
    );
    expect(analysis.equilibria).toEqual([
      { A: "stag", B: "stag" },
      { A: "hare", B: "hare" },
    ]);
    expect(analysis.priceOfAnarchy).toBeCloseTo(8 / 6, 12);
    expect(explainStrategies(analysis).join(" ")).toContain("which is an equilibrium");
  });

  it("matching pennies: no equilibrium in pure strategies", () => {
    const analysis = strategies(
      twoByTwo(
        ["H", "T"],
        [
          [1, -1],
          [-1, 1],
          [-1, 1],
          [1, -1],
        ],
      ),
    );
    expect(analysis).toMatchObject({ equilibria: [], priceOfAnarchy: null });
    expect(explainStrategies(analysis).join(" ")).toContain("no equilibrium in pure strategies");
  });

  it("three players with lists of different length", () => {
    const analysis = strategies({
      players: ["A", "B", "C"],
      strategies: { A: ["x", "y"], B: ["u", "v", "w"], C: ["z"] },
      payoffs: Object.fromEntries(
        ["x", "y"].flatMap((a) =>
          ["u", "v", "w"].map((b) => [`${a}, ${b}, z`, [a === "y" ? 1 : 0, b === "w" ? 1 : 0, 7]]),
        ),
      ),
    });
    expect(analysis.equilibria).toEqual([{ A: "y", B: "w", C: "z" }]);
    expect(analysis.priceOfAnarchy).toBe(1);
  });
});

const pair = { A: 0, B: 0, "A+B": 6 };
const dilemma = twoByTwo(
  ["C", "D"],
  [
    [3, 3],
    [0, 5],
    [5, 0],
    [1, 1],
  ],
);

/** What is wrong with the table, the table, words of the message. */
const mistakes: [string, unknown, string[]][] = [
  ["no players", { players: [], value: {} }, ["players", "a list of 1 to 64: names of players"]],
  ["players left out", { value: pair }, ["players", "missing"]],
  ["a name twice", { players: ["A", "A"], value: pair }, ["players[1]", "twice"]],
  ["a + in a name", { players: ["A+B", "C"], value: {} }, ["players[0]", "without +"]],
  ["a coalition missing", { players: ["A", "B"], value: { A: 0, B: 0 } }, ["lacks 1 of 3", "A+B"]],
  ["a player missing from the table", { players: ["A", "B", "C"], value: pair }, ["lacks 4 of 7", "C in none"]],
  [
    "a player that nobody knows",
    { players: ["Anna", "Bert"], value: { Anna: 0, Bret: 1 } },
    ["Bret", 'Did you mean "Bert"'],
  ],
  ["a coalition twice", { players: ["A", "B"], value: { ...pair, "B+A": 6 } }, ["value.B+A", "twice"]],
  ["a player twice in a coalition", { players: ["A", "B"], value: { ...pair, "A+A": 6 } }, ["value.A+A"]],
  ["something for nobody", { players: ["A", "B"], value: { ...pair, "": 2 } }, ["gives nobody something"]],
  ["an infinite worth", '{"players":["A"],"value":{"A":1e999}}', ["value.A", "finite"]],
  ["a text for a worth", { players: ["A"], value: { A: "6" } }, ["value.A", "without quotes"]],
  ["forty players", { players: Array.from({ length: 40 }, (_, i) => `P${i}`), value: {} }, ["40 players", "1 to 14"]],
  ["two games at once", { players: ["A", "B"], value: pair, cost: pair }, ["which game"]],
  ["no game", { players: ["A", "B"] }, ["which game", "value", "payoffs"]],
  ["strategies without payoffs", { players: ["A"], strategies: { A: ["C"] } }, ["which game"]],
  ["an unknown key", { players: ["A", "B"], values: pair }, ["values", 'Did you mean "value"']],
  ["a player without strategies", { ...dilemma, strategies: { A: ["C", "D"] } }, ["strategies.B", "missing"]],
  [
    "strategies of nobody",
    { ...dilemma, strategies: { ...dilemma.strategies, X: ["C"] } },
    ["strategies.X", "not among"],
  ],
  ["no strategy", { ...dilemma, strategies: { A: ["C", "D"], B: [] } }, ["strategies.B"]],
  ["a strategy twice", { ...dilemma, strategies: { A: ["C", "C"], B: ["C", "D"] } }, ["strategies.A[1]", "twice"]],
  ["a profile missing", { ...dilemma, payoffs: { "C,C": [3, 3] } }, ["lacks 3 of 4", "C,D"]],
  [
    "a profile that is none",
    { ...dilemma, payoffs: { ...dilemma.payoffs, "C,X": [1, 1] } },
    ["payoffs.C,X", "no profile"],
  ],
  ["a profile twice", { ...dilemma, payoffs: { ...dilemma.payoffs, "C, D": [1, 1] } }, ["payoffs.C, D", "twice"]],
  ["a payoff too few", { ...dilemma, payoffs: { ...dilemma.payoffs, "D,D": [1] } }, ["payoffs.D,D", "has 1 payoffs"]],
  ["an infinite payoff", JSON.stringify(dilemma).replace("5", "1e999"), ["payoffs", "finite"]],
  ["no map at all", "[1, 2]", ["map"]],
  ["broken JSON", '{"players": [', ["t.json:1"]],
  ["nothing", " ", ["empty"]],
];

describe("a broken table", () => {
  it.each(mistakes)("%s is said, with its place", (_, broken, words) => {
    const attempt = () => read(broken);
    expect(attempt).toThrow(UserError);
    for (const word of words) expect(attempt).toThrow(word);
    expect(attempt).toThrow("t.json");
  });
});
