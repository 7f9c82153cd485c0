import type { Region } from "../../input/index.js";
import type { Economy } from "../../model/engine/economy.js";
import type { Geography } from "../geography.js";
import type { Balance, BalanceTargets } from "./state.js";

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
        (1 + geography.hours[h * n + i] / referenceHours.value) ** headquartersDistance.value;
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

/** Where a revenue would turn negative all cross-city shares are lowered by a tenth. */
export function lowerHeadquartersShares(
  region: Region,
  economy: Economy,
  geography: Geography,
  balance: Balance,
  targets: BalanceTargets,
): void {
  balance.headquartersScale *= 0.9;
  balance.headquartersShare = headquartersShares(region, economy, geography, targets, balance.headquartersScale);
  balance.flows.linkMass.set(balance.headquartersShare);
  balance.inputs.linkMass.set(balance.headquartersShare);
}
