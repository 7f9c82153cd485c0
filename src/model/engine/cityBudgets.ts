import { type Text, t } from "../../words/index.js";
import { leverCosts } from "./accounts.js";
import type { Economy } from "./economy.js";
import { SimulationError } from "./errors.js";
import type { Market } from "./market.js";
import type { MarketInputs } from "./marketInputs.js";

/** What cities have left for public services: own revenue after sharing rules, agreements and lever costs. [n] */
export function cityBudgets(market: Market, { lumpSums }: MarketInputs): Float64Array {
  const { cityRevenue, sharingPaid } = market.finance;
  const costs = leverCosts(market);
  return cityRevenue.map((revenue, i) => revenue + sharingPaid[i] + lumpSums.toCities[i] - costs[i]);
}

/** Nobody lends a city what it spends beyond its revenue: such a year is no result. */
export function checkBudgets(market: Market, inputs: MarketInputs): void {
  const { economy } = market;
  const budgets = cityBudgets(market, inputs);
  const city = budgets.findIndex((budget, i) => economy.isCity[i] === 1 && budget < 0);
  if (city < 0) return;
  const spent = leverCosts(market)[city];
  throw overspent(
    economy,
    inputs.year,
    city,
    t("engine.leversCost", { spent: money(spent), missing: money(-budgets[city]) }),
  );
}

/**
 * Payments that dwarf what a city ever earns leave no prices at which markets clear; who has them is told before that
 * is tried.
 */
const HOPELESS = 2;

/**
 * Fixed payments and orders of a city against its own revenue of the year before, at this year's prices. Throws
 * SimulationError where they are beyond any revenue that the year could bring. `lastRevenue` [n]
 */
export function checkCommitments(economy: Economy, { year, lumpSums }: MarketInputs, lastRevenue: Float64Array): void {
  const { nodes: n, sectors } = economy;
  for (let i = 0; i < n; i++) {
    if (economy.isCity[i] === 0) continue;
    let committed = -lumpSums.toCities[i];
    for (let s = 0; s < sectors; s++) committed += lumpSums.targeted[s * n + i];
    if (committed <= HOPELESS * lastRevenue[i]) continue;
    throw overspent(
      economy,
      year,
      i,
      t("engine.hasPromised", { committed: money(committed), revenue: money(lastRevenue[i]) }),
    );
  }
}

function overspent(economy: Economy, year: number, city: number, how: Text): SimulationError {
  const node = economy.nodeIds[city];
  return new SimulationError(t("engine.spendsMore", { year, node, how }), { year, node });
}

function money(amount: number): string {
  return amount.toPrecision(3);
}
