import { log, square } from "../../../maths/numerics/elementary.js";
import { sumOf } from "../../../maths/numerics/sums.js";
import { mean, slopeOf } from "./inequality.js";

/** Weights [n*n] scaled so that each row sums to one (rows of zeros stay). */
export function rowStandardised(weights: ArrayLike<number>, count: number): Float64Array {
  const result = new Float64Array(weights);
  for (let i = 0; i < count; i++) {
    const row = result.subarray(i * count, (i + 1) * count);
    const sum = sumOf(row);
    if (sum > 0) for (let j = 0; j < count; j++) row[j] /= sum;
  }
  return result;
}

/**
 * Global Moran's I (Moran 1950), n/S0 * sum of w_ij z_i z_j / sum of z_i^2, with the weights as given: standardise
 * first.
 */
export function moran(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const n = values.length;
  const centre = mean(values);
  let cross = 0;
  let squares = 0;
  let weightSum = 0;
  for (let i = 0; i < n; i++) {
    squares += square(values[i] - centre);
    for (let j = 0; j < n; j++) {
      const weight = weights[i * n + j];
      weightSum += weight;
      cross += weight * (values[i] - centre) * (values[j] - centre);
    }
  }
  return ((n / weightSum) * cross) / squares;
}

/**
 * Strength of the link of two cities, sqrt(P G) sqrt(P G) / D^2; D should be travel time, or a reform of it has no
 * effect.
 */
export function gravityLink(
  first: { people: number; gdp: number },
  second: { people: number; gdp: number },
  distance: number,
): number {
  return (Math.sqrt(first.people * first.gdp) * Math.sqrt(second.people * second.gdp)) / square(distance);
}

/**
 * Freeness of trade of a pair, phi = sqrt(X_ij X_ji / (X_ii X_jj)) (Head and Ries 2001; double odds): 1 = no border, 0
 * = no trade. Uses only trade; size and prices of the cities cancel.
 */
export function tradeFreeness(outward: number, inward: number, firstOwn: number, secondOwn: number): number {
  return Math.sqrt((outward * inward) / (firstOwn * secondOwn));
}

/**
 * Market integration by relative prices (Parsley and Wei 1996): variance over goods of |change of ln(p_i/p_j)| once the
 * good's mean over all pairs is taken off; returned by city, averaged over its pairs. Identical price paths give 0.
 * `risen`: change of ln price [good][city]. The index of the literature is sqrt(1/variance).
 */
export function relativePriceVariance(risen: readonly (readonly number[])[]): Float64Array {
  const cities = risen[0]?.length ?? 0;
  const goods = risen.length;
  const deviations = risen.map(pairDeviations);
  const result = new Float64Array(cities);
  const off = new Float64Array(goods);
  let pair = 0;
  for (let i = 0; i < cities; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let good = 0; good < goods; good++) sum += off[good] = deviations[good][pair];
      const centre = sum / goods;
      let squares = 0;
      for (let good = 0; good < goods; good++) squares += (off[good] - centre) * (off[good] - centre);
      const variance = squares / goods;
      result[i] += variance / (cities - 1);
      result[j] += variance / (cities - 1);
      pair++;
    }
  return result;
}

/** |change of the relative price| of each pair (j < i), less the good's mean over pairs. */
function pairDeviations(risen: readonly number[]): Float64Array {
  const changes = new Float64Array((risen.length * (risen.length - 1)) / 2);
  let pair = 0;
  let sum = 0;
  for (let i = 0; i < risen.length; i++)
    for (let j = 0; j < i; j++) {
      const change = Math.abs(risen[i] - risen[j]);
      changes[pair++] = change;
      sum += change;
    }
  const centre = sum / changes.length;
  for (let at = 0; at < pair; at++) changes[at] -= centre;
  return changes;
}

/** Mean and variance of Moran's I where values are independent draws of a normal distribution (Cliff and Ord 1981). */
export function moranMoments(weights: ArrayLike<number>, count: number): { mean: number; variance: number } {
  let sum = 0;
  let mutual = 0;
  let margins = 0;
  for (let i = 0; i < count; i++) {
    let margin = 0;
    for (let j = 0; j < count; j++) {
      const both = weights[i * count + j] + weights[j * count + i];
      sum += weights[i * count + j];
      mutual += square(both) / 2;
      margin += both;
    }
    margins += square(margin);
  }
  const expected = -1 / (count - 1);
  const second = (square(count) * mutual - count * margins + 3 * square(sum)) / (square(sum) * (square(count) - 1));
  return { mean: expected, variance: second - square(expected) };
}

/**
 * Moves of units between classes of relative income from one year to the next, apart by the class of their neighbours.
 */
interface Transitions {
  /** Upper bounds of all classes but the highest, as multiples of the mean. */
  bounds: number[];
  /** [class of the neighbours][class before][class after] */
  counts: number[][][];
}

/**
 * Spatial Markov chain (Rey 2001, Geographical Analysis 33(3)): values[year][unit] over the mean of their year fall
 * into `classes` of equal size, pooled over all years; the neighbours' mean falls into the same classes. `weights`
 * [n*n] rows sum to one; a unit without neighbours is left out.
 */
export function spatialMarkov(
  values: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  classes: number,
): Transitions {
  const relative = values.map((row) => Array.from(row, (value) => value / mean(row)));
  const bounds = boundsOf(relative.flat(), classes);
  const classOf = (value: number) => bounds.filter((bound) => value > bound).length;
  const counts = grid(classes, () => grid(classes, () => grid(classes, () => 0)));
  for (const [y, next] of relative.slice(1).entries()) {
    const now = relative[y];
    for (let i = 0; i < now.length; i++) {
      const neighbours = lag(now, weights, i);
      if (neighbours !== undefined) counts[classOf(neighbours)][classOf(now[i])][classOf(next[i])]++;
    }
  }
  return { bounds, counts };
}

function boundsOf(values: readonly number[], classes: number): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return grid(classes - 1, (k) => sorted[Math.ceil(((k + 1) * sorted.length) / classes) - 1]);
}

/** Weighted mean of a unit's neighbours; undefined where it has none. */
function lag(values: readonly number[], weights: ArrayLike<number>, unit: number): number | undefined {
  const n = values.length;
  let sum = 0;
  let weight = 0;
  for (let j = 0; j < n; j++) {
    sum += weights[unit * n + j] * values[j];
    weight += weights[unit * n + j];
  }
  return weight > 0 ? sum / weight : undefined;
}

function grid<Value>(length: number, make: (at: number) => Value): Value[] {
  return Array.from({ length }, (_, at) => make(at));
}

/** Exponent of a power law of sizes, with its standard error. */
interface RankSize {
  /** 1 = Zipf's law. */
  exponent: number;
  standardError: number;
}

/**
 * Exponent of the rank-size rule by least squares of ln(rank - 1/2) on ln size, which takes out the bias of small
 * samples; its standard error is exponent * sqrt(2/n), not that of least squares (Gabaix and Ibragimov 2011, Journal of
 * Business and Economic Statistics 29(1)). Sizes above zero.
 */
export function rankSize(sizes: ArrayLike<number>): RankSize {
  const logs = Array.from(sizes, log).sort((a, b) => b - a);
  const n = logs.length;
  const ranks = logs.map((_, place) => log(place + 0.5));
  const [xMean, yMean] = [logs, ranks].map((values) => sumOf(values, (value) => value / n));
  const exponent = -slopeOf(logs, ranks, xMean, yMean);
  return { exponent, standardError: exponent * Math.sqrt(2 / n) };
}
