import type { Region } from "../input/index.js";
import type { Technology } from "./technology.js";

/** Value added by city and sector [s*C + i], 100 million, and whether it is a user's data or imputed. */
export interface Structure {
  valueAdded: Float64Array;
  imputed: boolean;
}

/**
 * A user's table where given, scaled to the city's GDP. Else imputed: each city's primary, secondary and tertiary value
 * added is split over the sectors of its group by the national structure, a leading industry's weight raised by the
 * tilt (1 + tilt), and scaled to the group's total, so that the three-sector data are met exactly.
 */
export function cityStructure(region: Region, technology: Technology): Structure {
  const { tables } = region;
  const cities = tables.cities.length;
  const valueAdded = new Float64Array(tables.sectors.length * cities);
  if (tables.structure.length > 0) {
    fillFromTable(region, valueAdded);
    return { valueAdded, imputed: false };
  }
  const leading = new Set(tables.leadingIndustries.map(({ city, sector }) => `${city} ${sector}`));
  tables.cities.forEach((city, i) => {
    for (const group of ["primary", "secondary", "tertiary"] as const) {
      const weights = tables.sectors.map((sector, s) => {
        if (sector.group !== group) return 0;
        const tilt = leading.has(`${city.id} ${sector.id}`) ? 1 + region.structure.tilt.value : 1;
        return technology.valueAdded[s] * tilt;
      });
      const total = weights.reduce((a, b) => a + b, 0);
      weights.forEach((weight, s) => {
        if (total > 0) valueAdded[s * cities + i] += (city[`${group}100m`] * weight) / total;
      });
    }
  });
  return { valueAdded, imputed: true };
}

function fillFromTable(region: Region, valueAdded: Float64Array): void {
  const { tables } = region;
  const cities = tables.cities.length;
  const cityIndex = new Map(tables.cities.map(({ id }, i) => [id, i]));
  const sectorIndex = new Map(tables.sectors.map(({ id }, s) => [id, s]));
  const totals = new Float64Array(cities);
  for (const row of tables.structure) totals[cityIndex.get(row.city)!] += row.valueAdded100m;
  for (const row of tables.structure) {
    const i = cityIndex.get(row.city)!;
    valueAdded[sectorIndex.get(row.sector)! * cities + i] = (row.valueAdded100m * tables.cities[i].gdp100m) / totals[i];
  }
}

/** National value added by sector in the base year: three-sector totals split by the table's structure. [S] */
export function nationalStructure(region: Region, technology: Technology): Float64Array {
  const { tables, national } = region;
  const out = new Float64Array(tables.sectors.length);
  for (const group of ["primary", "secondary", "tertiary"] as const) {
    const members = tables.sectors.map((sector, s) => (sector.group === group ? technology.valueAdded[s] : 0));
    const total = members.reduce((a, b) => a + b, 0);
    members.forEach((value, s) => {
      if (total > 0) out[s] += (national[group].value * value) / total;
    });
  }
  return out;
}
