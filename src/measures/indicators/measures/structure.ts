import { log, square } from "../../../maths/numerics/elementary.js";
import { sumOf } from "../../../maths/numerics/sums.js";
import { gini, normalisedWeights } from "./inequality.js";

/** Measures of sectoral structure on tables table[unit][sector], in any unit (jobs, value added). */
export type Table = readonly ArrayLike<number>[];

/** Sum over units by sector. */
export function columnSums(table: Table): number[] {
  const sums = new Array<number>(table[0]?.length ?? 0).fill(0);
  for (const row of table) for (let s = 0; s < sums.length; s++) sums[s] += row[s];
  return sums;
}

/** Shares of sectors in a unit. */
function shares(row: ArrayLike<number>): number[] {
  return normalisedWeights(row.length, row);
}

/** Location quotient (Balassa 1965): a sector's share in the unit over its share in the whole. NaN for 0/0. */
export function locationQuotients(row: ArrayLike<number>, all: ArrayLike<number>): number[] {
  const whole = shares(all);
  return shares(row).map((share, s) => share / whole[s]);
}

/** Krugman (1991): sum of |s_i - s_j| over sectors, 0 = same structure, 2 = disjoint. */
export function krugman(row: ArrayLike<number>, reference: ArrayLike<number>): number {
  const [own, all] = [sumOf(row), sumOf(reference)];
  let sum = 0;
  for (let s = 0; s < row.length; s++) sum += Math.abs(row[s] / own - reference[s] / all);
  return sum;
}

/** What all units but one have, by sector: Krugman's reference where a unit should not be compared with itself. */
export function restOf(table: Table, unit: number): number[] {
  return columnSums(table).map((all, s) => all - table[unit][s]);
}

/**
 * Mean over units of their shares, each unit counting the same: the reference of Farhauer and Kroell (2013), in place
 * of shares of the sum.
 */
export function meanShares(table: Table): number[] {
  return columnSums(table.map(shares)).map((sum) => sum / table.length);
}

/** Structural similarity (UNIDO 1979): cosine of two structures, 0..1. Coarse sectors inflate it. */
export function unidoSimilarity(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let cross = 0;
  let firstSquare = 0;
  let secondSquare = 0;
  for (let s = 0; s < first.length; s++) {
    cross += first[s] * second[s];
    firstSquare += square(first[s]);
    secondSquare += square(second[s]);
  }
  return cross / Math.sqrt(firstSquare * secondSquare);
}

/** Mean of a measure over all pairs of units; NaN for fewer than two. */
export function meanPairwise<Unit>(units: readonly Unit[], measure: (a: Unit, b: Unit) => number): number {
  let sum = 0;
  for (let i = 0; i < units.length; i++) for (let j = 0; j < i; j++) sum += measure(units[i]!, units[j]!);
  return sum / ((units.length * (units.length - 1)) / 2);
}

/** Herfindahl-Hirschman index: sum of squared shares, 1/n..1. */
export function herfindahl(row: ArrayLike<number>): number {
  const all = sumOf(row);
  let sum = 0;
  for (let s = 0; s < row.length; s++) sum += (row[s] / all) * (row[s] / all);
  return sum;
}

/** Shannon entropy of the shares in bits, 0 ln 0 = 0. */
export function entropy(row: ArrayLike<number>): number {
  return shares(row).reduce((sum, share) => sum - (share > 0 ? share * log(share) : 0), 0) / Math.LN2;
}

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
  raw: number[];
  /**
   * G / (1 - sum of squared shares of units): what sectors of many, equally small plants would have as their index. [S]
   */
  scaled: number[];
  /** 1 - sum of squared shares of units. */
  room: number;
}

/** Ellison and Glaeser (1997) without plant sizes. */
export function geographicConcentration(table: Table): Concentration {
  const sizes = table.map((row) => sumOf(row));
  const overall = shares(sizes);
  const raw = columnSums(table).map((_, s) => {
    const own = shares(table.map((row) => row[s]));
    return own.reduce((sum, share, unit) => sum + square(share - overall[unit]), 0);
  });
  const room = 1 - herfindahl(sizes);
  return { raw, scaled: raw.map((value) => value / room), room };
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
  const geographic = sumOf(bySector, (share, r) => square(share - overall[r]));
  const plantHerfindahl = herfindahl(plants);
  const gamma = beyondPlantSizes(geographic, 1 - herfindahl(regions), plantHerfindahl);
  return { geographic, plantHerfindahl, gamma };
}

/** A sector in a region, and in all regions together. */
interface ClusterParts {
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

/** Which functions places hold, and how much they double each other. */

/**
 * Functional specialisation of a core against its periphery (Duranton and Puga 2005; in this form widespread in the
 * literature on Chinese city clusters): (services to producers / manufacturing) in the core over the same ratio in the
 * periphery. Above one, the core manages and the periphery makes.
 */
export function functionalSpecialisation(
  core: { services: number; manufacturing: number },
  periphery: { services: number; manufacturing: number },
): number {
  return core.services / core.manufacturing / (periphery.services / periphery.manufacturing);
}

/** Quotients below one by rounding alone count as one. */
const ONE = 1 - 1e-12;

/**
 * Sectors in which each unit is specialised: location quotient of at least one against `all`. [unit][sector] of 0 and
 * 1.
 */
export function specialisations(table: Table, all = columnSums(table)): number[][] {
  return table.map((row) => locationQuotients(row, all).map((quotient) => (quotient >= ONE ? 1 : 0)));
}

/**
 * Overlap of two sets given as 0 and 1 (Jaccard 1901): common members over members of either. NaN where both are empty.
 */
export function overlap(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let both = 0;
  let either = 0;
  for (let s = 0; s < first.length; s++) {
    const shared = first[s] * second[s];
    both += shared;
    either += first[s] + second[s] - shared;
  }
  return both / either;
}

/**
 * Duplication of choices, chosen[unit][sector] of 0 and 1: of what a unit has chosen, the share of the others that have
 * chosen it too, mean over all choices. 0 = everyone something else, 1 = all the same. NaN for a single unit or no
 * choice.
 */
export function duplication(chosen: Table): number {
  const others = chosen.length - 1;
  const counts = columnSums(chosen);
  let shared = 0;
  let choices = 0;
  for (const count of counts) {
    shared += (count * (count - 1)) / others;
    choices += count;
  }
  return shared / choices;
}

/** Growth of a place over some years, as shares of its first size. They sum to it. */
interface ShiftShare {
  /** As much as the whole. */
  common: number;
  /** More, because its sectors grew more in the whole than all sectors did. */
  mix: number;
  /** More, because its sectors grew more here than in the whole. */
  competitive: number;
}

/**
 * Shift-share analysis (Dunn 1960, Papers in Regional Science 6): growth of a place against the whole that it belongs
 * to, by sector. A sector that the place or the whole did not have at first has no growth rate: all of what came enters
 * the competitive part.
 */
export function shiftShare(
  first: ArrayLike<number>,
  last: ArrayLike<number>,
  wholeFirst: ArrayLike<number>,
  wholeLast: ArrayLike<number>,
): ShiftShare {
  const size = sumOf(first);
  const common = sumOf(wholeLast) / sumOf(wholeFirst) - 1;
  let mix = 0;
  for (let s = 0; s < first.length; s++)
    if (first[s] > 0) mix += (first[s] * (wholeLast[s] / wholeFirst[s] - 1 - common)) / size;
  return { common, mix, competitive: sumOf(last) / size - 1 - common - mix };
}
