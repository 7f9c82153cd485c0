import { sumOf } from "../../../maths/numerics/sums.js";
import { columnSums, specialisations, type Table } from "./structure.js";

/** Which sectors go together, from the cities that specialise in both. Results are [i * S + j]. */

/**
 * Proximity of sectors (Hidalgo et al. 2007): min{P(i|j), P(j|i)} over the cities with a location quotient of one or
 * more. Returns [i * S + j], diagonal 1; 0 for a sector in which no city specialises.
 */
export function proximity(table: Table, present = specialisations(table)): Float64Array {
  const ubiquity = columnSums(present);
  return pairs(present, (both, i, j) => {
    const larger = Math.max(ubiquity[i], ubiquity[j]);
    return larger > 0 ? both / larger : 0;
  });
}

/**
 * Cosine of the cities that specialise in two sectors: co-occurrences over the root of both ubiquities. Diagonal 1; 0
 * where nobody specialises.
 */
export function cosineRelatedness(table: Table): Float64Array {
  const present = specialisations(table);
  const ubiquity = columnSums(present);
  return pairs(present, (both, i, j) => (both > 0 ? both / Math.sqrt(ubiquity[i] * ubiquity[j]) : 0));
}

/**
 * Association strength (van Eck and Waltman 2009, corrected for pairs without repetition by Steijn 2020):
 * co-occurrences over those that chance would give. 1 = as by chance. Diagonal 1; 0 for a sector that never occurs with
 * another.
 */
export function associationStrength(table: Table): Float64Array {
  const present = specialisations(table);
  const sectors = table[0]?.length ?? 0;
  const together = pairs(present, (both) => both);
  const margins = Array.from({ length: sectors }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < sectors; j++) if (j !== i) sum += together[i * sectors + j];
    return sum;
  });
  const all = sumOf(margins);
  return pairs(present, (both, i, j) => {
    const [a, b] = [margins[i], margins[j]];
    const chance = (a / all) * (b / (all - a)) + (b / all) * (a / (all - b));
    return both > 0 ? both / ((all / 2) * chance) : 0;
  });
}

/** A value for each pair of different sectors, the same both ways, from the number of units that have both. */
function pairs(present: readonly number[][], value: (both: number, i: number, j: number) => number): Float64Array {
  const sectors = present[0]?.length ?? 0;
  const result = new Float64Array(sectors * sectors);
  for (let i = 0; i < sectors; i++)
    for (let j = 0; j <= i; j++) {
      let both = 0;
      for (const row of present) both += row[i] * row[j];
      result[i * sectors + j] = result[j * sectors + i] = i === j ? 1 : value(both, i, j);
    }
  return result;
}

/**
 * Relatedness density of every sector in each city, 0..1: proximity to what the city is specialised in over all
 * proximity. [city][sector]
 */
export function relatednessDensities(table: Table, present = specialisations(table)): number[][] {
  const near = proximity(table, present);
  return present.map((row) => row.map((_, sector) => densityOf(near, row, sector)));
}

function densityOf(near: Float64Array, row: readonly number[], sector: number): number {
  let held = 0;
  let all = 0;
  for (let other = 0; other < row.length; other++) {
    if (other === sector) continue;
    held += near[sector * row.length + other] * row[other];
    all += near[sector * row.length + other];
  }
  return all > 0 ? held / all : 0;
}

/**
 * How near a city is to what it does not do yet: mean relatedness density of the sectors in which it is not
 * specialised. NaN where it is specialised in all. [city]
 */
export function opportunities(table: Table): Float64Array {
  const present = specialisations(table);
  const densities = relatednessDensities(table, present);
  return Float64Array.from(present, (row, city) => {
    let sum = 0;
    let count = 0;
    for (const [sector, has] of row.entries()) {
      if (has === 1) continue;
      sum += densities[city][sector];
      count++;
    }
    return sum / count;
  });
}
