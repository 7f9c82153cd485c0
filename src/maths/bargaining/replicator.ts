import { exp, log } from "../numerics/elementary.js";
import { follow, type PathOptions } from "../numerics/ode.js";
import { sumOf } from "../numerics/sums.js";
import { type NormalForm, payoffOf, profileAt, profileCount } from "./normalForm.js";

/** How a sequence of profiles moves: at rest, round a cycle of some decisions, or still moving. */
export type Course = { state: "settled" | "moving" } | { state: "cycle"; length: number };

/**
 * At rest when the last profile is that before it; in a cycle when the last profiles are, one by one, those before them
 * (one return to an earlier profile may be chance). Profiles are the same when no choice differs by more than its
 * accuracy.
 */
export function courseOf(profiles: readonly ArrayLike<number>[], accuracy: readonly number[]): Course {
  const { length: count } = profiles;
  if (count <= 1) return { state: count === 1 ? "moving" : "settled" };
  const same = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    accuracy.every((width, k) => Math.abs(a[k] - b[k]) <= width);
  if (same(profiles[count - 1], profiles[count - 2])) return { state: "settled" };
  for (let length = 2; 2 * length <= count; length++) {
    const last = profiles.slice(-length);
    const before = profiles.slice(-2 * length, -length);
    if (last.every((profile, k) => same(profile, before[k]))) return { state: "cycle", length };
  }
  return { state: "moving" };
}

/**
 * Players that learn instead of answering best: imitation of others who do better, and experience-weighted attraction.
 */

/**
 * Probability to take over the strategy of another who was met (Szabo and Toke 1998; Traulsen, Nowak and Pacheco 2006):
 * one over 1 + exp(-(theirs - own) / noise). With noise 0 the better strategy is always taken, a draw by the toss of a
 * coin.
 */
export function imitationProbability(ownPayoff: number, theirPayoff: number, noise: number): number {
  const gain = theirPayoff - ownPayoff;
  if (noise === 0) return gain > 0 ? 1 : gain < 0 ? 0 : 0.5;
  return 1 / (1 + exp(-gain / noise));
}

export interface AttractionSettings {
  /** Decay of past attractions, 0..1. */
  phi: number;
  /** Weight of what other strategies would have earned, 0 (reinforcement) .. 1 (belief learning). */
  delta: number;
  /** Decay of past experience, 0..1. */
  rho: number;
  /** Sensitivity of choices to attractions, from 0 (at random). */
  lambda: number;
}

export interface Experience {
  /** By strategy. */
  attractions: Float64Array;
  /** Observation-equivalents of the past, N. */
  weight: number;
}

/**
 * Experience after a round (Camerer and Ho 1999, Econometrica 67): N(t) = rho N(t-1) + 1; A_j(t) = (phi N(t-1) A_j(t-1)
 * + [delta + (1 - delta) 1{j was played}] payoff_j(t)) / N(t). `payoffs` says what every strategy would have earned
 * against what the others did.
 */
export function learn(
  { attractions, weight }: Experience,
  payoffs: ArrayLike<number>,
  played: number,
  { phi, delta, rho }: AttractionSettings,
): Experience {
  const next = rho * weight + 1;
  return {
    weight: next,
    attractions: attractions.map(
      (attraction, j) => (phi * weight * attraction + (j === played ? 1 : delta) * payoffs[j]) / next,
    ),
  };
}

/** Probabilities of the strategies: logit in attractions. */
export function attractionShares(attractions: Float64Array, lambda: number): Float64Array {
  const best = attractions.reduce((most, value) => Math.max(most, value), -Infinity);
  const odds = attractions.map((value) => exp(lambda * (value - best)));
  const total = sumOf(odds);
  return odds.map((value) => value / total);
}

/**
 * Populations whose members each play one strategy and copy what pays (Taylor and Jonker 1978; Weibull 1995, chapter
 * 5): the share of a strategy grows by how far its payoff lies above the mean of its population. A state holds the
 * shares of all strategies, population after population.
 */

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
      logs.map((log, k) => (played[k] ? exp(log) : 0)),
    );
  const { until, ...rest } = options;
  const watched: PathOptions = until ? { ...rest, until: (logs, time) => until(shares(logs), time) } : rest;
  const field = (logs: Float64Array) => growthRates(game, shares(logs)).map((growth, k) => played[k] * growth);
  let logs: Float64Array = start.map((share) => (share > 0 ? log(share) : 0));
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
    const total = sumOf(own);
    for (let k = 0; k < own.length; k++) own[k] /= total;
  }
  return amounts;
}
