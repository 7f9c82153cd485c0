import type { PreparedScenario } from "../experiments/index.js";
import { BEYOND, HEADLINES, INDICATORS, type Scope } from "../indicators/index.js";
import type { RunRecord } from "../results/index.js";
import { decidedIn, isDecided } from "./decided.js";
import type { OutcomeCell } from "./outcomeCell.js";

/** Indicators whose course a study follows year by year. */
export const COURSES = ["real-gdp", "real-national-income", "real-final-consumption-per-head"] as const;

/** What a city's government and its residents look at. */
const OF_CITIES = [...BEYOND, "own-revenue"] as const;

/**
 * What a study of uncertainty keeps: the course of the cluster's income, its headlines in the last year, and what every place gains or loses by then.
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
  return scopes.flatMap(ofPlace).filter(({ indicator }) => known.has(indicator));
}

/** The cells of a run, in their order; NaN where an indicator has no value. What was decided is read from the run's events. */
export function outcomesIn(record: RunRecord, cells: readonly OutcomeCell[]): Float64Array {
  const position = new Map(record.indicators.map((id, i) => [id, i]));
  const place = new Map(record.scopes.map((id, s) => [id, s]));
  return Float64Array.from(cells, (cell) => {
    if (isDecided(cell.indicator)) return decidedIn(record, cell);
    const y = cell.year - record.years[0]!;
    const at = (y * record.scopes.length + place.get(cell.place)!) * record.indicators.length;
    return record.values[at + position.get(cell.indicator)!]!;
  });
}
