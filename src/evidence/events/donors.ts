import { UserError } from "../../input/index.js";
import type { TableRow } from "../../input/tables.js";
import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import { t } from "../../words/index.js";

type City = Pick<TableRow<"cities">, "id" | "province" | "latitude" | "longitude">;
type Row = Pick<TableRow<"observed">, "city" | "year" | "gdpReal2000Prices100m">;

/** ln real GDP of all cities that were observed in every year. */
export interface Donors {
  /** Ids. */
  cities: string[];
  provinces: string[];
  years: number[];
  /** [city][year] */
  lnGdp: Float64Array[];
  /** Other cities, the nearest first. [city] */
  nearest: number[][];
}

/**
 * From tables of cities and observed panels, of any number of regions; a city that stands in two counts once. Throws
 * UserError where no city is whole.
 */
export function donorsOf(regions: readonly { cities: readonly City[]; observed: readonly Row[] }[]): Donors {
  const known = new Map<string, City>();
  const values = new Map<string, number>();
  const years = new Set<number>();
  for (const { cities, observed } of regions) {
    for (const city of cities) if (!known.has(city.id)) known.set(city.id, city);
    for (const { city, year, gdpReal2000Prices100m: gdp = 0 } of observed) {
      years.add(year);
      if (gdp > 0) values.set(`${city} ${year}`, Math.log(gdp));
    }
  }
  const span = [...years].sort((a, b) => a - b);
  const whole = [...known.values()].filter(({ id }) => span.every((year) => values.has(`${id} ${year}`)));
  if (whole.length === 0) throw noDonors();
  return {
    cities: whole.map(({ id }) => id),
    provinces: whole.map(({ province }) => province),
    years: span,
    lnGdp: whole.map(({ id }) => Float64Array.from(span, (year) => values.get(`${id} ${year}`)!)),
    nearest: whole.map((city, i) => {
      const km = whole.map((other) => greatCircleKm(city, other));
      return [...whole.keys()].filter((j) => j !== i).sort((a, b) => km[a] - km[b]);
    }),
  };
}

function noDonors(): UserError {
  return new UserError({
    file: "observed",
    what: t("evidence.noCityGdp"),
    allowed: t("evidence.observedAllYears"),
    hint: t("evidence.nameRegions"),
  });
}
