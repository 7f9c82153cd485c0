/**
 * Games of sharing whose solutions are printed: gloves, airports, estates, power systems (the modules that divide what
 * an agreement brings).
 */
import { z } from "zod";
import {
  isCoreEmpty,
  isInCore,
  leastCore,
  listCoalitions,
  members,
  nucleolus,
  savings,
  shapley,
} from "../../maths/bargaining/index.js";
import { SaidRangeError, t } from "../../words/index.js";
import { solver } from "./solver.js";

export const sharing = solver(
  "t09_coop_games",
  "games",
  z.object({
    players: z.array(z.string()).min(1),
    kind: z.enum(["profit", "cost"]),
    v: z.record(z.string(), z.number()),
  }),
  ({ players, kind, v }) => {
    const worth = new Map(Object.entries(v).map(([coalition, value]) => [maskOf(coalition, players), value]));
    const table = listCoalitions(players.length, (coalition) => {
      const value = worth.get(coalition);
      if (value === undefined)
        throw new SaidRangeError(
          t("validation.noWorthOf", {
            coalition: members(coalition)
              .map((i) => players[i])
              .join("+"),
          }),
        );
      return value;
    });
    const game = kind === "cost" ? savings(table) : table;
    const divided = (shares: Float64Array) => (kind === "cost" ? shares.map((share) => 0 - share) : shares);
    const value = shapley(game);
    return {
      shapley: divided(value),
      nucleolus: divided(nucleolus(game)),
      least_core_eps: leastCore(game),
      core_nonempty: !isCoreEmpty(game),
      shapley_in_core: isInCore(game, value),
    };
  },
);

/** "A+C" as a bit mask. */
function maskOf(coalition: string, players: readonly string[]): number {
  return coalition.split("+").reduce((mask, name) => {
    const player = players.indexOf(name);
    if (player < 0) throw new SaidRangeError(t("validation.noPlayer", { name }));
    return mask | (1 << player);
  }, 0);
}
