import type { Region } from "../input/index.js";
import { balancingWeights } from "../maths/numerics/balancing.js";
import { pow } from "../maths/numerics/elementary.js";
import { fitted, marginFactors } from "../maths/numerics/fitting.js";
import { holding } from "../maths/numerics/simd.js";
import { sumOf } from "../maths/numerics/sums.js";
import { costOfLiving, employment } from "../model/engine/accounts.js";
import { capitalCloseness } from "../model/engine/capital.js";
import { publicRevenue } from "../model/engine/cityBudgets.js";
import { type Economy, shareLayout, sumByNode } from "../model/engine/economy.js";
import { valueEntries } from "../model/engine/entry.js";
import { spilloverWeights } from "../model/engine/knowledge.js";
import type { Market, Prices } from "../model/engine/market.js";
import type { MarketInputs } from "../model/engine/marketInputs.js";
import { migrationCloseness } from "../model/engine/migration.js";
import { cellMasses } from "../model/engine/population.js";
import { density } from "../model/engine/productivity.js";
import { choiceValues, movingCloseness } from "../model/engine/relocation.js";
import type { BaseYear, Residuals, World } from "../model/engine/world.js";
import { readMarket } from "../model/engine/year.js";
import { registeredByType } from "./registered.js";

/** Residuals of a base year that is not yet at rest. */
export function emptyResiduals(economy: Economy, productivity: Float64Array): Residuals {
  const { nodes: n, sectors, labourTypes } = economy;
  const places = (kinds = 1) => new Float64Array(kinds * n);
  const cells = () => places(sectors);
  const base: BaseYear = {
    entryValue: cells(),
    knowledge: cells(),
    employment: cells(),
    area: places(),
    density: places(),
    wellBeing: places(labourTypes),
    reach: places(labourTypes),
    consumption: places(),
    services: places(),
    residents: places(),
    mass: cells(),
    capitalReturn: places(economy.capitalKinds),
    placing: places(),
    output: cells(),
    competitiveness: cells(),
    livingCost: places(),
    localTaxes: places(),
    publicRevenue: new Float64Array(n + economy.regimeIds.length),
    researchers: places(),
    firmTax: cells(),
  };
  return {
    productivity,
    plantAppeal: places(sectors * n),
    headquartersAppeal: places(sectors * n),
    amenity: places(labourTypes),
    capitalAppeal: places(economy.capitalKinds),
    entry: places(sectors * n),
    entryFirms: cells(),
    entryTotal: cells(),
    entryLabour: cells(),
    ownResearch: cells(),
    research: cells(),
    base,
  };
}

/**
 * Entry of the base year: as many firms as close, for the labour that the balance pays (`entryCost` [s*n + i]), at the
 * value that the market's prices give it. Must stand before the market of the base year is cleared.
 */
export function restEntry(
  { economy, residuals, population }: World,
  market: Market,
  inputs: MarketInputs,
  prices: Prices,
  entryCost: Float64Array,
): void {
  const { nodes: n, sectors, country, relocation, labourTypes } = economy;
  const { width, step } = shareLayout(economy);
  market.startFrom(prices);
  market.prepare(inputs);
  market.evaluate(inputs);
  valueEntries(market, inputs);
  for (let k = 0; k < sectors * n; k++) {
    const s = Math.floor(k / n);
    const i = k % n;
    let firms = 0;
    for (let h = 0; h < n; h++) {
      residuals.entry[k * n + h] = relocation.exitRate[s] * population.firms[k * n + h];
      firms += residuals.entry[k * n + h];
    }
    residuals.entryFirms[k] = firms;
    residuals.entryTotal[s * n + country[i]] += firms;
    let bundle = 1;
    for (let t = 0; t < labourTypes; t++)
      bundle *= pow(market.wage[t * n + i], market.shares.labourMix[(t * sectors + s) * width + i * step]);
    if (firms > 0) residuals.entryLabour[k] = entryCost[k] / firms / bundle;
  }
  residuals.base.entryValue.set(market.entryValue);
}

/**
 * Base-year values to which elasticities refer, and the appeals that balance every flow of firms, workers and capital.
 */
export function restFactors(world: World, market: Market, inputs: MarketInputs, registered: Float64Array): void {
  const { economy, residuals, stocks, basePolicy, population } = world;
  const { nodes: n, sectors, investment } = economy;
  const { base } = residuals;
  base.livingCost.set(costOfLiving(market, stocks.housingLand));
  base.residents.set(inputs.residents);
  const { services, wellBeing } = readMarket(world, market, inputs);
  const { finance } = market;
  base.placing.set(inputs.placing);
  base.wellBeing.set(wellBeing);
  base.services.set(services);
  for (let i = 0; i < n; i++) {
    base.consumption[i] = (finance.householdIncome[i] - finance.saved[i]) / inputs.residents[i];
  }
  base.capitalReturn.set(market.capitalRent);
  base.competitiveness.set(market.supply);
  const jobs = employment(market, inputs);
  base.employment.set(jobs.total);
  const researchers = (economy.headquartersLabour * sectors + economy.headquartersSector) * n;
  base.researchers.set(jobs.byType.subarray(researchers, researchers + n));
  base.publicRevenue.set(publicRevenue(market));
  const masses = cellMasses(population, economy);
  base.mass.set(masses);
  for (let i = 0; i < n; i++) {
    base.area[i] = stocks.industrialLand[i] + stocks.housingLand[i];
    base.density[i] = density(world, i);
    base.localTaxes[i] = finance.localProductionTax[i] + finance.localProfitTax[i] + finance.localWageTax[i];
  }
  for (let k = 0; k < sectors * n; k++) {
    const s = Math.floor(k / n);
    if (market.revenue[k] > 0) base.output[k] = market.revenue[k] / (economy.markup[s] * market.unitCost[k]);
    base.firmTax[k] = masses[k] > 0 ? finance.localCellTax[k] / masses[k] : 0;
  }
  restFirms(world, market, inputs);
  restWorkers(world, registered);
  const capital = sumByNode(stocks.capital, n);
  const placing = balancingWeights(n, capital, capitalCloseness(world, basePolicy));
  for (let k = 0; k < stocks.capital.length; k++) {
    const weight = (placing[k % n] * stocks.capital[k]) / capital[k % n];
    residuals.capitalAppeal[k] = weight / pow(market.capitalRent[k], 1 / investment.tasteDispersion);
  }
}

/**
 * Amenities that leave workers where they live; and who of them is registered where, if that is what they choose from.
 */
function restWorkers(world: World, registered: Float64Array): void {
  const { economy, residuals, stocks } = world;
  const { nodes: n, labourTypes, migration } = economy;
  stocks.homes = migration.fromRegistration
    ? {
        registered: registeredByType(economy, stocks.workers, registered),
        living: new Float64Array(labourTypes * n * n),
        settled: new Float64Array(labourTypes * n),
      }
    : null;
  const { amenity, reach, living } = amenitiesFor(world, stocks.workers);
  residuals.amenity.set(amenity);
  residuals.base.reach.set(reach);
  stocks.homes?.living.set(living);
}

/**
 * Amenities [t*n + i] at which as many people would rest in every place as `target` says [t*n + i], at the well-being
 * of the base year; then so many from every place live in every other [t*n*n + o*n + i], and that is what they have
 * within reach [t*n + o] (both 0 where people choose from where they live).
 */
export function amenitiesFor(world: World, target: Float64Array) {
  const { economy, residuals, stocks, basePolicy } = world;
  const { nodes: n, labourTypes, migration } = economy;
  const closeness = migrationCloseness(world, basePolicy);
  const [amenity, reach] = [new Float64Array(labourTypes * n), new Float64Array(labourTypes * n)];
  const living = new Float64Array(labourTypes * n * n);
  for (let t = 0; t < labourTypes; t++) {
    const own = (values: Float64Array) => values.subarray(t * n, t * n + n);
    const near = closeness.subarray(t * n * n, (t + 1) * n * n);
    const factors = stocks.homes && marginFactors(near, own(stocks.homes.registered), own(target));
    const weight = factors?.column ?? balancingWeights(n, own(target), near);
    if (factors) living.set(fitted(near, factors), t * n * n);
    for (let i = 0; i < n; i++) {
      amenity[t * n + i] = weight[i] / pow(residuals.base.wellBeing[t * n + i], 1 / migration.tasteDispersion);
      for (let j = 0; factors && j < n; j++) reach[t * n + i] += near[i * n + j] * weight[j];
    }
  }
  return { amenity, reach, living };
}

function restFirms(world: World, market: Market, inputs: MarketInputs): void {
  const { economy, residuals, basePolicy, population } = world;
  const { nodes: n, sectors } = economy;
  const closeness = movingCloseness(world, basePolicy);
  const values = choiceValues(market, inputs, closeness.links);
  const mass = new Float64Array(n);
  for (let s = 0; s < sectors; s++) {
    const between = closeness.plant.subarray(s * n * n, (s + 1) * n * n);
    holding([between, closeness.headquarters], () => {
      for (let a = 0; a < n; a++) {
        for (let i = 0; i < n; i++) mass[i] = population.firms[(s * n + i) * n + a];
        const plants = balancingWeights(n, mass, between);
        const offices = balancingWeights(
          n,
          population.firms.subarray((s * n + a) * n, (s * n + a) * n + n),
          closeness.headquarters,
        );
        for (let i = 0; i < n; i++) {
          const link = (s * n + a) * n + i;
          residuals.plantAppeal[link] = plants[i] > 0 ? plants[i] / values.plant[link] : 0;
          residuals.headquartersAppeal[link] = offices[i] > 0 ? offices[i] / values.headquarters[link] : 0;
        }
      }
    });
  }
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
  const skilled = (i: number) => stocks.workers[n + i];
  const all = (i: number) => stocks.workers[i] + stocks.workers[n + i];
  const cities = [...economy.isCity.keys()].filter((i) => economy.isCity[i]);
  const mean = sumOf(cities, skilled) / sumOf(cities, all);
  return Float64Array.from({ length: n }, (_, i) =>
    Math.min(1, (region.parameters.knowledge.absorptiveAtMean.value * (skilled(i) / all(i))) / mean),
  );
}
