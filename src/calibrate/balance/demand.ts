import type { Region } from "../../input/index.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { SimulationError } from "../../model/engine/errors.js";
import { settle } from "../../model/engine/finance.js";
import type { MarketState } from "../../model/engine/marketState.js";
import { t } from "../../words/index.js";
import type { Technology } from "../technology.js";
import type { Balance, BalanceTargets } from "./state.js";

/**
 * The rest of the world makes what the world buys and the others do not make; largest relative change of its revenue.
 * Throws SimulationError where that is nothing.
 */
export function updateResidualNode(balance: Balance, targets: BalanceTargets): number {
  const { flows } = balance;
  const { economy } = flows;
  const { nodes: n, sectors } = economy;
  const node = targets.residualNode;
  if (node < 0) return 0;
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    let revenue = -tollsPaid(flows, s);
    for (let j = 0; j < n; j++) {
      revenue += flows.demand[s * n + j];
      if (j !== node) revenue -= flows.revenue[s * n + j];
    }
    if (!(revenue > 0)) {
      throw new SimulationError(t("calibrate.worldNegative", { sector: economy.sectorIds[s] }), {
        sector: economy.sectorIds[s],
      });
    }
    change = Math.max(change, Math.abs(revenue / flows.revenue[s * n + node] - 1));
    flows.revenue[s * n + node] = revenue;
  }
  return change;
}

/** Least final-demand share of a sector, of what the input-output table shows. */
const LEAST_FINAL_DEMAND = 0.2;

/**
 * Final-demand shares follow from the balance of the country (all nodes but the rest of the world): output and the
 * table's net imports less intermediate use. They are scaled to sum to one, since the trade surplus is not reproduced.
 * What saving buys is left out: it goes with saving (7.10f), the rest with spending.
 */
export function updateExpenditureShares(technology: Technology, balance: Balance, targets: BalanceTargets): number {
  const { flows } = balance;
  const { economy } = flows;
  const { nodes: n, sectors } = economy;
  const open = targets.residualNode >= 0;
  const final = new Float64Array(sectors);
  let total = 0;
  let spending = 0;
  let invested = 0;
  for (let i = 0; i < n; i++) {
    if (i === targets.residualNode) continue;
    spending += flows.spending[i];
    invested += flows.investment[i];
  }
  for (let s = 0; s < sectors; s++) {
    final[s] = open ? sumOf(flows.protectionRent.subarray(s * n, s * n + n)) : tollsPaid(flows, s);
    for (let i = 0; i < n; i++) {
      if (i === targets.residualNode) continue;
      const made = flows.revenue[s * n + i] * (1 + (open ? technology.netImports[s] : 0));
      final[s] += made - flows.intermediateDemand[s * n + i];
    }
    if (open)
      final[s] = Math.max(final[s], LEAST_FINAL_DEMAND * technology.finalDemandShare[s] * (spending + invested));
    if (!(final[s] > 0)) {
      throw new SimulationError(t("calibrate.sellsMore", { sector: economy.sectorIds[s] }), {
        sector: economy.sectorIds[s],
      });
    }
    total += final[s];
  }
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    const all = (final[s] / total) * (1 - economy.housingShare + invested / spending);
    const share = all - (technology.capitalMix[s] * invested) / spending;
    if (!(share > 0)) {
      const sector = economy.sectorIds[s];
      const [demand, capital] = [all * spending, technology.capitalMix[s] * invested].map((sum) => sum.toPrecision(3));
      throw new SimulationError(t("calibrate.investedMore", { sector, demand, capital }), { sector });
    }
    change = Math.max(change, Math.abs(share - economy.expenditureShare[s]));
    economy.expenditureShare[s] = share;
  }
  return change;
}

/** What buyers of a sector pay over what its sellers get: tolls and rents of protection. */
export function tollsPaid(flows: MarketState, s: number): number {
  const n = flows.economy.nodes;
  let tolls = 0;
  for (let i = 0; i < n; i++)
    tolls += flows.demand[s * n + i] - flows.supply[s * n + i] * flows.soughtPotential[s * n + i];
  return Math.abs(tolls) < 1e-9 ? 0 : tolls;
}

/**
 * Incomes and budgets through public finance; the land rent that cities keep meets landRevenueOverOtherRevenue (at most
 * all of it). Returns the largest change of that share, or of a node's spending relative to before.
 */
export function updateSpending(balance: Balance, targets: BalanceTargets, region: Region): number {
  const { flows, inputs } = balance;
  const { economy, finance } = flows;
  let change = 0;
  settle(flows, inputs);
  for (let i = 0; i < economy.nodes; i++) {
    const other = finance.cityRevenue[i] - finance.landRevenue[i];
    const wanted = (region.parameters.landRevenueOverOtherRevenue.value * other) / finance.landRent[i];
    const share = Math.min(1, Math.max(0, wanted));
    change = Math.max(change, Math.abs(share - economy.landRentToCity[i]));
    economy.landRentToCity[i] = share;
    if (i === targets.residualNode) continue;
    change = Math.max(change, Math.abs(finance.nodeSpending[i] / flows.spending[i] - 1));
    flows.spending[i] = finance.nodeSpending[i];
  }
  return change;
}
