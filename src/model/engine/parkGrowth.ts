import type { Economy } from "./economy.js";
import type { FactorFlows } from "./outcome.js";
import type { Parks } from "./parks.js";
import type { Policy } from "./policy.js";
import { stockOf } from "./release.js";
import type { RelocationPlan } from "./relocationPlan.js";
import type { World } from "./world.js";

/** Land of the parks that open this year, km2: those that are not `opened` yet. [n] */
export function parkLand({ nodes }: Economy, opened: Pick<Parks, "has">, { enclaves }: Policy): Float64Array {
  const land = new Float64Array(nodes);
  for (const park of enclaves) if (!opened.has(park.id)) land[park.host] += park.land;
  return land;
}

/**
 * Parks at the start of next year, after firms have moved. Of arrivals in the host the park's part settles there; all
 * else that happens to the host's firms happens in the park in proportion, so that a park without room keeps its share
 * (7.11b).
 */
export function growParks(
  { economy, stocks, population, year }: World,
  plan: RelocationPlan,
  flows: FactorFlows,
): Parks {
  const { nodes: n, sectors } = economy;
  const grown = new Map(stocks.parks);
  for (const { id, host } of plan.policy.enclaves) {
    const settling = plan.settling.get(id);
    const received = Float64Array.from({ length: sectors }, (_, s) => {
      const before = stocks.parks.get(id)?.received[s] ?? 0;
      const arrived = (settling?.[s] ?? 0) * flows.arrivals[s * n + host];
      const firms = stockOf(population.firms, s * n + host, n);
      return arrived > 0 ? Math.min(1, before + ((1 - before) * arrived) / firms) : before;
    });
    grown.set(id, { opened: stocks.parks.get(id)?.opened ?? year, received });
  }
  return grown;
}
