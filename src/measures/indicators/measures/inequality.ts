/**
 * Inequality of positive values, of simulated years and of observed tables alike. Plain arrays in, one number out; what
 * lies between is plain too, for a typed array of more than eight numbers takes ten times as long to make.
 */

import { exp, log, pow, square } from "../../../maths/numerics/elementary.js";

/** Weights that sum to one: given ones scaled, or 1/n each. */
export function normalisedWeights(count: number, weights?: ArrayLike<number>): number[] {
  const result = new Array<number>(count);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += result[i] = weights ? weights[i] : 1;
  for (let i = 0; i < count; i++) result[i] /= sum;
  return result;
}

/** Weighted mean; unweighted if no weights are given. */
export function mean(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  return meanWith(values, normalisedWeights(values.length, weights));
}

function meanWith(values: ArrayLike<number>, w: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < w.length; i++) sum += w[i] * values[i];
  return sum;
}

/** Weighted population standard deviation (divides by n, not n - 1). */
export function standardDeviation(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  const w = normalisedWeights(values.length, weights);
  const centre = meanWith(values, w);
  let sum = 0;
  for (let i = 0; i < w.length; i++) sum += w[i] * square(values[i] - centre);
  return Math.sqrt(sum);
}

/** Williamson (1965): population-weighted coefficient of variation about the weighted mean. */
export function williamson(values: ArrayLike<number>, population: ArrayLike<number>): number {
  return standardDeviation(values, population) / mean(values, population);
}

/**
 * Gini coefficient, sum of w_i w_j |y_i - y_j| / (2 mean); unweighted it divides by n^2, so n cities reach at most
 * (n-1)/n. Multiply by n/(n-1) for the sample version.
 */
export function gini(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  const w = normalisedWeights(values.length, weights);
  let sum = 0;
  for (let i = 0; i < w.length; i++) for (let j = 0; j < i; j++) sum += w[i] * w[j] * Math.abs(values[i] - values[j]);
  return sum / meanWith(values, w);
}

/** Hoover: half the sum of |a_i - b_i| over two distributions, each scaled to one. 0 = equal, 1 = disjoint. */
export function hoover(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const a = normalisedWeights(first.length, first);
  const b = normalisedWeights(second.length, second);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return sum / 2;
}

/** An additive inequality index, split by groups: total = between + within. */
export interface Decomposition {
  total: number;
  between: number;
  within: number;
}

/**
 * Theil (1967) T: sum of w y/mu ln(y/mu), with 0 ln 0 = 0. Weights are the sizes of the units (people); without them
 * every unit counts the same. Groups default to one.
 */
export const theilT = decomposed((ratio) => (ratio === 0 ? 0 : ratio * log(ratio)));

/** Theil's L, the mean logarithmic deviation: sum of w ln(mu/y). Infinite where a value is zero. */
export const theilL = decomposed((ratio) => -log(ratio));

/** What is left of a whole; nothing where that is rounding. */
export function leftOf(whole: number, rest: number): number {
  return Math.abs(rest) < ROUNDING * Math.abs(whole) ? 0 : rest;
}

/** As a part of the whole. */
const ROUNDING = 1e-12;

/** Total over units, between over group means; the rest is within (both indices are exactly additive). */
function decomposed(term: (ratioToMean: number) => number) {
  return (
    values: ArrayLike<number>,
    weights?: ArrayLike<number>,
    groups?: ArrayLike<string | number>,
  ): Decomposition => {
    const w = normalisedWeights(values.length, weights);
    const centre = meanWith(values, w);
    const groupWeight = new Map<string | number, number>();
    const groupValue = new Map<string | number, number>();
    let total = 0;
    for (let i = 0; i < w.length; i++) {
      const group = groups?.[i] ?? 0;
      total += w[i] * term(values[i] / centre);
      groupWeight.set(group, (groupWeight.get(group) ?? 0) + w[i]);
      groupValue.set(group, (groupValue.get(group) ?? 0) + w[i] * values[i]);
    }
    let between = 0;
    for (const [group, weight] of groupWeight) between += weight * term(groupValue.get(group)! / weight / centre);
    return { total, between, within: leftOf(total, total - between) };
  };
}

/**
 * How unequal values are spread over people and over groups, beside the indices of inequality.ts. Weights are the sizes
 * of the units.
 */

/** Gini of a sample, times n/(n - 1): one where a single unit has all. NaN for fewer than two units. */
export function sampleGini(values: ArrayLike<number>): number {
  const n = values.length;
  return (gini(values) * n) / (n - 1);
}

/** A point of the Lorenz curve: the poorest share of people, and their share of the total. */
export interface LorenzPoint {
  people: number;
  value: number;
}

/**
 * Lorenz (1905) curve from (0, 0) to (1, 1), a point a unit in the order of its value; the area to the diagonal is half
 * the Gini coefficient.
 */
export function lorenzCurve(values: ArrayLike<number>, weights?: ArrayLike<number>): LorenzPoint[] {
  const w = normalisedWeights(values.length, weights);
  const whole = mean(values, weights);
  const order = Array.from(w, (_, i) => i).sort((i, j) => values[i] - values[j]);
  const points = [{ people: 0, value: 0 }];
  for (const i of order) {
    const { people, value } = points.at(-1)!;
    points.push({ people: people + w[i], value: value + (w[i] * values[i]) / whole });
  }
  return points;
}

/**
 * Atkinson (1970): the share of the total that could be given up if the rest were divided equally, at aversion epsilon
 * > 0. With epsilon of one or more it is 1 where anyone has nothing.
 */
export function atkinson(values: ArrayLike<number>, epsilon: number, weights?: ArrayLike<number>): number {
  const w = normalisedWeights(values.length, weights);
  const centre = meanWith(values, w);
  let sum = 0;
  for (let i = 0; i < w.length; i++) {
    const ratio = values[i] / centre;
    sum += w[i] * (epsilon === 1 ? log(ratio) : pow(ratio, 1 - epsilon));
  }
  return 1 - (epsilon === 1 ? exp(sum) : pow(sum, 1 / (1 - epsilon)));
}

/** Gini coefficient in three parts that sum to it. */
export interface GiniParts {
  total: number;
  /** Between members of one group. */
  within: number;
  /** Between group means. */
  between: number;
  /** Overlap: members of poorer groups who are better off than members of richer ones. */
  transvariation: number;
}

/**
 * Dagum (1997, Empirical Economics 22): the Gini coefficient by pairs of the same group, net differences of group
 * means, and the overlap of groups. Without overlap the last part is zero, which Theil's two parts cannot tell.
 */
export function dagum(
  values: ArrayLike<number>,
  groups: ArrayLike<string | number>,
  weights?: ArrayLike<number>,
): GiniParts {
  const w = normalisedWeights(values.length, weights);
  const centre = meanWith(values, w);
  const people = new Map<string | number, number>();
  const value = new Map<string | number, number>();
  let inside = 0;
  for (let i = 0; i < w.length; i++) {
    const group = groups[i];
    people.set(group, (people.get(group) ?? 0) + w[i]);
    value.set(group, (value.get(group) ?? 0) + w[i] * values[i]);
    for (let j = 0; j < i; j++) if (groups[j] === group) inside += w[i] * w[j] * Math.abs(values[i] - values[j]);
  }
  const sizes = [...people.values()];
  const means = [...people].map(([group, size]) => value.get(group)! / size);
  const total = gini(values, weights);
  const between = gini(means, sizes);
  const within = inside / centre;
  return { total, within, between, transvariation: leftOf(total, total - within - between) };
}

/**
 * Sigma-convergence (Barro and Sala-i-Martin 1992): population standard deviation of logs. It falls when units
 * converge.
 */
export function sigma(values: ArrayLike<number>): number {
  return standardDeviation(Array.from(values, log));
}

/** Least squares of y on x. */
export function slopeOf(x: readonly number[], y: readonly number[], xMean: number, yMean: number): number {
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < x.length; i++) {
    covariance += (x[i] - xMean) * (y[i] - yMean);
    variance += square(x[i] - xMean);
  }
  return covariance / variance;
}

interface BetaConvergence {
  intercept: number;
  /** Slope of yearly growth on the log of the first value. Negative = the poorer grow faster. */
  slope: number;
  /** Speed of convergence a year, -ln(1 + slope T)/T. */
  speed: number;
  /** Years until half of a gap is gone. */
  halfLife: number;
}

/**
 * Absolute beta-convergence (Barro and Sala-i-Martin 1992): least squares of (1/T) ln(y_T/y_0) on ln y_0. The speed
 * undoes the annualisation with T; leaving T out of the logarithm would understate it by an order of magnitude.
 */
export function betaConvergence(first: ArrayLike<number>, last: ArrayLike<number>, years: number): BetaConvergence {
  const x = Array.from(first, log);
  const y = Array.from(last, (value, i) => log(value / first[i]) / years);
  const xMean = mean(x);
  const yMean = mean(y);
  const slope = slopeOf(x, y, xMean, yMean);
  const speed = -log(1 + slope * years) / years;
  return { intercept: yMean - slope * xMean, slope, speed, halfLife: Math.LN2 / speed };
}
