import { costOfLiving, employment, realWages } from "../engine/accounts.js";
import { AgentPopulation } from "../engine/agents.js";
import { CohortPopulation } from "../engine/cohorts.js";
import { capitalCloseness, migrationCloseness } from "../engine/dynamics.js";
import type { Economy } from "../engine/economy.js";
import { spilloverWeights } from "../engine/knowledge.js";
import { DEFAULT_CLEARING, type Market, type MarketInputs } from "../engine/market.js";
import type { Policy } from "../engine/policy.js";
import { density } from "../engine/productivity.js";
import type { RandomStream } from "../engine/random.js";
import { choiceValues, movingCloseness, realProfits } from "../engine/relocation.js";
import type { BaseYear, Residuals, Stocks, World } from "../engine/world.js";
import { balancingWeights } from "../numerics/balancing.js";
import { labourIds, type Region } from "../scenario/index.js";
import { type Balance, balanceBaseYear } from "./balance.js";
import { readBasePolicy } from "./basePolicy.js";
import { readEconomy } from "./economy.js";
import { type Geography, readGeography } from "./geography.js";
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

/** Gross return on capital of the base year; a unit of measurement only (capital stock = capital income / this). */
const BASE_CAPITAL_RETURN = 0.1;
/** Share of a city's knowledge inflow that own research makes (Bottazzi and Peri 2003: doubling own R&D adds 80-90 %). */
const OWN_RESEARCH_SHARE = 0.85;
/** Largest share of a cell's knowledge inflow that may come from other cities; spillovers everywhere are scaled down until no cell has more. */
const MOST_SPILLOVER = 0.9;

/** Inverts the base year: data to prices, productivities and residuals that put every block at rest. Throws SimulationError where the data cannot be met. */
export function calibrate(region: Region): Calibration {
  const geography = readGeography(region);
  const technology = readTechnology(region);
  const structure = cityStructure(region, technology);
  const policy = readBasePolicy(region, geography, technology);
  const economy = readEconomy(region, geography, technology);
  const targets = baseYearTargets(region, geography, technology, structure);
  const balance = balanceBaseYear(region, economy, policy, geography, technology, targets, targets.residents);
  const stocks = invertStocks(region, geography, balance, targets.residents);
  const firms = invertPrices(region, balance, stocks);
  const world: World = {
    economy,
    kilometres: geography.kilometres,
    linked: geography.linked,
    spilloverCloseness: Float64Array.from(geography.linked),
    basePolicy: policy,
    residuals: emptyResiduals(economy, balance),
    stocks,
    population: new CohortPopulation(economy, firms),
    year: region.baseYear,
  };
  const { market, inputs } = balance;
  inputs.workers = stocks.workers;
  inputs.capital = stocks.capital;
  inputs.industrialLand = stocks.industrialLand;
  inputs.housingLand = stocks.housingLand;
  inputs.linkMass = firms;
  inputs.productivity = world.residuals.productivity;
  market.markWarm();
  market.clear(inputs, DEFAULT_CLEARING);
  restFactors(world, market, inputs);
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

/** A copy of the calibrated world that a run may change; firms as `agents` keyed agents, or cohorts where 0. */
export function startWorld(calibration: Calibration, agents: number, random: RandomStream | null): World {
  const { world, market } = calibration;
  const { economy, stocks } = world;
  const copied: Stocks = {
    workers: stocks.workers.slice(),
    residentsPerWorker: stocks.residentsPerWorker,
    capital: stocks.capital.slice(),
    industrialLand: stocks.industrialLand.slice(),
    housingLand: stocks.housingLand.slice(),
    knowledge: stocks.knowledge.slice(),
    platform: new Map(stocks.platform),
  };
  const firms = world.population.firms.slice();
  const population =
    agents > 0 && random
      ? AgentPopulation.represent(economy, firms, market.revenue, agents, random, world.year - 1)
      : new CohortPopulation(economy, firms);
  return { ...world, stocks: copied, population };
}

interface BaseYearTargets {
  valueAdded: Float64Array;
  residents: Float64Array;
  residualNode: number;
  residualSpending: number;
  hinterland: number;
}

/** Value added [s*n + i] and residents [n] of every node: cities from the tables, hinterlands from the country. */
function baseYearTargets(
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
    residents[i] = region.tables.cities[i]!.residentsThousand;
    for (let s = 0; s < sectors; s++) valueAdded[s * n + i] = structure.valueAdded[s * cities + i]!;
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
      for (let i = 0; i < cities; i++) if (inside(i)) residents[at]! -= residents[i]!;
      for (let s = 0; s < sectors; s++) {
        valueAdded[s * n + at] = national[s]!;
        for (let i = 0; i < cities; i++) if (inside(i)) valueAdded[s * n + at]! -= valueAdded[s * n + i]!;
      }
    } else {
      residualNode = at;
      residents[at] = node.residentsRelativeToChina!.value * region.national.residents.value;
      for (let s = 0; s < sectors; s++) valueAdded[s * n + at] = node.gdpRelativeToChina!.value * national[s]!;
    }
  });
  let residualSpending = 0;
  if (residualNode >= 0) for (let s = 0; s < sectors; s++) residualSpending += valueAdded[s * n + residualNode]!;
  return { valueAdded, residents, residualNode, residualSpending, hinterland };
}

/** Workers by skill from incomes, one national premium; capital from one return; land from the built-up area. */
function invertStocks(region: Region, geography: Geography, balance: Balance, residents: Float64Array): Stocks {
  const { market } = balance;
  const { economy, finance } = market;
  const n = economy.nodes;
  const { parameters, tables } = region;
  const premium = parameters.skilledWagePremium.value;
  const stocks: Stocks = {
    workers: new Float64Array(labourIds.length * n),
    residentsPerWorker: 1 / parameters.employmentRate.value,
    capital: new Float64Array(n),
    industrialLand: new Float64Array(n),
    housingLand: new Float64Array(n),
    knowledge: new Float64Array(economy.sectors * n),
    platform: new Map(),
  };
  const builtUp = tables.cities.reduce((sum, city) => sum + city.builtupKm2, 0);
  const people = tables.cities.reduce((sum, city) => sum + city.residentsThousand, 0);
  for (let i = 0; i < n; i++) {
    const workers = residents[i]! * parameters.employmentRate.value;
    const general = finance.wageIncome[i]!;
    const skilled = finance.wageIncome[n + i]!;
    market.wage[i] = (general + skilled / premium) / workers;
    market.wage[n + i] = premium * market.wage[i]!;
    stocks.workers[i] = general / market.wage[i]!;
    stocks.workers[n + i] = skilled / market.wage[n + i]!;
    market.capitalRent[i] = BASE_CAPITAL_RETURN;
    stocks.capital[i] = market.capitalValue[i]! / BASE_CAPITAL_RETURN;
    // Hinterlands: as much built-up land per resident as in the cluster (assumed; only changes of their rents matter).
    const land = i < geography.cities ? tables.cities[i]!.builtupKm2 : (builtUp / people) * residents[i]!;
    stocks.industrialLand[i] = land * parameters.industrialLandShareOfBuiltup.value;
    stocks.housingLand[i] = land * parameters.housingLandShareOfBuiltup.value;
    // Where no sector uses land its rent is of no account; one keeps logs defined.
    market.industrialRent[i] = market.landValue[i]! > 0 ? market.landValue[i]! / stocks.industrialLand[i]! : 1;
  }
  economy.numeraire = { kind: "wage", node: n - 1, value: market.wage[n - 1]! };
  const hinterland = region.hinterlands.findIndex((node) => node.complementOf === "national");
  if (hinterland >= 0) {
    const node = geography.cities + hinterland;
    economy.numeraire = { kind: "wage", node, value: market.wage[node]! };
  }
  return stocks;
}

/**
 * Price indices and potentials from the balance, masses of firms from revenue over mean size and headquarters' shares, productivity from what is
 * left of competitiveness. Returns firms [s*n*n + i*n + h]; leaves productivity in `balance.inputs`.
 */
function invertPrices(region: Region, balance: Balance, stocks: Stocks): Float64Array {
  const { market, headquartersShare, wedges, inputs } = balance;
  const { economy } = market;
  const { nodes: n, sectors } = economy;
  const firms = new Float64Array(sectors * n * n);
  const productivity = new Float64Array(sectors * n).fill(1);
  const type = economy.headquartersLabour * n;
  for (let s = 0; s < sectors; s++) {
    const exponent = 1 / (1 - economy.substitution[s]!);
    for (let j = 0; j < n; j++) market.price[s * n + j] = market.competition[s * n + j]! ** exponent;
  }
  for (let s = 0; s < sectors; s++) {
    const staffExponent = economy.headquartersCostShare[s]! * (1 - economy.substitution[s]!);
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const revenue = market.revenue[k]!;
      market.potential[k] = market.potentialNew[k]!;
      if (!(revenue > 0)) continue;
      const count = revenue / region.tables.sectors[s]!.meanFirmRevenue100m;
      let spread = 0;
      for (let h = 0; h < n; h++) {
        const link = k * n + h;
        const power = market.wage[type + h]! ** staffExponent * (wedges.coordination ? wedges.coordination[link]! : 1);
        firms[link] = headquartersShare[link]! / power;
        spread += firms[link]!;
      }
      for (let h = 0; h < n; h++) firms[k * n + h]! *= count / spread;
      const competitiveness = market.supply[k]! / (count / spread);
      const unitCost = competitiveness ** (1 / (1 - economy.substitution[s]!)) / economy.markup[s]!;
      productivity[k] = costAtUnitProductivity(market, inputs.policy, s, i) / unitCost;
    }
  }
  inputs.productivity = productivity;
  void stocks;
  return firms;
}

/** Unit cost of a plant whose productivity is one, headquarters' part left out. */
function costAtUnitProductivity(market: Market, policy: Policy, s: number, i: number): number {
  const { economy } = market;
  const { nodes: n, sectors, labourTypes } = economy;
  let log =
    economy.capitalCostShare[s]! * Math.log(market.capitalRent[i]!) +
    economy.landCostShare[s]! * Math.log(market.industrialRent[i]!) +
    market.primaryShare[s]! * Math.log(1 + policy.productionTax[s * n + i]! - policy.sectorSubsidy[s * n + i]!);
  for (let t = 0; t < labourTypes; t++)
    log += economy.labourCostShare[t * sectors + s]! * Math.log(market.wage[t * n + i]!);
  for (let r = 0; r < sectors; r++)
    log += economy.inputCostShare[s * sectors + r]! * Math.log(market.price[r * n + i]!);
  return Math.exp(log);
}

function emptyResiduals(economy: Economy, balance: Balance): Residuals {
  const { nodes: n, sectors, labourTypes } = economy;
  const cells = () => new Float64Array(sectors * n);
  const base: BaseYear = {
    profit: cells(),
    knowledge: cells(),
    employment: cells(),
    area: new Float64Array(n),
    density: new Float64Array(n),
    realWage: new Float64Array(labourTypes * n),
    capitalReturn: new Float64Array(n),
    output: cells(),
    livingCost: new Float64Array(n),
    localTaxes: new Float64Array(n),
    researchers: new Float64Array(n),
    firmTax: cells(),
  };
  return {
    productivity: balance.inputs.productivity,
    plantAppeal: new Float64Array(sectors * n * n),
    headquartersAppeal: new Float64Array(sectors * n * n),
    amenity: new Float64Array(labourTypes * n),
    capitalAppeal: new Float64Array(n),
    entry: new Float64Array(sectors * n * n),
    ownResearch: cells(),
    research: cells(),
    base,
  };
}

/** Base-year values to which elasticities refer, and the appeals that balance every flow of firms, workers and capital. */
function restFactors(world: World, market: Market, inputs: MarketInputs): void {
  const { economy, residuals, stocks, basePolicy, population } = world;
  const { nodes: n, sectors, labourTypes, relocation, migration, investment } = economy;
  const { base } = residuals;
  base.livingCost.set(costOfLiving(market, stocks.housingLand));
  base.realWage.set(realWages(market, inputs, base.livingCost));
  base.profit.set(realProfits(market, inputs, base.livingCost));
  base.capitalReturn.set(market.capitalRent);
  const jobs = employment(market, inputs);
  base.employment.set(jobs.total);
  const researchers = (economy.headquartersLabour * sectors + economy.headquartersSector) * n;
  base.researchers.set(jobs.byType.subarray(researchers, researchers + n));
  const { finance } = market;
  for (let i = 0; i < n; i++) {
    base.area[i] = stocks.industrialLand[i]! + stocks.housingLand[i]!;
    base.density[i] = density(world, i);
    base.localTaxes[i] = finance.localProductionTax[i]! + finance.localProfitTax[i]! + finance.localWageTax[i]!;
  }
  for (let k = 0; k < sectors * n; k++) {
    const s = Math.floor(k / n);
    if (market.revenue[k]! > 0) base.output[k] = market.revenue[k]! / (economy.markup[s]! * market.unitCost[k]!);
    let mass = 0;
    for (let h = 0; h < n; h++) {
      mass += population.linkMass[k * n + h]!;
      residuals.entry[k * n + h] = relocation.exitRate[s]! * population.firms[k * n + h]!;
    }
    base.firmTax[k] = mass > 0 ? finance.localCellTax[k]! / mass : 0;
  }
  restFirms(world, market, inputs);
  const migrating = migrationCloseness(world, basePolicy);
  for (let t = 0; t < labourTypes; t++) {
    const stock = stocks.workers.subarray(t * n, t * n + n);
    const weight = balancingWeights(n, stock, migrating.subarray(t * n * n, (t + 1) * n * n));
    for (let i = 0; i < n; i++) {
      residuals.amenity[t * n + i] = weight[i]! / base.realWage[t * n + i]! ** (1 / migration.tasteDispersion);
    }
  }
  const placing = balancingWeights(n, stocks.capital, capitalCloseness(world, basePolicy));
  for (let i = 0; i < n; i++) {
    residuals.capitalAppeal[i] = placing[i]! / market.capitalRent[i]! ** (1 / investment.tasteDispersion);
  }
}

function restFirms(world: World, market: Market, inputs: MarketInputs): void {
  const { economy, residuals, basePolicy, population } = world;
  const { nodes: n, sectors } = economy;
  const closeness = movingCloseness(world, basePolicy);
  const values = choiceValues(market, inputs);
  const mass = new Float64Array(n);
  for (let s = 0; s < sectors; s++) {
    const between = closeness.plant.subarray(s * n * n, (s + 1) * n * n);
    for (let a = 0; a < n; a++) {
      for (let i = 0; i < n; i++) mass[i] = population.firms[(s * n + i) * n + a]!;
      const plants = balancingWeights(n, mass, between);
      const offices = balancingWeights(
        n,
        population.firms.subarray((s * n + a) * n, (s * n + a) * n + n),
        closeness.headquarters,
      );
      for (let i = 0; i < n; i++) {
        const link = (s * n + a) * n + i;
        residuals.plantAppeal[link] = plants[i]! > 0 ? plants[i]! / values.plant[link]! : 0;
        residuals.headquartersAppeal[link] = offices[i]! > 0 ? offices[i]! / values.headquarters[link]! : 0;
      }
    }
  }
}

/**
 * Knowledge at rest: K0 from skilled employment of the cell, spillovers as strong as crossRegionElasticity of mean inflow, own research
 * 0.85 of decay or what spillovers leave, and the rest R0 >= 0; spillovers are scaled down until they are nowhere more than 0.9 of inflow. Returns that scale.
 */
function restKnowledge(region: Region, world: World, market: Market, inputs: MarketInputs): number {
  const { economy, residuals, stocks, kilometres } = world;
  const { nodes: n, sectors, knowledge, headquartersLabour } = economy;
  const jobs = employment(market, inputs);
  const cityAverage = absorptiveCapacity(region, world);
  knowledge.absorptive.set(cityAverage);
  const weights = spilloverWeights(n, kilometres, knowledge.distanceDecay, world.spilloverCloseness);
  for (let k = 0; k < sectors * n; k++) stocks.knowledge[k] = jobs.byType[headquartersLabour * sectors * n + k]!;
  const around = new Float64Array(sectors * n);
  let inflow = 0;
  let loss = 0;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) around[s * n + i]! += weights[i * n + j]! * stocks.knowledge[s * n + j]!;
      around[s * n + i]! *= knowledge.absorptive[i]!;
      if (!economy.isCity[i]) continue;
      inflow += around[s * n + i]!;
      loss += knowledge.decay * stocks.knowledge[s * n + i]!;
    }
  }
  const wanted = inflow > 0 ? (region.parameters.knowledge.crossRegionElasticity.value * loss) / inflow : 0;
  let theta = wanted;
  for (let k = 0; k < sectors * n; k++) {
    const room = MOST_SPILLOVER * knowledge.decay * stocks.knowledge[k]!;
    if (around[k]! > 0 && stocks.knowledge[k]! > 0) theta = Math.min(theta, room / around[k]!);
  }
  knowledge.spillover = theta;
  for (let k = 0; k < sectors * n; k++) {
    const needed = knowledge.decay * stocks.knowledge[k]! - theta * around[k]!;
    const own = stocks.knowledge[k]! > 0 ? needed : 0;
    // Small places next to large ones live more on spillovers than on research of their own.
    residuals.research[k] = Math.min(own, OWN_RESEARCH_SHARE * knowledge.decay * stocks.knowledge[k]!);
    residuals.ownResearch[k] = own - residuals.research[k]!;
    residuals.base.knowledge[k] = stocks.knowledge[k]!;
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
    skilled += stocks.workers[n + i]!;
    all += stocks.workers[i]! + stocks.workers[n + i]!;
  }
  return Float64Array.from({ length: n }, (_, i) => {
    const share = stocks.workers[n + i]! / (stocks.workers[i]! + stocks.workers[n + i]!);
    return Math.min(1, (region.parameters.knowledge.absorptiveAtMean.value * share) / (skilled / all));
  });
}
