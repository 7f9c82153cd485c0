import { accumulateThree, type Int } from "../../maths/numerics/vectors.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/** Production tax and sector subsidies, ad valorem on primary-factor cost; the centre pays what is negative. */
export function taxProduction(market: MarketState, { policy }: MarketInputs): void {
  const { economy, finance, cost, taxFactor } = market;
  const { primary } = market.shares;
  const { nodes: n, sectors } = economy;
  const { productionTax, localCellTax, localProductionTax, centralTaxes, sectorSubsidy } = finance;
  const { productionTax: taxRate, sectorSubsidy: subsidyRate, localShareProduction } = policy;
  for (const sums of [localProductionTax, centralTaxes, sectorSubsidy]) sums.fill(0);
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const base = cost[k] * primary[k] * taxFactor[k];
      const tax = taxRate[k] * base;
      const local = localShareProduction[i] * Math.max(0, tax);
      productionTax[k] = tax;
      sectorSubsidy[i] += subsidyRate[k] * base;
      localCellTax[k] = local;
      localProductionTax[i] += local;
      centralTaxes[i] += tax - local;
    }
  }
}

/**
 * Profit tax by plant cell; the local part goes to the plant's city, the headquarters' city (payHeadquarters) and a
 * pool by head.
 */
export function taxProfit(market: MarketState, { policy, residents }: MarketInputs): void {
  const { economy, finance, operatingProfit, entryCost } = market;
  const { nodes: n, sectors, regime } = economy;
  const { plant, headquarters } = policy.apportionment;
  const { profitTaxRate, localShareProfit, profitTaxRebate } = policy;
  const { profit, profitTax, localCellTax, profitAfterTax, distributedProfit, headquartersTax } = finance;
  const { localProfitTax, profitRebate, centralTaxes, byNode, poolByRegime, weightByRegime } = finance;
  for (const sums of [localProfitTax, profitRebate, byNode]) sums.fill(0);
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const earned = operatingProfit[k];
      const tax = profitTaxRate[i] * earned;
      const local = localShareProfit[i] * tax;
      const plantPart = plant * local;
      const rebate = profitTaxRebate[i] * plantPart;
      profit[k] = earned;
      profitTax[k] = tax;
      localCellTax[k] += plantPart;
      localProfitTax[i] += plantPart;
      profitRebate[i] += rebate;
      centralTaxes[i] += tax - local;
      profitAfterTax[k] = earned - tax + rebate;
      distributedProfit[k] = profitAfterTax[k] - entryCost[k];
      headquartersTax[k] = headquarters * local;
      byNode[i] += (1 - plant - headquarters) * local;
    }
  }
  if (plant + headquarters >= 1) return;
  sumByRegime(byNode, regime, poolByRegime);
  sumByRegime(residents, regime, weightByRegime);
  for (let i = 0; i < n; i++) {
    localProfitTax[i] += (poolByRegime[regime[i]] * residents[i]) / weightByRegime[regime[i]];
  }
}

/** Tariffs (7.3a), which the centre of the buyers' regime gets; nothing is done where there are none. */
export function taxImports(market: MarketState, { wedges }: MarketInputs): void {
  const { nodes: n, sectors } = market.economy;
  const { tariffRevenue, centralTaxes } = market.finance;
  tariffRevenue.fill(0);
  if (wedges.tariffFreeness === null) return;
  for (let s = 0; s < sectors; s++) for (let j = 0; j < n; j++) tariffRevenue[j] += market.tariffPaid[s * n + j];
  for (let j = 0; j < n; j++) centralTaxes[j] += tariffRevenue[j];
}

/** Funds pay their share of what entries cost to those who pay for the rest; members pay by their weights (7.6e). */
export function payFunds(market: MarketState, { policy }: MarketInputs): void {
  const { economy, finance, entryCost } = market;
  const { nodes: n, sectors } = economy;
  const { fundGrants, fundPaid, distributedProfit } = finance;
  fundGrants.fill(0);
  fundPaid.fill(0);
  for (const { members, weights, support } of policy.innovationFunds) {
    let paid = 0;
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < n; i++) {
        const k = s * n + i;
        if (support[k] === 0) continue;
        const grant = support[k] * entryCost[k];
        distributedProfit[k] += grant;
        fundGrants[i] += grant;
        paid += grant;
      }
    }
    for (let m = 0; m < members.length; m++) fundPaid[members[m]] += weights[m] * paid;
  }
}

/**
 * Services, profit of owners and a part of local profit tax go from every plant cell to the headquarters that run it,
 * by their shares of its revenue.
 */
export function payHeadquarters(market: MarketState): void {
  const { economy, finance, cost } = market;
  const { nodes: n, sectors, headquartersCostShare } = economy;
  const { headquartersServices, headquartersCost } = finance;
  for (const sums of [finance.headquartersPayments, finance.profitByHeadquarters, headquartersCost]) sums.fill(0);
  for (let s = 0; s < sectors; s++) {
    const share = headquartersCostShare[s];
    for (let i = 0; i < n; i++) {
      headquartersServices[s * n + i] = share * cost[s * n + i];
      headquartersCost[i] += headquartersServices[s * n + i];
    }
    spreadOverHeadquarters(market, s);
  }
}

/**
 * Pays what plants of sector s owe to headquarters (services, profit, tax) by the firms that each of these has there.
 */
function spreadOverHeadquarters(market: MarketState, s: Int): void {
  const { economy, finance, openness, linkMass, headquartersPower } = market;
  const n = economy.nodes;
  const cell = s * n;
  const { servicesWeight, profitWeight, taxWeight, servicesSum, profitSum, taxSum } = finance;
  const { headquartersServices, distributedProfit, headquartersTax } = finance;
  const { headquartersPayments, profitByHeadquarters, localProfitTax } = finance;
  for (let k = cell; k < cell + n; k++) {
    const scale = openness[k] > 0 ? 1 / openness[k] : 0;
    // Where nobody produces yet, those who pay for the first entries are in the city itself.
    if (scale === 0) profitByHeadquarters[k - cell] += distributedProfit[k];
    servicesWeight[k] = headquartersServices[k] * scale;
    profitWeight[k] = distributedProfit[k] * scale;
    taxWeight[k] = headquartersTax[k] * scale;
  }
  for (const sums of [servicesSum, profitSum, taxSum]) sums.fill(0);
  accumulateThree(linkMass, cell * n, cell, n, servicesWeight, profitWeight, taxWeight, servicesSum, profitSum, taxSum);
  for (let h = 0; h < n; h++) {
    const power = headquartersPower[cell + h];
    headquartersPayments[h] += servicesSum[h] * power;
    profitByHeadquarters[h] += profitSum[h] * power;
    localProfitTax[h] += taxSum[h] * power;
  }
}

/** Sums over the nodes of each fiscal regime. `into` by regime */
export function sumByRegime(values: Float64Array, regime: Int32Array, into: Float64Array): void {
  into.fill(0);
  for (let i = 0; i < regime.length; i++) into[regime[i]] += values[i];
}
