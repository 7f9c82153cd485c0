import { type ExactTables, LABOUR } from "../input/index.js";
import { pow } from "../maths/numerics/elementary.js";
import { sumOf } from "../maths/numerics/sums.js";
import type { Economy } from "../model/engine/economy.js";
import { settle } from "../model/engine/finance.js";
import { payHouseholds } from "../model/engine/payments.js";
import type { Policy } from "../model/engine/policy.js";
import { payFactors } from "../model/engine/production.js";
import { compileWedges } from "../model/engine/wedges.js";
import { openBalance } from "./balance/balance.js";
import type { Balance } from "./balance/state.js";

/**
 * Trade and technology as data (docs/model.md, 5.5): every share of the tables is met by a cost of trade, technology
 * and spending are each node's own.
 */

/**
 * The economy with the shares of the tables: labour is general labour, there are no other factors, no profit, and no
 * country but the node itself.
 */
export function exactEconomy(exact: ExactTables, economy: Economy): Economy {
  const { nodes: n, sectors, labourTypes } = economy;
  const index = indexOf(economy);
  const labourCostShare = new Float64Array(labourTypes * sectors * n);
  const inputCostShare = new Float64Array(sectors * sectors * n);
  const expenditureShare = new Float64Array(sectors * n);
  const cost = new Float64Array(sectors * n);
  for (const { node, sector, item, share } of exact.technology) {
    const [i, s] = [index.node(node), index.sector(sector)];
    cost[s * n + i] += share;
    if (item === LABOUR) labourCostShare[s * n + i] = share;
    else inputCostShare[(s * sectors + index.sector(item)) * n + i] = share;
  }
  for (const { node, sector, share } of exact.final)
    expenditureShare[index.sector(sector) * n + index.node(node)] = share;
  for (let i = 0; i < n; i++) {
    let spent = 0;
    for (let s = 0; s < sectors; s++) {
      const k = s * n + i;
      spent += expenditureShare[k];
      // What a place does not make has no technology: of labour alone it is as good as any.
      if (cost[k] === 0) labourCostShare[k] = cost[k] = 1;
      labourCostShare[k] /= cost[k];
      for (let r = 0; r < sectors; r++) inputCostShare[(s * sectors + r) * n + i] /= cost[k];
    }
    for (let s = 0; s < sectors; s++) expenditureShare[s * n + i] /= spent;
  }
  const none = () => new Float64Array(sectors);
  return {
    ...economy,
    sharesByNode: true,
    expenditureShare,
    housingShare: 0,
    imputedHousingShare: 0,
    markup: none().fill(1),
    labourCostShare,
    inputCostShare,
    capitalCostShare: none(),
    landCostShare: none(),
    ownLand: { costShare: none(), stock: new Float64Array(sectors * n) },
    headquartersCostShare: none(),
    saving: null,
  };
}

/** Tariffs of the tables, transfers between households. */
export function exactPolicy({ nodes, trade }: ExactTables, economy: Economy, policy: Policy): void {
  const index = indexOf(economy);
  for (const row of trade) policy.tariff[index.flow(row)] = row.tariff;
  const given = sumOf(nodes, ({ transfers }) => Math.max(0, -transfers));
  for (const [payer, { transfers: paid }] of nodes.entries()) {
    for (const [payee, { transfers: got }] of nodes.entries()) {
      if (!(paid < 0 && got > 0)) continue;
      const amount = (-paid * got) / given;
      policy.transfers.push({ id: `exact-${payer}-${payee}`, payer, payee, amount, households: true });
    }
  }
}

/**
 * The balance as the tables have it. Every cell that sells has competitiveness one and every price is one, so that how
 * freely goods travel is the share of their origin in what is bought:
 *
 *   phi[i,j,s] = value[i,j,s] / sum_k value[k,j,s]        residual cost = phi^(1 / (1 - sigma)) / (1 + tariff)   (5.5a)
 *
 * Whoever buys nothing of a sector could buy it as all others do together (our assumption; nothing depends on it).
 * Tables that do not add up give the same shares and wages; the market then clears beside them, and the fit says by how
 * much.
 */
export function exactBalance(exact: ExactTables, economy: Economy, policy: Policy): Balance {
  const { nodes: n, sectors, substitution } = economy;
  const index = indexOf(economy);
  const value = new Float64Array(sectors * n * n);
  for (const row of exact.trade) value[index.flow(row)] = row.value;
  for (let s = 0; s < sectors; s++) {
    const sold = new Float64Array(n);
    for (let pair = 0; pair < n * n; pair++) sold[Math.floor(pair / n)] += value[s * n * n + pair];
    for (let j = 0; j < n; j++) {
      const bought = Float64Array.from({ length: n }, (_, i) => value[(s * n + i) * n + j]);
      const from = bought.some((amount) => amount > 0) ? bought : sold;
      const all = sumOf(from);
      for (let i = 0; i < n; i++) {
        const at = (s * n + i) * n + j;
        const share = all > 0 ? from[i] / all : i === j ? 1 : 0;
        economy.goods.residualCost[at] = pow(share, 1 / (1 - substitution[s])) / (1 + policy.tariff[at]);
      }
    }
  }
  // As many residents as there is labour.
  const residents = Float64Array.from(exact.nodes, ({ labour }) => labour);
  const balance = openBalance(economy, policy, residents);
  balance.inputs.wedges = compileWedges(economy, policy);
  fillFlows(balance, value, policy);
  return balance;
}

/** Purchases, sales and incomes of the tables. */
function fillFlows({ flows, inputs }: Balance, value: Float64Array, policy: Policy): void {
  const { nodes: n, sectors } = flows.economy;
  for (const flow of [flows.demand, flows.revenue, flows.tariffPaid]) flow.fill(0);
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const at = (s * n + i) * n + j;
        const paid = value[at] / (1 + policy.tariff[at]);
        flows.demand[s * n + j] += value[at];
        flows.revenue[s * n + i] += paid;
        flows.tariffPaid[s * n + j] += value[at] - paid;
      }
    }
  }
  flows.competition.fill(1);
  for (let k = 0; k < sectors * n; k++) {
    flows.supply[k] = flows.revenue[k] > 0 ? 1 : 0;
    // A cell without sales stands in no equation; one keeps logs defined.
    flows.soughtPotential[k] = flows.revenue[k] > 0 ? flows.revenue[k] : 1;
  }
  flows.cost.set(flows.revenue);
  for (const { payer, payee, amount } of policy.transfers) payHouseholds(inputs.lumpSums, payer, payee, amount);
  payFactors(flows);
  settle(flows, inputs);
  flows.spending.set(flows.finance.nodeSpending);
}

/** Indices of nodes, sectors and flows between nodes by id. */
function indexOf({ nodeIds, sectorIds }: Pick<Economy, "nodeIds" | "sectorIds">) {
  const nodes = new Map(nodeIds.map((id, i) => [id, i]));
  const sectors = new Map(sectorIds.map((id, s) => [id, s]));
  const node = (id: string) => nodes.get(id)!;
  const sector = (id: string) => sectors.get(id)!;
  const flow = (row: ExactTables["trade"][number]) =>
    (sector(row.sector) * nodes.size + node(row.origin)) * nodes.size + node(row.destination);
  return { node, sector, flow };
}
