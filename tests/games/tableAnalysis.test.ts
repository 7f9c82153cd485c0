import { describe, expect, it } from "vitest";
import { analyseTable, explainCoalitions, explainStrategies } from "../../src/games/index.js";
import { readCoalitions, readStrategies, twoByTwo, worths } from "./tables.js";

const coalitions = (table: unknown) => analyseTable(readCoalitions(table));
const strategies = (table: unknown) => analyseTable(readStrategies(table));
const close = (shares: Record<string, number>) =>
  Object.fromEntries(Object.entries(shares).map(([player, share]) => [player, expect.closeTo(share, 9)]));

describe("textbook games of coalitions", () => {
  it("gloves: the scarce one takes all", () => {
    const players = ["L", "R1", "R2"];
    const value = worths(players, (s) => (s.includes("L") && s.length > 1 ? 1 : 0));
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
    const cost = worths(players, (s) => Math.max(...s.map((player) => needs[player]!)));
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
    const value = worths(["A", "B", "C"], (s) => {
      const others = Object.keys(claims).filter((player) => !s.includes(player));
      return Math.max(0, estate - others.reduce((total, player) => total + claims[player]!, 0));
    });
    expect(coalitions({ players: ["A", "B", "C"], value }).nucleolus).toEqual(close({ A: a!, B: b!, C: c! }));
  });

  it("a majority of three: an empty core", () => {
    const players = ["A", "B", "C"];
    const analysis = coalitions({ players, value: worths(players, (s) => (s.length > 1 ? 1 : 0)) });
    expect(analysis.core).toEqual({ empty: true, leastCore: expect.closeTo(1 / 3, 9) });
    expect(explainCoalitions(analysis).join(" ")).toMatch(/core is empty.*0\.3333/);
  });

  it("a single player keeps what it has", () => {
    const analysis = coalitions({ players: ["A"], value: { A: 3 } });
    expect(analysis).toMatchObject({ shapley: { A: 3 }, nucleolus: { A: 3 }, core: { empty: false, leastCore: null } });
    expect(explainCoalitions(analysis).join(" ")).toContain("nobody to share with");
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
