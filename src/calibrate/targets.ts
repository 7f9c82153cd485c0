import type { Region } from "../input/index.js";
import type { BalanceTargets } from "./balance/state.js";
import type { Geography } from "./geography.js";
import { nationalStructure, type Structure } from "./structure.js";
import type { Technology } from "./technology.js";

/** What the inversion aims at. */
export interface BaseYearTargets extends BalanceTargets {
  residents: Float64Array; // [n]
}

/** Value added [s*n + i] and residents [n] of every node: cities from the tables, hinterlands from the country. */
export function baseYearTargets(
  region: Region,
  geography: Geography,
  technology: Technology,
  structure: Structure,
): BaseYearTargets {
  const n = geography.nodeIds.length;
  const { cities } = geography;
  const sectors = technology.sectorIds.length;
  const valueAdded = new Float64Array(sectors * n);
  const residents = new Float64Array(n);
  for (let i = 0; i < cities; i++) {
    residents[i] = region.tables.cities[i].residentsThousand;
    for (let s = 0; s < sectors; s++) valueAdded[s * n + i] = structure.valueAdded[s * cities + i];
  }
  const national = nationalStructure(region, technology);
  let hinterland = -1;
  let residualNode = -1;
  region.hinterlands.forEach((node, k) => {
    const at = cities + k;
    if (node.complementOf === "national") {
      hinterland = at;
      const inside = (i: number) => geography.regimes[i] === node.regime;
      residents[at] = region.national.residents.value;
      for (let i = 0; i < cities; i++) if (inside(i)) residents[at] -= residents[i];
      for (let s = 0; s < sectors; s++) {
        valueAdded[s * n + at] = national[s];
        for (let i = 0; i < cities; i++) if (inside(i)) valueAdded[s * n + at] -= valueAdded[s * n + i];
      }
    } else {
      residualNode = at;
      residents[at] = node.residentsRelativeToCountry!.value * region.national.residents.value;
      for (let s = 0; s < sectors; s++) valueAdded[s * n + at] = node.gdpRelativeToCountry!.value * national[s];
    }
  });
  let residualSpending = 0;
  if (residualNode >= 0) for (let s = 0; s < sectors; s++) residualSpending += valueAdded[s * n + residualNode];
  return { valueAdded, residents, residualNode, residualSpending, hinterland };
}
