import { solveLinear } from "../numerics/linear.js";

const ENOUGH = 1e-10;
const ROUNDS = 200;
const SWEEPS = 2000;

/**
 * Gravity by Poisson pseudo maximum likelihood (Santos Silva and Tenreyro 2006) with effects of origins and destinations,
 *
 *   E flow[i,j] = exp(origin[i] + destination[j] + sum_k coefficient[k] regressor[k][i,j]),
 *
 * by iteratively reweighted least squares; effects are taken out by alternating weighted means (Correia, Guimaraes and Zylkin 2020). `flow` and
 * `regressors` are [from*n + to]; only pairs that `counts` take part, and of these none of a place that sends or receives nothing. Returns the
 * coefficients, NaN where the data do not tell them apart or the iteration does not rest.
 */
export function twoWayPoisson(
  n: number,
  flow: Float64Array,
  regressors: readonly Float64Array[],
  counts: (pair: number) => boolean,
): number[] {
  const pairs = activePairs(n, flow, counts);
  const unknown = regressors.map(() => Number.NaN);
  if (pairs.length === 0) return unknown;
  const total = pairs.reduce((sum, pair) => sum + flow[pair]!, 0);
  const observed = pairs.map((pair) => (flow[pair]! * pairs.length) / total);
  const columns = regressors.map((regressor) => Float64Array.from(pairs, (pair) => regressor[pair]!));
  let linear = Float64Array.from(observed, (value) => Math.log((value + 1) / 2));
  let before = unknown;
  for (let round = 0; round < ROUNDS; round++) {
    const weight = linear.map(Math.exp);
    const working = linear.map((value, k) => value + (observed[k]! - weight[k]!) / weight[k]!);
    const left = withoutEffects(n, pairs, weight, working);
    const own = columns.map((column) => withoutEffects(n, pairs, weight, column));
    const coefficients = leastSquares(weight, own, left, columns);
    if (coefficients === null) return unknown;
    linear = working.map(
      (value, k) => value - left[k]! + coefficients.reduce((sum, slope, c) => sum + slope * own[c]![k]!, 0),
    );
    if (coefficients.every((slope, c) => Math.abs(slope - before[c]!) <= ENOUGH)) return coefficients;
    before = coefficients;
  }
  return unknown;
}

/** Pairs that count, without places whose flows are all zero: their effects have no finite estimate. */
function activePairs(n: number, flow: Float64Array, counts: (pair: number) => boolean): number[] {
  let pairs = Array.from({ length: n * n }, (_, pair) => pair).filter((pair) => counts(pair));
  for (;;) {
    const sent = new Float64Array(n);
    const received = new Float64Array(n);
    for (const pair of pairs) {
      sent[Math.floor(pair / n)]! += flow[pair]!;
      received[pair % n]! += flow[pair]!;
    }
    const active = pairs.filter((pair) => sent[Math.floor(pair / n)]! > 0 && received[pair % n]! > 0);
    if (active.length === pairs.length) return active;
    pairs = active;
  }
}

/** What is left of values when weighted means of origins and destinations are taken out in turn until nothing changes. */
function withoutEffects(n: number, pairs: readonly number[], weight: Float64Array, values: Float64Array): Float64Array {
  const left = values.slice();
  const sides = [pairs.map((pair) => Math.floor(pair / n)), pairs.map((pair) => pair % n)];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let largest = 0;
    for (const side of sides) {
      const sum = new Float64Array(n);
      const mass = new Float64Array(n);
      side.forEach((place, k) => {
        sum[place]! += weight[k]! * left[k]!;
        mass[place]! += weight[k]!;
      });
      side.forEach((place, k) => {
        const mean = sum[place]! / mass[place]!;
        left[k]! -= mean;
        largest = Math.max(largest, Math.abs(mean));
      });
    }
    if (largest <= ENOUGH / 100) break;
  }
  return left;
}

/** Weighted regression of `left` on `own`; null where a column is made of the others and the effects (of `columns` nothing is left). */
function leastSquares(
  weight: Float64Array,
  own: readonly Float64Array[],
  left: Float64Array,
  columns: readonly Float64Array[],
): number[] | null {
  const dot = (a: Float64Array, b: Float64Array) => weight.reduce((sum, mass, k) => sum + mass * a[k]! * b[k]!, 0);
  if (own.some((column, c) => dot(column, column) <= 1e-12 * dot(columns[c]!, columns[c]!))) return null;
  const size = own.length;
  const matrix = Float64Array.from(own.flatMap((a) => own.map((b) => dot(a, b))));
  const slopes = solveLinear(
    size,
    matrix,
    Float64Array.from(own, (column) => dot(column, left)),
  );
  return slopes && [...slopes];
}
