import { type Region, UserError } from "../../input/index.js";
import { t } from "../../words/index.js";
import type { CarryOver } from "./carryOver.js";
import type { Observed, Panel } from "./panel.js";
import { SECTORS } from "./panel.js";
import type { National } from "./tables.js";

/** What a region would have been taken for in another year. */
export interface Then {
  year: number;
  national: National;
  carryOver: { gdp: CarryOver; residents: CarryOver };
}

/**
 * The region at another base year: GDP, its three sectors and residents of the cities from the observed panel, the
 * country's totals of that year, and a carry-over that could be known then. Land, travel times, technology, barriers
 * and every other figure stay as they are (assumed). A city without observed sectors keeps the shares of the region
 * file. Throws UserError where GDP or residents of a city were not observed.
 */
export function regionAt(panel: Panel, then: Then): Region {
  const { region } = panel;
  const { national, year, carryOver } = then;
  const { growth } = region.parameters;
  return {
    ...region,
    baseYear: year,
    tables: {
      ...region.tables,
      cities: region.tables.cities.map((city) => cityThen(panel, city, year)),
      structure: [],
    },
    national: {
      gdp: { ...region.national.gdp, value: national.gdp100m },
      primary: { ...region.national.primary, value: national.primary100m },
      secondary: { ...region.national.secondary, value: national.secondary100m },
      tertiary: { ...region.national.tertiary, value: national.tertiary100m },
      residents: { ...region.national.residents, value: national.residentsThousand },
      employed: { ...region.national.employed, value: national.employedThousand },
    },
    parameters: {
      ...region.parameters,
      employmentRate: {
        ...region.parameters.employmentRate,
        value: national.employedThousand / national.residentsThousand,
      },
      growth: {
        ...growth,
        carryOver: {
          gdp: { ...growth.carryOver.gdp, value: carryOver.gdp.share },
          residents: { ...growth.carryOver.residents, value: carryOver.residents.share },
          years: { ...growth.carryOver.years, value: carryOver.gdp.window },
        },
      },
    },
  };
}

type City = Region["tables"]["cities"][number];

function cityThen(panel: Panel, city: City, year: number): City {
  const known = (variable: Observed) => {
    const value = panel.value(city.id, variable, year);
    if (value > 0) return value;
    throw notObserved(panel.region, city.id, variable, year);
  };
  const gdp100m = known("gdp100m");
  const observed = SECTORS.map((sector) => panel.value(city.id, sector, year));
  const parts = observed.some(Number.isNaN) ? SECTORS.map((sector) => city[sector]) : observed;
  const total = parts.reduce((sum, part) => sum + part, 0);
  const [primary100m, secondary100m, tertiary100m] = parts.map((part) => (part * gdp100m) / total);
  return {
    ...city,
    gdp100m,
    primary100m: primary100m,
    secondary100m: secondary100m,
    tertiary100m: tertiary100m,
    residentsThousand: known("residentsThousand"),
  };
}

function notObserved({ id }: Region, city: string, variable: Observed, year: number): UserError {
  return new UserError({
    file: `region ${id}`,
    path: `observed ${city} ${year}`,
    what: variable === "gdp100m" ? t("evidence.hasNoGdp") : t("evidence.hasNoResidents"),
    allowed: t("evidence.figureStart"),
    hint: t("evidence.addFigureObserved"),
  });
}
