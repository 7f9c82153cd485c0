/** Shapley's value (1953): what a player brings to those before him, averaged over all orders of arrival. */
import type { CoalitionGame } from "./coalitions.js";

/** Share of every player, exact: sum over coalitions without i of s! (n - 1 - s)! / n! times what i adds. [players] */
export function shapley({ players, values }: CoalitionGame): Float64Array {
  const shares = new Float64Array(players);
  const weights = arrivalWeights(players);
  const sizes = new Uint8Array(values.length);
  for (let coalition = 0; coalition < values.length; coalition++) {
    if (coalition > 0) sizes[coalition] = sizes[coalition & (coalition - 1)] + 1;
    for (let i = 0; i < players; i++) {
      if ((coalition >> i) & 1) continue;
      shares[i] += weights[sizes[coalition]] * (values[coalition | (1 << i)] - values[coalition]);
    }
  }
  return shares;
}

/** Probability that exactly a given coalition of size s came before a given player. [s < players] */
function arrivalWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  weights[0] = 1 / players;
  for (let s = 1; s < players; s++) weights[s] = (weights[s - 1] * s) / (players - s);
  return weights;
}

export interface SampledShares {
  /** [players] */
  shares: Float64Array;
  /** Of the means, infinite where only one pair of orders was drawn. [players] */
  standardErrors: Float64Array;
}

/**
 * Estimates the value from `pairs` of random orders, each beside its reverse, which keeps the error down (Castro, Gomez
 * and Tejada 2009, Comput. Oper. Res. 36; Mitchell et al. 2022, J. Mach. Learn. Res. 23). Shares sum to the worth of
 * all exactly. `value` sees the members in the order of arrival, so that there may be any number of players; `random`
 * draws from [0, 1).
 */
export function sampledShapley(
  players: number,
  value: (members: readonly number[]) => number,
  pairs: number,
  random: () => number,
): SampledShares {
  const sum = new Float64Array(players);
  const squares = new Float64Array(players);
  const order = Array.from({ length: players }, (_, i) => i);
  for (let pair = 0; pair < pairs; pair++) {
    shuffle(order, random);
    const forth = contributions(order, value);
    const back = contributions(order.toReversed(), value);
    for (let i = 0; i < players; i++) {
      const draw = (forth[i] + back[i]) / 2;
      sum[i] += draw;
      squares[i] += draw * draw;
    }
  }
  const shares = sum.map((total) => total / pairs);
  const standardErrors = squares.map((total, i) =>
    Math.sqrt(Math.max(0, total / pairs - shares[i] ** 2) / Math.max(0, pairs - 1)),
  );
  return { shares, standardErrors: pairs > 1 ? standardErrors : standardErrors.fill(Number.POSITIVE_INFINITY) };
}

function contributions(order: readonly number[], value: (members: readonly number[]) => number): Float64Array {
  const added = new Float64Array(order.length);
  let before = 0;
  for (const [place, player] of order.entries()) {
    const worth = value(order.slice(0, place + 1));
    added[player] = worth - before;
    before = worth;
  }
  return added;
}

/** Fisher and Yates. */
function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}
