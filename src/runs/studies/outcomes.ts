import type { ResolvedScenario } from "../../input/index.js";
import {
  BEYOND,
  CHANNELS,
  CONSUMPTION,
  HEADLINES,
  INDICATORS,
  type IndicatorDefinition,
  recordYear,
  type Scope,
  type YearView,
} from "../../measures/indicators/index.js";
import { type PolicyEvent, type Span, yearsTold } from "../../measures/results/index.js";
import { askedPlan, type PreparedScenario } from "../experiments/index.js";
import { decidedIn, isDecided } from "./decided.js";
import { type OutcomeCell, sameCell } from "./outcomeCell.js";

const INCOME = "real-gdp";

/** Indicators whose course a study follows year by year. */
export const COURSES = [INCOME, "real-national-income", CONSUMPTION] as const;

/** What a city's government and its residents look at. */
const OF_CITIES = [...BEYOND, "own-revenue"] as const;

/** What a figure shows of them beside. */
const ACCESS = ["price-index", "market-access"];

/**
 * What a study of uncertainty keeps: the course of the cluster's income, its headlines in the last year, and what every
 * place gains or loses by then; and what the answer tells.
 */
export function outcomesOf({ scenario, scopes }: Pick<PreparedScenario, "scenario" | "scopes">): OutcomeCell[] {
  const years = Array.from({ length: scenario.years }, (_, y) => scenario.startYear + y);
  const last = years.at(-1)!;
  const headlines = HEADLINES.flatMap(({ rows }) => rows.map(({ indicator }) => indicator));
  const known = new Set(INDICATORS.map(({ id }) => id));
  const ofPlace = ({ id, kind }: Scope): OutcomeCell[] => {
    if (kind === "cluster")
      return [
        ...years.slice(0, -1).flatMap((year) => COURSES.map((indicator) => ({ year, place: id, indicator }))),
        ...headlines.map((indicator) => ({ year: last, place: id, indicator })),
      ];
    const indicators = kind === "city" || kind === "province" || kind === "agglomeration" ? OF_CITIES : BEYOND;
    return indicators.map((indicator) => ({ year: last, place: id, indicator }));
  };
  const usual = scopes.flatMap(ofPlace).filter(({ indicator }) => known.has(indicator));
  const cities = scopes.filter(({ kind }) => kind === "city").map(({ id }) => id);
  const told = toldOf(scenario, cities).flatMap(cellsOfTold);
  return [...usual, ...told.filter((cell) => !usual.some((one) => sameCell(one, cell)))];
}

type Told = Omit<OutcomeCell, "year"> & Span;

/**
 * What the answer tells, place by place; also of every city what figures draw and winners are counted by, where that is
 * none of the effects on the last year that all studies keep.
 */
function toldOf(scenario: ResolvedScenario, cities: readonly string[]): Told[] {
  const { when, places, measure } = askedPlan(scenario);
  const span = yearsTold(when);
  const told = places.map((place) => ({ place, indicator: measure ?? INCOME, ...span }));
  const channels = [CONSUMPTION, ...CHANNELS.map(({ id }) => id)];
  const sources = places.slice(0, 1).flatMap((place) => channels.map((indicator) => ({ place, indicator, ...span })));
  const usual = isUsual(scenario);
  const asked = [...(measure === undefined ? [] : [measure]), ...ACCESS];
  const ofCities = usual ? asked : [...asked, INCOME, CONSUMPTION, "own-revenue"];
  const more = cities.flatMap((place) => ofCities.map((indicator) => ({ place, indicator, ...span })));
  const known = new Set<string>();
  return [...told, ...courseOfPair(scenario), ...sources, ...more].filter(({ place, indicator, from, to }) => {
    const name = `${place} ${indicator} ${from} ${to}`;
    return !known.has(name) && known.add(name);
  });
}

/** Variants are told against the baseline in the last year: effects of which every study holds. */
function isUsual(scenario: ResolvedScenario): boolean {
  const { when, compare = [] } = askedPlan(scenario);
  return compare.length < 2 && yearsTold(when).from === scenario.startYear + scenario.years - 1;
}

/** What of it is held run by run: not what is told by effects alone. */
export function heldByRun(scenario: ResolvedScenario, cities: readonly string[]): Told[] {
  const byEffects = isUsual(scenario) ? [...ACCESS, ...CHANNELS.map(({ id }) => id)] : [];
  return toldOf(scenario, cities).filter(({ indicator }) => !byEffects.includes(indicator));
}

/** How two variants that are compared differ year by year, of what the answer tells first. */
function courseOfPair(scenario: ResolvedScenario): Told[] {
  const { places, compare = [], measure } = askedPlan(scenario);
  if (compare.length < 2) return [];
  return Array.from({ length: scenario.years }, (_, y) => {
    const year = scenario.startYear + y;
    return { place: places[0]!, indicator: measure ?? INCOME, from: year, to: year };
  });
}

/** A cell a year. */
export function cellsOfTold({ place, indicator, from, to }: Told): OutcomeCell[] {
  return Array.from({ length: to - from + 1 }, (_, y) => ({ year: from + y, place, indicator }));
}

/** What is measured of a place in a year, and where the values go. */
interface Reading {
  scope: Scope;
  indicators: IndicatorDefinition[];
  /** Places among the cells. */
  cells: number[];
}

/** Takes the cells of a run as its years go by, and measures nothing else; NaN where an indicator has no value. */
export class OutcomeReader {
  private readonly cells: readonly OutcomeCell[];
  private readonly values: Float64Array;
  /** By year and place. */
  private readonly readings = new Map<number, Map<string, Reading>>();

  constructor(scopes: readonly Scope[], cells: readonly OutcomeCell[]) {
    this.cells = cells;
    this.values = new Float64Array(cells.length).fill(Number.NaN);
    for (const [cell, { year, place, indicator }] of cells.entries()) {
      const scope = scopes.find(({ id }) => id === place);
      const definition = INDICATORS.find(({ id }) => id === indicator);
      if (!scope || !definition) continue;
      const ofYear = this.readings.get(year) ?? new Map<string, Reading>();
      const reading = ofYear.get(place) ?? { scope, indicators: [], cells: [] };
      reading.indicators.push(definition);
      reading.cells.push(cell);
      this.readings.set(year, ofYear.set(place, reading));
    }
  }

  read(view: YearView, year: number): void {
    for (const { scope, indicators, cells } of this.readings.get(year)?.values() ?? []) {
      const row = new Float64Array(cells.length);
      recordYear(view, [scope], row, indicators);
      for (const [k, cell] of cells.entries()) this.values[cell] = row[k];
    }
  }

  /** All cells, in their order. What was decided is read from the run's events. */
  withDecided(events: readonly PolicyEvent[]): Float64Array {
    return this.values.map((value, at) => {
      const cell = this.cells[at];
      return isDecided(cell.indicator) ? decidedIn(events, cell) : value;
    });
  }
}
