import type { Region } from "../input/index.js";
import { sumOf } from "../maths/numerics/sums.js";
import { AgentPopulation } from "../model/engine/agents.js";
import { CohortPopulation, copyOnCohorts } from "../model/engine/cohorts.js";
import type { Economy } from "../model/engine/economy.js";
import { entryInputs } from "../model/engine/entry.js";
import { Market } from "../model/engine/market.js";
import type { MarketInputs } from "../model/engine/marketInputs.js";
import type { Policy } from "../model/engine/policy.js";
import type { RandomStream } from "../model/engine/random.js";
import { copyWorld, type Drift, type Residuals, type World } from "../model/engine/world.js";
import { aggregationOf } from "./aggregation.js";
import { balanceBaseYear } from "./balance/balance.js";
import type { Balance, BalanceTargets } from "./balance/state.js";
import { readBasePolicy } from "./basePolicy.js";
import { driftOf } from "./drift.js";
import { ownersOfBaseYear, pricedInBaseYear, readEconomy } from "./economy.js";
import { exactBalance, exactEconomy, exactPolicy } from "./exact.js";
import { type Geography, readGeography } from "./geography.js";
import { invertPrices, invertStocks, numeraireOf } from "./inversion.js";
import { registeredPeople } from "./registered.js";
import { amenitiesFor, emptyResiduals, restEntry, restFactors, restKnowledge } from "./rest.js";
import { cityStructure, nationalStructure, type Structure } from "./structure.js";
import { readTechnology, type Technology } from "./technology.js";

/** A calibrated region: the world at rest in its base year, and what the fit report needs. */
export interface Calibration {
  region: Region;
  geography: Geography;
  technology: Technology;
  structure: Structure;
  balance: Balance;
  /** Firms as cohorts, at the start of the base year. */
  world: World;
  /** The base year's cleared market and what it was given. */
  market: Market;
  inputs: MarketInputs;
  /** Value added that the inversion aimed at. [s*n + i] */
  valueAddedTarget: Float64Array;
  residentsTarget: Float64Array;
  /** Factor by which spillovers were scaled so that own research stays non-negative. */
  spilloverScale: number;
}

/**
 * Inverts the base year: data to prices, productivities and residuals that put every block at rest. Throws
 * SimulationError where the data cannot be met.
 */
export function calibrate(region: Region): Calibration {
  const geography = readGeography(region);
  const technology = readTechnology(region);
  const structure = cityStructure(region, technology);
  const basePolicy = readBasePolicy(region, geography, technology);
  const targets = baseYearTargets(region, geography, technology, structure);
  const { draft, balance } = balanceOf(region, geography, technology, basePolicy, targets);
  const { stocks, factorPrices } = invertStocks(region, geography, balance, targets.residents);
  const { firms, productivity, prices } = invertPrices(region, balance, factorPrices);
  const economy: Economy = {
    ...draft,
    capitalOwner: region.ownership === "shares" ? ownersOfBaseYear(balance.flows.finance, draft) : draft.capitalOwner,
    saving: draft.saving && pricedInBaseYear(draft.saving, prices.price),
    numeraire: numeraireOf(region, geography, factorPrices.wage),
  };
  const world: World = {
    economy,
    kilometres: geography.kilometres,
    linked: geography.linked,
    spilloverCloseness: Float64Array.from(geography.linked),
    basePolicy,
    residuals: emptyResiduals(economy, productivity),
    stocks,
    population: new CohortPopulation(economy, firms),
    year: region.baseYear,
    ...nationalGrowth(region, region.baseYear),
  };
  const { workers, capital, industrialLand, housingLand } = stocks;
  const given = { ...balance.inputs, workers, capital, industrialLand, housingLand, linkMass: firms, productivity };
  const market = new Market(economy);
  const { residuals } = world;
  restEntry(world, market, given, prices, balance.flows.entryCost);
  const inputs: MarketInputs = { ...given, entry: entryInputs(residuals, basePolicy) };
  market.clear(inputs);
  economy.aggregation = aggregationOf(market, inputs);
  restFactors(world, market, inputs, registeredPeople(region, geography, targets.residents));
  const spilloverScale = restKnowledge(region, world, market, inputs);
  return {
    region,
    geography,
    technology,
    structure,
    balance,
    world,
    market,
    inputs,
    valueAddedTarget: targets.valueAdded,
    residentsTarget: targets.residents,
    spilloverScale,
  };
}

/** The base year as flows: of the region's own tables where trade and technology are data, else by gravity. */
function balanceOf(
  region: Region,
  geography: Geography,
  technology: Technology,
  policy: Policy,
  targets: BalanceTargets,
): { draft: Economy; balance: Balance } {
  const { exact } = region;
  const read = readEconomy(region, geography, technology);
  if (!exact) {
    const balance = balanceBaseYear(region, read, policy, geography, technology, targets);
    return { draft: read, balance };
  }
  const draft = exactEconomy(exact, read);
  exactPolicy(exact, draft, policy);
  return { draft, balance: exactBalance(exact, draft, policy) };
}

/**
 * A copy of the calibrated world that a run may change, at the start of `year` (the base year if absent), from which on
 * it grows; firms as `agents` keyed agents, or cohorts where 0.
 */
export function startWorld(
  calibration: Calibration,
  agents: number,
  random: RandomStream | null,
  year = calibration.world.year,
  dynamics: "stationary" | "observed" = "stationary",
): World {
  const { world, market } = calibration;
  const start = { ...grown(calibration, year, dynamics), year };
  if (agents === 0 || !random) return copyOnCohorts(world, start);
  const { economy, population } = world;
  const born = world.year - 1;
  const firms = AgentPopulation.represent(economy, population.firms, market.revenue, agents, random, born);
  return copyWorld(world, { ...start, population: firms });
}

/** The country's growth from a year on, and residents who go on moving to richer cities if `observed`. */
function grown(
  calibration: Calibration,
  from: number,
  dynamics: "stationary" | "observed",
): Pick<World, "growth"> & Partial<Pick<World, "residuals">> {
  const { region } = calibration;
  const drifting = dynamics === "observed" ? driftingIn(calibration) : undefined;
  if (!drifting) return nationalGrowth(region, from);
  const { drift, residuals } = drifting;
  return { residuals, growth: { from, national: region.parameters.growth.national.value, drift } };
}

type Drifting = { drift: Drift; residuals: Residuals } | undefined;

const known = new WeakMap<Calibration, Drifting>();

/** Where residents drift, and the amenities that draw them there: the same for all runs of a calibration. */
function driftingIn(calibration: Calibration): Drifting {
  if (known.has(calibration)) return known.get(calibration);
  const { region, world } = calibration;
  const drift = driftOf(region, world);
  const drifting = drift && { drift, residuals: residualsAt(world, drift) };
  known.set(calibration, drifting);
  return drifting;
}

function residualsAt(world: World, { target }: Drift): Residuals {
  const { amenity, reach } = amenitiesFor(world, target);
  return { ...world.residuals, amenity, base: { ...world.residuals.base, reach } };
}

/** Nothing grows where the country does not. */
function nationalGrowth({ parameters }: Region, from: number): Pick<World, "growth"> {
  const national = parameters.growth.national.value;
  return national === 0 ? {} : { growth: { from, national } };
}

/**
 * Value added [s*n + i] (100 million a year) and residents [n] (thousand) of every node: cities from the tables, the
 * hinterland as what they leave of the country, the node abroad (whose output is the residual) relative to the country.
 */
export function baseYearTargets(
  region: Region,
  geography: Geography,
  technology: Technology,
  structure: Structure,
): BalanceTargets {
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
  const residualSpending = sumOf(valueAdded, (value, k) => (k % n === residualNode ? value : 0));
  return { valueAdded, residents, residualNode, residualSpending, hinterland };
}
