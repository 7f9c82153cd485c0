/**
 * Knowledge with spillovers between cities and shared platforms (Jaffe 1986; Bottazzi and Peri 2003 for the decay with distance):
 *
 *   K' = (1 - decay) K + ownResearch + research + spillover * absorptive * W K + platformGain * absorptive * P
 *   P' = (1 - platformDecay) P + contributions
 */

/** W: exp(-distanceDecay km) times institutional closeness, without self, each row scaled to one (rows with no partner stay zero). [n*n] */
export function spilloverWeights(
  n: number,
  kilometres: Float64Array,
  distanceDecay: number,
  closeness?: Float64Array,
): Float64Array {
  const weights = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const near = Math.exp(-distanceDecay * kilometres[i * n + j]) * (closeness ? closeness[i * n + j] : 1);
      weights[i * n + j] = near;
      total += near;
    }
    if (total > 0) for (let j = 0; j < n; j++) weights[i * n + j] /= total;
  }
  return weights;
}

export interface KnowledgeStep {
  decay: number;
  spillover: number;
  platformGain: number;
  absorptive: Float64Array; // [n]
  weights: Float64Array; // [n*n]
}

/**
 * One year of one sector. `knowledge` [offset + i] is read, `next` written; `inflow` is R0 + R; `platformAccess[i]` the sum of
 * platform stocks open to node i. `received` and `receivedFromPlatforms` record what came from outside (both [offset + i]).
 */
export function growKnowledge(
  n: number,
  offset: number,
  step: KnowledgeStep,
  knowledge: Float64Array,
  inflow: Float64Array,
  platformAccess: Float64Array,
  next: Float64Array,
  received: Float64Array,
  receivedFromPlatforms: Float64Array,
): void {
  const { decay, spillover, platformGain, absorptive, weights } = step;
  for (let i = 0; i < n; i++) {
    let around = 0;
    for (let j = 0; j < n; j++) around += weights[i * n + j] * knowledge[offset + j];
    const fromOthers = spillover * absorptive[i] * around;
    const fromPlatforms = platformGain * absorptive[i] * platformAccess[i];
    received[offset + i] = fromOthers;
    receivedFromPlatforms[offset + i] = fromPlatforms;
    next[offset + i] = (1 - decay) * knowledge[offset + i] + inflow[offset + i] + fromOthers + fromPlatforms;
  }
}

/** Platform stock after a year of contributions. */
export function growPlatform(stock: number, platformDecay: number, contributions: number): number {
  return (1 - platformDecay) * stock + contributions;
}
