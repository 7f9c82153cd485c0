import type { Balance, BalanceTargets } from "../../../src/calibrate/balance/state.js";
import { bareEconomy, bareStage } from "../../../src/evidence/theory/bare.js";
import type { Economy } from "../../../src/model/engine/economy.js";
import { MarketState } from "../../../src/model/engine/marketState.js";

type Size = Pick<Economy, "nodes" | "sectors">;

/** A balance of nothing, for sums by hand: everything is run from home and nothing is sold or spent. */
export function emptyBalance(size: Size, set: Partial<Economy> = {}): Balance {
  const { economy, inputs } = bareStage(bareEconomy({ ...size, labourTypes: 1 }, set));
  const flows = new MarketState(economy);
  flows.spending.fill(0);
  inputs.residents.fill(1);
  return {
    flows,
    inputs,
    headquartersShare: inputs.linkMass,
    headquartersScale: 1,
    ownShareOfCluster: Number.NaN,
    importShareOfCluster: Number.NaN,
    logCosts: new Float64Array(0),
    iterations: 0,
  };
}

/** What a closed country of cities is balanced to. */
export function targetsOf(valueAdded: readonly number[], set: Partial<BalanceTargets> = {}): BalanceTargets {
  return {
    valueAdded: Float64Array.from(valueAdded),
    residents: new Float64Array(valueAdded.length),
    residualNode: -1,
    residualSpending: 0,
    hinterland: -1,
    ...set,
  };
}

/** Everything that is demanded is sold where it is made, without tolls. */
export function sellAll({ flows }: Balance): void {
  for (let k = 0; k < flows.demand.length; k++) {
    flows.supply[k] = 1;
    flows.soughtPotential[k] = flows.demand[k]!;
  }
}
