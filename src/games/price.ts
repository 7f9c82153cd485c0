import { halfWidthOfError, type Price, type PriceCell } from "../measures/results/index.js";
import { marginalWorth } from "../model/governance/moneyWorth.js";
import { presentValue } from "../model/governance/presentValue.js";
import { type Estimate, estimate, type FarView, keyOf, type Payoffs } from "./payoffs.js";
import { type CoordinationGame, HORIZONS } from "./players.js";
import { WANTS, type Want, type Wanted } from "./wants.js";

/** Objectives are known to this: the rounding of markets. */
const ROUNDING = 1e-7;

/**
 * What each player lacks of consenting when all agree, in money a year at its own budget's worth, by what it wants and
 * how far it looks. One look far ahead a future serves all: horizons cut the same years, objectives weigh them
 * otherwise. Horizons that a future cannot be followed to are left out.
 */
export function priceOf(game: CoordinationGame, payoffs: Payoffs): Price {
  const reach = Math.min(...everyFuture(payoffs.far).map(({ own }) => own[0].length));
  const horizons = [...new Set([...HORIZONS, game.span.years])].filter((years) => years <= reach).sort((a, b) => a - b);
  const cells = game.players.flatMap((_, player) =>
    WANTS.flatMap((want) => horizons.map((horizon) => cellOf(game, payoffs, player, want, horizon))),
  );
  return { reach: reach < game.farthest ? reach : null, horizons, objectives: [...WANTS], cells };
}

function everyFuture({ pushes, futures }: FarView): Wanted[] {
  return [...pushes.flat(), ...[...futures.values()].flat()];
}

function cellOf(game: CoordinationGame, payoffs: Payoffs, player: number, want: Want, horizon: number): PriceCell {
  const cell = { player: game.players[player].id, objective: want, horizon };
  const { discount } = game.scenario.objectives;
  const worth = (future: Wanted) => presentValue(future[want][player], horizon, discount, game.terminal);
  const [withMore, withLess] = payoffs.far.pushes[player];
  const [more, less] = [worth(withMore), worth(withLess)];
  if (more - less < ROUNDING) return { ...cell, needs: null, needsError: null, interval: null };
  const marginal = marginalWorth(payoffs.revenue[player], more, less);
  const [agreed, instead] = alternatives(game, payoffs.far, player);
  const lack = estimate(payoffs, (sample) => (worth(instead[sample]) - worth(agreed[sample])) / marginal);
  return { ...cell, needs: Math.max(0, lack.mean), needsError: lack.error, interval: intervalOf(lack, payoffs) };
}

/**
 * What a player compares: all agree, and no agreement (unanimity) or that of the others (quorum; none where that would
 * be one player alone).
 */
function alternatives({ players, coordination }: CoordinationGame, { futures }: FarView, player: number) {
  const all = players.map((_, one) => one);
  const others = all.filter((one) => one !== player);
  const instead = coordination.decision === "quorum" && others.length > 1 ? others : [];
  return [futures.get(keyOf(all))!, futures.get(keyOf(instead))!] as const;
}

/** 95 % (Student's t); nobody needs less than nothing. */
function intervalOf({ mean, error }: Estimate, { samples }: Payoffs): [number, number] | null {
  if (error === null) return null;
  const half = halfWidthOfError(error, samples.length);
  return [Math.max(0, mean - half), Math.max(0, mean + half)];
}
