import type { Region } from "../../input/index.js";
import { pow } from "../../maths/numerics/elementary.js";
import type { Economy } from "../../model/engine/economy.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { MarketState } from "../../model/engine/marketState.js";
import { t } from "../../words/index.js";
import type { Geography } from "../geography.js";
import { type Balance, type BalanceTargets, relativeChange } from "./state.js";

/**
 * Own-city share as given, the rest (times `scale`) by gravity in business services of the other linked nodes. A
 * hinterland is many cities: of what its plants have elsewhere only the cluster's share in the country's business
 * services lies outside the node.
 */
export function headquartersShares(
  region: Region,
  economy: Economy,
  geography: Geography,
  targets: BalanceTargets,
  scale: number,
): Float64Array {
  const n = economy.nodes;
  const services = economy.headquartersSector * n;
  const { headquartersDistance, referenceHours } = region.parameters;
  const byPlant = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let total = 0;
    let around = 0;
    for (let h = 0; h < n; h++) {
      if (h === i || !geography.linked[h * n + i]) continue;
      around += targets.valueAdded[services + h];
      byPlant[i * n + h] =
        targets.valueAdded[services + h] /
        pow(1 + geography.hours[h * n + i] / referenceHours.value, headquartersDistance.value);
      total += byPlant[i * n + h];
    }
    const outside = economy.isCity[i] ? 1 : around / (around + targets.valueAdded[services + i]);
    const elsewhere = total > 0 ? (1 - region.parameters.headquartersOwnShare.value) * scale * outside : 0;
    for (let h = 0; h < n; h++) if (total > 0) byPlant[i * n + h] *= elsewhere / total;
    byPlant[i * n + i] = 1 - elsewhere;
  }
  const shares = new Float64Array(economy.sectors * n * n);
  for (let s = 0; s < economy.sectors; s++) shares.set(byPlant, s * n * n);
  return shares;
}

/**
 * Revenue from value added: rev (1 - inputs - cross-city headquarters) = value added of the cell less what is booked
 * there for others. Returns the largest relative change, NaN where headquarters took more than there is: their shares
 * elsewhere are then all lowered by a tenth, and the round starts again.
 */
export function updateRevenue(region: Region, geography: Geography, balance: Balance, targets: BalanceTargets): number {
  const { flows, headquartersShare } = balance;
  const { economy } = flows;
  const { nodes: n, sectors, headquartersSector } = economy;
  const received = new Float64Array(n);
  const made = ownValueAdded(flows, targets);
  let change = 0;
  for (let s = 0; s < sectors; s++) {
    if (s === headquartersSector) continue;
    const eta = economy.headquartersCostShare[s] / economy.markup[s];
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      if (i !== targets.residualNode) {
        const revenue = made[k] / valueAddedShare(economy, s, headquartersShare[k * n + i]);
        if (revenue < 0) throw valueAddedTooSmall(region, economy, s, i);
        change = Math.max(change, relativeChange(revenue, flows.revenue[k]));
        flows.revenue[k] = revenue;
      }
      const payments = eta * flows.revenue[k];
      for (let h = 0; h < n; h++) if (h !== i) received[h] += payments * headquartersShare[k * n + h];
    }
  }
  change = Math.max(change, settleHeadquartersSector(region, balance, targets, { made, received }));
  if (flows.revenue.some((revenue) => revenue < 0)) {
    balance.headquartersScale *= 0.9;
    balance.headquartersShare = headquartersShares(region, economy, geography, targets, balance.headquartersScale);
    flows.linkMass.set(balance.headquartersShare);
    balance.inputs.linkMass.set(balance.headquartersShare);
    return NaN;
  }
  for (let k = 0; k < sectors * n; k++) {
    const markup = economy.markup[Math.floor(k / n)];
    flows.cost[k] = flows.revenue[k] / markup;
    flows.operatingProfit[k] = flows.revenue[k] - flows.cost[k];
  }
  return change;
}

/**
 * Value added that the production of every cell must make: less its part of the city's rents of protection, and less
 * housing rent and tolls booked there. [s*n + i]
 */
function ownValueAdded(flows: MarketState, targets: BalanceTargets): Float64Array {
  const { economy } = flows;
  const { nodes: n, sectors, housingSector, tollSector } = economy;
  const own = targets.valueAdded.slice();
  for (let i = 0; i < n; i++) {
    let [gdp, rents] = [0, 0];
    for (let k = i; k < sectors * n; k += n) {
      gdp += own[k];
      rents += flows.protectionRent[k];
    }
    for (let k = i; k < sectors * n; k += n) own[k] = gdp > 0 ? own[k] * (1 - rents / gdp) : 0;
    own[housingSector * n + i] -= (economy.housingShare - economy.imputedHousingShare) * flows.spending[i];
    own[tollSector * n + i] -= flows.tollByNode[i];
  }
  return own;
}

/** Value added over revenue of a cell whose headquarters' own-city share is given. */
function valueAddedShare(economy: Economy, s: number, ownHeadquarters: number): number {
  let share = 1;
  for (let r = 0; r < economy.sectors; r++)
    share -= economy.inputCostShare[s * economy.sectors + r] / economy.markup[s];
  return share - (economy.headquartersCostShare[s] / economy.markup[s]) * (1 - ownHeadquarters);
}

/**
 * The headquarters sector's own system: payments received from all sectors are value added here. A contraction with a
 * small factor.
 */
function settleHeadquartersSector(
  region: Region,
  balance: Balance,
  targets: BalanceTargets,
  { made, received }: { made: Float64Array; received: Float64Array },
): number {
  const { flows, headquartersShare } = balance;
  const { economy } = flows;
  const { nodes: n, headquartersSector: s } = economy;
  const eta = economy.headquartersCostShare[s] / economy.markup[s];
  const before = flows.revenue.slice(s * n, s * n + n);
  for (let round = 0; round < 60; round++) {
    let moved = 0;
    for (let h = 0; h < n; h++) {
      if (h === targets.residualNode) continue;
      const available = made[s * n + h];
      if (available < 0) throw valueAddedTooSmall(region, economy, s, h);
      let own = available - received[h];
      for (let i = 0; i < n; i++) {
        if (i !== h) own -= eta * flows.revenue[s * n + i] * headquartersShare[(s * n + i) * n + h];
      }
      const revenue = own / valueAddedShare(economy, s, headquartersShare[(s * n + h) * n + h]);
      moved = Math.max(moved, relativeChange(revenue, flows.revenue[s * n + h]));
      flows.revenue[s * n + h] = revenue;
    }
    if (moved < 1e-16) break;
  }
  return before.reduce((worst, value, i) => Math.max(worst, relativeChange(flows.revenue[s * n + i], value)), 0);
}

function valueAddedTooSmall(region: Region, economy: Economy, s: number, i: number): SimulationError {
  return new SimulationError(
    t("calibrate.valueAddedTooSmall", { region: region.id, city: economy.nodeIds[i], sector: economy.sectorIds[s] }),
    { node: economy.nodeIds[i], sector: economy.sectorIds[s] },
  );
}
