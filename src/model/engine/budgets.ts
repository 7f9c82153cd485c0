import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import { type Parks, parkShare } from "./parks.js";
import type { Enclave } from "./policyEntries.js";
import type { PublicFinance } from "./publicFinance.js";
import { shareSpending } from "./publicSpending.js";
import { receiptOf } from "./sharing.js";
import { sumByRegime } from "./taxes.js";

/** Own revenue of every city, and that of the centre of every regime. */
export function collectLocalRevenue({ economy, finance, tollByNode }: MarketState, { lumpSums }: MarketInputs): void {
  const { cityRevenue, centralRevenue } = finance;
  for (let i = 0; i < economy.nodes; i++) {
    cityRevenue[i] =
      finance.localProductionTax[i] +
      finance.localProfitTax[i] +
      finance.localWageTax[i] +
      finance.landRevenue[i] +
      finance.rentRevenue[i] +
      tollByNode[i];
  }
  sumByRegime(finance.centralTaxes, economy.regime, centralRevenue);
  for (let r = 0; r < centralRevenue.length; r++) centralRevenue[r] += lumpSums.toCentre[r];
}

/** Relocation claims, increment sharing, pools and enclaves: transfers between cities that sum to zero. */
export function shareRevenue({ economy, finance }: MarketState, inputs: MarketInputs): void {
  const { policy, localTaxBase: base, year } = inputs;
  finance.sharingPaid.fill(0);
  payClaims(finance, inputs);
  for (const pool of policy.revenuePools) {
    divide(finance, pool.members, pool.weights, (member) => pool.share * localTaxes(finance, member));
  }
  for (const { members, weights, share, startYear, years } of policy.incrementSharing) {
    if (year < startYear || year >= startYear + years) continue;
    divide(finance, members, weights, (member) => share * Math.max(0, localTaxes(finance, member) - base[member]));
  }
  for (const enclave of policy.enclaves)
    splitEnclave(finance, enclave, parkTax(finance, enclave, inputs.parks, economy.nodes));
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

function localTaxes({ localProductionTax, localProfitTax, localWageTax }: PublicFinance, i: number): number {
  return localProductionTax[i] + localProfitTax[i] + localWageTax[i];
}

function divide(
  { sharingPaid }: PublicFinance,
  members: readonly number[],
  weights: Float64Array,
  contribution: (member: number) => number,
): void {
  let pot = 0;
  for (const member of members) {
    const paid = contribution(member);
    pot += paid;
    sharingPaid[member] -= paid;
  }
  for (let m = 0; m < members.length; m++) sharingPaid[members[m]] += weights[m] * pot;
}

/** What the park's firms pay in local taxes: its share of what the host's listed sectors pay. */
export function parkTax({ localCellTax }: PublicFinance, enclave: Enclave, parks: Parks, n: number): number {
  let taxes = 0;
  for (let s = 0; s < enclave.sectors.length; s++) {
    if (enclave.sectors[s]) taxes += parkShare(parks, enclave, s) * localCellTax[s * n + enclave.host];
  }
  return taxes;
}

function splitEnclave({ sharingPaid }: PublicFinance, { host, sponsor, sponsorTax }: Enclave, taxes: number): void {
  sharingPaid[host] -= sponsorTax * taxes;
  sharingPaid[sponsor] += sponsorTax * taxes;
}

/** The centre of each regime returns its revenue per resident. */
export function balanceCentre({ economy, finance }: MarketState, { residents }: MarketInputs): void {
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
  for (let i = 0; i < n; i++) {
    let orders = 0;
    for (let s = 0; s < sectors; s++) orders += targeted[s * n + i];
    finance.targetedSpending[i] = orders;
    const costs =
      finance.profitRebate[i] + finance.sectorSubsidy[i] + finance.wageSubsidy[i] + orders + finance.fundPaid[i];
    finance.citySpending[i] =
      finance.cityRevenue[i] + finance.centralTransfer[i] + finance.sharingPaid[i] + toCities[i] - costs;
  }
  shareSpending(market, inputs);
  for (let i = 0; i < n; i++) {
    finance.nodeSpending[i] = finance.householdIncome[i] - finance.saved[i] + finance.citySpending[i];
  }
}
