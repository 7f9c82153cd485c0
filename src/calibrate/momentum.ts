import type { Region } from "../input/index.js";
import { sumOf } from "../maths/numerics/sums.js";
import type { CarriedOver, Growth } from "../model/engine/world.js";

type Observed = "gdpReal2000Prices100m" | "residentsThousand";

/**
 * Growth of a run that starts in a year: the country's, and with momentum what cities carry over of their own;
 * undefined where nothing grows. `labourShare`: of GDP, in the base year. [n]
 */
export function growthOf(
  region: Region,
  labourShare: Float64Array,
  from: number,
  dynamics: "stationary" | "momentum",
): Growth | undefined {
  const { national, carryOver, pastYears } = region.parameters.growth;
  const carried = (variable: Observed, weights: readonly number[], share: number): CarriedOver => {
    const window = carryOver.years.value;
    const past = new Float64Array(labourShare.length);
    past.set(relativeGrowth(region, variable, weights, pastYears.value).map((rate) => rate * window));
    return { past, share, window };
  };
  if (dynamics === "stationary") return national.value === 0 ? undefined : { from, national: national.value };
  const { cities } = region.tables;
  return {
    from,
    national: national.value,
    momentum: {
      gdp: carried(
        "gdpReal2000Prices100m",
        cities.map(({ gdp100m }) => gdp100m),
        carryOver.gdp.value,
      ),
      residents: carried(
        "residentsThousand",
        cities.map(({ residentsThousand }) => residentsThousand),
        carryOver.residents.value,
      ),
      labourShare,
    },
  };
}

/**
 * Yearly ln growth of every city against the cluster up to the base year: the median over the last years that were
 * observed, so that single years in which a boundary moved or a census corrected the series do not count; less its mean
 * by `weights`, so that shares move and not totals. 0 where no two neighbouring years were observed. By city
 */
export function relativeGrowth(
  { tables, baseYear }: Pick<Region, "tables" | "baseYear">,
  variable: Observed,
  weights: readonly number[],
  years: number,
): number[] {
  const observed = new Map(tables.observed.map((row) => [`${row.city} ${row.year}`, row[variable] ?? 0]));
  const at = (city: string, year: number) => observed.get(`${city} ${year}`) ?? 0;
  const rates = tables.cities.map((): number[] => []);
  for (let year = baseYear - years + 1; year <= baseYear; year++) {
    const pairs = tables.cities.map(({ id }) => [at(id, year - 1), at(id, year)] as const);
    const known = pairs.filter(([before, after]) => before > 0 && after > 0);
    const cluster = Math.log(sumOf(known.map(([, after]) => after)) / sumOf(known.map(([before]) => before)));
    pairs.forEach(([before, after], i) => {
      if (before > 0 && after > 0) rates[i].push(Math.log(after / before) - cluster);
    });
  }
  const own = rates.map((list) => (list.length > 0 ? median(list) : undefined));
  const weighed = own.map((rate, i) => (rate === undefined ? 0 : weights[i]));
  const mean = sumOf(own.map((rate, i) => (rate ?? 0) * weighed[i])) / sumOf(weighed);
  return own.map((rate) => (rate === undefined ? 0 : rate - mean));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
