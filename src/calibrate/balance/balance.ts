import { NO_CLAIMS } from "../../engine/claims.js";
import type { Economy } from "../../engine/economy.js";
import { SimulationError } from "../../engine/errors.js";
import type { MarketInputs } from "../../engine/marketInputs.js";
import { MarketState } from "../../engine/marketState.js";
import type { Policy } from "../../engine/policy.js";
import { fixYear, payFactors } from "../../engine/production.js";
import { trade } from "../../engine/trade.js";
import { compileWedges } from "../../engine/wedges.js";
import type { Region } from "../../scenario/index.js";
import type { Geography } from "../geography.js";
import type { Technology } from "../technology.js";
import { updateExpenditureShares, updateResidualNode, updateSpending } from "./demand.js";
import { headquartersShares } from "./headquarters.js";
import { updateRevenue } from "./revenue.js";
import type { Balance, BalanceTargets } from "./state.js";
import { fitSupply, updateResidualCosts } from "./tradeCosts.js";

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
  const flows = new MarketState(economy);
  const n = economy.nodes;
  const { sectors } = economy;
  const inputs = balanceInputs(economy, policy, residents);
  const balance: Balance = {
    flows,
    inputs,
    headquartersShare: headquartersShares(region, economy, geography, targets, 1),
    headquartersScale: 1,
    ownShareOfCluster: Number.NaN,
    hinterlandLogCost: 0,
    iterations: 0,
  };
  for (let i = 0; i < n; i++) {
    flows.spending[i] = 0;
    for (let s = 0; s < sectors; s++) flows.spending[i]! += targets.valueAdded[s * n + i]!;
  }
  if (targets.residualNode >= 0) flows.spending[targets.residualNode] = targets.residualSpending;
  flows.supply.fill(1);
  flows.revenue.fill(1);
  flows.openness.fill(1);
  flows.headquartersPower.fill(1);
  inputs.linkMass.set(balance.headquartersShare);
  fixYear(flows, { ...inputs, wedges: { ...inputs.wedges, coordination: null } });
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    let change = updateRevenue(region, geography, balance, targets);
    payFactors(flows);
    trade(flows, inputs.wedges, inputs.lumpSums.targeted);
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
