import type { Region } from "../../input/index.js";
import { AndersonAccelerator } from "../../maths/numerics/anderson.js";
import { exp, log } from "../../maths/numerics/elementary.js";
import type { Economy } from "../../model/engine/economy.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { MarketInputs } from "../../model/engine/marketInputs.js";
import { fixYear, MarketState } from "../../model/engine/marketState.js";
import type { Policy } from "../../model/engine/policy.js";
import { payFactors } from "../../model/engine/production.js";
import { trade } from "../../model/engine/trade.js";
import { compileWedges } from "../../model/engine/wedges.js";
import { nothingPending } from "../../model/engine/yearInputs.js";
import { t } from "../../words/index.js";
import type { Geography } from "../geography.js";
import type { Technology } from "../technology.js";
import { updateExpenditureShares, updateResidualNode, updateSpending } from "./demand.js";
import { headquartersShares, updateRevenue } from "./revenue.js";
import { type Balance, type BalanceTargets, fitSupply, keepCapital, payForEntry } from "./state.js";
import { type CostMargin, costMargins, moveCosts, updateTradeCosts } from "./tradeCosts.js";

/** Relative change between two rounds below which the base year is taken as balanced. */
const BALANCED = 1e-12;
const MAX_ROUNDS = 4000;

/** Rounds are accelerated once no flow changes by more than this share. */
const NEAR = 0.05;
/** Rounds that the acceleration looks back on. */
const DEPTH = 12;

/**
 * Finds revenue, spending, tolls, trade and the residual trade costs of the base year together, by one fixed point
 * built from the market's own functions: value added gives revenue through the linear system with headquarters
 * payments, revenue gives incomes and spending through public finance, spending and inputs give demand, and one sweep
 * of proportional fitting (Deming and Stephan 1940) adjusts competitiveness to revenue. Residual costs move until
 * imports (by sector) and the cluster's own share meet their data. Throws SimulationError when a revenue or a
 * final-demand share would be negative, or when it does not settle.
 */
export function balanceBaseYear(
  region: Region,
  economy: Economy,
  policy: Policy,
  geography: Geography,
  technology: Technology,
  targets: BalanceTargets,
): Balance {
  const { nodes: n, sectors } = economy;
  const margins = costMargins(region, technology, economy, targets);
  const headquarters = headquartersShares(region, economy, geography, targets, 1);
  const balance = openBalance(economy, policy, targets.residents, headquarters, margins.length);
  const { flows, inputs } = balance;
  for (let i = 0; i < n; i++) {
    flows.spending[i] = 0;
    for (let s = 0; s < sectors; s++) flows.spending[i] += targets.valueAdded[s * n + i];
  }
  if (targets.residualNode >= 0) flows.spending[targets.residualNode] = targets.residualSpending;
  const acceleration = accelerated(balance, margins);
  let changes: Changes = {};
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    balance.iterations = round;
    acceleration.begin();
    const revenue = updateRevenue(region, geography, balance, targets);
    if (Number.isNaN(revenue)) continue;
    payFactors(flows);
    payForEntry(region, balance);
    keepCapital(region, balance, targets);
    trade(flows, inputs);
    changes = {
      revenueOfCells: revenue,
      outputOfWorld: updateResidualNode(balance, targets),
      demandShares: updateExpenditureShares(technology, balance, targets),
      tradeCosts: updateTradeCosts(balance, margins),
      competitiveness: fitSupply(balance, targets.residualNode),
      spending: updateSpending(balance, targets, region),
    };
    const change = Math.max(...Object.values(changes));
    if (change < BALANCED) return balance;
    if (!Number.isFinite(change)) break;
    acceleration.advance(change);
  }
  throw unbalanced(region, balance.iterations, changes);
}

/** Largest relative change of a round, by what was changed. */
type Changes = Partial<Record<Part, number>>;
type Part = keyof typeof PARTS;

const PARTS = {
  revenueOfCells: "calibrate.revenueOfCells",
  outputOfWorld: "calibrate.outputOfWorld",
  demandShares: "calibrate.demandShares",
  tradeCosts: "calibrate.tradeCosts",
  competitiveness: "calibrate.competitiveness",
  spending: "engine.spending",
  headquartersShares: "calibrate.headquartersShares",
} as const;

/** The error of a base year that does not balance: names the part that still changes most. */
function unbalanced({ id }: Region, rounds: number, changes: Changes): SimulationError {
  const order = (Object.entries(changes) as [Part, number][]).sort(([, a], [, b]) =>
    Number.isNaN(a) ? -1 : Number.isNaN(b) ? 1 : b - a,
  );
  const [part, change] = order[0] ?? (["headquartersShares", NaN] as const);
  return new SimulationError(
    t("calibrate.notBalanced", {
      region: id,
      rounds,
      part: t(PARTS[part]),
      finite: Number.isFinite(change),
      change: change.toExponential(1),
    }),
  );
}

/**
 * Supplies and trade costs are what a round moves slowly: they are accelerated once the round as a whole is near rest.
 */
function accelerated(balance: Balance, margins: readonly CostMargin[]) {
  const { supply } = balance.flows;
  const state = new Float64Array(supply.length + margins.length);
  const image = state.slice();
  const accelerator = new AndersonAccelerator(state.length, DEPTH);
  const read = (into: Float64Array) => {
    for (let k = 0; k < supply.length; k++) into[k] = supply[k] > 0 ? log(supply[k]) : 0;
    into.set(balance.logCosts, supply.length);
  };
  return {
    /** Notes where a round starts from. */
    begin: () => read(state),
    /** From what the round has made of it to where the next one starts. */
    advance(change: number): void {
      if (change > NEAR) {
        accelerator.reset();
        return;
      }
      read(image);
      accelerator.advance(state, image);
      for (let k = 0; k < supply.length; k++) if (supply[k] > 0) supply[k] = exp(state[k]);
      moveCosts(balance, margins, state.subarray(supply.length));
    },
  };
}

/**
 * A balance before its first round: of everything one, firms run from their `headquarters` (shares [s*n*n + i*n + h];
 * from home where there are none), trade costs without any factor.
 */
export function openBalance(
  economy: Economy,
  policy: Policy,
  residents: Float64Array,
  headquarters = atHome(economy),
  margins = 0,
): Balance {
  const flows = new MarketState(economy);
  const inputs = balanceInputs(economy, policy, residents);
  flows.supply.fill(1);
  flows.revenue.fill(1);
  flows.openness.fill(1);
  flows.headquartersPower.fill(1);
  inputs.linkMass.set(headquarters);
  fixYear(flows, { ...inputs, wedges: { ...inputs.wedges, coordination: null } });
  return {
    flows,
    inputs,
    headquartersShare: headquarters,
    headquartersScale: 1,
    ownShareOfCluster: NaN,
    importShareOfCluster: NaN,
    logCosts: new Float64Array(margins),
    iterations: 0,
  };
}

/** 1 where a good is bought in the node that makes it. [s*n*n + i*n + j] */
function atHome({ nodes: n, sectors }: Economy): Float64Array {
  return Float64Array.from({ length: sectors * n * n }, (_, k) => ((Math.floor(k / n) - (k % n)) % n === 0 ? 1 : 0));
}

/** Inputs of the market before anything is known: one unit of everything, except residents. */
function balanceInputs(economy: Economy, policy: Policy, residents: Float64Array): MarketInputs {
  const { nodes: n, sectors, labourTypes } = economy;
  const one = (length: number) => new Float64Array(length).fill(1);
  return {
    year: 0,
    wedges: compileWedges(economy, policy),
    policy,
    productivity: one(sectors * n),
    linkMass: one(sectors * n * n),
    workers: one(labourTypes * n),
    residents,
    capital: one(economy.capitalKinds * n),
    industrialLand: one(n),
    housingLand: one(n),
    ...nothingPending(economy),
  };
}
