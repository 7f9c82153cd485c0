import type { Economy } from "./economy.js";
import type { FactorFlows } from "./outcome.js";
import type { CarriedOver, Momentum, World } from "./world.js";

/**
 * Of how much (ln) a place has got ahead after so many years: rho G (1 - rho^(y/W)) / (1 - rho) (7.5c), so that W years
 * bring rho G. [n]
 */
export function carriedGrowth({ past, share, window }: CarriedOver, years: number): Float64Array {
  const factor = (share * (1 - share ** (years / window))) / (1 - share);
  return past.map((growth) => growth * factor);
}

/**
 * What of the growth of GDP that is carried over is left to productivity, once people have come whose growth is carried
 * over too (7.5d). [n]
 */
function productivityAhead({ gdp, residents, labourShare }: Momentum, years: number): Float64Array {
  const people = carriedGrowth(residents, years);
  return carriedGrowth(gdp, years).map((growth, i) => growth - labourShare[i] * people[i]);
}

/**
 * ln of what growth makes of the productivity of value added (7.5b). [n]
 *
 * All goods become cheaper by x = (1+g)^(1 / (1 - alphaH)) a year: inputs by themselves, so that productivity of gross
 * output need only make up the rest, x to the share of value added (Hulten 1978). Wages, revenues and trade shares stay
 * as they are, and real income grows by g, although land for housing does not.
 */
export function valueAddedGrowth({ economy, growth, year }: World): Float64Array {
  const grown = new Float64Array(economy.nodes);
  if (!growth) return grown;
  const years = year - growth.from;
  if (growth.momentum) grown.set(productivityAhead(growth.momentum, years));
  return grown.map((ahead) => (years * Math.log1p(growth.national) + ahead) / (1 - economy.housingShare));
}

/** What national growth alone had made of the volume of every sector's output by last year, x^(y-1). */
export function outputGrowthByLastYear({ growth, year, economy }: World): number {
  if (!growth) return 1;
  return (1 + growth.national) ** (Math.max(0, year - 1 - growth.from) / (1 - economy.housingShare));
}

/** This year's price level over last year's, by national growth alone (wages are the measure of prices). */
export function priceFall({ growth, year }: World): number {
  return growth && year > growth.from ? 1 / (1 + growth.national) : 1;
}

/**
 * Adds to `change` [t*n + i] the workers that residents' momentum moves at the end of the year between the cities that
 * have any: ln of their numbers part as (7.5c) says, and all together they stay as many. Who gains gets them from who
 * loses, in proportion; adds these flows.
 */
export function moveByMomentum(
  { economy, growth, year, stocks }: World,
  change: Float64Array,
  flows: FactorFlows,
): void {
  const residents = growth?.momentum?.residents;
  if (!residents) return;
  const { nodes: n, labourTypes } = economy;
  const years = year - growth.from;
  const before = carriedGrowth(residents, years);
  const step = carriedGrowth(residents, years + 1).map((after, i) => Math.exp(after - before[i]));
  for (let t = 0; t < labourTypes; t++) {
    const moved = shift(stocks.workers.subarray(t * n, t * n + n), residents.past, step);
    for (let i = 0; i < n; i++) change[t * n + i] += moved[i];
    addShift(economy, moved, flows.workers.subarray(t * n * n, (t + 1) * n * n));
  }
}

/**
 * Change of each stock when those of moving places grow by their steps and are scaled back to the sum that they had.
 * [n]
 */
function shift(stock: Float64Array, past: Float64Array, step: Float64Array): Float64Array {
  let sum = 0;
  let grown = 0;
  for (let i = 0; i < stock.length; i++) {
    if (past[i] === 0) continue;
    sum += stock[i];
    grown += stock[i] * step[i];
  }
  return stock.map((value, i) => (past[i] === 0 ? 0 : value * ((step[i] * sum) / grown - 1)));
}

function addShift({ nodes: n }: Economy, moved: Float64Array, flows: Float64Array): void {
  let gained = 0;
  for (const change of moved) gained += Math.max(0, change);
  if (gained === 0) return;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (moved[i] < 0 && moved[j] > 0) flows[i * n + j] -= (moved[i] * moved[j]) / gained;
  }
}
