import type { Region } from "../../scenario/index.js";
import type { Technology } from "../technology.js";
import { tollsPaid } from "./demand.js";
import type { Balance, BalanceTargets } from "./state.js";

/**
 * The table's import share cannot be met where the country uses more than it makes (its final demand here is its income, not its
 * absorption): there gross imports are taken as this multiple of the shortfall.
 */
const GROSS_OVER_NET_IMPORTS = 1.25;

/**
 * Largest ln of the residual cost towards the hinterland, a factor of two either way: a cluster whose structure is far from its demand must trade
 * with the rest of the country, whatever the published own share says.
 */
const HINTERLAND_COST_BOUND = Math.log(2);

/** One sweep of proportional fitting, at home and abroad; each side's mean price of a purchase is one. */
export function fitSupply(balance: Balance, foreign: number): number {
  const { flows } = balance;
  const { nodes: n, sectors } = flows.economy;
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    const scale = [0, 1].map((side) => {
      let purchases = 0;
      let level = 0;
      for (let j = 0; j < n; j++) {
        const k = s * n + j;
        if ((j === foreign) !== (side === 1) || !(flows.demand[k]! > 0)) continue;
        purchases += flows.demand[k]!;
        level += flows.demand[k]! * Math.log(flows.competition[k]!);
      }
      return purchases > 0 ? Math.exp(-level / purchases) : 1;
    });
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const fitted = flows.revenue[k]! > 0 ? flows.revenue[k]! / flows.soughtPotential[k]! : 0;
      const next = fitted * scale[i === foreign ? 1 : 0]!;
      if (next > 0) change = Math.max(change, Math.abs(next / flows.supply[k]! - 1));
      flows.supply[k] = next;
    }
  }
  return change;
}

/**
 * Moves residual trade costs towards the data: imports by sector (their share of use at home), exports (what home makes and does not use), and
 * the cluster's own share (one factor for all trade with the domestic hinterland). Shares become odds, so that steps are proportional. Costs of imports and
 * exports differ because the price level of the rest of the world is not identified: it is set to one, and the difference carries its productivity.
 */
export function updateResidualCosts(
  region: Region,
  technology: Technology,
  balance: Balance,
  targets: BalanceTargets,
): number {
  const { economy } = balance.flows;
  let change = 0;
  if (targets.residualNode >= 0) {
    for (let s = 0; s < economy.sectors; s++)
      change = Math.max(change, fitForeignTrade(technology, balance, targets.residualNode, s));
  }
  if (targets.hinterland >= 0) {
    balance.ownShareOfCluster = ownShareOfCluster(balance);
    const step = Math.log(odds(region.parameters.ownShareOfCluster.value) / odds(balance.ownShareOfCluster)) / 4;
    const { hinterland, residualNode } = targets;
    const between = (i: number, j: number) =>
      (i === hinterland || j === hinterland) && i !== residualNode && j !== residualNode;
    const next = Math.max(
      -HINTERLAND_COST_BOUND,
      Math.min(HINTERLAND_COST_BOUND, balance.hinterlandLogCost + 0.5 * step),
    );
    const taken = next - balance.hinterlandLogCost;
    balance.hinterlandLogCost = next;
    for (let s = 0; s < economy.sectors; s++) scaleCost(balance, s, between, taken);
    change = Math.max(change, Math.abs(taken));
  }
  return change;
}

/** Imports and exports of one sector between the rest of the world and everybody else. */
function fitForeignTrade(technology: Technology, balance: Balance, foreign: number, s: number): number {
  const { flows, inputs } = balance;
  const { economy } = flows;
  const n = economy.nodes;
  const cell = s * n;
  let use = 0;
  let made = 0;
  let imported = 0;
  for (let j = 0; j < n; j++) {
    if (j === foreign) continue;
    const k = cell + j;
    use += flows.demand[k]!;
    made += flows.revenue[k]!;
    if (flows.competition[k]! > 0) {
      imported +=
        (flows.demand[k]! / flows.competition[k]!) *
        inputs.wedges.freeness[k * n + foreign]! *
        flows.supply[cell + foreign]!;
    }
  }
  const abroad = flows.demand[cell + foreign]!;
  const ownAbroad = flows.supply[cell + foreign]! / flows.competition[cell + foreign]!;
  const wantedImports = use * Math.max(technology.importShare[s]!, GROSS_OVER_NET_IMPORTS * (1 - made / use), 1e-5);
  const wantedExports = Math.max(made + tollsPaid(flows, s) - use + wantedImports, 1e-6 * made);
  const elasticity = economy.substitution[s]! - 1;
  const importStep = Math.log(odds(imported / use) / odds(wantedImports / use)) / elasticity;
  const exportStep = Math.log(odds(1 - ownAbroad) / odds(wantedExports / abroad)) / elasticity;
  scaleCost(balance, s, (i, j) => i === foreign && j !== foreign, importStep);
  scaleCost(balance, s, (i, j) => i !== foreign && j === foreign, exportStep);
  return Math.max(Math.abs(importStep), Math.abs(exportStep)) * elasticity;
}

/** Spending of cities on what cities make, over all their spending (buyers' prices, intermediates included). */
function ownShareOfCluster({ flows, inputs }: Balance): number {
  const { economy } = flows;
  const n = economy.nodes;
  let own = 0;
  let total = 0;
  for (let k = 0; k < economy.sectors * n; k++) {
    if (!economy.isCity[k % n] || !(flows.competition[k]! > 0)) continue;
    const scale = flows.demand[k]! / flows.competition[k]!;
    const cell = k - (k % n);
    total += flows.demand[k]!;
    for (let i = 0; i < n; i++)
      if (economy.isCity[i]) own += scale * inputs.wedges.freeness[k * n + i]! * flows.supply[cell + i]!;
  }
  return own / total;
}

/** Multiplies the residual cost of the chosen pairs, and their freeness, in place. */
function scaleCost(balance: Balance, s: number, between: (i: number, j: number) => boolean, logStep: number): void {
  const { flows, inputs } = balance;
  const { economy } = flows;
  const n = economy.nodes;
  const bounded = Math.max(-1, Math.min(1, logStep));
  const factor = Math.exp(bounded);
  const power = Math.exp(bounded * (1 - economy.substitution[s]!));
  const { freeness, netFreeness } = inputs.wedges;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j || !between(i, j)) continue;
      economy.goods.residualCost[(s * n + i) * n + j]! *= factor;
      freeness[(s * n + j) * n + i]! *= power;
      if (netFreeness !== null) netFreeness[(s * n + j) * n + i]! *= power;
    }
  }
}

function odds(share: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return inside / (1 - inside);
}
