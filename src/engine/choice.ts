/**
 * Choice of place: the one rule by which plants, headquarters, workers and capital move.
 *
 * From origin i a mover picks destination j with probability weight[j] closeness[i,j] / sum_k weight[k] closeness[i,k].
 * Logit: weight = exp(value / nu), closeness = exp(-cost / nu) (McFadden 1974). Frechet: weight = T value^kappa, closeness = cost^-kappa.
 */

/**
 * Adds the gross flows of one group to `flows` [from*n + to] and the net change to `change` [n]. Stayers are not flows.
 * mass[offset + i] movers' stock; hazard the share that chooses this year; closeness [from*n + to] from `block` on.
 */
export function addFlows(
  n: number,
  mass: Float64Array,
  offset: number,
  hazard: number,
  weight: Float64Array,
  closeness: Float64Array,
  block: number,
  flows: Float64Array,
  change: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    const movers = hazard * mass[offset + i];
    if (movers === 0) continue;
    const row = block + i * n;
    let total = 0;
    for (let j = 0; j < n; j++) total += weight[offset + j] * closeness[row + j];
    if (!(total > 0)) continue;
    const scale = movers / total;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const flow = scale * weight[offset + j] * closeness[row + j];
      flows[i * n + j] += flow;
      change[offset + j] += flow;
      change[offset + i] -= flow;
    }
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
