import { exp, log, log1p, pow } from "../../maths/numerics/elementary.js";
import type { Drift, World } from "./world.js";

/**
 * ln of what the people of a place grow by in so many years while well-being stays, N(y) = T - (T - N)(1 - h)^y. [n]
 */
export function driftedPeople({ people, target, hazard }: Omit<Drift, "productivity">, years: number): Float64Array {
  const nodes = people.length / hazard.length;
  const [before, after] = [new Float64Array(nodes), new Float64Array(nodes)];
  for (let k = 0; k < people.length; k++) {
    const still = pow(1 - hazard[Math.floor(k / nodes)], years);
    before[k % nodes] += people[k];
    after[k % nodes] += target[k] - (target[k] - people[k]) * still;
  }
  return after.map((now, i) => (before[i] > 0 ? log(now / before[i]) : 0));
}

/** ln x, x = (1+g)^(1 / (1 - alphaH)): what a year of national growth makes of every volume of goods (7.5b). */
export function goodsGrowth(national: number, housingShare: number): number {
  return log1p(national) / (1 - housingShare);
}

/**
 * ln of what growth makes of the productivity of value added (7.5b). [n]
 *
 * All goods become cheaper by x a year: inputs by themselves, so that productivity of gross
 * output need only make up the rest, x to the share of value added (Hulten 1978). Wages, revenues and trade shares stay
 * as they are, and real income grows by g, although land for housing does not.
 */
export function valueAddedGrowth({ economy, growth, year }: World): Float64Array {
  const still = new Float64Array(economy.nodes);
  if (!growth) return still;
  const years = year - growth.from;
  const { national, drift } = growth;
  const lost = drift ? driftedPeople(drift, years).map((came) => drift.productivity * came) : still;
  return lost.map((behind) => (years * log1p(national) - behind) / (1 - economy.housingShare));
}

/**
 * ln of what national growth makes of every stock of capital that is saved, as of all goods, of which it is made. Then
 * productivity makes up for what capital does not (Uzawa 1961: a path of balanced growth augments labour alone).
 */
export function capitalGrowth({ economy, growth, year }: World): number {
  if (!growth || !economy.saving) return 0;
  return (year - growth.from) * goodsGrowth(growth.national, economy.housingShare);
}

/** What national growth alone had made of the volume of every sector's output by last year, x^(y-1). */
export function outputGrowthByLastYear({ growth, year, economy }: World): number {
  if (!growth) return 1;
  return exp(Math.max(0, year - 1 - growth.from) * goodsGrowth(growth.national, economy.housingShare));
}

/** This year's price level over last year's, by national growth alone (wages are the measure of prices). */
export function priceFall({ growth, year }: World): number {
  return growth && year > growth.from ? 1 / (1 + growth.national) : 1;
}
