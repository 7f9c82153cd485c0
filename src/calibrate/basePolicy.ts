import { labourIds, type Region } from "../input/index.js";
import { emptyPolicy } from "../model/engine/instruments.js";
import type { Policy } from "../model/engine/policy.js";
import type { Geography } from "./geography.js";
import type { Technology } from "./technology.js";

type Barrier = Region["barriers"]["border"];

/** What a region has by pair of nodes, and the policy under the same name. */
const BARRIERS = [
  "delayHours",
  "tollPerKm",
  "border",
  "ruleDifference",
  "firmBorder",
  "approvalCoverage",
  "capitalFriction",
] as const;

/** What a region has by fiscal regime, and the policy by node. */
const RATES = ["profitTaxRate", "localShareProduction", "localShareProfit", "localShareWage"] as const;

/** The policy of the base year: the region's barriers and fiscal regimes on the engine's arrays. */
export function readBasePolicy(region: Region, geography: Geography, technology: Technology): Policy {
  const { barriers, parameters, regimes } = region;
  const n = geography.nodeIds.length;
  const sectors = technology.sectorIds.length;
  const policy = emptyPolicy(n, sectors, labourIds.length);
  policy.travelHours.set(geography.hours);
  policy.roadKm.set(geography.roadKm);
  for (const name of BARRIERS) policy[name].set(pairValues(barriers[name], geography));
  labourIds.forEach((type, t) => {
    policy.migrationBorder.set(pairValues(barriers.migrationBorder[type], geography), t * n * n);
    if (region.migration === "from-registration") {
      policy.registration.set(pairValues(barriers.registration, geography), t * n * n);
    }
  });
  const perHour = pairValues(barriers.coordinationCost, geography);
  for (let pair = 0; pair < n * n; pair++) policy.coordinationCost[pair] = perHour[pair] * geography.hours[pair];
  const protection = pairValues(barriers.protection, geography);
  for (let s = 0; s < sectors; s++) policy.protection.set(protection, s * n * n);
  policy.protectionRentShare.fill(parameters.protectionRentShare.value);
  for (let i = 0; i < n; i++) {
    const regime = regimes[geography.regimes[i]];
    for (const name of RATES) policy[name][i] = regime[name].value;
    for (let t = 0; t < labourIds.length; t++) policy.wageTaxRate[t * n + i] = regime.wageTaxRate.value;
    for (let s = 0; s < sectors; s++) {
      policy.productionTax[s * n + i] = technology.productionTax[s] * regime.valueAddedTaxScale.value;
    }
  }
  policy.apportionment = {
    plant: parameters.profitTaxApportionment.plant.value,
    headquarters: parameters.profitTaxApportionment.headquarters.value,
  };
  return policy;
}

/** [from*n + to]; later entries override earlier ones, both directions but for `into-cities`. */
function pairValues(barrier: Barrier, geography: Geography): Float64Array {
  const n = geography.nodeIds.length;
  const values = new Float64Array(n * n);
  for (const { between, value } of barrier) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) if (i !== j && stands(between, i, j, geography)) values[i * n + j] = value;
    }
  }
  return values;
}

function stands(between: Barrier[number]["between"], i: number, j: number, geography: Geography): boolean {
  const { provinces, agglomerations, regimes, nodeIds, cities } = geography;
  if (between === "same-province") return provinces[i] === provinces[j];
  if (between === "different-province") return provinces[i] !== provinces[j];
  if (between === "different-regime") return regimes[i] !== regimes[j];
  if (between === "cities") return i < cities && j < cities;
  if (between === "into-cities") return j < cities;
  const named = (node: number, name: string) => [nodeIds, provinces, agglomerations].some((of) => of[node] === name);
  return between.some(([a, b]) => (named(i, a) && named(j, b)) || (named(i, b) && named(j, a)));
}
