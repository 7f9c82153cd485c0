import type { OpenClaim } from "./claims.js";
import type { Economy } from "./economy.js";
import type { FactorFlows } from "./outcome.js";
import { type RelocationPlan, stockOf } from "./release.js";

/**
 * Firms, by sector s, plant city i and headquarters city h. Two implementations share one plan of a year's moves:
 * cohorts (expected flows, cohorts.ts) and discrete agents (keyed draws, agents.ts). Link layout [s*n*n + i*n + h].
 */
export interface Population {
  /** Sum of weight z^(sigma-1): what the market sees. */
  readonly linkMass: Float64Array;
  /** Real firms: what people count. */
  readonly firms: Float64Array;
  /** Open claims of relocation tax sharing, in the order in which they were opened. */
  readonly claims: OpenClaim[];
  /** Number of agents; 0 for cohorts. */
  readonly agents: number;
  /** Carries out a year's moves at once: every rate refers to the firms at the year's start. Adds to `flows`. */
  move(plan: RelocationPlan, flows: FactorFlows): void;
  copy(): Population;
}

/** Mass of firms by cell, over all headquarters. [s*n + i] */
export function cellMasses({ linkMass }: Population, { nodes: n, sectors }: Economy): Float64Array {
  return new Float64Array(sectors * n).map((_, k) => stockOf(linkMass, k, n));
}
