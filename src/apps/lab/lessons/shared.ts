import type { LeverEntry } from "../../../input/index.js";
import { t } from "../../../words/index.js";
import type { Measure, NamedArm, Option } from "./lesson.js";
import { OWN } from "./lesson.js";

/** Cities of the invented country. */
export const CITIES = ["harbour", "mill", "spring"] as const;

export type City = (typeof CITIES)[number];

export const CITY = {
  harbour: t("lab.harbour"),
  mill: t("lab.mill"),
  spring: t("lab.spring"),
} as const;

export const CITY_OPTIONS: readonly Option[] = CITIES.map((id) => ({ id, label: CITY[id] }));

export const BASELINE: NamedArm = {
  id: "baseline",
  label: t("lab.baselineNothingChanges"),
  levers: [],
};

/** First year of a policy in all lessons. */
const FROM = 2024;

export function lever(type: string, rest: Readonly<Record<string, unknown>>): LeverEntry {
  return { type, from: FROM, ...rest } as LeverEntry;
}

/** Change of a city's real GDP in the last year, of its consumption (private and public) with `of`. */
export function changeIn(city: City, of: "gdp" | "consumption", from = BASELINE.id): Measure {
  const name = CITY[city];
  const gdp = of === "gdp";
  return {
    label: t("lab.text4", { name, gdp }),
    unit: "percent",
    decimals: 2,
    of: (results, arm) => results.change(arm, city, gdp ? GDP : CONSUMPTION, from),
  };
}

export const GDP = "real-gdp";
/** Per resident, private and public. */
export const CONSUMPTION = "real-final-consumption-per-head";

/** The least of the three cities' changes under the learner's own arm. */
export function leastChange(results: Parameters<Measure["of"]>[0], indicator: string, from = BASELINE.id): number {
  return Math.min(...CITIES.map((city) => results.change(OWN, city, indicator, from)));
}
