import type { Economy } from "./economy.js";
import type { Homes } from "./homes.js";
import { copyValue } from "./instruments.js";
import type { Parks } from "./parks.js";
import type { Policy } from "./policy.js";
import type { Population } from "./population.js";

/** The stocks of a year: what the market takes as given and the dynamics move. Layouts as in economy.ts. */
export interface Stocks {
  /** Persons in thousands by labour type. [t*n + i] */
  workers: Float64Array;
  /** Who of them is registered where; null where people choose from where they live. */
  homes: Homes | null;
  /** Residents per worker, the same everywhere so that moving conserves both. */
  residentsPerWorker: number;
  /** Capital by kind. [c*n + i] */
  capital: Float64Array;
  /** km2. [n] each */
  industrialLand: Float64Array;
  housingLand: Float64Array;
  /** Knowledge. [s*n + i]; platform stock of each node group is kept by platform id */
  knowledge: Float64Array;
  platform: Map<string, number>;
  /** Enclave parks that have been opened, by id. */
  parks: Parks;
}

/** Residuals of the base year: calibrated constants that put the base year at rest. */
export interface Residuals {
  /** Productivity of the base year, A0. [s*n + i] */
  productivity: Float64Array;
  /**
   * Logit weights of destinations: plants given headquarters [s*n*n + h*n + i], headquarters given plant
   * [s*n*n + i*n + h].
   */
  plantAppeal: Float64Array;
  headquartersAppeal: Float64Array;
  /** Amenity weights by labour type [t*n + i], weights of capital by kind [c*n + i]. */
  amenity: Float64Array;
  capitalAppeal: Float64Array;
  /** Entrants a year in the base year, real firms. [s*n*n + i*n + h] */
  entry: Float64Array;
  /** The same by cell [s*n + i] and by country [s*n + country]. */
  entryFirms: Float64Array;
  entryTotal: Float64Array;
  /** What an entry takes, in bundles of the sector's own labour. [s*n + i] */
  entryLabour: Float64Array;
  /** R0: residual own flow of knowledge; R of the base year, which grows with researchers. [s*n + i] */
  ownResearch: Float64Array;
  research: Float64Array;
  /** Base-year values to which elasticities refer. */
  base: BaseYear;
}

export interface BaseYear {
  /** Ln value of an entry (7.6a). [s*n + i] */
  entryValue: Float64Array;
  knowledge: Float64Array;
  employment: Float64Array; // [s*n + i]
  /** Built-up area and workers per km2 of it. [n] each */
  area: Float64Array;
  density: Float64Array;
  wellBeing: Float64Array; // of workers [t*n + i]
  /** Of what is within reach of those registered in a place (homes.ts). [t*n + o] */
  reach: Float64Array;
  consumption: Float64Array; // private, real per head [n]
  services: Float64Array; // publicServices [n]
  residents: Float64Array; // [n]
  mass: Float64Array; // of firms [s*n + i]
  capitalReturn: Float64Array; // [c*n + i]
  placing: Float64Array; // of saving [n]
  output: Float64Array; // [s*n + i] real output
  competitiveness: Float64Array; // psi (7.2d) [s*n + i]
  livingCost: Float64Array; // [n]
  localTaxes: Float64Array; // [n]
  publicRevenue: Float64Array; // of governments (cityBudgets.ts) [n + regimes]
  researchers: Float64Array; // skilled workers of headquarters and research [n]
  /** Local taxes of a real firm of unit size. [s*n + i] */
  firmTax: Float64Array;
}

/** What grows by itself, whatever policy does. A world without it is stationary. */
export interface Growth {
  /** Year in which the run starts and nothing has grown yet. */
  from: number;
  /** g: growth of real income with given factors, a share a year. */
  national: number;
  drift?: Drift;
}

/** Residents go on moving to richer cities (7.5c). */
export interface Drift {
  /** N: thousand workers at the start. [t*n + i] */
  people: Float64Array;
  /** T: as many would live there in the end, at the well-being of the start. [t*n + i] */
  target: Float64Array;
  /** h: share that chooses anew each year. [t] */
  hazard: Float64Array;
  /** ln productivity of value added that a place loses per ln of people who come (7.5d). */
  productivity: number;
}

/** A world at the start of a year. */
export interface World {
  economy: Economy;
  /** Kilometres between nodes, for spillovers, moving and migration costs. [n*n] */
  kilometres: Float64Array;
  /** 1 where people, firms and capital can move between the nodes at all. [n*n] */
  linked: Uint8Array;
  /**
   * Institutional closeness of spillovers; 0 between nodes that do not learn from each other (rest of the world). [n*n]
   */
  spilloverCloseness: Float64Array;
  basePolicy: Policy;
  residuals: Residuals;
  stocks: Stocks;
  population: Population;
  year: number;
  /** Absent: without policy nothing moves. */
  growth?: Growth | undefined;
}

/** Thousands. [n] */
export function residentsOf({ workers, residentsPerWorker }: Stocks, nodes: number): Float64Array {
  const residents = new Float64Array(nodes);
  for (let k = 0; k < workers.length; k++) residents[k % nodes] += workers[k] * residentsPerWorker;
  return residents;
}

/** Stocks that share no array with the original. */
export function copyStocks(stocks: Stocks): Stocks {
  const { platform, parks, ...others } = stocks;
  return { ...copyValue(others), platform: new Map(platform), parks };
}

/** What a copy may have of its own. */
type OtherParts = Partial<Pick<World, "residuals" | "stocks" | "population" | "year" | "growth">>;

/**
 * The world, sharing nothing with the original that a run changes; with other parts where some are given. All worlds
 * have their parts in one order, so that what is compiled for one serves all.
 */
export function copyWorld(world: World, others: OtherParts = {}): World {
  const { economy, kilometres, linked, spilloverCloseness, basePolicy } = world;
  const { residuals = world.residuals, year = world.year, growth = world.growth } = others;
  const { stocks = copyStocks(world.stocks), population = world.population.copy() } = others;
  return { economy, kilometres, linked, spilloverCloseness, basePolicy, residuals, stocks, population, year, growth };
}
