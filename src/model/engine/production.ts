import { dearenInputs, sumCriticalPurchases } from "./criticalInputs.js";
import { shareLayout } from "./economy.js";
import { multiplyRows } from "./kernels.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/**
 * What a year fixes before the map is first applied: taxes and productivity in unit cost, firms with coordination
 * folded in.
 */
export function fixYear(market: MarketState, inputs: MarketInputs): void {
  const { nodes: n, sectors } = market.economy;
  const { coordination } = inputs.wedges;
  const { policy, productivity, linkMass } = inputs;
  const { width, step } = shareLayout(market.economy);
  for (let k = 0; k < sectors * n; k++) {
    const tax = 1 + policy.productionTax[k] - policy.sectorSubsidy[k];
    market.taxFactor[k] = 1 / tax;
    market.costConstant[k] =
      market.primaryShare[Math.floor(k / n) * width + (k % n) * step] * Math.log(tax) - Math.log(productivity[k]);
  }
  if (coordination === null) market.linkMass.set(linkMass);
  else for (let k = 0; k < sectors * n * n; k++) market.linkMass[k] = linkMass[k] * coordination[k];
}

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
    const logMarkup = Math.log(markup);
    const margin = 1 - 1 / markup;
    const costOverRevenue = 1 / markup;
    computeUnitCost(market, s);
    computeOpenness(market, s);
    clearOwnFactors(market, s, inputs);
    for (let k = cell; k < cell + n; k++) {
      supply[k] = openness[k] * Math.exp(exponent * (logMarkup + logUnitCost[k]));
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
export function computeUnitCost(market: MarketState, s: number): void {
  const { economy, logs, logUnitCost, costConstant } = market;
  const { nodes: n, sectors, labourTypes, capitalKinds } = economy;
  const cell = s * n;
  const rents = capitalKinds > 1 ? cell : 0;
  const capitalShare = economy.capitalCostShare[s];
  const landShare = economy.landCostShare[s];
  const { width, step } = shareLayout(economy);
  for (let i = 0; i < n; i++) {
    logUnitCost[cell + i] =
      costConstant[cell + i] + capitalShare * logs.capitalRent[rents + i] + landShare * logs.industrialRent[i];
  }
  for (let t = 0; t < labourTypes; t++) {
    const row = (t * sectors + s) * width;
    for (let i = 0; i < n; i++) {
      const share = economy.labourCostShare[row + i * step];
      if (share !== 0) logUnitCost[cell + i] += share * logs.wage[t * n + i];
    }
  }
  for (let r = 0; r < sectors; r++) {
    const row = (s * sectors + r) * width;
    for (let i = 0; i < n; i++) {
      const share = economy.inputCostShare[row + i * step];
      if (share !== 0) logUnitCost[cell + i] += share * logs.price[r * n + i];
    }
  }
  if (market.critical.length > 0) dearenInputs(market, s);
}

/**
 * Rents of a sector's own capital and own land in every city, such that what its plants pay for them at these rents is
 * what the stocks cost (7.2m): rK K = bK / (1 + tax) x Omega (markup cp)^(1 - sigma) MP / markup, in which cp holds rK^bK
 * rT^bT, and rT T / bT = rK K / bK, so that the rents have a closed form.
 */
function clearOwnFactors(market: MarketState, s: number, { capital, entry }: MarketInputs): void {
  const { economy, logs, logUnitCost, openness, taxFactor, capitalRent, capitalUsed, capitalPrice } = market;
  const { nodes: n, ownLand } = economy;
  const { leastRent } = economy.investment;
  const capitalShare = economy.capitalKinds > 1 ? economy.capitalCostShare[s] : 0;
  const share = capitalShare + ownLand.costShare[s];
  if (share === 0) return;
  // The rent of land follows from that of capital, where a sector has capital of its own.
  const ownCapital = capitalShare > 0;
  const [leading, stock] = ownCapital ? [capitalShare, capital] : [share, ownLand.stock];
  const following = share - leading;
  const exponent = 1 - economy.substitution[s];
  const markup = economy.markup[s];
  const common = Math.log(leading / markup) + exponent * Math.log(markup);
  for (let i = 0; i < n; i++) {
    const k = s * n + i;
    // A place without firms is worth what the first of them would find.
    const firms = openness[k] > 0 ? openness[k] : entry ? entry.firms[k] : 0;
    if (!(firms > 0) || !(stock[k] > 0)) continue;
    const apart = following > 0 ? Math.log((following * stock[k]) / (leading * ownLand.stock[k])) : 0;
    const others = logUnitCost[k] - capitalShare * logs.capitalRent[k] + following * apart;
    const paid = common + Math.log((taxFactor[k] * firms) / stock[k]) + exponent * others + logs.potential[k];
    const rent = paid / (1 - exponent * share);
    logUnitCost[k] = others + share * rent;
    if (!ownCapital) continue;
    logs.capitalRent[k] = rent;
    capitalUsed[k] = 1;
    const least = leastRent > 0 ? Math.log(leastRent * capitalPrice[i]) : -Infinity;
    if (rent < least) {
      const sought = paid - exponent * others;
      letIdle(market, s, i, { least, sought, others: others - following * apart, stock: stock[k] });
    }
    capitalRent[k] = Math.exp(logs.capitalRent[k]);
  }
}

/**
 * Capital works only where it earns what running it costs (7.2n): at that rent plants use less than there is, and land
 * of the sector's own has the rent at which they till all of it. `sought`: ln of what plants would pay for capital at a
 * unit cost of one, over the stock; `others`: ln unit cost without capital and own land.
 */
function letIdle(
  { economy, logs, logUnitCost, capitalUsed }: MarketState,
  s: number,
  i: number,
  { least, sought, others, stock }: { least: number; sought: number; others: number; stock: number },
): void {
  const k = s * economy.nodes + i;
  const exponent = 1 - economy.substitution[s];
  const capitalShare = economy.capitalCostShare[s];
  const landShare = economy.ownLand.costShare[s];
  let unitCost = others + capitalShare * least;
  if (landShare > 0) {
    const overLand = sought + Math.log((landShare * stock) / (capitalShare * economy.ownLand.stock[k]));
    unitCost += (landShare * (overLand + exponent * unitCost)) / (1 - exponent * landShare);
  }
  logs.capitalRent[k] = least;
  logUnitCost[k] = unitCost;
  capitalUsed[k] = Math.exp(sought + exponent * unitCost - least);
}

/**
 * Omega[i,s] = sum_h m[h,i,s] (wk[h] kappa[h,i])^(eta (1 - sigma)): headquarters' part of unit cost (7.2a) over all
 * firms of the cell (7.2c).
 */
function computeOpenness({ economy, logs, headquartersPower, linkMass, openness }: MarketState, s: number): void {
  const n = economy.nodes;
  const cell = s * n;
  const exponent = economy.headquartersCostShare[s] * (1 - economy.substitution[s]);
  const type = economy.headquartersLabour * n;
  if (exponent !== 0) {
    for (let h = 0; h < n; h++) headquartersPower[cell + h] = Math.exp(exponent * logs.wage[type + h]);
  }
  multiplyRows(linkMass, cell * n, cell, n, headquartersPower, openness);
}

/** What plants pay for every factor and input, and the demand elasticities that damp the solver's update. */
export function payFactors(market: MarketState): void {
  const { economy, labourValue, capitalValue, landValue, ownLandValue, intermediateDemand, cost, taxFactor } = market;
  const { labourElasticity, capitalElasticity, landElasticity } = market;
  const { nodes: n, sectors, labourTypes } = economy;
  const ownCapital = economy.capitalKinds > 1;
  const { width, step } = shareLayout(economy);
  for (const sums of [labourValue, capitalValue, landValue, ownLandValue, intermediateDemand]) sums.fill(0);
  for (const sums of [labourElasticity, capitalElasticity, landElasticity]) sums.fill(0);
  for (let s = 0; s < sectors; s++) {
    const cell = s * n;
    const steepness = economy.substitution[s] - 1;
    const capitalShare = economy.capitalCostShare[s];
    const landShare = economy.landCostShare[s];
    for (let i = 0; i < n; i++) {
      const factorCost = cost[cell + i] * taxFactor[cell + i];
      const capital = factorCost * capitalShare;
      if (ownCapital) capitalValue[cell + i] = capital;
      else {
        capitalValue[i] += capital;
        capitalElasticity[i] += capital * capitalShare * steepness;
      }
      const land = factorCost * landShare;
      landValue[i] += land;
      landElasticity[i] += land * landShare * steepness;
      ownLandValue[i] += factorCost * economy.ownLand.costShare[s];
      for (let t = 0; t < labourTypes; t++) {
        const share = economy.labourCostShare[(t * sectors + s) * width + i * step];
        const labour = factorCost * share;
        labourValue[t * n + i] += labour;
        labourElasticity[t * n + i] += labour * share * steepness;
      }
    }
    for (let r = 0; r < sectors; r++) {
      const row = (s * sectors + r) * width;
      for (let i = 0; i < n; i++) {
        const share = economy.inputCostShare[row + i * step];
        if (share !== 0) intermediateDemand[r * n + i] += share * cost[cell + i];
      }
    }
  }
  sumCriticalPurchases(market);
}

/** Headquarters' labour demand falls with its wage, as plants with dearer headquarters lose sales. */
export function dampHeadquarters({ economy, finance, labourElasticity }: MarketState): void {
  const { nodes: n, sectors, substitution, headquartersCostShare, headquartersLabour } = economy;
  let steepness = 0;
  for (let s = 0; s < sectors; s++) steepness = Math.max(steepness, headquartersCostShare[s] * (substitution[s] - 1));
  for (let h = 0; h < n; h++) {
    labourElasticity[headquartersLabour * n + h] += finance.headquartersPayments[h] * steepness;
  }
}
