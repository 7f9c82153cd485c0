/**
 * Populations whose members each play one strategy and copy what pays (Taylor and Jonker 1978; Weibull 1995, chapter
 * 5): the share of a strategy grows by how far its payoff lies above the mean of its population. A state holds the
 * shares of all strategies, population after population.
 */

import { follow, type PathOptions } from "../numerics/ode.js";
import { type NormalForm, payoffOf, profileAt, profileCount } from "./normalForm.js";

export interface PopulationGame {
  /** Number of strategies, by population. */
  strategies: readonly number[];
  /** Payoff of every strategy at a state, defined a little outside the simplex too. Both [sum of strategies] */
  payoffs(state: Float64Array): Float64Array;
}

/** One population a player, everyone matched at random with one of each other population: expected payoffs. */
export function matchedAtRandom(game: NormalForm): PopulationGame {
  const offsets = offsetsOf(game.strategies);
  const profiles = Array.from({ length: profileCount(game) }, (_, p) => profileAt(game, p));
  const payoffs = (state: Float64Array) => {
    const expected = new Float64Array(state.length);
    for (const [p, profile] of profiles.entries()) {
      for (const [i, own] of profile.entries()) {
        let probability = 1;
        for (const [j, other] of profile.entries()) if (j !== i) probability *= state[offsets[j] + other];
        expected[offsets[i] + own] += probability * payoffOf(game, p, i);
      }
    }
    return expected;
  };
  return { strategies: game.strategies, payoffs };
}

/** First position of every population in a state. */
export function offsetsOf(strategies: readonly number[]): number[] {
  let next = 0;
  return strategies.map((count) => {
    const first = next;
    next += count;
    return first;
  });
}

/** State in which everyone in a population plays the same. */
export function pureState(strategies: readonly number[], profile: readonly number[]): Float64Array {
  return Float64Array.from(
    strategies.flatMap((count, p) => Array.from({ length: count }, (_, s) => (s === profile[p] ? 1 : 0))),
  );
}

/** Growth rate of every share: payoff less the mean payoff of the population. [sum of strategies] */
export function growthRates(game: PopulationGame, state: Float64Array): Float64Array {
  const growth = game.payoffs(state);
  for (const [p, first] of offsetsOf(game.strategies).entries()) {
    const end = first + game.strategies[p];
    let mean = 0;
    for (let k = first; k < end; k++) mean += state[k] * growth[k];
    for (let k = first; k < end; k++) growth[k] -= mean;
  }
  return growth;
}

/**
 * States at ascending times, from the state at time 0. What is followed is the logarithm of the shares: they keep their
 * digits however small they get, and a strategy that nobody plays stays so. `until` sees states and ends the path.
 */
export function replicatorPath(
  game: PopulationGame,
  start: Float64Array,
  times: readonly number[],
  options: PathOptions = {},
): Float64Array[] {
  const played = start.map((share) => (share > 0 ? 1 : 0));
  const shares = (logs: Float64Array) =>
    normalised(
      game,
      logs.map((log, k) => (played[k] ? Math.exp(log) : 0)),
    );
  const { until, ...rest } = options;
  const watched: PathOptions = until ? { ...rest, until: (logs, time) => until(shares(logs), time) } : rest;
  const field = (logs: Float64Array) => growthRates(game, shares(logs)).map((growth, k) => played[k] * growth);
  let logs: Float64Array = start.map((share) => (share > 0 ? Math.log(share) : 0));
  let before = 0;
  return times.map((time) => {
    logs = follow(field, logs, time - before, watched);
    before = time;
    return shares(logs);
  });
}

/** Shares that sum to one in every population. */
function normalised({ strategies }: PopulationGame, amounts: Float64Array): Float64Array {
  for (const [p, first] of offsetsOf(strategies).entries()) {
    const own = amounts.subarray(first, first + strategies[p]);
    const total = own.reduce((sum, amount) => sum + amount, 0);
    for (let k = 0; k < own.length; k++) own[k] /= total;
  }
  return amounts;
}
