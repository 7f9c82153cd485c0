import type { Region } from "../../input/index.js";
import { exp, log } from "../../maths/numerics/elementary.js";
import type { Economy } from "../../model/engine/economy.js";
import type { Technology } from "../technology.js";
import { tollsPaid } from "./demand.js";
import type { Balance, BalanceTargets } from "./state.js";

/**
 * The table's import share cannot be met where the country uses more than it makes (its final demand here is its
 * income, not its absorption): there gross imports are taken as this multiple of the shortfall.
 */
const GROSS_OVER_NET_IMPORTS = 1.25;

/**
 * Largest ln of the residual cost towards the hinterland, a factor of two either way: a cluster whose structure is far
 * from its demand must trade with the rest of the country, whatever the published own share says.
 */
const HINTERLAND_COST_BOUND = log(2);

/** The same towards the rest of the world, a factor of four. */
const ABROAD_COST_BOUND = log(4);

/** The most that the ln of a cost moves in a round. */
const LARGEST_STEP = 1;

/** Cells of the same pairs: seller*n + buyer, and buyer*n + seller. */
interface Pairs {
  sold: Int32Array;
  bought: Int32Array;
}

/** Pairs whose residual trade costs share one factor, which moves until what it decides meets its datum. */
export interface CostMargin {
  sectors: readonly number[];
  /** seller*n + buyer of every pair, and buyer*n + seller. */
  pairs: Pairs;
  /** Ln of the factor stays within this of zero. */
  bound: number;
  /** By how much the ln of the factor should move: towards the datum, with the elasticity of trade. */
  step(balance: Balance): number;
  /** Weight of that step in the measure of how far the balance is from rest. */
  weight: number;
}

/**
 * Imports by sector (their share of use at home), exports by sector (what home makes and does not use), the cluster's
 * own share (one factor for all trade with the domestic hinterland) and what it buys abroad (one for all its trade with
 * the rest of the world, beside those of the country). Shares become odds, so that steps are proportional. Costs of
 * imports and exports differ because the price level of the rest of the world is not identified: it is set to one, and
 * the difference carries its productivity.
 */
export function costMargins(
  region: Region,
  technology: Technology,
  economy: Economy,
  { residualNode, hinterland }: BalanceTargets,
): CostMargin[] {
  const sectors = Array.from({ length: economy.sectors }, (_, s) => s);
  const margins: CostMargin[] = [];
  const { ownShareOfCluster, importShareOfCluster } = region.parameters;
  if (residualNode >= 0) margins.push(...sectors.flatMap((s) => foreignMargins(technology, economy, residualNode, s)));
  if (hinterland >= 0) {
    const cities = [...economy.isCity.keys()].filter((i) => economy.isCity[i] === 1);
    margins.push({
      sectors,
      pairs: pairsOf(
        economy.nodes,
        (i, j) => (i === hinterland) !== (j === hinterland) && i !== residualNode && j !== residualNode,
      ),
      bound: HINTERLAND_COST_BOUND,
      step: (balance) => {
        balance.ownShareOfCluster = shareOfCluster(balance, cities);
        return log(odds(ownShareOfCluster.value) / odds(balance.ownShareOfCluster)) / 8;
      },
      weight: 1,
    });
  }
  if (residualNode >= 0 && hinterland >= 0) {
    const isCity = (i: number) => i !== hinterland && i !== residualNode;
    margins.push({
      sectors,
      pairs: pairsOf(economy.nodes, (i, j) => (i === residualNode && isCity(j)) || (j === residualNode && isCity(i))),
      bound: ABROAD_COST_BOUND,
      step: (balance) => {
        balance.importShareOfCluster = shareOfCluster(balance, [residualNode]);
        return log(odds(balance.importShareOfCluster) / odds(importShareOfCluster.value)) / 8;
      },
      weight: 1,
    });
  }
  return margins;
}

/** Moves every factor one step; returns the largest. */
export function updateTradeCosts(balance: Balance, margins: readonly CostMargin[]): number {
  const steps = margins.map((margin) => margin.step(balance));
  const before = balance.logCosts.slice();
  moveCosts(
    balance,
    margins,
    before.map((log, m) => log + Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, steps[m]))),
  );
  return Math.max(0, ...margins.map(({ weight }, m) => weight * Math.abs(balance.logCosts[m] - before[m])));
}

/**
 * Gives every factor a value (its ln, within its bound): multiplies residual costs, and freeness, in place. `logs` by
 * margin
 */
export function moveCosts(balance: Balance, margins: readonly CostMargin[], logs: ArrayLike<number>): void {
  for (const [m, margin] of margins.entries()) {
    const next = Math.max(-margin.bound, Math.min(margin.bound, logs[m]));
    const step = next - balance.logCosts[m];
    balance.logCosts[m] = next;
    for (const s of margin.sectors) scaleCost(balance, s, margin, step);
  }
}

/** Imports and exports of one sector between the rest of the world and everybody else. */
function foreignMargins(technology: Technology, economy: Economy, foreign: number, s: number): CostMargin[] {
  const elasticity = economy.substitution[s] - 1;
  const common = { sectors: [s], bound: Infinity, weight: elasticity };
  return [
    {
      ...common,
      pairs: pairsOf(economy.nodes, (i) => i === foreign),
      step: (balance) => {
        const { use, imported, wantedImports } = foreignTrade(technology, balance, foreign, s);
        return log(odds(imported / use) / odds(wantedImports / use)) / elasticity;
      },
    },
    {
      ...common,
      pairs: pairsOf(economy.nodes, (_, j) => j === foreign),
      step: (balance) => {
        const { ownAbroad, wantedExports, abroad } = foreignTrade(technology, balance, foreign, s);
        return log(odds(1 - ownAbroad) / odds(wantedExports / abroad)) / elasticity;
      },
    },
  ];
}

/**
 * A sector's use, imports and what they and exports should be; purchases abroad and the part of them that the rest of
 * the world makes itself.
 */
function foreignTrade(technology: Technology, { flows, inputs: { wedges } }: Balance, foreign: number, s: number) {
  const n = flows.economy.nodes;
  const cell = s * n;
  let use = 0;
  let made = 0;
  let imported = 0;
  let keptOfImports = 0;
  for (let j = 0; j < n; j++) {
    if (j === foreign) continue;
    const k = cell + j;
    use += flows.demand[k];
    made += flows.revenue[k];
    if (!(flows.competition[k] > 0)) continue;
    const bought = (flows.demand[k] / flows.competition[k]) * flows.supply[cell + foreign];
    const at = k * n + foreign;
    imported += bought * wedges.freeness[at];
    keptOfImports += bought * ((wedges.tollFreeness?.[at] ?? 0) + (wedges.rentFreeness?.[at] ?? 0));
  }
  const abroad = flows.demand[cell + foreign];
  const ownAbroad = flows.supply[cell + foreign] / flows.competition[cell + foreign];
  const wantedImports = use * Math.max(technology.importShare[s], GROSS_OVER_NET_IMPORTS * (1 - made / use), 1e-5);
  // What home makes and does not use, at buyers' prices: tolls and rents on what home sells come on top of what it
  // makes.
  const kept = tollsPaid(flows, s) - keptOfImports;
  const wantedExports = Math.max(made + kept - use + wantedImports, 1e-6 * made);
  return { use, imported, wantedImports, wantedExports, abroad, ownAbroad };
}

/** Pairs of different nodes that belong together, in the order of sellers. */
function pairsOf(n: number, belong: (seller: number, buyer: number) => boolean): Pairs {
  const pairs: number[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (i !== j && belong(i, j)) pairs.push(i * n + j);
  }
  const turned = pairs.map((pair) => (pair % n) * n + Math.floor(pair / n));
  return { sold: Int32Array.from(pairs), bought: Int32Array.from(turned) };
}

/** Spending of cities on what some nodes make, over all their spending (buyers' prices, intermediates included). */
function shareOfCluster({ flows, inputs }: Balance, makers: readonly number[]): number {
  const { economy } = flows;
  const n = economy.nodes;
  let own = 0;
  let total = 0;
  for (let k = 0; k < economy.sectors * n; k++) {
    if (!economy.isCity[k % n] || !(flows.competition[k] > 0)) continue;
    const scale = flows.demand[k] / flows.competition[k];
    const cell = k - (k % n);
    total += flows.demand[k];
    for (const i of makers) own += scale * inputs.wedges.freeness[k * n + i] * flows.supply[cell + i];
  }
  return own / total;
}

/** Multiplies the residual cost of a margin's pairs in sector s by e^logStep, and freeness as that makes it. */
function scaleCost({ flows, inputs }: Balance, s: number, { pairs }: CostMargin, logStep: number): void {
  if (logStep === 0) return;
  const { nodes: n, goods, substitution } = flows.economy;
  const factor = exp(logStep);
  const power = exp(logStep * (1 - substitution[s]));
  const { freeness, tollFreeness, rentFreeness } = inputs.wedges;
  const { sold, bought } = pairs;
  for (let p = 0; p < sold.length; p++) {
    goods.residualCost[s * n * n + sold[p]] *= factor;
    const at = s * n * n + bought[p];
    freeness[at] *= power;
    if (tollFreeness) tollFreeness[at] *= power;
    if (rentFreeness) rentFreeness[at] *= power;
  }
}

/** Odds of a share, which is kept off 0 and 1. */
function odds(share: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return inside / (1 - inside);
}
