import type { Treatment } from "../../../games/turns/rules.js";
import type { TableView } from "../../../games/turns/views.js";
import { meanOf } from "../../../maths/numerics/sums.js";

/** Tables that had the same, and what became of them. */
export interface Group {
  treatment: Treatment;
  tables: number;
  /** Mean share of the way to the best. */
  share: number;
  /**
   * Shares of people's turns in which they signed and kept their word: all, the first, the last. NaN without people.
   */
  kept: number;
  keptFirst: number;
  keptLast: number;
}

/** Tables by what they had; those of which a turn is over. */
export function groupsOf(tables: readonly TableView[]): Group[] {
  const over = tables.filter(({ shares }) => shares.length > 0);
  const keys = [...new Set(over.map(({ treatment }) => JSON.stringify(treatment)))];
  return keys.map((key) => {
    const some = over.filter(({ treatment }) => JSON.stringify(treatment) === key);
    const kept = (turns: (count: number) => number[]) =>
      meanOf(some.flatMap((table) => turns(table.words.length).flatMap((turn) => keptIn(table, turn))));
    return {
      treatment: some[0]!.treatment,
      tables: some.length,
      share: meanOf(some.map(({ shares }) => shares.at(-1)!)),
      kept: kept((count) => [...Array(count).keys()]),
      keptFirst: kept(() => [0]),
      keptLast: kept((count) => [count - 1]),
    };
  });
}

/** Whether each person signed and kept its word in a turn: 1 or 0. */
function keptIn({ words, seats }: TableView, turn: number): number[] {
  return words[turn]!.flatMap((word, c) => (seats[c] ? [word === "kept" ? 1 : 0] : []));
}
