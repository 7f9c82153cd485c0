import { shareLayout } from "./economy.js";
import { accumulateColumnsOfThree } from "./kernels.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";

/** Production tax and sector subsidies, ad valorem on primary-factor cost; the centre pays what is negative. */
export function taxProduction({ economy, finance, cost, primaryShare }: MarketState, { policy }: MarketInputs): void {
  const { nodes: n, sectors } = economy;
  const { localProductionTax, centralTaxes, sectorSubsidy } = finance;
  const { width, step } = shareLayout(economy);
  for (const sums of [localProductionTax, centralTaxes, sectorSubsidy]) sums.fill(0);
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const rate = policy.productionTax[k];
      const subsidyRate = policy.sectorSubsidy[k];
      const base = (cost[k] * primaryShare[s * width + i * step]) / (1 + rate - subsidyRate);
      const tax = rate * base;
      const local = tax > 0 ? policy.localShareProduction[i] * tax : 0;
      finance.productionTax[k] = tax;
      sectorSubsidy[i] += subsidyRate * base;
      finance.localCellTax[k] = local;
      localProductionTax[i] += local;
      centralTaxes[i] += tax - local;
    }
  }
}

/**
 * Profit tax by plant cell; the local part goes to the plant's city, the headquarters' city (payHeadquarters) and a
 * pool by head.
 */
export function taxProfit({ economy, finance, operatingProfit, entryCost }: MarketState, inputs: MarketInputs): void {
  const { nodes: n, sectors, regime } = economy;
  const { policy, residents } = inputs;
  const { plant, headquarters } = policy.apportionment;
  const { localProfitTax, profitRebate, centralTaxes, poolByRegime, weightByRegime } = finance;
  for (const sums of [localProfitTax, profitRebate, poolByRegime]) sums.fill(0);
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const profit = operatingProfit[k];
      const tax = policy.profitTaxRate[i] * profit;
      const local = policy.localShareProfit[i] * tax;
      const plantPart = plant * local;
      const rebate = policy.profitTaxRebate[i] * plantPart;
      finance.profit[k] = profit;
      finance.profitTax[k] = tax;
      finance.localCellTax[k] += plantPart;
      localProfitTax[i] += plantPart;
      profitRebate[i] += rebate;
      centralTaxes[i] += tax - local;
      finance.profitAfterTax[k] = profit - tax + rebate;
      finance.distributedProfit[k] = finance.profitAfterTax[k] - entryCost[k];
      finance.headquartersTax[k] = headquarters * local;
      poolByRegime[regime[i]] += (1 - plant - headquarters) * local;
    }
  }
  if (plant + headquarters >= 1) return;
  sumByRegime(residents, regime, weightByRegime);
  for (let i = 0; i < n; i++) {
    localProfitTax[i] += (poolByRegime[regime[i]] * residents[i]) / weightByRegime[regime[i]];
  }
}

/** Tariffs (7.3a), which the centre of the buyers' regime gets; nothing is done where there are none. */
export function taxImports({ economy, finance, tariffPaid }: MarketState, { wedges }: MarketInputs): void {
  const { tariffRevenue, centralTaxes } = finance;
  tariffRevenue.fill(0);
  if (wedges.tariffFreeness === null) return;
  for (let k = 0; k < tariffPaid.length; k++) tariffRevenue[k % economy.nodes] += tariffPaid[k];
  for (let i = 0; i < economy.nodes; i++) centralTaxes[i] += tariffRevenue[i];
}

/** Funds pay their share of what entries cost to those who pay for the rest; members pay by their weights (7.6e). */
export function payFunds({ economy, finance, entryCost }: MarketState, { policy }: MarketInputs): void {
  const { fundGrants, fundPaid, distributedProfit } = finance;
  for (const sums of [fundGrants, fundPaid]) sums.fill(0);
  for (const { members, weights, support } of policy.innovationFunds) {
    let paid = 0;
    for (let k = 0; k < support.length; k++) {
      if (support[k] === 0) continue;
      const grant = support[k] * entryCost[k];
      distributedProfit[k] += grant;
      fundGrants[k % economy.nodes] += grant;
      paid += grant;
    }
    for (const [m, member] of members.entries()) fundPaid[member] += weights[m] * paid;
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
    for (let i = 0; i < n; i++) {
      headquartersServices[s * n + i] = headquartersCostShare[s] * cost[s * n + i];
      headquartersCost[i] += headquartersServices[s * n + i];
    }
    spreadOverHeadquarters(market, s);
  }
}

function spreadOverHeadquarters(
  { economy, finance, openness, linkMass, headquartersPower }: MarketState,
  s: number,
): void {
  const n = economy.nodes;
  const cell = s * n;
  const { spreadWeights, spreadSums } = finance;
  const [services, profit, tax] = spreadWeights;
  for (let k = cell; k < cell + n; k++) {
    const scale = openness[k] > 0 ? 1 / openness[k] : 0;
    // Where nobody produces yet, those who pay for the first entries are in the city itself.
    if (scale === 0) finance.profitByHeadquarters[k - cell] += finance.distributedProfit[k];
    services[k] = finance.headquartersServices[k] * scale;
    profit[k] = finance.distributedProfit[k] * scale;
    tax[k] = finance.headquartersTax[k] * scale;
  }
  for (const sums of spreadSums) sums.fill(0);
  accumulateColumnsOfThree(linkMass, cell * n, cell, n, spreadWeights, spreadSums);
  for (let h = 0; h < n; h++) {
    const power = headquartersPower[cell + h];
    finance.headquartersPayments[h] += spreadSums[0][h] * power;
    finance.profitByHeadquarters[h] += spreadSums[1][h] * power;
    finance.localProfitTax[h] += spreadSums[2][h] * power;
  }
}

/** Sums over the nodes of each fiscal regime. `into` by regime */
export function sumByRegime(values: Float64Array, regime: Int32Array, into: Float64Array): void {
  into.fill(0);
  for (let i = 0; i < regime.length; i++) into[regime[i]] += values[i];
}
