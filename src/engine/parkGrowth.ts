import type { FactorFlows } from "./outcome.js";
import { type Parks, receivers } from "./parks.js";
import type { Enclave, Policy } from "./policy.js";
import { stockOf } from "./release.js";
import type { World } from "./world.js";

/** Land that parks open this year, km2. [n] */
export function parkLand({ economy, stocks }: World, { enclaves }: Policy): Float64Array {
  const land = new Float64Array(economy.nodes);
  for (const park of enclaves) if (!stocks.parks.has(park.id)) land[park.host] += park.land;
  return land;
}

/**
 * Parks at the start of next year, after firms have moved: arrivals in listed sectors fill the room first (with other platforms of the host, by
 * capacity); all else that happens to the host's firms happens in the park in proportion, so that a park without room keeps its share (7.11b).
 */
export function growParks({ economy, stocks, population, year }: World, policy: Policy, flows: FactorFlows): Parks {
  const { nodes: n, sectors } = economy;
  const grown = new Map(stocks.parks);
  for (const park of policy.enclaves) {
    const { id, host } = park;
    const settled = settledPart(park, policy, flows, n);
    const received = Float64Array.from({ length: sectors }, (_, s) => {
      const before = stocks.parks.get(id)?.received[s] ?? 0;
      const arrived = settled * (park.sectors[s] === 1 ? flows.arrivals[s * n + host] : 0);
      if (arrived === 0) return before;
      const firms = stockOf(population.firms, s * n + host, n);
      return firms > 0 ? Math.min(1, before + ((1 - before) * arrived) / firms) : before;
    });
    grown.set(id, { opened: stocks.parks.get(id)?.opened ?? year, received });
  }
  return grown;
}

/** Part of the host's arrivals in listed sectors that settle in the park. */
function settledPart({ host, sectors, room }: Enclave, policy: Policy, flows: FactorFlows, n: number): number {
  if (room === 0) return 0;
  const arrivals = sectors.reduce((sum, listed, s) => sum + listed * flows.arrivals[s * n + host], 0);
  const capacity = receivers(policy).reduce((sum, one) => sum + (one.city === host ? one.capacity : 0), 0);
  return room / Math.max(arrivals, capacity);
}
