import { gini, mean, normalisedWeights } from "./inequality.js";

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
  const centre = mean(values, weights);
  let sum = 0;
  for (let i = 0; i < w.length; i++) {
    const ratio = values[i] / centre;
    sum += w[i] * (epsilon === 1 ? Math.log(ratio) : ratio ** (1 - epsilon));
  }
  return 1 - (epsilon === 1 ? Math.exp(sum) : sum ** (1 / (1 - epsilon)));
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
  const centre = mean(values, weights);
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
  return { total, within, between, transvariation: total - within - between };
}
