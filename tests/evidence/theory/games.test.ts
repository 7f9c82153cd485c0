import { describe, expect, it } from "vitest";
import { duplication, platformGame, sharing } from "../../../src/evidence/theory/games.js";
import { solve } from "./solving.js";

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

function shared(kind: "profit" | "cost", players: string[], v: Record<string, number>) {
  const answer = solve<Record<"shapley" | "nucleolus", Float64Array> & Record<string, unknown>>(sharing, {
    ...{ kind, players, v },
  });
  return { ...answer, shapley: [...answer.shapley], nucleolus: [...answer.nucleolus] };
}

describe("games of sharing", () => {
  it("give the one who has the left glove all of it in the nucleolus, two thirds by Shapley", () => {
    const v = { left: 0, one: 0, two: 0, "left+one": 1, "two+left": 1, "one+two": 0, "left+one+two": 1 };
    expect(shared("profit", ["left", "one", "two"], v)).toEqual({
      shapley: near([2 / 3, 1 / 6, 1 / 6]),
      nucleolus: near([1, 0, 0]),
      least_core_eps: expect.closeTo(0, 9),
      core_nonempty: true,
      shapley_in_core: false,
    });
  });

  it("refuse a coalition that stands twice with different worths", () => {
    const v = { a: 0, b: 0, "a+b": 1, "b+a": 2 };
    expect(() => shared("profit", ["a", "b"], v)).toThrow("b+a stands twice with different worths.");
    expect(shared("profit", ["a", "b"], { ...v, "b+a": 1 }).shapley).toEqual(near([0.5, 0.5]));
  });

  it("let three who vote by majority split in thirds, which no pair must accept", () => {
    const v = { a: 0, b: 0, c: 0, "a+b": 1, "a+c": 1, "b+c": 1, "a+b+c": 1 };
    expect(shared("profit", ["a", "b", "c"], v)).toEqual({
      shapley: near([1 / 3, 1 / 3, 1 / 3]),
      nucleolus: near([1 / 3, 1 / 3, 1 / 3]),
      least_core_eps: expect.closeTo(1 / 3, 9),
      core_nonempty: false,
      shapley_in_core: false,
    });
  });

  it("split the cost of a runway by the lengths that planes need (Littlechild and Owen 1973)", () => {
    const v = { s: 1, m: 2, l: 3, "s+m": 2, "s+l": 3, "m+l": 3, "s+m+l": 3 };
    expect(shared("cost", ["s", "m", "l"], v)).toEqual({
      shapley: near([1 / 3, 1 / 3 + 1 / 2, 1 / 3 + 1 / 2 + 1]),
      nucleolus: near([0.5, 0.75, 1.75]),
      least_core_eps: expect.closeTo(-0.5, 9),
      core_nonempty: true,
      shapley_in_core: true,
    });
  });

  it("say which coalition has no worth, and who is no player", () => {
    const players = ["a", "b"];
    const asked = (v: object) => () => solve(sharing, { kind: "profit", players, v });
    expect(asked({ a: 1, b: 1 })).toThrow("No worth of a+b.");
    expect(asked({ a: 1, b: 1, "a+b": 2, "a+x": 1 })).toThrow("x is not among the players.");
  });
});

describe("duplication of a sector", () => {
  it("costs what the entrants beyond the planner's lose, in a sector that takes one less for each rival", () => {
    // Of n entrants each earns 2.5 - (n - 1): three enter for 0.5 each, two would earn 1.5 each.
    expect(solve(duplication, { N: 4, dv: 2.5, c: 1, omega: 0, theta: 0 })).toEqual({
      n_nash: 3,
      n_planner: 2,
      W_nash: 1.5,
      W_planner: 3,
      loss: 1.5,
      similarity_nash: 6 / 12,
      similarity_planner: 2 / 12,
    });
  });

  it("grows with rivalry in a tournament and shrinks with what entrants owe, which is no income", () => {
    // Each of n earns 5 - 2 (n - 1). A fourth has -1 like all others: with 3/4 of rivals' mean off, more than none and
    // rivals at 1. A third owes 4, a second 2.
    const setting = { N: 4, dv: 5, c: 2, omega: 0, theta: 0 };
    expect(solve(duplication, setting)).toMatchObject({ n_nash: 3, W_nash: 3, n_planner: 2, W_planner: 6 });
    expect(solve(duplication, { ...setting, omega: 0.75 })).toMatchObject({ n_nash: 4, W_nash: -4, loss: 10 });
    expect(solve(duplication, { ...setting, theta: 1 })).toMatchObject({ n_nash: 2, W_nash: 6, loss: 0 });
  });
});

describe("contributions to platforms that spill over", () => {
  it("are b S / c for one's own gain, sums of it for all gains where all agree, paid for by transfers", () => {
    const found = solve<Record<string, Float64Array | number>>(platformGame, {
      b: [1, 3],
      S: [
        [1, 0.5],
        [0.25, 1],
      ],
      c: 2,
    });
    const lists = ["x_nash", "x_coop", "u_nash", "u_coop", "nash_bargaining_transfers"];
    expect(lists.map((name) => [...(found[name] as Float64Array)].map((value) => Number(value.toFixed(7))))).toEqual([
      [0.5, 1.5],
      [0.875, 1.75],
      [1, 2.625],
      [0.984375, 2.84375],
      [0.1171875, -0.1171875],
    ]);
    expect(found["W_nash"]).toBeCloseTo(3.625, 8);
    expect(found["W_coop"]).toBeCloseTo(3.828125, 8);
    expect(found["price_of_anarchy"]).toBeCloseTo(3.828125 / 3.625, 8);
  });
});
