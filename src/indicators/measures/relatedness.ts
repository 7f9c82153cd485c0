import { columnSums, locationQuotients, type Table } from "./structure.js";

/**
 * Proximity of sectors (Hidalgo et al. 2007): min{P(i|j), P(j|i)} over the cities with a location quotient of one or more.
 * Returns [i * S + j], diagonal 1; 0 for a sector in which no city specialises.
 */
export function proximity(table: Table): Float64Array {
  const present = presence(table);
  const sectors = table[0]?.length ?? 0;
  const ubiquity = columnSums(present);
  const result = new Float64Array(sectors * sectors);
  for (let i = 0; i < sectors; i++)
    for (let j = 0; j < sectors; j++) {
      const both = present.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
      const larger = Math.max(ubiquity[i]!, ubiquity[j]!);
      result[i * sectors + j] = i === j ? 1 : larger > 0 ? both / larger : 0;
    }
  return result;
}

/** Relatedness density of a sector in each city, 0..1: proximity to what the city is specialised in over all proximity. */
export function relatednessDensity(table: Table, sector: number): Float64Array {
  const sectors = table[0]?.length ?? 0;
  const near = proximity(table);
  return Float64Array.from(presence(table), (row) => {
    let held = 0;
    let all = 0;
    for (let other = 0; other < sectors; other++) {
      if (other === sector) continue;
      held += near[sector * sectors + other]! * row[other]!;
      all += near[sector * sectors + other]!;
    }
    return all > 0 ? held / all : 0;
  });
}

/** 1 where the location quotient is at least one. */
function presence(table: Table): Float64Array[] {
  const total = columnSums(table);
  return table.map((row) => locationQuotients(row, total).map((quotient) => (quotient >= 1 ? 1 : 0)));
}
