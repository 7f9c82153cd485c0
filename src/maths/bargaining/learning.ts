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
  return 1 / (1 + Math.exp(-gain / noise));
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
  const best = attractions.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const odds = attractions.map((value) => Math.exp(lambda * (value - best)));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return odds.map((value) => value / total);
}
