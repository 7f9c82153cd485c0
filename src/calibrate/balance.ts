import { NO_CLAIMS } from "../engine/claims.js";
import type { Economy } from "../engine/economy.js";
import { SimulationError } from "../engine/errors.js";
import { Market, type MarketInputs } from "../engine/market.js";
import type { Policy } from "../engine/policy.js";
import { compileWedges, type Wedges } from "../engine/wedges.js";
import type { Region } from "../scenario/index.js";
import type { Geography } from "./geography.js";
import type { Technology } from "./technology.js";

/** The base year as flows of money that balance: what the inversion turns into prices and productivities. */
export interface Balance {
  market: Market;
  inputs: MarketInputs;
  wedges: Wedges;
  /** Share of a plant cell's revenue run from each headquarters city. [s*n*n + i*n + h] */
  headquartersShare: Float64Array;
  /** Factor by which cross-city headquarters shares were lowered to keep revenues positive (1 = not at all). */
  headquartersScale: number;
  ownShareOfCluster: number;
  /** Ln of the fitted residual cost between the cluster and its hinterland; at its bound where the own share cannot be met. */
  hinterlandLogCost: number;
  iterations: number;
}

/** What the balance must meet: value added [s*n + i] and spending of pinned nodes. */
export interface BalanceTargets {
  valueAdded: Float64Array;
  /** Node whose output is the residual of the world balance and whose spending is pinned, or -1. */
  residualNode: number;
  residualSpending: number;
  /** Domestic hinterland whose trade cost is fitted to the cluster's own share, or -1. */
  hinterland: number;
}

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

/** Relative change between two rounds below which the base year is taken as balanced. */
const BALANCED = 1e-12;
const MAX_ROUNDS = 4000;

/**
 * Finds revenue, spending, tolls, trade and the residual trade costs of the base year together, by one fixed point built from the market's own
 * functions: value added gives revenue through the linear system with headquarters payments, revenue gives incomes and spending through public
 * finance, spending and inputs give demand, and one sweep of proportional fitting (Deming and Stephan 1940) adjusts competitiveness to
 * revenue. Residual costs move until imports (by sector) and the cluster's own share meet their data. Throws SimulationError when a revenue or a
 * final-demand share would be negative, or when it does not settle.
 */
export function balanceBaseYear(
  region: Region,
  economy: Economy,
  policy: Policy,
  geography: Geography,
  technology: Technology,
  targets: BalanceTargets,
  residents: Float64Array,
): Balance {
  const market = new Market(economy);
  const n = economy.nodes;
  const { sectors } = economy;
  const inputs = balanceInputs(economy, policy, residents);
  const balance: Balance = {
    market,
    inputs,
    wedges: inputs.wedges,
    headquartersShare: headquartersShares(region, economy, geography, targets, 1),
    headquartersScale: 1,
    ownShareOfCluster: Number.NaN,
    hinterlandLogCost: 0,
    iterations: 0,
  };
  for (let i = 0; i < n; i++) {
    market.spending[i] = 0;
    for (let s = 0; s < sectors; s++) market.spending[i]! += targets.valueAdded[s * n + i]!;
  }
  if (targets.residualNode >= 0) market.spending[targets.residualNode] = targets.residualSpending;
  market.supply.fill(1);
  market.revenue.fill(1);
  market.openness.fill(1);
  market.headquartersPower.fill(1);
  inputs.linkMass.set(balance.headquartersShare);
  market.prepare({ ...inputs, wedges: { ...inputs.wedges, coordination: null } });
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    let change = updateRevenue(region, geography, balance, targets);
    market.payFactors();
    market.trade(inputs);
    change = Math.max(change, updateResidualNode(balance, targets));
    change = Math.max(change, updateExpenditureShares(technology, balance, targets));
    change = Math.max(change, updateResidualCosts(region, technology, balance, targets));
    change = Math.max(change, fitSupply(balance, targets.residualNode), updateSpending(balance, targets, region));
    balance.iterations = round;
    if (change < BALANCED) return balance;
    if (!Number.isFinite(change)) break;
  }
  throw new SimulationError(
    `The base year of ${region.id} cannot be balanced: after ${balance.iterations} rounds the flows still change. Check the structure and the barriers.`,
  );
}

function balanceInputs(economy: Economy, policy: Policy, residents: Float64Array): MarketInputs {
  const { nodes: n, sectors, labourTypes, regimeIds } = economy;
  const one = (length: number) => new Float64Array(length).fill(1);
  return {
    year: 0,
    wedges: compileWedges(economy, policy),
    policy,
    productivity: one(sectors * n),
    linkMass: one(sectors * n * n),
    workers: one(labourTypes * n),
    residents,
    capital: one(n),
    industrialLand: one(n),
    housingLand: one(n),
    claims: NO_CLAIMS,
    localTaxBase: new Float64Array(n),
    lumpSums: {
      toHouseholds: new Float64Array(n),
      toCities: new Float64Array(n),
      toCentre: new Float64Array(regimeIds.length),
      targeted: new Float64Array(sectors * n),
    },
  };
}

/**
 * Own-city share as given, the rest (times `scale`) by gravity in business services of the other linked nodes. A hinterland is many cities: of what its
 * plants have elsewhere only the cluster's share in the country's business services lies outside the node.
 */
function headquartersShares(
  region: Region,
  economy: Economy,
  geography: Geography,
  targets: BalanceTargets,
  scale: number,
): Float64Array {
  const n = economy.nodes;
  const services = economy.headquartersSector * n;
  const byPlant = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let total = 0;
    let around = 0;
    for (let h = 0; h < n; h++) {
      if (h === i || !geography.linked[h * n + i]) continue;
      around += targets.valueAdded[services + h]!;
      byPlant[i * n + h] = targets.valueAdded[services + h]! / (1 + geography.hours[h * n + i]!);
      total += byPlant[i * n + h]!;
    }
    const outside = economy.isCity[i] ? 1 : around / (around + targets.valueAdded[services + i]!);
    const elsewhere = total > 0 ? (1 - region.parameters.headquartersOwnShare.value) * scale * outside : 0;
    for (let h = 0; h < n; h++) if (total > 0) byPlant[i * n + h]! *= elsewhere / total;
    byPlant[i * n + i] = 1 - elsewhere;
  }
  const shares = new Float64Array(economy.sectors * n * n);
  for (let s = 0; s < economy.sectors; s++) shares.set(byPlant, s * n * n);
  return shares;
}

/** Revenue from value added: rev (1 - inputs - cross-city headquarters) = value added of the cell less what is booked there for others. */
function updateRevenue(region: Region, geography: Geography, balance: Balance, targets: BalanceTargets): number {
  const { market, headquartersShare } = balance;
  const { economy } = market;
  const { nodes: n, sectors, headquartersSector } = economy;
  const received = new Float64Array(n);
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    if (s === headquartersSector) continue;
    const eta = economy.headquartersCostShare[s]! / economy.markup[s]!;
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      if (i !== targets.residualNode) {
        const revenue =
          ownValueAdded(market, targets, s, i) / valueAddedShare(economy, s, headquartersShare[k * n + i]!);
        if (revenue < 0) throw negativeRevenue(region, economy, s, i);
        change = Math.max(change, relativeChange(revenue, market.revenue[k]!));
        market.revenue[k] = revenue;
      }
      const payments = eta * market.revenue[k]!;
      for (let h = 0; h < n; h++) if (h !== i) received[h]! += payments * headquartersShare[k * n + h]!;
    }
  }
  change = Math.max(change, settleHeadquartersSector(balance, targets, received));
  if (market.revenue.some((revenue) => revenue < 0)) {
    lowerHeadquartersShares(region, economy, geography, balance, targets);
    return 1;
  }
  for (let k = 0; k < sectors * n; k++) {
    const markup = economy.markup[Math.floor(k / n)]!;
    market.cost[k] = market.revenue[k]! / markup;
    market.operatingProfit[k] = market.revenue[k]! - market.cost[k]!;
  }
  return change;
}

/** Value added that the cell's own production must make: less housing rent and tolls booked there. */
function ownValueAdded(market: Market, targets: BalanceTargets, s: number, i: number): number {
  const { economy } = market;
  let own = targets.valueAdded[s * economy.nodes + i]!;
  if (s === economy.housingSector) own -= economy.housingShare * market.spending[i]!;
  if (s === economy.tollSector) own -= market.tollByNode[i]!;
  return own;
}

/** Value added over revenue of a cell whose headquarters' own-city share is given. */
function valueAddedShare(economy: Economy, s: number, ownHeadquarters: number): number {
  let share = 1;
  for (let r = 0; r < economy.sectors; r++)
    share -= economy.inputCostShare[s * economy.sectors + r]! / economy.markup[s]!;
  return share - (economy.headquartersCostShare[s]! / economy.markup[s]!) * (1 - ownHeadquarters);
}

/** The headquarters sector's own system: payments received from all sectors are value added here. A contraction with a small factor. */
function settleHeadquartersSector(balance: Balance, targets: BalanceTargets, received: Float64Array): number {
  const { market, headquartersShare } = balance;
  const { economy } = market;
  const { nodes: n, headquartersSector: s } = economy;
  const eta = economy.headquartersCostShare[s]! / economy.markup[s]!;
  const before = market.revenue.slice(s * n, s * n + n);
  for (let round = 0; round < 60; round++) {
    let moved = 0;
    for (let h = 0; h < n; h++) {
      if (h === targets.residualNode) continue;
      let own = ownValueAdded(market, targets, s, h) - received[h]!;
      for (let i = 0; i < n; i++) {
        if (i !== h) own -= eta * market.revenue[s * n + i]! * headquartersShare[(s * n + i) * n + h]!;
      }
      const revenue = own / valueAddedShare(economy, s, headquartersShare[(s * n + h) * n + h]!);
      moved = Math.max(moved, relativeChange(revenue, market.revenue[s * n + h]!));
      market.revenue[s * n + h] = revenue;
    }
    if (moved < 1e-16) break;
  }
  return before.reduce((worst, value, i) => Math.max(worst, relativeChange(market.revenue[s * n + i]!, value)), 0);
}

function relativeChange(next: number, before: number): number {
  return Math.abs(next - before) / Math.max(Math.abs(next), 1e-9);
}

function lowerHeadquartersShares(
  region: Region,
  economy: Economy,
  geography: Geography,
  balance: Balance,
  targets: BalanceTargets,
): void {
  balance.headquartersScale *= 0.9;
  balance.headquartersShare = headquartersShares(region, economy, geography, targets, balance.headquartersScale);
  balance.market.linkMass.set(balance.headquartersShare);
  balance.inputs.linkMass.set(balance.headquartersShare);
}

function negativeRevenue(region: Region, economy: Economy, s: number, i: number): SimulationError {
  return new SimulationError(
    `${region.id}: value added of ${economy.nodeIds[i]} in ${economy.sectorIds[s]} is smaller than the housing rent or tolls booked there. Raise it or lower realEstateHousingShare or tollPerKm.`,
    { node: economy.nodeIds[i]!, sector: economy.sectorIds[s]! },
  );
}

/** The rest of the world makes what the world buys and the others do not make. */
function updateResidualNode(balance: Balance, targets: BalanceTargets): number {
  const { market } = balance;
  const { economy } = market;
  const { nodes: n, sectors } = economy;
  const node = targets.residualNode;
  if (node < 0) return 0;
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    let revenue = -tollsPaid(market, s);
    for (let j = 0; j < n; j++) {
      revenue += market.demand[s * n + j]!;
      if (j !== node) revenue -= market.revenue[s * n + j]!;
    }
    if (!(revenue > 0)) {
      throw new SimulationError(
        `The rest of the world would make a negative amount in ${economy.sectorIds[s]}: it is too small for the country's net exports. Raise gdpRelativeToChina.`,
        { sector: economy.sectorIds[s]! },
      );
    }
    change = Math.max(change, Math.abs(revenue / market.revenue[s * n + node]! - 1));
    market.revenue[s * n + node] = revenue;
  }
  return change;
}

/** Least final-demand share of a sector, of what the input-output table shows. */
const LEAST_FINAL_DEMAND = 0.2;

/**
 * Final-demand shares follow from the balance of the country (all nodes but the rest of the world): output and the table's net imports less
 * intermediate use. They are scaled to sum to one, since the trade surplus is not reproduced.
 */
function updateExpenditureShares(technology: Technology, balance: Balance, targets: BalanceTargets): number {
  const { market } = balance;
  const { economy } = market;
  const { nodes: n, sectors } = economy;
  const open = targets.residualNode >= 0;
  const final = new Float64Array(sectors);
  let total = 0;
  let spending = 0;
  for (let i = 0; i < n; i++) if (i !== targets.residualNode) spending += market.spending[i]!;
  for (let s = 0; s < sectors; s++) {
    final[s] = open ? 0 : tollsPaid(market, s);
    for (let i = 0; i < n; i++) {
      if (i === targets.residualNode) continue;
      const made = market.revenue[s * n + i]! * (1 + (open ? technology.netImports[s]! : 0));
      final[s]! += made - market.intermediateDemand[s * n + i]!;
    }
    if (open) final[s] = Math.max(final[s]!, LEAST_FINAL_DEMAND * technology.finalDemandShare[s]! * spending);
    if (!(final[s]! > 0)) {
      throw new SimulationError(
        `${economy.sectorIds[s]} sells more to producers than the region makes of it: add a rest-of-the-world hinterland that supplies it.`,
        { sector: economy.sectorIds[s]! },
      );
    }
    total += final[s]!;
  }
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    const share = (final[s]! / total) * (1 - economy.housingShare);
    change = Math.max(change, Math.abs(share - economy.expenditureShare[s]!));
    economy.expenditureShare[s] = share;
  }
  return change;
}

function tollsPaid(market: Market, s: number): number {
  const n = market.economy.nodes;
  let tolls = 0;
  for (let i = 0; i < n; i++)
    tolls += market.demand[s * n + i]! - market.supply[s * n + i]! * market.potentialNew[s * n + i]!;
  return Math.abs(tolls) < 1e-9 ? 0 : tolls;
}

/** One sweep of proportional fitting, at home and abroad; each side's mean price of a purchase is one. */
function fitSupply(balance: Balance, foreign: number): number {
  const { market } = balance;
  const { nodes: n, sectors } = market.economy;
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    const scale = [0, 1].map((side) => {
      let purchases = 0;
      let level = 0;
      for (let j = 0; j < n; j++) {
        const k = s * n + j;
        if ((j === foreign) !== (side === 1) || !(market.demand[k]! > 0)) continue;
        purchases += market.demand[k]!;
        level += market.demand[k]! * Math.log(market.competition[k]!);
      }
      return purchases > 0 ? Math.exp(-level / purchases) : 1;
    });
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const fitted = market.revenue[k]! > 0 ? market.revenue[k]! / market.potentialNew[k]! : 0;
      const next = fitted * scale[i === foreign ? 1 : 0]!;
      if (next > 0) change = Math.max(change, Math.abs(next / market.supply[k]! - 1));
      market.supply[k] = next;
    }
  }
  return change;
}

/** Incomes and budgets through public finance; the land rent that cities keep meets landRevenueOverOtherRevenue (at most all of it). */
function updateSpending(balance: Balance, targets: BalanceTargets, region: Region): number {
  const { market, inputs } = balance;
  const { economy, finance } = market;
  let change = 0;
  finance.settle(market, inputs);
  for (let i = 0; i < economy.nodes; i++) {
    const other = finance.cityRevenue[i]! - finance.landRevenue[i]!;
    const wanted = (region.parameters.landRevenueOverOtherRevenue.value * other) / finance.landRent[i]!;
    const share = Math.min(1, Math.max(0, wanted));
    change = Math.max(change, Math.abs(share - economy.landRentToCity[i]!));
    economy.landRentToCity[i] = share;
    if (i === targets.residualNode) continue;
    change = Math.max(change, Math.abs(finance.nodeSpending[i]! / market.spending[i]! - 1));
    market.spending[i] = finance.nodeSpending[i]!;
  }
  return change;
}

/**
 * Moves residual trade costs towards the data: imports by sector (their share of use at home), exports (what home makes and does not use), and
 * the cluster's own share (one factor for all trade with the domestic hinterland). Shares become odds, so that steps are proportional. Costs of imports and
 * exports differ because the price level of the rest of the world is not identified: it is set to one, and the difference carries its productivity.
 */
function updateResidualCosts(
  region: Region,
  technology: Technology,
  balance: Balance,
  targets: BalanceTargets,
): number {
  const { economy } = balance.market;
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
  const { market, inputs } = balance;
  const { economy } = market;
  const n = economy.nodes;
  const cell = s * n;
  let use = 0;
  let made = 0;
  let imported = 0;
  for (let j = 0; j < n; j++) {
    if (j === foreign) continue;
    const k = cell + j;
    use += market.demand[k]!;
    made += market.revenue[k]!;
    if (market.competition[k]! > 0) {
      imported +=
        (market.demand[k]! / market.competition[k]!) *
        inputs.wedges.freeness[k * n + foreign]! *
        market.supply[cell + foreign]!;
    }
  }
  const abroad = market.demand[cell + foreign]!;
  const ownAbroad = market.supply[cell + foreign]! / market.competition[cell + foreign]!;
  const wantedImports = use * Math.max(technology.importShare[s]!, GROSS_OVER_NET_IMPORTS * (1 - made / use), 1e-5);
  const wantedExports = Math.max(made + tollsPaid(market, s) - use + wantedImports, 1e-6 * made);
  const elasticity = economy.substitution[s]! - 1;
  const importStep = Math.log(odds(imported / use) / odds(wantedImports / use)) / elasticity;
  const exportStep = Math.log(odds(1 - ownAbroad) / odds(wantedExports / abroad)) / elasticity;
  scaleCost(balance, s, (i, j) => i === foreign && j !== foreign, importStep);
  scaleCost(balance, s, (i, j) => i !== foreign && j === foreign, exportStep);
  return Math.max(Math.abs(importStep), Math.abs(exportStep)) * elasticity;
}

/** Spending of cities on what cities make, over all their spending (buyers' prices, intermediates included). */
function ownShareOfCluster({ market, inputs }: Balance): number {
  const { economy } = market;
  const n = economy.nodes;
  let own = 0;
  let total = 0;
  for (let k = 0; k < economy.sectors * n; k++) {
    if (!economy.isCity[k % n] || !(market.competition[k]! > 0)) continue;
    const scale = market.demand[k]! / market.competition[k]!;
    const cell = k - (k % n);
    total += market.demand[k]!;
    for (let i = 0; i < n; i++)
      if (economy.isCity[i]) own += scale * inputs.wedges.freeness[k * n + i]! * market.supply[cell + i]!;
  }
  return own / total;
}

/** Multiplies the residual cost of the chosen pairs, and their freeness, in place. */
function scaleCost(balance: Balance, s: number, between: (i: number, j: number) => boolean, logStep: number): void {
  const { market, inputs } = balance;
  const { economy } = market;
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
