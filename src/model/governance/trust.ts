import { exp } from "../../maths/numerics/elementary.js";
import type { RandomStream } from "../engine/random.js";
import type { Payoffs } from "./futures.js";

/**
 * How far members believe each other, and how that moves with kept and broken words. Cooperation rises with the
 * experience of cooperation (Dal Bo and Frechette 2011; Fudenberg, Rand and Dreber 2012), and trust is lost faster than
 * it is won (Slovic 1993); the form and the rates are our assumption.
 */
export interface TrustSettings {
  /** Probability with which a member is believed to keep its word before the first meeting, 0..1. */
  initial: number;
  /** Part of what is lacking to full trust that a kept year adds, 0..1. */
  learn: number;
  /** Part of trust that a year of a noticed breach takes, 0..1. */
  loss: number;
}

/** Trust in a member a year on, docs/model.md (7.15a): after k kept years 1 - (1 - T)(1 - learn)^k. */
export function trustAfter(trust: number, kept: boolean, { learn, loss }: TrustSettings): number {
  return kept ? trust + learn * (1 - trust) : (1 - loss) * trust;
}

/** Members that keep their word with a probability that experiments with people give, in place of the better choice. */
export interface LogitSettings {
  /** Log odds of keeping where nothing is to be gained or lost. */
  bias: number;
  /** Log odds per unit of the index of gain. */
  slope: number;
  /** Draws are keyed by player, year and item. */
  random: RandomStream;
}

/**
 * Gain as a share of what is at stake, -1..1, docs/model.md (7.15d): what is gained where the others keep their word
 * and what is expected altogether, each weighted with its probability. In a repeated dilemma with even odds it is one
 * less twice the basin of attraction of defection (Dal Bo and Frechette 2011). `least`: stakes that are none.
 */
export function gainIndex(expected: number, ifKept: number, least = 0): number {
  const stakes = Math.abs(ifKept) + Math.abs(expected - ifKept) + least;
  return stakes === 0 ? 0 : Math.max(-1, Math.min(1, expected / stakes));
}

/** Probability of keeping at an index of gain, docs/model.md (7.15e). */
export function keepProbability(index: number, { bias, slope }: Pick<LogitSettings, "bias" | "slope">): number {
  return 1 / (1 + exp(-(bias + slope * index)));
}

/** What a member is promised, in discounted units of its objective, all keeping their word. */
export interface Promised {
  inside: number;
  outside: number;
  breach: number;
}

/** What a member counts on of that. */
export interface Belief {
  /** Probability that all others keep their word. */
  kept: number;
  promised: Promised;
}

/**
 * What a member counts on, docs/model.md (7.15b), (7.15c): with the probability that all others keep their word the
 * agreement lasts; else it ends when the breach comes out, and until then each other has broken its word with the
 * probability that it is not believed. `ended`: payoffs where all keep their word until then; `broken[k]`: where the
 * k-th of those tabled does not. Exact for two members, but that what breaches at once take is added up.
 */
export function countedOn(
  promised: Promised,
  place: { tabled: number; player: number },
  trust: readonly number[],
  { nothing, ended, broken }: { nothing: number; ended: Payoffs; broken: readonly Payoffs[] },
): Promised & { belief: Belief } {
  const { tabled, player } = place;
  const lost = broken.reduce(
    (sum, payoffs, k) => (k === tabled ? sum : sum + (1 - trust[k]) * (ended[player] - payoffs[player])),
    0,
  );
  const kept = trust.reduce((product, one, k) => (k === tabled ? product : product * one), 1);
  const { inside, outside, breach } = promised;
  return {
    inside: kept * inside + (1 - kept) * ended[player] - lost,
    outside: kept * outside + (1 - kept) * nothing,
    breach: breach - lost,
    belief: { kept, promised },
  };
}
