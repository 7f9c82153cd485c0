import type { Region } from "../../input/index.js";
import { exp, log } from "../../maths/numerics/elementary.js";
import { sumByNode } from "../../model/engine/economy.js";
import { hireForEntry } from "../../model/engine/entry.js";
import type { MarketInputs } from "../../model/engine/marketInputs.js";
import type { MarketState } from "../../model/engine/marketState.js";
import { effectiveProfitTax } from "../../model/engine/policy.js";
import { investSaving } from "../../model/engine/saving.js";
import { capitalReturnOf } from "../economy.js";
import { entryShareOfProfit } from "../technology.js";

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

/** What the base year must meet: value added [s*n + i], residents [n] and spending of pinned nodes. */
export interface BalanceTargets {
  valueAdded: Float64Array;
  residents: Float64Array;
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
        if ((j === foreign) !== (side === 1) || !(flows.demand[k] > 0)) continue;
        purchases += flows.demand[k];
        level += flows.demand[k] * log(flows.competition[k]);
      }
      return purchases > 0 ? exp(-level / purchases) : 1;
    });
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const fitted = flows.revenue[k] > 0 ? flows.revenue[k] / flows.soughtPotential[k] : 0;
      const next = fitted * scale[i === foreign ? 1 : 0];
      if (next > 0) change = Math.max(change, Math.abs(next / flows.supply[k] - 1));
      flows.supply[k] = next;
    }
  }
  return change;
}

/** Entry of the base year: a part of after-tax profit pays for the labour that it takes. */
export function payForEntry(region: Region, { flows, inputs }: Balance): void {
  const { nodes: n } = flows.economy;
  const share = entryShareOfProfit(region);
  for (let k = 0; k < flows.entryCost.length; k++) {
    flows.entryCost[k] = share * (1 - effectiveProfitTax(inputs.policy, k % n)) * flows.operatingProfit[k];
  }
  hireForEntry(flows);
}

/**
 * Where capital is saved: what wears out in the base year is made anew in its place, at prices that count as one. Of
 * the node whose size is given it is part of what that spends.
 */
export function keepCapital(region: Region, { flows, inputs }: Balance, targets: BalanceTargets): void {
  const { economy, capitalValue } = flows;
  if (!economy.saving) return;
  const { nodes: n, country } = economy;
  const { placing, capital } = inputs;
  const stock = sumByNode(capitalValue, n);
  const ofCountry = new Float64Array(n);
  for (let i = 0; i < n; i++) ofCountry[country[i]] += stock[i];
  for (let i = 0; i < n; i++) placing[i] = ofCountry[country[i]] > 0 ? stock[i] / ofCountry[country[i]] : 0;
  const capitalReturn = capitalReturnOf(region);
  for (let k = 0; k < capital.length; k++) capital[k] = capitalValue[k] / capitalReturn;
  investSaving(flows, inputs);
  const { residualNode: pinned, residualSpending } = targets;
  if (pinned >= 0) flows.spending[pinned] = residualSpending - flows.investment[pinned];
}
