import type { LeverEntry } from "../../../input/index.js";
import { type Text, type TextKey, t, type Words } from "../../../words/index.js";
import type { ArmSpec } from "../engine/calls.js";
import { indicatorLabel } from "../parts/pickers.js";
import {
  type Expectation,
  type Goal,
  type Lesson,
  type Line,
  type Measure,
  type MovingChart,
  type NamedArm,
  OWN,
  type PredictStep,
  type ProveStep,
  type Results,
  type SayStep,
  type Slider,
} from "./lesson.js";

/** How lessons are written: keys stand for their texts, and what has a name stands under it. */

/** Cities of the invented country. */
export const CITIES = ["harbour", "mill", "spring"] as const;

export type City = (typeof CITIES)[number];

export const CITY = { harbour: t("lab.harbour"), mill: t("lab.mill"), spring: t("lab.spring") } as const;

export const GDP = "real-gdp";
/** Per resident, private and public. */
export const CONSUMPTION = "real-final-consumption-per-head";

const BASE = "baseline";

interface Written extends Omit<Lesson, "scenario" | "reading" | "arms"> {
  /** What is read of the cities and of all together. */
  indicators: readonly string[];
  /** Beside the baseline. */
  arms: Readonly<Record<string, Omit<NamedArm, "id">>>;
}

/** A lesson on the invented country. */
export function lesson({ arms, indicators, ...rest }: Written): Lesson {
  const all = { [BASE]: arm("lab.baselineNothingChanges", []), ...arms };
  return {
    ...rest,
    scenario: "teaching/three-cities",
    reading: { places: [...CITIES, "cluster"], indicators },
    arms: Object.entries(all).map(([id, one]) => ({ id, ...one })),
  };
}

/** `more`: other constants of the region, governments that choose, luck. */
export function arm(label: Words, levers: readonly LeverEntry[], more: Partial<ArmSpec> = {}): Omit<NamedArm, "id"> {
  return { label: t(label), levers, ...more };
}

/** First year of a policy in all lessons. */
const FROM = 2024;

export function lever(type: string, rest: Readonly<Record<string, unknown>>): LeverEntry {
  return { type, from: FROM, ...rest } as LeverEntry;
}

/** Something to read. */
export function say(title: TextKey, ...text: TextKey[]): SayStep {
  return { kind: "say", title, text };
}

interface WrittenGuess extends Omit<PredictStep, "kind" | "options" | "table"> {
  options: Readonly<Record<string, Words>>;
  table: readonly [caption: TextKey, arms: readonly string[], measures: readonly Measure[]];
}

/** Something to guess. */
export function predict({ options, table, ...rest }: WrittenGuess): PredictStep {
  const [caption, arms, measures] = table;
  return {
    kind: "predict",
    ...rest,
    options: Object.entries(options).map(([id, label]) => ({ id, label: t(label) })),
    table: { caption, arms, measures },
  };
}

/** Something to reach. */
export function prove(step: Omit<ProveStep, "kind">): ProveStep {
  return { kind: "prove", ...step };
}

/** `range`: its ends and step. It starts at its low end where nothing else is said. */
export function slider(
  id: string,
  label: Words,
  unit: Words,
  [low, high, step]: readonly [number, number, number],
  start = low,
): Slider {
  return { id, label, unit, low, high, step, start };
}

export function goal(label: Words, holds: Goal["holds"]): Goal {
  return { label, holds };
}

/** What a class will see, with its numbers as they are written and where they come from. */
export function told(
  text: TextKey,
  ...numbers: readonly [is: string, of: (results: Results) => number][]
): Expectation {
  return { text, numbers: numbers.map(([is, of]) => ({ is, of })) };
}

/** The same of an indicator's change in each of the three cities, under an arm or under that of the city. */
export function changedIn(
  cities: readonly [string, string, string],
  id: string | ((city: City) => string),
  indicator: string,
  from = BASE,
): [is: string, of: (results: Results) => number][] {
  const armOf = (city: City) => (typeof id === "string" ? id : id(city));
  return CITIES.map((city, at) => [cities[at]!, changed(armOf(city), city, indicator, from)]);
}

/** Per cent by which an arm's value of the last year is above that of another. */
export function changed(id: string, place: string, indicator: string, from = BASE): (results: Results) => number {
  return (results) => results.change(id, place, indicator, from);
}

/** A column of plain numbers. */
export function number(label: Words, decimals: number, of: Measure["of"]): Measure {
  return { label, unit: "number", decimals, of };
}

/** A column of changes in per cent. */
export function percent(label: Words, of: Measure["of"], decimals = 2): Measure {
  return { label, unit: "percent", decimals, of };
}

/** Change of an indicator of a place in the last year. */
export function change(label: Words, place: string, indicator: string, from = BASE, decimals = 2): Measure {
  return percent(label, (results, id) => results.change(id, place, indicator, from), decimals);
}

/** Change of a city's real GDP in the last year, of its consumption (private and public) with `of`. */
export function changeIn(city: City, of: "gdp" | "consumption", from = BASE): Measure {
  const gdp = of === "gdp";
  return change(t("lab.gdpOrConsumptionOf", { name: CITY[city], gdp }), city, gdp ? GDP : CONSUMPTION, from);
}

/** The same of all three cities. */
export function changesIn(of: "gdp" | "consumption", from = BASE): Measure[] {
  return CITIES.map((city) => changeIn(city, of, from));
}

export const ALL_GDP: Measure = change("lab.allThreeRealGdp", "cluster", GDP);
export const ALL_CONSUMPTION: Measure = change("lab.allThreeConsumption", "cluster", CONSUMPTION);

/** Changes of an indicator of all three cities, as they are drawn while a slider moves. */
export function moving(indicator: string, from = BASE, named: TextKey = "lab.baselineNothingChanges"): MovingChart {
  return {
    title: indicatorLabel(indicator),
    unit: t("lab.percentAgainst", { arm: t(named) }),
    lines: cityLines((city) => ({ label: CITY[city], of: (r) => r.changes(OWN, city, indicator, from) })),
    narrowest: 1,
  };
}

/** A line of each city in its colour. */
export function cityLines(of: (city: City) => Omit<Line, "colour">): Line[] {
  return CITIES.map((city, at) => ({ ...of(city), colour: at + 1 }));
}

/** The least of the three cities' changes under the learner's own arm. */
export function leastChange(results: Results, indicator: string, from = BASE): number {
  return Math.min(...CITIES.map((city) => results.change(OWN, city, indicator, from)));
}

/** The city in which an indicator rises most. */
export function mostChanged(results: Results, id: string, indicator: string): City {
  const change = (city: City) => results.change(id, city, indicator);
  return CITIES.reduce((best: City, city) => (change(city) > change(best) ? city : best));
}

/** In how many cities consumption rises. */
export function whoGains(results: Results, id: string, from = BASE): "all" | "some" | "none" {
  const gainers = CITIES.filter((city) => results.change(id, city, CONSUMPTION, from) > 0).length;
  return gainers === CITIES.length ? "all" : gainers > 0 ? "some" : "none";
}

/** A text that names a city. */
export function inCity(key: TextKey, city: City): Text {
  return t(key, { CITY: CITY[city] });
}
