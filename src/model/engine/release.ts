import type { FirmRelease } from "./policyEntries.js";
import type { RelocationPlan } from "./relocationPlan.js";

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
    const rate = rateOf(order, plan, firms, employment);
    const weights = order.destinations && sizesOf(order.destinations, firms, sectors);
    for (let s = 0; s < sectors; s++) {
      const k = s * n + order.city;
      if (!order.sectors[s] || rate === 0) continue;
      plan.release[k] = Math.min(1, plan.release[k] + rate);
      if (weights) plan.releaseTo.set(k, weights);
    }
  }
}

/** Firms of a cell over all headquarters. */
export function stockOf(firms: Float64Array, k: number, n: number): number {
  let stock = 0;
  for (let h = 0; h < n; h++) stock += firms[k * n + h];
  return stock;
}

function rateOf(
  { city, sectors, amount, unit }: FirmRelease,
  { economy, exit, close }: RelocationPlan,
  firms: Float64Array,
  employment: () => Float64Array,
): number {
  if (unit === "share" || amount === 0) return amount;
  const n = economy.nodes;
  const jobs = unit === "jobs" ? employment() : undefined;
  let all = 0;
  for (let s = 0; s < sectors.length; s++) {
    const k = s * n + city;
    if (sectors[s]) all += (jobs ? jobs[k] : stockOf(firms, k, n)) * (1 - exit[k]) * (1 - close[k]);
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
