import type { YearGlance } from "./simulation.js";

/** What a city government wants, as weights of logs; rank is the promotion tournament (ln GDP less the mean of rivals'). */
export interface ObjectiveWeights {
  gdp: number;
  revenue: number;
  consumption: number;
  rank: number;
}

/** Discounted sum over the years looked ahead of what a city wants: wY ln GDP + wF ln revenue + wC ln consumption per head + wR rank. */
export function objective(
  glances: readonly YearGlance[],
  city: number,
  weights: ObjectiveWeights,
  rivals: readonly number[],
  discount: number,
): number {
  let total = 0;
  let weight = 1;
  for (const { realGdp, realRevenue, realConsumptionPerHead } of glances) {
    let value = weights.gdp * Math.log(realGdp[city]) + weights.consumption * Math.log(realConsumptionPerHead[city]);
    // A budget that is spent up is as bad as it gets: ln of nothing.
    if (weights.revenue !== 0) value += weights.revenue * (realRevenue[city] > 0 ? Math.log(realRevenue[city]) : -1e3);
    if (weights.rank !== 0) value += weights.rank * (Math.log(realGdp[city]) - meanLogGdp(realGdp, city, rivals));
    total += weight * value;
    weight *= discount;
  }
  return total;
}

function meanLogGdp(realGdp: Float64Array, city: number, rivals: readonly number[]): number {
  const others = rivals.filter((rival) => rival !== city);
  return others.reduce((sum, rival) => sum + Math.log(realGdp[rival]) / others.length, 0);
}
