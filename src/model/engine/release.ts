import type { Economy } from "./economy.js";
import type { Policy } from "./policy.js";
import type { FirmRelease } from "./policyEntries.js";

/**
 * Orders to release a share of firms, a number of firms or of jobs, to platforms or to named places: writes the rates
 * and, where places are named, the weights of an order's destinations, by their firms of all sectors. An order by
 * number takes the same share of every listed sector (7.8a), of firms that do not close; where fewer are there, all go.
 * `firms` [s*n*n + i*n + h]; `employment` of this year, [s*n + i], thousand.
 */
export function orderReleases(plan: RelocationPlan, firms: Float64Array, employment: () => Float64Array): void {
  const { economy, policy } = plan;
  const { nodes: n, sectors } = economy;
  for (const order of policy.releases) {
    const weights = order.destinations && sizesOf(order.destinations, firms, sectors);
    const takes = (s: number, j: number) => weights![j] > 0 && knowsSector(plan, s, j);
    // What no destination takes is no part of the number.
    const listed = order.sectors.map((on, s) => (on && (!weights || weights.some((_, j) => takes(s, j))) ? 1 : 0));
    const rate = rateOf({ ...order, sectors: listed }, plan, firms, employment);
    for (let s = 0; s < sectors; s++) {
      const k = s * n + order.city;
      if (!listed[s] || rate === 0) continue;
      plan.release[k] = Math.min(1, plan.release[k] + rate);
      const to = weights?.map((weight, j) => (takes(s, j) ? weight : 0));
      if (to) plan.releaseTo.set(k, to);
    }
  }
}

/**
 * Whether a place takes firms of a sector. Where there were none in the base year nothing is known of what they would
 * make, nor is there capital or land for them: no headquarters would choose the place.
 */
export function knowsSector({ economy: { nodes: n }, plantWeight }: RelocationPlan, s: number, j: number): boolean {
  for (let h = 0; h < n; h++) if (plantWeight[(s * n + h) * n + j] > 0) return true;
  return false;
}

/** Firms of a cell over all headquarters. */
export function stockOf(firms: Float64Array, k: number, n: number): number {
  let stock = 0;
  for (let h = 0; h < n; h++) stock += firms[k * n + h];
  return stock;
}

/** Share of a cell's firms that close neither by the market nor by order. */
export function survival({ exit, close }: Pick<RelocationPlan, "exit" | "close">, k: number): number {
  return (1 - exit[k]) * (1 - close[k]);
}

/** Share of a city's firms, in the sectors of an order, that it releases in the year, 0..1. */
function rateOf(
  { city, sectors, amount, unit }: FirmRelease,
  plan: RelocationPlan,
  firms: Float64Array,
  employment: () => Float64Array,
): number {
  if (unit === "share" || amount === 0) return amount;
  const n = plan.economy.nodes;
  const jobs = unit === "jobs" ? employment() : undefined;
  let all = 0;
  for (let s = 0; s < sectors.length; s++) {
    const k = s * n + city;
    if (sectors[s]) all += (jobs ? jobs[k] : stockOf(firms, k, n)) * survival(plan, k);
  }
  return all > amount ? amount / all : all > 0 ? 1 : 0;
}

/** Firms of every destination, zero elsewhere; the same for all where there is none. [n] */
function sizesOf(destinations: Uint8Array, firms: Float64Array, sectors: number): Float64Array {
  const n = destinations.length;
  const sizes = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    if (!destinations[j]) continue;
    for (let s = 0; s < sectors; s++) sizes[j] += stockOf(firms, s * n + j, n);
  }
  return sizes.some((size) => size > 0) ? sizes : Float64Array.from(destinations);
}

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

/** Where firms released from a cell go, [n]: to no platform of their own city. All zero where nobody receives them. */
export function releaseWeights({ economy, releaseWeight, releaseTo }: RelocationPlan, k: number): Float64Array {
  const n = economy.nodes;
  const named = releaseTo.get(k);
  if (named) return named;
  const s = Math.floor(k / n);
  const weights = releaseWeight.slice(s * n, s * n + n);
  weights[k % n] = 0;
  return weights;
}
