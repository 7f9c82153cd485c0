import type { Int } from "../../maths/numerics/vectors.js";
import type { MarketInputs } from "./marketInputs.js";
import type { MarketState } from "./marketState.js";
import type { Policy } from "./policy.js";
import type { SpendingEqualisation } from "./policyEntries.js";
import type { PublicFinance } from "./publicFinance.js";
import type { ServiceUse } from "./sharedServices.js";
import { sumByRegime } from "./taxes.js";

/**
 * Payments that go by what cities spend: fees for those who use services without being registered (7.9f), and
 * equalisation (7.9g):
 *
 *   payment[i] = degree (residents[i] sum_j part spending[j] / sum_j residents[j] - part spending[i])
 *
 * over members j, part the share of services or of productive uses in spending. Payments of members sum to zero; where
 * the centre pays, it lifts those below the mean, and has that much less to return per resident.
 */
export function shareSpending(market: MarketState, { services, policy, residents }: MarketInputs): void {
  const { economy, finance } = market;
  const { citySpending, serviceSpending, centralGrants, spent, granted, productiveRatio } = finance;
  const { nodes: n, regime } = economy;
  serviceSpending.set(citySpending);
  centralGrants.fill(0);
  if (services === null && policy.spendingEqualisation.length === 0) return;
  for (let i = 0; i < n; i++) spent[i] = Math.max(0, citySpending[i]);
  granted.fill(0);
  if (services !== null) payFees(finance, services);
  productiveRatio.fill(1);
  for (const rule of policy.spendingEqualisation) equalise(finance, rule, residents);
  // What the centre grants is taken off what it returns.
  const { weightByRegime, centralRevenue, centralTransfer } = finance;
  sumByRegime(residents, regime, weightByRegime);
  sumByRegime(granted, regime, centralGrants);
  for (let r = 0; r < centralGrants.length; r++) centralRevenue[r] -= centralGrants[r];
  for (let i = 0; i < n; i++) {
    const less = (centralGrants[regime[i]] * residents[i]) / weightByRegime[regime[i]];
    pay(finance, i, granted[i]);
    centralTransfer[i] -= less;
    citySpending[i] -= less;
    serviceSpending[i] -= less;
    if (spent[i] > 0) productiveRatio[i] -= less / spent[i];
  }
}

function payFees(finance: PublicFinance, { fees, centralFees }: ServiceUse): void {
  const { spent, granted, serviceSpending } = finance;
  const n = spent.length;
  for (let host = 0; host < n; host++) {
    granted[host] += centralFees[host] * spent[host];
    serviceSpending[host] += centralFees[host] * spent[host];
    for (let o = 0; o < n; o++) {
      const fee = fees[o * n + host] * spent[host];
      if (fee === 0) continue;
      pay(finance, o, -fee);
      pay(finance, host, fee);
      serviceSpending[o] -= fee;
      serviceSpending[host] += fee;
    }
  }
}

function pay({ sharingPaid, citySpending }: PublicFinance, node: Int, amount: number): void {
  sharingPaid[node] += amount;
  citySpending[node] += amount;
}

function equalise(finance: PublicFinance, rule: SpendingEqualisation, residents: Float64Array): void {
  const { members, degree, spending, productiveShare, payer } = rule;
  const { spent, granted, productiveRatio, serviceSpending } = finance;
  const part = spending === "productive" ? productiveShare : 1 - productiveShare;
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
    if (spending === "productive") productiveRatio[i] = own > 0 ? 1 + change / own : 1;
    else serviceSpending[i] += change / part;
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
 * that rests wears out by as much as is built. Null where there never was equalisation of productive spending.
 */
export function investPublicly(
  last: PublicCapital | null,
  { productiveRatio }: PublicFinance,
  { spendingEqualisation }: Policy,
): PublicCapital | null {
  const rules = spendingEqualisation.filter(({ spending }) => spending === "productive");
  if (!last && rules.length === 0) return null;
  const n = productiveRatio.length;
  const elasticity = last?.elasticity.slice() ?? new Float64Array(n);
  const wear = last?.wear.slice() ?? new Float64Array(n);
  for (const rule of rules) {
    for (const i of rule.members) {
      elasticity[i] = rule.elasticity;
      wear[i] = rule.wear;
    }
  }
  const built = (i: number) => (rules.length > 0 ? productiveRatio[i] : 1);
  const stock = Float64Array.from(wear, (share, i) => {
    const before = last?.stock[i] ?? 1;
    return before + share * (built(i) - before);
  });
  return { stock, elasticity, wear };
}
