import { exp } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { sumByNode } from "./economy.js";
import type { Policy } from "./policy.js";
import type { TechnologyTransfer } from "./policyEntries.js";
import type { World } from "./world.js";

/**
 * Knowledge with spillovers between cities and shared platforms (Jaffe 1986; Bottazzi and Peri 2003 for the decay with
 * distance):
 *
 *   K' = (1 - decay) K + ownResearch + research + spillover * absorptive * W K
 *        + platformGain * absorptive * P                                         (7.12a)
 *   P' = (1 - platformDecay) P + contributions                                    (7.12b)
 */

/**
 * W: exp(-distanceDecay km) times institutional closeness, without self, each row scaled to one (rows with no partner
 * stay zero). [n*n]
 */
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
      const near = exp(-distanceDecay * kilometres[i * n + j]) * (closeness ? closeness[i * n + j] : 1);
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
 * One year of one sector. `knowledge` [offset + i] is read, `next` written; `inflow` is R0 + R; `platformAccess[i]` the
 * sum of platform stocks open to node i. `received` and `receivedFromPlatforms` record what came from outside (both
 * [offset + i]).
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

/** What the year's growth of knowledge leaves for the record. */
export interface KnowledgeGrowth {
  next: Float64Array; // [s*n + i]
  received: Float64Array;
  fromPlatforms: Float64Array;
  platform: Map<string, number>;
}

/** Knowledge and platform stocks of the next year. `researchers` [n] of this year drive own research. */
export function learn(world: World, policy: Policy, researchers: Float64Array): KnowledgeGrowth {
  const { economy, residuals, stocks, kilometres } = world;
  const { nodes: n, sectors, knowledge } = economy;
  const cells = sectors * n;
  const growth: KnowledgeGrowth = {
    next: new Float64Array(cells),
    received: new Float64Array(cells),
    fromPlatforms: new Float64Array(cells),
    platform: new Map(),
  };
  const access = new Float64Array(cells);
  const share = sectorShares(n, residuals.base.knowledge);
  for (const platform of policy.innovationPlatforms) {
    const stock = stocks.platform.get(platform.id) ?? 0;
    for (const member of platform.members) {
      for (let k = member; k < cells; k += n) access[k] += stock * share[k];
    }
    const contributions = sumOf(platform.contributions);
    growth.platform.set(platform.id, growPlatform(stock, knowledge.platformDecay, contributions));
  }
  for (const [id, stock] of stocks.platform) {
    if (!growth.platform.has(id)) growth.platform.set(id, growPlatform(stock, knowledge.platformDecay, 0));
  }
  const inflow = new Float64Array(cells);
  for (let k = 0; k < cells; k++) {
    const i = k % n;
    const base = residuals.base.researchers[i];
    inflow[k] = residuals.ownResearch[k] + residuals.research[k] * (base > 0 ? researchers[i] / base : 1);
  }
  const step = {
    ...knowledge,
    absorptive: withTransfers(knowledge.absorptive, policy.technologyTransfers),
    weights: spilloverWeights(n, kilometres, knowledge.distanceDecay, world.spilloverCloseness),
  };
  for (let s = 0; s < sectors; s++) {
    const open = access.subarray(s * n, s * n + n);
    growKnowledge(n, s * n, step, stocks.knowledge, inflow, open, growth.next, growth.received, growth.fromPlatforms);
  }
  return growth;
}

/** Absorptive capacity with what cities add to it, at most one (7.12c). [n] */
function withTransfers(absorptive: Float64Array, transfers: readonly TechnologyTransfer[]): Float64Array {
  if (transfers.length === 0) return absorptive;
  const raised = absorptive.slice();
  for (const { city, absorption } of transfers)
    raised[city] = Math.max(absorptive[city], Math.min(1, raised[city] + absorption));
  return raised;
}

/**
 * What part of a node's knowledge each sector holds: by it sectors share what a platform teaches, so that a finer list
 * of sectors does not multiply it. [s*n + i]
 */
function sectorShares(n: number, knowledge: Float64Array): Float64Array {
  const total = sumByNode(knowledge, n);
  return knowledge.map((value, k) => (total[k % n] > 0 ? value / total[k % n] : 0));
}
