import { citiesByAgglomeration, type Region } from "../input/index.js";
import { pow } from "../maths/numerics/elementary.js";
import { marginFactors } from "../maths/numerics/fitting.js";
import { sumAt, sumOf } from "../maths/numerics/sums.js";
import type { Technology } from "./technology.js";

/**
 * Value added by city and sector [s*C + i], 100 million; whether it is a user's data, or imputed below three sectors,
 * with or without what is observed of employment.
 */
export interface Structure {
  valueAdded: Float64Array;
  imputed: boolean;
  employmentSeen: boolean;
}

/**
 * A user's table where given, scaled to the city's GDP. Else imputed: each city's primary, secondary and tertiary value
 * added is split over the sectors of its group by the national structure, a leading industry's weight raised by the
 * tilt (1 + tilt), and scaled to the group's total, so that the three-sector data are met exactly; then moved towards
 * observed employment as far as the region says.
 */
export function cityStructure(region: Region, technology: Technology): Structure {
  const { tables, parameters } = region;
  if (tables.structure.length > 0) return { valueAdded: fromTable(region), imputed: false, employmentSeen: false };
  const valueAdded = fromNation(region, technology);
  const { services, secondary } = parameters.structure;
  const employmentSeen = tables.employment.length > 0 && services.value + secondary.value > 0;
  if (employmentSeen) {
    followEmployment(region, "secondary", secondary.value, valueAdded);
    followEmployment(region, "tertiary", services.value, valueAdded);
  }
  // A sector that is all of its group has the group's.
  const groups = new Set(tables.sectors.map(({ group }) => group));
  return { valueAdded, imputed: tables.sectors.length > groups.size, employmentSeen };
}

/** [s*C + i] */
function fromNation(region: Region, technology: Technology): Float64Array {
  const { tables, structure } = region;
  const cities = tables.cities.length;
  const valueAdded = new Float64Array(tables.sectors.length * cities);
  const leading = new Set(tables.leadingIndustries.map(({ city, sector }) => `${city} ${sector}`));
  tables.cities.forEach((city, i) => {
    const weights = tables.sectors.map(({ id }, s) => {
      const tilt = leading.has(`${city.id} ${id}`) ? 1 + structure.tilt.value : 1;
      return technology.valueAdded[s] * tilt;
    });
    splitByGroup(region, weights, (group) => city[`${group}100m`]).forEach((part, s) => {
      valueAdded[s * cities + i] = part;
    });
  });
  return valueAdded;
}

/** What there is of every group of sectors, split over its sectors by their weights. [S] */
function splitByGroup(
  { tables }: Region,
  weights: ArrayLike<number>,
  totalOf: (group: "primary" | "secondary" | "tertiary") => number,
): Float64Array {
  const out = new Float64Array(weights.length);
  for (const group of ["primary", "secondary", "tertiary"] as const) {
    const members = [...out.keys()].filter((s) => tables.sectors[s].group === group);
    const total = sumAt(members, weights);
    for (const s of members) if (total > 0) out[s] = (totalOf(group) * weights[s]) / total;
  }
  return out;
}

/**
 * Spreads a class of sectors over the cities of each agglomeration by imputed^(1-w) employment^w of its groups of
 * sectors, fitted to what the city has of the class and what the agglomeration's cities have of each group by
 * imputation (Deming and Stephan 1940). So both margins hold at any w, and value added per worker is a factor of the
 * city times one of the group (our assumption). Inside a group the imputed proportions stay, and so do cities whose
 * employment is not observed. A blend of weights, not of tables: zeros stay zero.
 */
function followEmployment(region: Region, wanted: "secondary" | "tertiary", w: number, valueAdded: Float64Array): void {
  if (w === 0) return;
  const { tables } = region;
  const all = tables.cities.length;
  const employed = new Map(
    tables.employment.map(({ city, group, employedThousand }) => [`${city} ${group}`, employedThousand]),
  );
  const sectors = tables.sectors.map((sector, s) => ({ ...sector, s })).filter(({ group }) => group === wanted);
  const named = [...new Set(sectors.flatMap(({ employmentGroup }) => employmentGroup ?? []))];
  const jobs = (city: string, group: string) => employed.get(`${city} ${group}`) ?? NaN;
  for (const part of citiesByAgglomeration(region)) {
    // Cities without any job of the class, and groups without any job in the cities, cannot be followed: they count as
    // not observed.
    const cities = part.filter((city) => sumOf(named, (group) => jobs(city, group)) > 0);
    const groups = named.filter((group) => sumOf(cities, (city) => jobs(city, group)) > 0);
    const rows = cities.map((id) => tables.cities.findIndex((city) => city.id === id));
    const members = (group: string) => sectors.filter(({ employmentGroup }) => employmentGroup === group);
    const imputed = rows.map((i) => groups.map((group) => sumOf(members(group), ({ s }) => valueAdded[s * all + i])));
    const seed = Float64Array.from(
      imputed.flatMap((row, c) => row.map((value, g) => pow(value, 1 - w) * pow(jobs(cities[c], groups[g]), w))),
    );
    const ofCity = Float64Array.from(imputed, (row) => sumOf(row));
    const ofGroup = Float64Array.from(groups, (_, g) => sumOf(imputed, (row) => row[g]));
    const { row, column } = marginFactors(seed, ofCity, ofGroup);
    rows.forEach((i, c) => {
      groups.forEach((group, g) => {
        const factor = (seed[c * groups.length + g] * row[c] * column[g]) / imputed[c][g];
        for (const { s } of members(group)) if (imputed[c][g] > 0) valueAdded[s * all + i] *= factor;
      });
    });
  }
}

/** [s*C + i] */
function fromTable({ tables }: Region): Float64Array {
  const cities = tables.cities.length;
  const valueAdded = new Float64Array(tables.sectors.length * cities);
  const cityIds = tables.cities.map(({ id }) => id);
  const sectorIds = tables.sectors.map(({ id }) => id);
  const totals = new Float64Array(cities);
  for (const row of tables.structure) totals[cityIds.indexOf(row.city)] += row.valueAdded100m;
  for (const row of tables.structure) {
    const i = cityIds.indexOf(row.city);
    const cell = sectorIds.indexOf(row.sector) * cities + i;
    valueAdded[cell] = (row.valueAdded100m * tables.cities[i].gdp100m) / totals[i];
  }
  return valueAdded;
}

/** National value added by sector in the base year: three-sector totals split by the table's structure. [S] */
export function nationalStructure(region: Region, technology: Technology): Float64Array {
  return splitByGroup(region, technology.valueAdded, (group) => region.national[group].value);
}
