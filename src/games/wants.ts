import { jointYears, type ObjectiveWeights } from "../model/governance/objective.js";
import type { YearGlance } from "../runs/experiments/index.js";
import type { CoordinationGame } from "./players.js";

const NOTHING: ObjectiveWeights = { gdp: 0, revenue: 0, consumption: 0, innovation: 0, rank: 0, cluster: 0 };

/** What players may want: what the scenario has them want, or one thing only. */
export const WANTS = ["own", "gdp", "revenue", "consumption"] as const;

export type Want = (typeof WANTS)[number];

/** What players have of each year, by what they may want; undiscounted logs. [player][year] each */
export type Wanted = Record<Want, number[][]>;

export function wantedBy({ players, cluster }: CoordinationGame, glances: readonly YearGlance[]): Wanted {
  const of = (want: Want) =>
    players.map(({ nodes: cities, weights, shares }) => {
      const wanted = want === "own" ? weights : weights.map(() => ({ ...NOTHING, [want]: 1 }));
      return jointYears(glances, { cities, weights: wanted, shares }, cluster);
    });
  return { own: of("own"), gdp: of("gdp"), revenue: of("revenue"), consumption: of("consumption") };
}
