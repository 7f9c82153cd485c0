import { gini } from "./inequality.js";
import { columnSums, herfindahl, locationQuotients, shares, type Table, total } from "./structure.js";

/** How sectors are concentrated in places, on tables table[unit][sector] in any unit (jobs, value added). */

/** Herfindahl index that is 0 where all parts are equal: (H - 1/n) / (1 - 1/n). NaN for a single part. */
export function normalisedHerfindahl(parts: ArrayLike<number>): number {
  const equal = 1 / parts.length;
  return (herfindahl(parts) - equal) / (1 - equal);
}

/** Number of equal parts that would be as concentrated: 1 / H. */
export function equivalentNumber(parts: ArrayLike<number>): number {
  return 1 / herfindahl(parts);
}

/**
 * Locational Gini: Gini coefficient of location quotients, unweighted. Over the regions of a sector it is concentration
 * (Krugman 1991), over the sectors of a region specialisation (REAT gini.conc and gini.spec). Places where the whole is
 * empty are left out.
 */
export function locationalGini(part: ArrayLike<number>, whole: ArrayLike<number>): number {
  return gini(locationQuotients(part, whole).filter((quotient) => !Number.isNaN(quotient)));
}

/** Concentration of each sector against that of all sectors. */
export interface Concentration {
  /**
   * Ellison and Glaeser's raw G: sum over units of (share in the sector - share in all sectors)^2. [S]; NaN for an
   * empty sector.
   */
  raw: Float64Array;
  /**
   * G / (1 - sum of squared shares of units): what sectors of many, equally small plants would have as their index. [S]
   */
  scaled: Float64Array;
}

/** Ellison and Glaeser (1997) without plant sizes. */
export function geographicConcentration(table: Table): Concentration {
  const sizes = table.map(total);
  const overall = shares(sizes);
  const raw = columnSums(table).map((_, s) => {
    const own = shares(table.map((row) => row[s]));
    return own.reduce((sum, share, unit) => sum + (share - overall[unit]) ** 2, 0);
  });
  const room = 1 - herfindahl(sizes);
  return { raw, scaled: raw.map((value) => value / room) };
}

/**
 * Ellison and Glaeser's (1997) gamma of a sector from its raw concentration: what is left once the sizes of plants and
 * of units are accounted for. `room` is 1 - sum of squared shares of units.
 */
export function beyondPlantSizes(raw: number, room: number, plantHerfindahl: number): number {
  return (raw - room * plantHerfindahl) / (room * (1 - plantHerfindahl));
}

/**
 * Ellison and Glaeser (1997) index of one sector: concentration beyond what the sizes of its plants and of the regions
 * explain. `plants[p]` = employment of plant p in region `regionOf[p]`, `regions[r]` = all employment of region r.
 */
export function ellisonGlaeser(
  plants: ArrayLike<number>,
  regionOf: ArrayLike<number>,
  regions: ArrayLike<number>,
): { geographic: number; plantHerfindahl: number; gamma: number } {
  const overall = shares(regions);
  const bySector = new Float64Array(regions.length);
  const plantShares = shares(plants);
  for (let p = 0; p < plantShares.length; p++) bySector[regionOf[p]] += plantShares[p];
  const geographic = bySector.reduce((sum, share, r) => sum + (share - overall[r]) ** 2, 0);
  const plantHerfindahl = herfindahl(plants);
  const gamma = beyondPlantSizes(geographic, 1 - herfindahl(regions), plantHerfindahl);
  return { geographic, plantHerfindahl, gamma };
}

/** A sector in a region, and in all regions together. */
export interface ClusterParts {
  jobs: number;
  firms: number;
  area: number;
  people: number;
}

/**
 * Cluster index of Litzenberger and Sternberg (2006): jobs per area x jobs per head / jobs per firm, each against all
 * regions. 1 = like all.
 */
export function clusterIndex(region: ClusterParts, all: ClusterParts): number {
  const jobs = region.jobs / all.jobs;
  const density = jobs / (region.area / all.area);
  const stock = jobs / (region.people / all.people);
  const firmSize = jobs / (region.firms / all.firms);
  return (density * stock) / firmSize;
}
