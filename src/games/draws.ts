import { type ResolvedScenario, UserError } from "../input/index.js";
import { sumOf } from "../maths/numerics/sums.js";
import { because, type GameUncertainty } from "../measures/results/index.js";
import { bandOf, FEWEST_DRAWS } from "../measures/results/uncertainty.js";
import { type Runner, SimulationError } from "../runs/experiments/index.js";
import { type Change, withChanges } from "../runs/studies/index.js";
import { english, type Text } from "../words/index.js";
import { acceptanceOf } from "./analysis.js";
import { prepareGame } from "./coalitions.js";
import { CoalitionGains, keyOf, measurePayoffs } from "./payoffs.js";
import { serialRunner } from "./task.js";

/** What every player would need at one draw to agree, and what all gain together; money as in game.json. */
export interface GameDraw {
  needs: number[];
  gains: number[];
}

/** A draw without a base year, or in which money is worth nothing to a player, says why. */
export type GameDrawResult = GameDraw | { failure: Text };

/** Asks the players of one draw, on cohorts: the agreement of all, and that of all but each. */
export async function attemptGameDraw(scenario: ResolvedScenario, changes: readonly Change[]): Promise<GameDrawResult> {
  try {
    const game = prepareGame(() => ({ file: english(scenario.title) }), withChanges(scenario, changes));
    const all = game.players.map((_, player) => player);
    const coalitions = new Map(
      [all, ...all.map((player) => all.filter((one) => one !== player))].map((one) => [keyOf(one), one]),
    );
    const payoffs = await measurePayoffs(game, serialRunner(game), [...coalitions.values()], 0);
    const view = new CoalitionGains(game, payoffs);
    const acceptance = all.map((player) => acceptanceOf(view, player, game.coordination.decision));
    return { needs: acceptance.map(({ needs }) => needs), gains: acceptance.map(({ gain }) => gain) };
  } catch (error) {
    if (error instanceof SimulationError || error instanceof UserError) return { failure: error.text };
    throw error;
  }
}

/** Asks one draw after the other in this thread. */
export function gameDrawRunner(scenario: ResolvedScenario): Runner<Change[], GameDrawResult> {
  return {
    async run(tasks, done, _, places = tasks.keys()) {
      for await (const place of places) done(place, await attemptGameDraw(scenario, tasks[place]));
    },
  };
}

/** What draws say together of who must be paid how much. `players`: ids. */
export function summariseGames(
  players: readonly string[],
  results: readonly GameDrawResult[],
  given?: GameUncertainty["given"],
): GameUncertainty {
  const draws = results.filter((result): result is GameDraw => !("failure" in result));
  const failed = results.flatMap((result, draw) => ("failure" in result ? [{ draw, ...because(result.failure) }] : []));
  const totals = draws.map(({ gains }) => sumOf(gains));
  const shareOf = (count: number) => (draws.length > 0 ? count / draws.length : 0);
  return {
    draws: results.length,
    worlds: draws.length,
    ...(given && { given }),
    failed,
    players: players.map((player, p) => {
      const needs = draws.map((draw) => draw.needs[p]);
      return {
        player,
        gain: rangeOf(draws.map((draw) => draw.gains[p])),
        needs: rangeOf(needs),
        refuses: shareOf(needs.filter((need) => need > 0).length),
      };
    }),
    total: rangeOf(totals),
    affordable: shareOf(totals.filter((total) => total >= 0).length),
  };
}

function rangeOf(values: readonly number[]): [number, number, number] | null {
  return values.length < FEWEST_DRAWS ? null : bandOf(values);
}
