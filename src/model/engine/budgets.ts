import type { Int } from "../../maths/numerics/vectors.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import type { PublicFinance } from "./publicFinance.js";
import { shareSpending } from "./publicSpending.js";
import { receiptOf } from "./sharing.js";
import { sumByRegime } from "./taxes.js";

/** Own revenue of every city, and that of the centre of every regime. */
export function collectLocalRevenue(market: MarketState, { lumpSums }: Pick<MarketInputs, "lumpSums">): void {
  const { economy, finance, tollByNode } = market;
  const { cityRevenue, centralRevenue, landRevenue, rentRevenue } = finance;
  for (let i = 0; i < economy.nodes; i++) {
    cityRevenue[i] = localTaxes(finance, i) + landRevenue[i] + rentRevenue[i] + tollByNode[i];
  }
  sumByRegime(finance.centralTaxes, economy.regime, centralRevenue);
  for (let r = 0; r < centralRevenue.length; r++) centralRevenue[r] += lumpSums.toCentre[r];
}

/** Relocation claims, increment sharing, pools and enclaves: transfers between cities that sum to zero. */
export function shareRevenue(market: MarketState, inputs: MarketInputs): void {
  const { policy, localTaxBase: base, year } = inputs;
  const { sharingPaid } = market.finance;
  sharingPaid.fill(0);
  payClaims(market.finance, inputs);
  for (const { members, weights, share } of policy.revenuePools) {
    let pot = 0;
    for (let m = 0; m < members.length; m++) pot += payIn(market.finance, members[m], share, 0);
    for (let m = 0; m < members.length; m++) sharingPaid[members[m]] += weights[m] * pot;
  }
  for (const { members, weights, share, startYear, years } of policy.incrementSharing) {
    if (year < startYear || year >= startYear + years) continue;
    let pot = 0;
    for (let m = 0; m < members.length; m++) pot += payIn(market.finance, members[m], share, base[members[m]]);
    for (let m = 0; m < members.length; m++) sharingPaid[members[m]] += weights[m] * pot;
  }
  for (let e = 0; e < policy.enclaves.length; e++) {
    const { host, sponsor, sponsorTax } = policy.enclaves[e];
    const shared = sponsorTax * parkTax(market, e, host);
    sharingPaid[host] -= shared;
    sharingPaid[sponsor] += shared;
  }
}

/** What origins of moved firms get of the year's taxes; stands in the table of claims until the year's end books it. */
function payClaims({ sharingPaid, localCellTax }: PublicFinance, { claims }: MarketInputs): void {
  const { count, origin, destination, cell, share, cellShare, remaining, receipt } = claims;
  for (let c = 0; c < count; c++) {
    receipt[c] = receiptOf(share[c], cellShare[c] * localCellTax[cell[c]], remaining[c]);
    sharingPaid[origin[c]] += receipt[c];
    sharingPaid[destination[c]] -= receipt[c];
  }
}

/** A member pays its share of what its local taxes are over a base. */
function payIn(finance: PublicFinance, member: Int, share: number, base: number): number {
  const paid = share * Math.max(0, localTaxes(finance, member) - base);
  finance.sharingPaid[member] -= paid;
  return paid;
}

function localTaxes({ localProductionTax, localProfitTax, localWageTax }: PublicFinance, i: Int): number {
  return localProductionTax[i] + localProfitTax[i] + localWageTax[i];
}

/** What firms of the enclave of this number pay in local taxes: its share of what the host's listed sectors pay. */
export function parkTax({ economy, finance, parkShares }: MarketState, enclave: Int, host: Int): number {
  const { nodes: n, sectors } = economy;
  let taxes = 0;
  for (let s = 0; s < sectors; s++) taxes += parkShares[enclave * sectors + s] * finance.localCellTax[s * n + host];
  return taxes;
}

/** The centre of each regime returns its revenue per resident. */
export function balanceCentre(market: MarketState, { residents }: MarketInputs): void {
  const { economy, finance } = market;
  const { regime, nodes: n } = economy;
  const { centralRevenue, centralTransfer, weightByRegime } = finance;
  sumByRegime(residents, regime, weightByRegime);
  for (let i = 0; i < n; i++) {
    centralTransfer[i] = (centralRevenue[regime[i]] * residents[i]) / weightByRegime[regime[i]];
  }
}

/** Cities spend what their levers leave them, households all that owners of capital do not save. */
export function spend(market: MarketState, inputs: MarketInputs): void {
  const { economy, finance } = market;
  const { nodes: n, sectors } = economy;
  const { targeted, toCities } = inputs.lumpSums;
  const { targetedSpending, profitRebate, sectorSubsidy, wageSubsidy, fundPaid } = finance;
  const { citySpending, cityRevenue, centralTransfer, sharingPaid } = finance;
  const { nodeSpending, householdIncome, saved } = finance;
  targetedSpending.fill(0);
  for (let s = 0; s < sectors; s++) for (let i = 0; i < n; i++) targetedSpending[i] += targeted[s * n + i];
  for (let i = 0; i < n; i++) {
    const costs = profitRebate[i] + sectorSubsidy[i] + wageSubsidy[i] + targetedSpending[i] + fundPaid[i];
    citySpending[i] = cityRevenue[i] + centralTransfer[i] + sharingPaid[i] + toCities[i] - costs;
  }
  shareSpending(market, inputs);
  for (let i = 0; i < n; i++) nodeSpending[i] = householdIncome[i] - saved[i] + citySpending[i];
}
