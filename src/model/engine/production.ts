import { exp, log } from "../../maths/numerics/elementary.js";
import {
  accumulate,
  accumulateRows,
  accumulateShares,
  exponentials,
  type Int,
  logarithms,
  multiplyRows,
} from "../../maths/numerics/vectors.js";
import { dearenInputs, sumCriticalPurchases } from "./criticalInputs.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/**
 * Unit cost, competitiveness (7.2d), revenue, cost and profit (7.2h) of every cell, from wages, rents, prices and
 * potentials.
 */
export function produce(market: MarketState, inputs: MarketInputs): void {
  const { economy, logUnitCost, openness, supply, revenue, cost, operatingProfit, potential } = market;
  const { nodes: n, sectors } = economy;
  for (let s = 0; s < sectors; s++) {
    const cell = s * n;
    const exponent = 1 - economy.substitution[s];
    const markup = economy.markup[s];
    const logMarkup = log(markup);
    const margin = 1 - 1 / markup;
    const costOverRevenue = 1 / markup;
    computeUnitCost(market, s);
    computeOpenness(market, s);
    clearOwnFactors(market, s, inputs);
    for (let k = cell; k < cell + n; k++) supply[k] = exponent * (logMarkup + logUnitCost[k]);
    exponentials(supply, supply, cell, cell + n);
    for (let k = cell; k < cell + n; k++) {
      supply[k] *= openness[k];
      revenue[k] = supply[k] * potential[k];
      operatingProfit[k] = revenue[k] * margin;
      cost[k] = revenue[k] * costOverRevenue;
    }
  }
}

/**
 * ln cp = constant + shares x ln prices of labour by type, capital, industrial land and inputs (7.2b). Where capital is
 * of the sector's own kind, with the rent that it had; land of the sector's own at its rent of the base year, one.
 */
export function computeUnitCost(market: MarketState, s: Int): void {
  const { economy, logs, logUnitCost, costConstant } = market;
  const { nodes: n, sectors, labourTypes, capitalKinds, labourCostShare, inputCostShare } = economy;
  const { width, step } = market.shares;
  const cell = s * n;
  const rents = capitalKinds > 1 ? cell : 0;
  const capitalShare = economy.capitalCostShare[s];
  const landShare = economy.landCostShare[s];
  for (let i = 0; i < n; i++) logUnitCost[cell + i] = costConstant[cell + i];
  accumulate(logs.capitalRent, rents, n, capitalShare, logUnitCost, cell);
  accumulate(logs.industrialRent, 0, n, landShare, logUnitCost, cell);
  for (let t = 0; t < labourTypes; t++) {
    accumulateShares(logs.wage, t * n, n, labourCostShare, (t * sectors + s) * width, step, logUnitCost, cell);
  }
  accumulateRows(logs.price, sectors, n, inputCostShare, s * sectors * width, step, logUnitCost, cell);
  if (market.critical.length > 0) dearenInputs(market, s);
}

/**
 * Rents of a sector's own capital and own land in every city, such that what its plants pay for them at these rents is
 * what the stocks cost (7.2m): rK K = bK / (1 + tax) x Omega (markup cp)^(1 - sigma) MP / markup, in which cp holds
 * rK^bK rT^bT, and rT T / bT = rK K / bK, so that the rents have a closed form.
 */
function clearOwnFactors(market: MarketState, s: Int, { capital, entry }: MarketInputs): void {
  const { economy, logs, logUnitCost, openness, taxFactor, capitalUsed, scratchRow } = market;
  const { nodes: n, ownLand } = economy;
  const capitalShare = economy.capitalKinds > 1 ? economy.capitalCostShare[s] : 0;
  const share = capitalShare + ownLand.costShare[s];
  if (share === 0) return;
  // The rent of land follows from that of capital, where a sector has capital of its own.
  const ownCapital = capitalShare > 0;
  const leading = ownCapital ? capitalShare : share;
  const stock = ownCapital ? capital : ownLand.stock;
  const following = share - leading;
  const exponent = 1 - economy.substitution[s];
  const markup = economy.markup[s];
  const common = log(leading / markup) + exponent * log(markup);
  for (let k = s * n; k < s * n + n; k++) {
    // A place without firms is worth what the first of them would find.
    const firms = openness[k] > 0 ? openness[k] : entry !== null ? entry.firms[k] : 0;
    scratchRow[k] = firms > 0 && stock[k] > 0 ? (taxFactor[k] * firms) / stock[k] : 0;
  }
  logarithms(scratchRow, scratchRow, s * n, s * n + n);
  for (let i = 0; i < n; i++) {
    const k = s * n + i;
    if (!(scratchRow[k] > -Infinity)) continue;
    const apart = following > 0 ? log((following * stock[k]) / (leading * ownLand.stock[k])) : 0;
    const others = logUnitCost[k] - (ownCapital ? capitalShare * logs.capitalRent[k] : 0) + following * apart;
    const paid = common + scratchRow[k] + exponent * others + logs.potential[k];
    const rent = paid / (1 - exponent * share);
    logUnitCost[k] = others + share * rent;
    if (!ownCapital) continue;
    logs.capitalRent[k] = rent;
    capitalUsed[k] = 1;
    if (rent >= market.logLeastRent[i]) continue;
    letIdle(market, s, i, paid - exponent * others, others - following * apart, stock[k]);
  }
}

/**
 * Capital works only where it earns what running it costs (7.2n): at that rent plants use less than there is, and land
 * of the sector's own has the rent at which they till all of it. `sought`: ln of what plants would pay for capital at a
 * unit cost of one, over the stock; `others`: ln unit cost without capital and own land.
 */
function letIdle(market: MarketState, s: Int, i: Int, sought: number, others: number, stock: number): void {
  const { economy, logs, logUnitCost, capitalUsed } = market;
  const k = s * economy.nodes + i;
  const exponent = 1 - economy.substitution[s];
  const capitalShare = economy.capitalCostShare[s];
  const landShare = economy.ownLand.costShare[s];
  const least = market.logLeastRent[i];
  let unitCost = others + capitalShare * least;
  if (landShare > 0) {
    const overLand = sought + log((landShare * stock) / (capitalShare * economy.ownLand.stock[k]));
    unitCost += (landShare * (overLand + exponent * unitCost)) / (1 - exponent * landShare);
  }
  logs.capitalRent[k] = least;
  logUnitCost[k] = unitCost;
  capitalUsed[k] = exp(sought + exponent * unitCost - least);
}

/**
 * Omega[i,s] = sum_h m[h,i,s] (wk[h] kappa[h,i])^(eta (1 - sigma)): headquarters' part of unit cost (7.2a) over all
 * firms of the cell (7.2c).
 */
function computeOpenness(market: MarketState, s: Int): void {
  const { economy, logs, headquartersPower, linkMass, openness } = market;
  const n = economy.nodes;
  const cell = s * n;
  const exponent = economy.headquartersCostShare[s] * (1 - economy.substitution[s]);
  const type = economy.headquartersLabour * n;
  if (exponent !== 0) {
    for (let h = 0; h < n; h++) headquartersPower[cell + h] = exponent * logs.wage[type + h];
    exponentials(headquartersPower, headquartersPower, cell, cell + n);
  }
  multiplyRows(linkMass, cell * n, cell, n, headquartersPower, openness);
}

/** What plants pay for every factor and input, and the demand elasticities that damp the solver's update. */
export function payFactors(market: MarketState): void {
  const { economy, intermediateDemand, cost, taxFactor, scratchRow } = market;
  const { nodes: n, sectors } = economy;
  const { width, step, inputUse } = market.shares;
  const { labourValue, capitalValue, landValue, ownLandValue } = market;
  const { labourElasticity, capitalElasticity, landElasticity } = market;
  for (const sums of [labourValue, capitalValue, landValue, ownLandValue, intermediateDemand]) sums.fill(0);
  for (const sums of [labourElasticity, capitalElasticity, landElasticity]) sums.fill(0);
  for (let k = 0; k < sectors * n; k++) scratchRow[k] = cost[k] * taxFactor[k];
  payLabour(market, scratchRow);
  payCapitalAndLand(market, scratchRow);
  for (let r = 0; r < sectors; r++) {
    accumulateRows(cost, sectors, n, inputUse, r * sectors * width, step, intermediateDemand, r * n);
  }
  if (market.critical.length > 0) sumCriticalPurchases(market);
}

function payLabour(market: MarketState, factorCost: Float64Array): void {
  const { economy, labourValue, labourElasticity } = market;
  const { nodes: n, sectors, labourTypes, labourCostShare } = economy;
  const { width, step, labourResponse } = market.shares;
  for (let t = 0; t < labourTypes; t++) {
    const row = t * sectors * width;
    accumulateRows(factorCost, sectors, n, labourCostShare, row, step, labourValue, t * n);
    accumulateRows(factorCost, sectors, n, labourResponse, row, step, labourElasticity, t * n);
  }
}

/**
 * Spending on capital and land, and how it answers their prices, by node (capital by cell where sectors have their
 * own).
 */
function payCapitalAndLand(market: MarketState, factorCost: Float64Array): void {
  const { economy, capitalValue, landValue, ownLandValue, capitalElasticity, landElasticity } = market;
  const { nodes: n, sectors, capitalKinds, capitalCostShare, landCostShare, ownLand } = economy;
  const { capitalResponse, landResponse } = market.shares;
  accumulateRows(factorCost, sectors, n, landCostShare, 0, 0, landValue, 0);
  accumulateRows(factorCost, sectors, n, landResponse, 0, 0, landElasticity, 0);
  accumulateRows(factorCost, sectors, n, ownLand.costShare, 0, 0, ownLandValue, 0);
  if (capitalKinds === 1) {
    accumulateRows(factorCost, sectors, n, capitalCostShare, 0, 0, capitalValue, 0);
    accumulateRows(factorCost, sectors, n, capitalResponse, 0, 0, capitalElasticity, 0);
    return;
  }
  for (let s = 0; s < sectors; s++) {
    const share = capitalCostShare[s];
    for (let k = s * n; k < s * n + n; k++) capitalValue[k] = factorCost[k] * share;
  }
}

/** Headquarters' labour demand falls with its wage, as plants with dearer headquarters lose sales. */
export function dampHeadquarters(market: MarketState): void {
  const { economy, finance, labourElasticity } = market;
  const { nodes: n, sectors, substitution, headquartersCostShare, headquartersLabour } = economy;
  let steepness = 0;
  for (let s = 0; s < sectors; s++) steepness = Math.max(steepness, headquartersCostShare[s] * (substitution[s] - 1));
  for (let h = 0; h < n; h++) {
    labourElasticity[headquartersLabour * n + h] += finance.headquartersPayments[h] * steepness;
  }
}
