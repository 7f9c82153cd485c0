import type { Uncertainty } from "../../measures/results/index.js";
import { type Draws, valueIn } from "./draw.js";
import { sameCell } from "./outcomeCell.js";
import { cellsOfTold, toldOf } from "./outcomes.js";

type Paired = NonNullable<Uncertainty["paired"]>;

/** What the answer tells of every run in every draw, so that any two can be told apart; null where a run failed. */
export function pairedOf({ scenario, arms, cells, cities, results }: Draws): Paired {
  return toldOf(scenario, cities).flatMap((told) => {
    const at = cellsOfTold(told).map((cell) => cells.findIndex((one) => sameCell(one, cell)));
    if (at.includes(-1)) return [];
    const summed = (draw: Draws["results"][number], arm: number) => {
      const value = at.reduce((sum, cell) => sum + valueIn(draw, arm, cell), 0);
      return Number.isNaN(value) ? null : value;
    };
    const runs = arms.map((name, arm) => [name, results.map((draw) => summed(draw, arm))] as const);
    return [{ ...told, runs: Object.fromEntries(runs) }];
  });
}
