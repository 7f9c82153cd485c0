import { expect } from "vitest";
import { type CoalitionTable, readTable, type StrategyTable } from "../../src/games/index.js";
import { memoryFiles, UserError } from "../../src/input/index.js";
import { members } from "../../src/maths/bargaining/index.js";
import { englishIn } from "../words/english.js";

export const FILE = "t.json";

/** A table as it is read from its file: text, or what is written there as JSON. */
export const read = (table: unknown) =>
  readTable(memoryFiles({ [FILE]: typeof table === "string" ? table : JSON.stringify(table) }), FILE);
export const readCoalitions = (table: unknown) => read(table) as CoalitionTable;
export const readStrategies = (table: unknown) => read(table) as StrategyTable;

/** The table of all coalitions of named players. */
export function worths(
  players: readonly string[],
  worth: (coalition: readonly string[]) => number,
): Record<string, number> {
  const all = Array.from({ length: 2 ** players.length - 1 }, (_, k) => members(k + 1).map((i) => players[i]!));
  return Object.fromEntries(all.map((coalition) => [coalition.join("+"), worth(coalition)]));
}

export const twoByTwo = (names: readonly [string, string], cells: readonly (readonly number[])[]) => ({
  players: ["A", "B"],
  strategies: { A: names, B: names },
  payoffs: Object.fromEntries(cells.map((cell, k) => [`${names[k >> 1]},${names[k & 1]}`, cell])),
});

/** Two who do best apart and are both worse off for it. */
export const dilemma = twoByTwo(
  ["C", "D"],
  [
    [3, 3],
    [0, 5],
    [5, 0],
    [1, 1],
  ],
);

export const pair = { A: 0, B: 0, "A+B": 6 };

/** A broken table is a mistake of the user, with the file and words that help; none of the sentence stays English in Chinese. */
export function expectMistake(broken: unknown, words: readonly string[]): void {
  const error = mistakeOf(broken);
  for (const word of [...words, FILE]) expect(error.message).toContain(word);
  expect(englishIn(error.text.zh)).toEqual([]);
}

function mistakeOf(broken: unknown): UserError {
  try {
    read(broken);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("The table is read without an error");
}
