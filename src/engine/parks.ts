import type { FactorFlows } from "./outcome.js";
import type { Enclave, Policy, ReceptionPlatform } from "./policy.js";
import type { World } from "./world.js";

/** An enclave park that stands: when it was opened, and what its room has received, as a share of the host's firms by sector, [S]. */
interface Park {
  opened: number;
  received: Float64Array;
}

/** Parks by the id of their agreement; one that is not listed opens this year. */
export type Parks = ReadonlyMap<string, Park>;

export const NO_PARKS: Parks = new Map();

/** Share of the host's activity in sector `s` that lies in the park: what its room has received, and the agreed share of the rest (7.11a). */
export function parkShare(parks: Parks, { id, parkShare: agreed }: Enclave, s: number): number {
  const received = parks.get(id)?.received[s] ?? 0;
  return received + agreed * (1 - received);
}

/** Years that a park has been open, 0 in its first. */
export function parkAge(parks: Parks, { id }: Enclave, year: number): number {
  return year - (parks.get(id)?.opened ?? year);
}

/** Land that parks open this year, km2. [n] */
export function parkLand({ economy, stocks }: World, { enclaves }: Policy): Float64Array {
  const land = new Float64Array(economy.nodes);
  for (const park of enclaves) if (!stocks.parks.has(park.id)) land[park.host] += park.land;
  return land;
}

/** Everything that receives firms: platforms, and parks with room, which receive like a platform of their host. */
export function receivers({ receptionPlatforms, enclaves }: Policy): ReceptionPlatform[] {
  const parks = enclaves.filter(({ room }) => room > 0).map(platformOf);
  return [...receptionPlatforms, ...parks];
}

function platformOf({ id, host, sectors, room, offer }: Enclave): ReceptionPlatform {
  return { id, city: host, sectors, capacity: room, offer, subsidyPerFirm: 0, payer: host };
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
      let firms = 0;
      for (let h = 0; h < n; h++) firms += population.firms[(s * n + host) * n + h];
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
