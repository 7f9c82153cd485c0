import type { MarketInputs } from "../../model/engine/marketInputs.js";
import type { MarketState } from "../../model/engine/marketState.js";

/** The base year as flows of money that balance: what the inversion turns into prices and productivities. */
export interface Balance {
  /**
   * Revenue, spending, trade and public finance, with the economy whose expenditure shares, land rents and residual
   * trade costs are found on the way.
   */
  flows: MarketState;
  inputs: MarketInputs;
  /** Share of a plant cell's revenue run from each headquarters city. [s*n*n + i*n + h] */
  headquartersShare: Float64Array;
  /** Factor by which cross-city headquarters shares were lowered to keep revenues positive (1 = not at all). */
  headquartersScale: number;
  ownShareOfCluster: number;
  importShareOfCluster: number;
  /**
   * Ln of the factor on residual trade costs, by margin (tradeCosts.ts); at its bound where the datum cannot be met.
   */
  logCosts: Float64Array;
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

/** Against the larger of the next value and one part in a thousand million. */
export function relativeChange(next: number, before: number): number {
  return Math.abs(next - before) / Math.max(Math.abs(next), 1e-9);
}
