import { describe, expect, it } from "vitest";
import { dilemma, expectMistake, pair, read } from "./tables.js";

it("a table says which game it is by what it has", () => {
  const players = ["A", "B"];
  expect([{ players, value: pair }, { players, cost: pair }, dilemma].map((table) => read(table).form)).toEqual([
    "coalitions",
    "coalitions",
    "strategies",
  ]);
});

it("a table may be YAML", () => {
  expect(read("players: [A, B]\nvalue: { A: 0, B: 0, A+B: 6 }")).toEqual(read({ players: ["A", "B"], value: pair }));
});

/** What is wrong with the table, the table, words of the message. */
const mistakes: [string, unknown, string[]][] = [
  ["no players", { players: [], value: {} }, ["players", "a list of 1 to 64: names of players"]],
  ["players left out", { value: pair }, ["players", "missing"]],
  ["a name twice", { players: ["A", "A"], value: pair }, ["players[1]", "twice"]],
  ["a + in a name", { players: ["A+B", "C"], value: {} }, ["players[0]", "without +"]],
  ["an infinite worth", '{"players":["A"],"value":{"A":1e999}}', ["value.A", "finite"]],
  ["a text for a worth", { players: ["A"], value: { A: "6" } }, ["value.A", "without quotes"]],
  ["two games at once", { players: ["A", "B"], value: pair, cost: pair }, ["which game"]],
  ["no game", { players: ["A", "B"] }, ["which game", "value", "payoffs"]],
  ["strategies without payoffs", { players: ["A"], strategies: { A: ["C"] } }, ["which game"]],
  ["an unknown key", { players: ["A", "B"], values: pair }, ["values", 'Did you mean "value"']],
  ["no strategy", { ...dilemma, strategies: { A: ["C", "D"], B: [] } }, ["strategies.B"]],
  ["an infinite payoff", JSON.stringify(dilemma).replace("5", "1e999"), ["payoffs", "finite"]],
  ["no map at all", "[1, 2]", ["map"]],
  ["broken JSON", '{"players": [', ["t.json:1"]],
  ["nothing", " ", ["empty"]],
];

describe("a broken table", () => {
  it.each(mistakes)("%s is said, with its place", (_, broken, words) => expectMistake(broken, words));
});
