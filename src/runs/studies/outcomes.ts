import { armsOf, chosenLeverName, governmentsOf, type ResolvedScenario, yearsOf } from "../../input/index.js";
import {
  BEYOND,
  CONSUMPTION,
  HEADLINES,
  INDICATORS,
  type IndicatorDefinition,
  recordYear,
  type Scope,
  type YearView,
} from "../../measures/indicators/index.js";
import {
  type Choices,
  CLUSTER,
  choicesOf,
  isAbout,
  type PolicyEvent,
  type Told,
} from "../../measures/results/index.js";
import { type PreparedScenario, toldOf } from "../experiments/index.js";

/** A number that a study keeps of every draw and arm. */
export interface OutcomeCell {
  /** Calendar year. */
  year: number;
  /** "cluster", "country", a hinterland, an agglomeration, a province or a city. */
  place: string;
  /** Id; or what was decided (`isDecided`). */
  indicator: string;
}

export function sameCell(one: OutcomeCell, other: OutcomeCell): boolean {
  return one.indicator === other.indicator && one.place === other.place && one.year === other.year;
}

/** Indicators whose course a study follows year by year. */
export const COURSES = ["real-gdp", "real-national-income", CONSUMPTION] as const;

/** What a city's government and its residents look at. */
const OF_CITIES = [...BEYOND, "own-revenue"] as const;

/**
 * What a study of uncertainty keeps: the course of the cluster's income, its headlines in the last year, and what every
 * place gains or loses by then; and what the answer tells.
 */
export function outcomesOf({ scenario, scopes }: Pick<PreparedScenario, "scenario" | "scopes">): OutcomeCell[] {
  const years = yearsOf(scenario);
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
  const all = [...usual, ...toldOf(scenario, cities).flatMap(cellsOfTold), ...chosenCells(scenario, last)];
  // What is told as a sum may be told year by year beside.
  return [...new Map(all.map((cell) => [`${cell.year} ${cell.place} ${cell.indicator}`, cell])).values()];
}

/** What the governments of any arm choose in the end, lever by lever. */
function chosenCells(scenario: ResolvedScenario, year: number): OutcomeCell[] {
  const choosing = armsOf(scenario).map((arm) => governmentsOf(scenario, arm));
  const levers = choosing.flatMap(({ behaviour, levers }) => (behaviour === "fixed" ? [] : levers));
  return levers.map((lever) => ({ year, place: CLUSTER, indicator: CHOSEN + chosenLeverName(lever) }));
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
  private readonly values: Float64Array;
  /** By year and place. */
  private readonly readings = new Map<number, Map<string, Reading>>();

  constructor(
    scopes: readonly Scope[],
    private readonly cells: readonly OutcomeCell[],
  ) {
    this.values = new Float64Array(cells.length).fill(NaN);
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

/** Players between whom the agreement is in force. */
export const MEMBERS = "members";

/** `chosen:sector-subsidy` and so on: the mean of what cities last chose, over all levers whose name begins so. */
export const CHOSEN = "chosen:";

/**
 * `gain:PLAYER`: what the agreement brings a player a year by its own reckoning, before payments, 100 million of the
 * currency.
 */
export const GAIN = "gain:";

/**
 * `signed:revenue-pool` and so on: years from the first meeting until the item with that lever is in force and kept.
 */
const SIGNED = "signed:";

/** True of what is no indicator of a year, but a decision taken in the run. */
export function isDecided(name: string): boolean {
  return name === MEMBERS || name.startsWith(CHOSEN) || name.startsWith(GAIN) || name.startsWith(SIGNED);
}

/**
 * What governments chose (mean over the place's cities, in the lever's unit) or how many players the agreement holds or
 * what it brings one of them, as decided last up to the year of the cell. NaN where nobody chose; 0 members before any
 * meeting. Of places, single cities and the cluster.
 */
export function decidedIn(events: readonly PolicyEvent[], { indicator, place, year }: OutcomeCell): number {
  const past = events.filter((event) => event.year <= year);
  const choices = choicesOf(past.map((event) => ({ ...NAMELESS, ...event })));
  if (indicator.startsWith(GAIN)) return choices.meetings.at(-1)?.gains?.[indicator.slice(GAIN.length)] ?? NaN;
  if (indicator.startsWith(SIGNED)) return signedIn(choices, indicator.slice(SIGNED.length));
  return indicator === MEMBERS ? membersIn(choices) : chosenIn(choices, indicator.slice(CHOSEN.length), place);
}

/** Of the one run nobody asks what it is called. */
const NAMELESS = { variant: "", replicate: 0 };

function membersIn({ meetings }: Choices): number {
  return meetings.at(-1)?.members.length ?? 0;
}

function signedIn({ meetings }: Choices, lever: string): number {
  const about = meetings.filter((meeting) => isAbout(meeting, lever));
  const last = about.findLastIndex(({ members, votes }) => members.length === 0 || votes.some(({ breaks }) => breaks));
  return about[last + 1] ? about[last + 1].year - about[0].year : NaN;
}

function chosenIn({ decisions }: Choices, lever: string, place: string): number {
  const last = new Map<string, number>();
  for (const { city, lever: name, value } of decisions)
    if (name.startsWith(lever) && (place === CLUSTER || place === city)) last.set(`${city} ${name}`, value);
  return [...last.values()].reduce((sum, value) => sum + value / last.size, 0) / (last.size > 0 ? 1 : 0);
}
