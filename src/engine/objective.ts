import type { YearGlance } from "./simulation.js";

/**
 * What a city government wants, as weights of logs. `rank` is the promotion tournament (ln GDP less the mean of rivals', Li and Zhou 2005); `cluster`,
 * GDP of all cities together, is what a centre can promote for so that cities count what they do to each other.
 */
export interface ObjectiveWeights {
  gdp: number;
  revenue: number;
  consumption: number;
  rank: number;
  cluster: number;
}

/** Whom a city looks at beside itself: all cities of the cluster; those that decide as one with it are no rivals. Node indices. */
export interface Peers {
  own: readonly number[];
  cluster: readonly number[];
}

/**
 * Discounted sum over the years looked ahead of what a city wants: wY ln GDP + wF ln revenue + wC ln consumption per head + wR rank + wK ln GDP of the
 * cluster.
 */
export function objective(
  glances: readonly YearGlance[],
  city: number,
  weights: ObjectiveWeights,
  peers: Peers,
  discount: number,
): number {
  let total = 0;
  let weight = 1;
  for (const { realGdp, realRevenue, realConsumptionPerHead } of glances) {
    let value = weights.gdp * Math.log(realGdp[city]) + weights.consumption * Math.log(realConsumptionPerHead[city]);
    // A budget that is spent up is as bad as it gets: ln of nothing.
    if (weights.revenue !== 0) value += weights.revenue * (realRevenue[city] > 0 ? Math.log(realRevenue[city]) : -1e3);
    if (weights.rank !== 0) value += weights.rank * (Math.log(realGdp[city]) - meanLogGdp(realGdp, peers));
    if (weights.cluster !== 0) value += weights.cluster * Math.log(sumOf(realGdp, peers.cluster));
    total += weight * value;
    weight *= discount;
  }
  return total;
}

function meanLogGdp(realGdp: Float64Array, { own, cluster }: Peers): number {
  const rivals = cluster.filter((node) => !own.includes(node));
  return rivals.reduce((sum, rival) => sum + Math.log(realGdp[rival]) / rivals.length, 0);
}

function sumOf(realGdp: Float64Array, nodes: readonly number[]): number {
  return nodes.reduce((sum, node) => sum + realGdp[node]!, 0);
}
