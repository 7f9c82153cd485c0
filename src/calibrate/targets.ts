import type { Region } from "../input/index.js";
import { employment } from "../model/engine/accounts.js";
import { spilloverWeights } from "../model/engine/knowledge.js";
import type { Market } from "../model/engine/market.js";
import type { MarketInputs } from "../model/engine/marketInputs.js";
import type { World } from "../model/engine/world.js";
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

/**
 * Share of a city's knowledge inflow that own research makes (Bottazzi and Peri 2003: doubling own R&D adds 80-90 %).
 */
const OWN_RESEARCH_SHARE = 0.85;
/**
 * Largest share of a cell's knowledge inflow that may come from other cities; spillovers everywhere are scaled down
 * until no cell has more.
 */
const MOST_SPILLOVER = 0.9;

/**
 * Knowledge at rest: K0 from skilled employment of the cell, spillovers as strong as crossRegionElasticity of mean
 * inflow, own research 0.85 of decay or what spillovers leave, and the rest R0 >= 0; spillovers are scaled down until
 * they are nowhere more than 0.9 of inflow. Returns that scale.
 */
export function restKnowledge(region: Region, world: World, market: Market, inputs: MarketInputs): number {
  const { economy, residuals, stocks, kilometres } = world;
  const { nodes: n, sectors, knowledge, headquartersLabour } = economy;
  const jobs = employment(market, inputs);
  const cityAverage = absorptiveCapacity(region, world);
  knowledge.absorptive.set(cityAverage);
  const weights = spilloverWeights(n, kilometres, knowledge.distanceDecay, world.spilloverCloseness);
  for (let k = 0; k < sectors * n; k++) stocks.knowledge[k] = jobs.byType[headquartersLabour * sectors * n + k];
  const around = new Float64Array(sectors * n);
  let inflow = 0;
  let loss = 0;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) around[s * n + i] += weights[i * n + j] * stocks.knowledge[s * n + j];
      around[s * n + i] *= knowledge.absorptive[i];
      if (!economy.isCity[i]) continue;
      inflow += around[s * n + i];
      loss += knowledge.decay * stocks.knowledge[s * n + i];
    }
  }
  const wanted = inflow > 0 ? (region.parameters.knowledge.crossRegionElasticity.value * loss) / inflow : 0;
  let theta = wanted;
  for (let k = 0; k < sectors * n; k++) {
    const room = MOST_SPILLOVER * knowledge.decay * stocks.knowledge[k];
    if (around[k] > 0 && stocks.knowledge[k] > 0) theta = Math.min(theta, room / around[k]);
  }
  knowledge.spillover = theta;
  for (let k = 0; k < sectors * n; k++) {
    const needed = knowledge.decay * stocks.knowledge[k] - theta * around[k];
    const own = stocks.knowledge[k] > 0 ? needed : 0;
    // Small places next to large ones live more on spillovers than on research of their own.
    residuals.research[k] = Math.min(own, OWN_RESEARCH_SHARE * knowledge.decay * stocks.knowledge[k]);
    residuals.ownResearch[k] = own - residuals.research[k];
    residuals.base.knowledge[k] = stocks.knowledge[k];
  }
  return wanted > 0 ? theta / wanted : 1;
}

/** absorptiveAtMean times the city's skilled share over the cluster's, at most one; 0 outside the country. */
function absorptiveCapacity(region: Region, world: World): Float64Array {
  const { economy, stocks } = world;
  const n = economy.nodes;
  let skilled = 0;
  let all = 0;
  for (let i = 0; i < n; i++) {
    if (!economy.isCity[i]) continue;
    skilled += stocks.workers[n + i];
    all += stocks.workers[i] + stocks.workers[n + i];
  }
  return Float64Array.from({ length: n }, (_, i) => {
    const share = stocks.workers[n + i] / (stocks.workers[i] + stocks.workers[n + i]);
    return Math.min(1, (region.parameters.knowledge.absorptiveAtMean.value * share) / (skilled / all));
  });
}
