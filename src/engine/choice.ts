import { accumulateColumns, multiplyRows } from "./kernels.js";

/**
 * Choice of place: the one rule by which plants, headquarters, workers and capital move.
 *
 * From origin i a mover picks destination j with probability weight[j] closeness[i,j] / sum_k weight[k] closeness[i,k].
 * Logit: weight = exp(value / nu), closeness = exp(-cost / nu) (McFadden 1974). Frechet: weight = T value^kappa, closeness = cost^-kappa.
 */

/**
 * Adds the gross flows of one group to `flows` [from*n + to] (null where nobody asks) and the net change to `change`. Stayers are not flows.
 * mass[offset + i] movers' stock; hazard the share that chooses this year; closeness [from*n + to] from `block` on, 1 on its diagonal.
 *
 * With D_i = sum_j closeness[i,j] weight[j] and r_i = hazard mass[i] / D_i, inflow j = weight[j] sum_i closeness[i,j] r_i: two matrix-vector passes.
 */
export function addFlows(
  n: number,
  mass: Float64Array,
  offset: number,
  hazard: number,
  weight: Float64Array,
  closeness: Float64Array,
  block: number,
  flows: Float64Array | null,
  change: Float64Array,
): void {
  const own = weight.subarray(offset, offset + n);
  const rate = new Float64Array(n);
  const inflow = new Float64Array(n);
  multiplyRows(closeness, block, 0, n, own, rate);
  for (let i = 0; i < n; i++) rate[i] = rate[i] > 0 ? (hazard * mass[offset + i]) / rate[i] : 0;
  accumulateColumns(closeness, block, 0, n, rate, inflow, 0);
  for (let j = 0; j < n; j++) change[offset + j] += own[j] * inflow[j] - (rate[j] > 0 ? hazard * mass[offset + j] : 0);
  if (flows === null) return;
  for (let i = 0; i < n; i++) {
    if (rate[i] === 0) continue;
    const row = block + i * n;
    for (let j = 0; j < n; j++) if (j !== i) flows[i * n + j] += rate[i] * closeness[row + j] * own[j];
  }
}

/** Row-stochastic matrix of choice probabilities, [from*n + to], staying included. */
export function choiceProbabilities(n: number, weight: Float64Array, closeness: Float64Array): Float64Array {
  const probabilities = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += weight[j] * closeness[i * n + j];
    for (let j = 0; j < n; j++) probabilities[i * n + j] = (weight[j] * closeness[i * n + j]) / total;
  }
  return probabilities;
}
