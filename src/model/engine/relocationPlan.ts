import type { Economy } from "./economy.js";
import type { Policy } from "./policy.js";

/**
 * The year's rates and choice weights of firms, the same for cohorts and agents. A firm first closes or is closed; a
 * surviving one may be released by its government to a reception platform; else it may reconsider its plant's city,
 * else its headquarters' city.
 */
export interface RelocationPlan {
  economy: Economy;
  policy: Policy;
  year: number;
  /** False in a look-ahead, which asks where firms end up but not where they came from. */
  recordFlows: boolean;
  /** Probability of closing by the market, by order, of being released. [s*n + i] */
  exit: Float64Array;
  close: Float64Array;
  release: Float64Array;
  /**
   * exp(value / nu) times appeal. Plants given headquarters [s*n*n + h*n + j]; headquarters given plant
   * [s*n*n + i*n + h].
   */
  plantWeight: Float64Array;
  headquartersWeight: Float64Array;
  /** exp(-cost / nu), [from*n + to] per sector. */
  plantCloseness: Float64Array;
  headquartersCloseness: Float64Array;
  /** Where released firms go: weights by sector, zero without platforms. [s*n + j] */
  releaseWeight: Float64Array;
  /** The same for cells whose firms are sent to named places: cell s*n + i -> [n]. */
  releaseTo: Map<number, Float64Array>;
  /** Of arrivals in the host of a park, the part that settles there, by sector: id -> [S]. */
  settling: Map<string, Float64Array>;
  /** Share of arrivals refused. [s*n + j] */
  refused: Float64Array;
  /** Expected entrants, real firms. [s*n*n + i*n + h] */
  entry: Float64Array;
  /**
   * Local taxes of a real firm of unit size over the last years, newest first: [year][s*n + i]; for eligibility of
   * sharing rules.
   */
  taxHistory: Float64Array[];
}

/** Where firms released from a cell go, [n]; all zero where nobody receives them. */
export function releaseWeights({ economy, releaseWeight, releaseTo }: RelocationPlan, k: number): Float64Array {
  const n = economy.nodes;
  const s = Math.floor(k / n);
  return releaseTo.get(k) ?? releaseWeight.subarray(s * n, s * n + n);
}
