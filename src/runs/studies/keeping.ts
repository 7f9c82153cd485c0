import { exp, square } from "../../maths/numerics/elementary.js";
import { normalShare } from "../../maths/numerics/normal.js";
import { meanOf } from "../../maths/numerics/sums.js";
import { RandomStream } from "../experiments/index.js";

/**
 * What is known of a moment. `normal`: its value; `at-least`: what it cannot be below; `between`: a lowest and a
 * highest value. `conditions`: draws are kept as it says, not only held beside it. `error`: standard error of the datum
 * together with what model and measure need not share, at least 0.
 */
export type Datum = { id: string; error: number; conditions: boolean } & (
  | { kind: "normal" | "at-least"; value: number }
  | { kind: "between"; value: readonly [low: number, high: number] }
);

/**
 * How well a moment of a candidate agrees with its datum, from 0 to 1: the density of the error over its largest value,
 * or the share of errors with which the moment is on the right side. 0 where the candidate does not identify it.
 */
export function agreement(datum: Datum, moment: number): number {
  if (Number.isNaN(moment)) return 0;
  if (datum.error === 0) return Number(isMet(datum, moment));
  const away = (value: number) => (moment - value) / datum.error;
  if (datum.kind === "between") return normalShare(away(datum.value[0])) - normalShare(away(datum.value[1]));
  return datum.kind === "at-least" ? normalShare(away(datum.value)) : exp(-square(away(datum.value)) / 2);
}

/** Bounds are met at their ends. */
function isMet(datum: Datum, moment: number): boolean {
  if (datum.kind === "between") return datum.value[0] <= moment && moment <= datum.value[1];
  return datum.kind === "at-least" ? moment >= datum.value : moment === datum.value;
}

/** By datum; undefined where a candidate was not asked, because its other moments had rejected it. */
export type Moments = readonly (number | undefined)[];

/** Candidates that are asked for every moment: what a datum alone would keep is told of them. */
export const WHOLLY_ASKED = 256;

/** What was decided of a candidate. */
export interface Decision {
  candidate: number;
  moments: Moments;
  /** 1 where it was not asked. */
  agreements: readonly number[];
  /** Product of the agreements with data that condition: the probability with which it is kept. */
  likelihood: number;
  kept: boolean;
}

/**
 * Decides of candidates: each is kept with the probability that the data give it, by a coin of its own, so that no
 * other candidate and no order matters. Kept ones are draws given the data and all weigh alike (rejection: Wilkinson
 * 2013, Statistical Applications in Genetics and Molecular Biology 12, whose kernel is here the error of the moments).
 * Each further moment can only lower the probability: what some moments reject stays rejected.
 */
export function deciderOf(
  seed: string | number,
  data: readonly Datum[],
): (candidate: number, moments: Moments) => Decision {
  const coins = new RandomStream(seed, 0, "kept");
  return (candidate, moments) => {
    const agreements = data.map((datum, m) => (moments[m] === undefined ? 1 : agreement(datum, moments[m])));
    const likelihood = agreements.reduce((product, one, m) => (data[m]!.conditions ? product * one : product), 1);
    return { candidate, moments, agreements, likelihood, kept: coins.uniform(candidate, 0, 0) < likelihood };
  };
}

/** What candidates say of one datum. */
export interface Tally {
  /** Share of candidates that it alone would keep: near 1, it says nothing. */
  alone: number;
  /** Mean and standard deviation of the moment over candidates, and over kept ones. */
  prior: [mean: number, deviation: number];
  kept: [mean: number, deviation: number];
}

/** Those that were asked for every moment, whatever the first ones were. */
export const whollyAsked = (decisions: readonly Decision[]): Decision[] =>
  decisions.filter(({ candidate }) => candidate < WHOLLY_ASKED);

/**
 * By datum, of candidates that were asked for every moment. Those that do not identify one are left out of its means.
 * `kept`: all that were kept, of any candidates.
 */
export function tallyOf(
  data: readonly Datum[],
  asked: readonly Decision[],
  kept: readonly Decision[] = asked.filter((one) => one.kept),
): Tally[] {
  return data.map((_, m) => ({
    alone: meanOf(asked.map(({ agreements }) => agreements[m]!)),
    prior: spreadOf(asked.map(({ moments }) => moments[m]!)),
    kept: spreadOf(kept.map(({ moments }) => moments[m]!)),
  }));
}

/** Share of candidates that all data together keep, as expected: without the chance of the coins. */
export const shareKept = (asked: readonly Decision[]): number => meanOf(asked.map((one) => one.likelihood));

/** Below this share of kept candidates the ranges and the data disagree so much that it is said, */
export const LITTLE = 0.01;

/** and below this one there is nothing to study. */
const NOTHING = 0.001;

/**
 * Why the data and the ranges of a region do not go together: a datum that alone keeps less than 1 % of candidates, by
 * its place, or all of them together less than 0.1 %. Weights would not show it: where every candidate misses by ten
 * errors the best of them still share the weight among them. Undefined where they go together.
 */
export function outOfReach(data: readonly Datum[], asked: readonly Decision[]): { datum?: number } | undefined {
  const datum = tallyOf(data, asked).findIndex(({ alone }, m) => data[m]!.conditions && alone < LITTLE);
  if (datum >= 0) return { datum };
  return shareKept(asked) < NOTHING ? {} : undefined;
}

function spreadOf(all: readonly number[]): [mean: number, deviation: number] {
  const values = all.filter((value) => !Number.isNaN(value));
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + square(value - mean), 0);
  return [mean, Math.sqrt(squares / (values.length - 1))];
}
