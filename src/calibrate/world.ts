import type { Region } from "../input/index.js";
import { productionAccounts } from "../model/engine/accounts.js";
import { AgentPopulation } from "../model/engine/agents.js";
import { CohortPopulation } from "../model/engine/cohorts.js";
import { copyOnCohorts } from "../model/engine/copyWorld.js";
import type { Economy } from "../model/engine/economy.js";
import { entryInputs } from "../model/engine/entry.js";
import { Market } from "../model/engine/market.js";
import type { MarketInputs } from "../model/engine/marketInputs.js";
import type { RandomStream } from "../model/engine/random.js";
import type { World } from "../model/engine/world.js";
import { balanceBaseYear } from "./balance/balance.js";
import type { Balance } from "./balance/state.js";
import { readBasePolicy } from "./basePolicy.js";
import { ownersOfBaseYear, pricedInBaseYear, readEconomy } from "./economy.js";
import { type Geography, readGeography } from "./geography.js";
import { invertPrices, invertStocks, numeraireOf } from "./inversion.js";
import { growthOf } from "./momentum.js";
import { registeredPeople } from "./registered.js";
import { emptyResiduals, restEntry, restFactors } from "./rest.js";
import { cityStructure, type Structure } from "./structure.js";
import { baseYearTargets, restKnowledge } from "./targets.js";
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
  const draft = readEconomy(region, geography, technology);
  const balance = balanceBaseYear(region, draft, basePolicy, geography, technology, targets, targets.residents);
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
  };
  const { workers, capital, industrialLand, housingLand } = stocks;
  const given = { ...balance.inputs, workers, capital, industrialLand, housingLand, linkMass: firms, productivity };
  const market = new Market(economy);
  const { residuals } = world;
  restEntry(world, market, given, prices, balance.flows.entryCost);
  const inputs: MarketInputs = { ...given, entry: entryInputs(residuals, basePolicy) };
  market.clear(inputs);
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

/**
 * A copy of the calibrated world that a run may change, at the start of `year` (the base year if absent), from which on
 * it grows; firms as `agents` keyed agents, or cohorts where 0.
 */
export function startWorld(
  calibration: Calibration,
  agents: number,
  random: RandomStream | null,
  year = calibration.world.year,
  dynamics: "stationary" | "momentum" = "stationary",
): World {
  const { world, market, region } = calibration;
  const growth = growthOf(region, labourShareOf(calibration), year, dynamics);
  const start = { ...copyOnCohorts(world), year, ...(growth && { growth }) };
  if (agents === 0 || !random) return start;
  const { economy, population } = start;
  const born = world.year - 1;
  return {
    ...start,
    population: AgentPopulation.represent(economy, population.firms, market.revenue, agents, random, born),
  };
}

/** Part of GDP that labour of all types earns, before tax, in the base year. [n] */
function labourShareOf({ world, market }: Calibration): Float64Array {
  const { nodes: n, labourTypes } = world.economy;
  const { workers } = world.stocks;
  return productionAccounts(market).gdp.map((gdp, i) => {
    let pay = 0;
    for (let t = 0; t < labourTypes; t++) pay += market.wage[t * n + i] * workers[t * n + i];
    return gdp > 0 ? pay / gdp : 0;
  });
}
