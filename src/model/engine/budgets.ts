import type { Int } from "../../maths/numerics/vectors.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import type { Policy } from "./policy.js";
import type { SpendingEqualisation } from "./policyEntries.js";
import type { PublicFinance } from "./publicFinance.js";
import type { ServiceUse } from "./sharedServices.js";
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

/**
 * Payments that go by what cities spend: fees for those who use services without being registered (7.9f), and
 * equalisation (7.9g):
 *
 *   payment[i] = degree (residents[i] sum_j part spending[j] / sum_j residents[j] - part spending[i])
 *
 * over members j, part the share of services or of productive uses in spending. Payments of members sum to zero; where
 * the centre pays, it lifts those below the mean, and has that much less to return per resident: less of what it is
 * for, as members have who pay themselves. Fees of the centre are taken off all uses.
 */
export function shareSpending(market: MarketState, { services, policy, residents }: MarketInputs): void {
  const { finance } = market;
  const { citySpending, serviceSpending, servicesBought, centralGrants, spent, granted, productiveRatio } = finance;
  serviceSpending.set(citySpending);
  servicesBought.set(citySpending);
  centralGrants.fill(0);
  if (services === null && policy.spendingEqualisation.length === 0) return;
  for (let i = 0; i < spent.length; i++) spent[i] = Math.max(0, citySpending[i]);
  productiveRatio.fill(1);
  granted.fill(0);
  if (services !== null) {
    payFees(finance, services);
    payGrants(market, residents, 1, 1);
  }
  for (const rule of policy.spendingEqualisation) {
    equalise(finance, rule, residents);
    const productive = rule.spending === "productive";
    payGrants(market, residents, productive ? 0 : 1 / partOf(rule), productive ? 1 / partOf(rule) : 0);
  }
}

/**
 * Pays what the centre has `granted`, and takes it off what it returns: with it go `services` and `productive` uses, as
 * multiples of their share in spending.
 */
function payGrants(market: MarketState, residents: Float64Array, services: number, productive: number): void {
  const { economy, finance } = market;
  const { nodes: n, regime } = economy;
  const { centralGrants, centralRevenue, centralTransfer, citySpending, productiveRatio } = finance;
  const { serviceSpending, servicesBought, spent, granted, weightByRegime, poolByRegime: grants } = finance;
  sumByRegime(residents, regime, weightByRegime);
  sumByRegime(granted, regime, grants);
  for (let r = 0; r < grants.length; r++) {
    centralGrants[r] += grants[r];
    centralRevenue[r] -= grants[r];
  }
  for (let i = 0; i < n; i++) {
    const less = (grants[regime[i]] * residents[i]) / weightByRegime[regime[i]];
    pay(finance, i, granted[i]);
    centralTransfer[i] -= less;
    citySpending[i] -= less;
    serviceSpending[i] -= services * less;
    if (services > 0) servicesBought[i] -= less;
    if (spent[i] > 0) productiveRatio[i] -= (productive * less) / spent[i];
  }
  granted.fill(0);
}

/** Share of spending that a rule makes equal. */
function partOf({ spending, productiveShare }: SpendingEqualisation): number {
  return spending === "productive" ? productiveShare : 1 - productiveShare;
}

/** Fees that cities and the centre pay for services that a host gives to residents of others. */
function payFees(finance: PublicFinance, { fees, centralFees }: ServiceUse): void {
  const { spent, granted, serviceSpending, servicesBought } = finance;
  const n = spent.length;
  for (let host = 0; host < n; host++) {
    granted[host] += centralFees[host] * spent[host];
    serviceSpending[host] += centralFees[host] * spent[host];
    servicesBought[host] += centralFees[host] * spent[host];
    for (let o = 0; o < n; o++) {
      const fee = fees[o * n + host] * spent[host];
      if (fee === 0) continue;
      pay(finance, o, -fee);
      pay(finance, host, fee);
      serviceSpending[o] -= fee;
      serviceSpending[host] += fee;
      servicesBought[o] -= fee;
      servicesBought[host] += fee;
    }
  }
}

/** Pays an amount into the budget of a node; negative: out of it. */
function pay({ sharingPaid, citySpending }: PublicFinance, node: Int, amount: number): void {
  sharingPaid[node] += amount;
  citySpending[node] += amount;
}

/** Moves spending of members towards equal spending per resident, by `degree`, from each other or from the centre. */
function equalise(finance: PublicFinance, rule: SpendingEqualisation, residents: Float64Array): void {
  const { members, degree, spending, payer } = rule;
  const { spent, granted, productiveRatio, serviceSpending, servicesBought } = finance;
  const part = partOf(rule);
  let pot = 0;
  let people = 0;
  for (let m = 0; m < members.length; m++) {
    pot += part * spent[members[m]];
    people += residents[members[m]];
  }
  for (let m = 0; m < members.length; m++) {
    const i = members[m];
    const own = part * spent[i];
    const lift = degree * ((pot * residents[i]) / people - own);
    const change = payer === "centre" ? Math.max(0, lift) : lift;
    if (payer === "centre") granted[i] += change;
    else pay(finance, i, change);
    if (spending === "productive") {
      productiveRatio[i] += own > 0 ? change / own : 0;
    } else {
      serviceSpending[i] += change / part;
      servicesBought[i] += change;
    }
  }
}

/** Public capital against what it would be without equalisation, and how it acts. [n] each */
export interface PublicCapital {
  stock: Float64Array;
  elasticity: Float64Array;
  wear: Float64Array;
}

/**
 * Stock' = (1 - wear) stock + wear x productive spending over what it is without equalisation (7.5f): public capital
 * that rests wears out by as much as is built. Where the centre pays, whom it returns less to builds less. Null where
 * there never was equalisation of productive spending.
 */
export function investPublicly(
  last: PublicCapital | null,
  { economy: { regime }, finance: { productiveRatio } }: Pick<MarketState, "economy" | "finance">,
  { spendingEqualisation }: Policy,
): PublicCapital | null {
  const rules = spendingEqualisation.filter(({ spending }) => spending === "productive");
  if (!last && rules.length === 0) return null;
  const n = productiveRatio.length;
  const elasticity = last?.elasticity.slice() ?? new Float64Array(n);
  const wear = last?.wear.slice() ?? new Float64Array(n);
  for (const rule of rules) {
    const payers = new Set(rule.payer === "centre" ? Array.from(rule.members, (i) => regime[i]) : []);
    for (let i = 0; i < n; i++) {
      if (!rule.members.includes(i) && !payers.has(regime[i])) continue;
      elasticity[i] = rule.elasticity;
      wear[i] = rule.wear;
    }
  }
  // Nobody builds less than nothing, however little he is left with.
  const built = (i: number) => (rules.length > 0 ? Math.max(0, productiveRatio[i]) : 1);
  const stock = Float64Array.from(wear, (share, i) => {
    const before = last?.stock[i] ?? 1;
    return before + share * (built(i) - before);
  });
  return { stock, elasticity, wear };
}
