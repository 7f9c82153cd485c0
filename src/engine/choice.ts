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

/**
 * Weights that put the given masses at rest: outflow equals inflow in every place. With symmetric closeness flows balance pair by
 * pair when weight[i] (closeness weight)[i] is proportional to mass[i]; that scaling is found by the symmetric Sinkhorn iteration
 * (Knight and Ruiz 2013). Asymmetric closeness then needs the second, global iteration. Places with no mass get weight zero. Scaled so that the largest is one.
 */
export function balancingWeights(n: number, mass: Float64Array, closeness: Float64Array): Float64Array {
  const weight = Float64Array.from(mass, (value) => Math.sqrt(Math.max(value, 0)));
  for (let round = 0; round < 2000; round++) {
    let worst = 0;
    for (let i = 0; i < n; i++) {
      if (!(mass[i] > 0)) continue;
      let reach = 0;
      for (let j = 0; j < n; j++) reach += closeness[i * n + j] * weight[j];
      const next = Math.sqrt(weight[i] * (mass[i] / reach));
      worst = Math.max(worst, Math.abs(next / weight[i] - 1));
      weight[i] = next;
    }
    if (worst < 1e-15) break;
  }
  const reach = new Float64Array(n);
  for (let round = 0; round < 5000; round++) {
    let worst = 0;
    for (let i = 0; i < n; i++) {
      reach[i] = 0;
      for (let j = 0; j < n; j++) reach[i] += closeness[i * n + j] * weight[j];
    }
    for (let j = 0; j < n; j++) {
      if (!(mass[j] > 0)) continue;
      let pull = 0;
      for (let i = 0; i < n; i++) if (mass[i] > 0) pull += (mass[i] * closeness[i * n + j]) / reach[i];
      const ratio = mass[j] / (pull * weight[j]);
      worst = Math.max(worst, Math.abs(ratio - 1));
      weight[j] *= ratio;
    }
    if (worst < 4e-16) break;
  }
  const largest = weight.reduce((a, b) => Math.max(a, b), 0);
  return largest > 0 ? weight.map((value) => value / largest) : weight;
}

/** Stationary distribution of a row-stochastic matrix by elimination (Grassmann, Taksar and Heyman 1985): no subtractions, so accurate. */
export function stationaryDistribution(n: number, probabilities: Float64Array): Float64Array {
  const matrix = Float64Array.from(probabilities);
  for (let k = n - 1; k > 0; k--) {
    let outflow = 0;
    for (let j = 0; j < k; j++) outflow += matrix[k * n + j];
    for (let i = 0; i < k; i++) matrix[i * n + k] /= outflow;
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) matrix[i * n + j] += matrix[i * n + k] * matrix[k * n + j];
  }
  const distribution = new Float64Array(n);
  distribution[0] = 1;
  let total = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) distribution[k] += distribution[i] * matrix[i * n + k];
    total += distribution[k];
  }
  return distribution.map((value) => value / total);
}
