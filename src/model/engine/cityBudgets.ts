import { amountIn, both, type Text, t } from "../../words/index.js";
import { leverCosts } from "./accounts.js";
import { type Economy, nameOfNode } from "./economy.js";
import { SimulationError } from "./errors.js";
import type { Market } from "./market.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import { sumByRegime } from "./taxes.js";

/** What cities have left for public services: own revenue after sharing rules, agreements and lever costs. [n] */
export function cityBudgets(market: Market, { lumpSums }: MarketInputs): Float64Array {
  const { cityRevenue, sharingPaid } = market.finance;
  const costs = leverCosts(market);
  return cityRevenue.map((revenue, i) => revenue + sharingPaid[i] + lumpSums.toCities[i] - costs[i]);
}

/**
 * What every government pays out of before rules and agreements: own revenue of cities, that of hinterlands with what
 * the centre returns to them, taxes of the centre of every regime. [n + regimes]
 */
export function publicRevenue({ economy, finance }: Pick<MarketState, "economy" | "finance">): Float64Array {
  const { nodes: n, regimeIds, regime, isCity } = economy;
  const revenue = new Float64Array(n + regimeIds.length);
  for (let i = 0; i < n; i++) revenue[i] = finance.cityRevenue[i] + (isCity[i] ? 0 : finance.centralTransfer[i]);
  sumByRegime(finance.centralTaxes, regime, revenue.subarray(n));
  return revenue;
}

/** Nobody lends a city what it spends beyond its revenue: such a year is no result. */
export function checkCities(market: Market, inputs: MarketInputs): void {
  const { isCity } = market.economy;
  const city = cityBudgets(market, inputs).findIndex((budget, i) => isCity[i] === 1 && !(budget >= 0));
  if (city >= 0) throw overspent(inputs.year, ofNode(market.economy, city), spending(market, inputs, city));
}

/**
 * Nor anybody else: hinterlands spend what they have with what the centre returns, a centre its taxes, households their
 * income. A centre that has promised nothing and has no cities, as that of the rest of the world, may collect by head
 * what its subsidies cost.
 */
export function checkOthers(market: Market, inputs: MarketInputs): void {
  const { economy, finance } = market;
  const { regimeIds, regime, isCity } = economy;
  const { year, lumpSums } = inputs;
  for (const i of economy.nodeIds.keys()) {
    const income = finance.householdIncome[i];
    if (!(income >= 0)) throw overspent(year, householdsOf(economy, i), costs(-income, 0));
    if (!isCity[i] && !(finance.citySpending[i] >= 0))
      throw overspent(year, ofNode(economy, i), spending(market, inputs, i));
  }
  const revenue = publicRevenue(market).subarray(economy.nodes);
  for (const [r, id] of regimeIds.entries()) {
    const promised = Math.max(0, -lumpSums.toCentre[r]);
    const binds = promised > 0 || regime.some((of, i) => of === r && isCity[i] === 1);
    if (!binds || finance.centralRevenue[r] >= 0) continue;
    throw overspent(year, centreOf(id), costs(Math.max(0, revenue[r]) - finance.centralRevenue[r], revenue[r]));
  }
}

/** What a node's government pays for levers and agreements, and what it has for them. */
function spending(market: Market, { lumpSums }: MarketInputs, i: number): Text {
  const given = lumpSums.toCities[i] + market.finance.sharingPaid[i];
  return costs(leverCosts(market)[i] + Math.max(0, -given), publicRevenue(market)[i] + Math.max(0, given));
}

/**
 * Payments that dwarf what somebody ever earns leave no prices at which markets clear; who has them is told before that
 * is tried.
 */
const HOPELESS = 2;

/**
 * Fixed payments and orders of every government against its revenue of the year before, at this year's prices. Throws
 * SimulationError where they are beyond any revenue that the year could bring. `lastRevenue` [n + regimes]
 */
export function checkCommitments(economy: Economy, { year, lumpSums }: MarketInputs, lastRevenue: Float64Array): void {
  const { nodes: n, sectors, regimeIds } = economy;
  for (const [p, last] of lastRevenue.entries()) {
    let committed = p < n ? -lumpSums.toCities[p] : -lumpSums.toCentre[p - n];
    if (p < n) for (let s = 0; s < sectors; s++) committed += lumpSums.targeted[s * n + p];
    if (committed <= HOPELESS * Math.max(0, last)) continue;
    const payer = p < n ? ofNode(economy, p) : centreOf(regimeIds[p - n]);
    throw overspent(year, payer, t("engine.hasPromised", { committed: money(committed), revenue: money(last) }));
  }
}

/** Who pays, and the id of the node if it is one's government. */
interface Payer {
  who: Text;
  node?: string;
}

function ofNode(economy: Economy, i: number): Payer {
  return { who: nameOfNode(economy, i), node: economy.nodeIds[i] };
}

function householdsOf(economy: Economy, i: number): Payer {
  return { who: t("engine.householdsOf", { node: nameOfNode(economy, i) }) };
}

function overspent(year: number, { who, ...node }: Payer, how: Text): SimulationError {
  return new SimulationError(t("engine.spendsMore", { year, payer: who, how }), { year, ...node });
}

/** What somebody pays, of at most what. */
function costs(spent: number, most: number): Text {
  return t("engine.leversCost", { spent: money(spent), most: money(Math.max(0, most)) });
}

function centreOf(regime: string): Payer {
  return { who: t("engine.centreOf", { regime }) };
}

function money(hundredMillions: number): Text {
  return both((language) => {
    const amount = Number(amountIn(hundredMillions, language).toPrecision(3));
    return t("engine.amount", { amount: String(amount) })[language];
  });
}
