import type { Owner } from "./economy.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import { sumByRegime } from "./taxes.js";

/** Wages after tax, land rent, capital income, profit and rents of protection to those who own them. */
export function payHouseholds(market: MarketState, inputs: MarketInputs): void {
  payWages(market, inputs);
  payLandRent(market, inputs);
  const { economy, finance, capitalValue } = market;
  const { nodes: n, capitalKinds } = economy;
  const { capitalPaid, householdIncome, wagesAfterTax, profitIncome, capitalIncome, landIncome, rentIncome } = finance;
  const { toHouseholds } = inputs.lumpSums;
  capitalPaid.fill(0);
  for (let c = 0; c < capitalKinds; c++) for (let i = 0; i < n; i++) capitalPaid[i] += capitalValue[c * n + i];
  distribute(market, economy.capitalOwner, capitalPaid, finance.capitalIncome, inputs);
  payProfit(market, inputs);
  divideProtectionRents(market, inputs);
  for (let i = 0; i < n; i++) {
    const earned = wagesAfterTax[i] + profitIncome[i] + capitalIncome[i] + landIncome[i] + rentIncome[i];
    householdIncome[i] = earned + toHouseholds[i];
  }
}

/** What plants and headquarters pay for labour, less tax, plus the city's subsidy. */
function payWages(market: MarketState, { policy }: MarketInputs): void {
  const { economy, finance, labourValue } = market;
  const { nodes: n, labourTypes, headquartersLabour } = economy;
  const { wageIncome, wageTax, wageSubsidy, wagesAfterTax, localWageTax, centralTaxes } = finance;
  wageIncome.set(labourValue);
  for (let h = 0; h < n; h++) wageIncome[headquartersLabour * n + h] += finance.headquartersPayments[h];
  for (const sums of [wageTax, wageSubsidy, wagesAfterTax]) sums.fill(0);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < labourTypes; t++) {
      const k = t * n + i;
      const income = wageIncome[k];
      const tax = policy.wageTaxRate[k] * income;
      const subsidy = policy.wageSubsidy[k] * income;
      wageTax[i] += tax;
      wageSubsidy[i] += subsidy;
      wagesAfterTax[i] += income - tax + subsidy;
    }
    localWageTax[i] = policy.localShareWage[i] * wageTax[i];
    centralTaxes[i] += wageTax[i] - localWageTax[i];
  }
}

/**
 * Rent of industrial and housing land: the city keeps its share, the owners get the rest, and all rent of land of a
 * sector's own.
 */
function payLandRent(market: MarketState, inputs: MarketInputs): void {
  const { economy, finance, landValue, ownLandValue, spending } = market;
  const { landRent, landRevenue, byNode } = finance;
  for (let i = 0; i < economy.nodes; i++) {
    landRent[i] = landValue[i] + economy.housingShare * spending[i];
    landRevenue[i] = economy.landRentToCity[i] * landRent[i];
    byNode[i] = landRent[i] - landRevenue[i] + ownLandValue[i];
  }
  distribute(market, economy.landOwner, byNode, finance.landIncome, inputs);
}

function payProfit(market: MarketState, inputs: MarketInputs): void {
  const { economy, finance } = market;
  const { nodes: n, sectors, profitOwner } = economy;
  const { byNode, distributedProfit, profitIncome } = finance;
  if (profitOwner.kind === "headquarters") {
    profitIncome.set(finance.profitByHeadquarters);
    return;
  }
  byNode.fill(0);
  for (let s = 0; s < sectors; s++) for (let i = 0; i < n; i++) byNode[i] += distributedProfit[s * n + i];
  distribute(market, profitOwner, byNode, profitIncome, inputs);
}

/**
 * Rents of protection to the government of the protecting city or to its firms, which pay them out to its residents: no
 * part of what they make and sell, so neither taxed as profit nor seen by entry and location (7.2l).
 */
function divideProtectionRents(market: MarketState, { policy }: MarketInputs): void {
  const { economy, finance, protectionRent } = market;
  const { nodes: n, sectors } = economy;
  const { rentIncome, rentRevenue } = finance;
  for (const sums of [rentIncome, rentRevenue]) sums.fill(0);
  for (let s = 0; s < sectors; s++) {
    for (let j = 0; j < n; j++) {
      const toFirms = policy.protectionRentToFirms[s * n + j] * protectionRent[s * n + j];
      rentIncome[j] += toFirms;
      rentRevenue[j] += protectionRent[s * n + j] - toFirms;
    }
  }
}

/** Hands an income that arises in nodes to its owners. [n] each */
function distribute(
  market: MarketState,
  owner: Owner,
  source: Float64Array,
  out: Float64Array,
  { residents }: MarketInputs,
): void {
  const { economy, finance } = market;
  const { nodes: n, regime, country } = economy;
  if (owner.kind === "local" || owner.kind === "headquarters") {
    for (let i = 0; i < n; i++) out[i] = source[i];
    return;
  }
  if (owner.kind === "shares") {
    const { incomeByCountry } = finance;
    incomeByCountry.fill(0);
    for (let i = 0; i < n; i++) incomeByCountry[country[i]] += source[i];
    for (let i = 0; i < n; i++) out[i] = owner.shares[i] * incomeByCountry[country[i]];
    return;
  }
  const weight = owner.by === "wages" ? finance.wagesAfterTax : residents;
  const { poolByRegime, weightByRegime } = finance;
  sumByRegime(source, regime, poolByRegime);
  sumByRegime(weight, regime, weightByRegime);
  for (let i = 0; i < n; i++) out[i] = (poolByRegime[regime[i]] * weight[i]) / weightByRegime[regime[i]];
}
