/** Inequality of positive values, of simulated years and of observed tables alike. Plain arrays in, one number out. */

/** Weights that sum to one: given ones scaled, or 1/n each. */
export function normalisedWeights(count: number, weights?: ArrayLike<number>): Float64Array {
  const result = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += result[i] = weights ? weights[i] : 1;
  for (let i = 0; i < count; i++) result[i] /= sum;
  return result;
}

/** Weighted mean; unweighted if no weights are given. */
export function mean(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  const w = normalisedWeights(values.length, weights);
  let sum = 0;
  for (let i = 0; i < w.length; i++) sum += w[i] * values[i];
  return sum;
}

/** Weighted population standard deviation (divides by n, not n - 1). */
export function standardDeviation(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  const w = normalisedWeights(values.length, weights);
  const centre = mean(values, weights);
  let sum = 0;
  for (let i = 0; i < w.length; i++) sum += w[i] * (values[i] - centre) ** 2;
  return Math.sqrt(sum);
}

/** Standard deviation over the mean; `sample` divides by n - 1 (unweighted values only). */
export function coefficientOfVariation(values: ArrayLike<number>, sample = false): number {
  const n = values.length;
  return (standardDeviation(values) / mean(values)) * (sample ? Math.sqrt(n / (n - 1)) : 1);
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
  return sum / mean(values, weights);
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
export function theilT(
  values: ArrayLike<number>,
  weights?: ArrayLike<number>,
  groups?: ArrayLike<string | number>,
): Decomposition {
  return decompose(values, weights, groups, (ratio) => (ratio > 0 ? ratio * Math.log(ratio) : 0));
}

/** Theil's L, the mean logarithmic deviation: sum of w ln(mu/y). Infinite where a value is zero. */
export function theilL(
  values: ArrayLike<number>,
  weights?: ArrayLike<number>,
  groups?: ArrayLike<string | number>,
): Decomposition {
  return decompose(values, weights, groups, (ratio) => -Math.log(ratio));
}

/** Total over units, between over group means; the rest is within (both indices are exactly additive). */
function decompose(
  values: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  groups: ArrayLike<string | number> | undefined,
  term: (ratioToMean: number) => number,
): Decomposition {
  const w = normalisedWeights(values.length, weights);
  const centre = mean(values, weights);
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
  return { total, between, within: total - between };
}
