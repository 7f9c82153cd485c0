import type { SectorFunction } from "../../model/engine/economy.js";
import type { YearOutcome } from "../../model/engine/outcome.js";
import type { Text } from "../../words/index.js";
import { type IndicatorDefinition, NO_VALUE } from "./definition.js";
import { employmentByNode, oncePerYear, type YearView } from "./view.js";

/**
 * Cities by sector in one year: all that indicators of structure and convergence see, of a simulated year and of an
 * observed table alike.
 */
export interface CityTable extends TableYear {
  /** Province, or another group, of each place. [n] */
  groups: readonly string[];
  /** Places that are cities of the cluster; there may be others. */
  cities: readonly number[];
  /** What each sector is for the division of functions. [S] */
  functions: readonly SectorFunction[];
  /** The first year. */
  base: TableYear;
}

/** What changes from year to year. */
export interface TableYear {
  year: number;
  /** Jobs, output or value added, [place][sector], in any unit. */
  values: readonly ArrayLike<number>[];
  /** NaN where not known. [n] */
  population: ArrayLike<number>;
  /** At constant prices if years are compared; NaN where not known. [n] */
  gdp: ArrayLike<number>;
}

/** What an indicator reads of a table: without it there is no value. `base`: an earlier year. */
export type TablePart = "values" | "population" | "gdp" | "base";

/** An indicator that needs nothing but a table. */
export interface TableIndicator extends Omit<IndicatorDefinition, "measure"> {
  reads: readonly TablePart[];
  /** Why there may be no value though all that it reads is known. */
  empty?: Text;
  /** Value for some places; NaN = none there. */
  measure(table: CityTable, members: readonly number[]): number;
}

/** The same indicator of a simulated year. */
export function ofTable({ reads: _, empty: __, measure, ...words }: TableIndicator): IndicatorDefinition {
  return { ...words, measure: (view, members) => measure(tableOf(view), members) };
}

/** A simulated year as a table: employment by sector, residents, real GDP. */
export const tableOf = oncePerYear((view: YearView): CityTable => {
  const { economy, provinces, cities, base } = view;
  return {
    ...tableYear(view, view.outcome),
    groups: provinces,
    cities,
    functions: economy.sectorFunctions,
    base: tableYear(view, base),
  };
});

function tableYear(view: YearView, outcome: YearOutcome): TableYear {
  return {
    year: outcome.year,
    values: employmentByNode({ ...view, outcome }),
    population: outcome.residents,
    gdp: outcome.accounts.realGdp,
  };
}

/** GDP per head of some places. */
export function perHead({ gdp, population }: TableYear, members: readonly number[]): number[] {
  return members.map((place) => gdp[place] / population[place]);
}

/** Values of some places. */
export function at(values: ArrayLike<number>, members: readonly number[]): number[] {
  return members.map((place) => values[place]);
}

/** Rows of some places. [member][sector] */
export function rowsOf({ values }: TableYear, members: readonly number[]): ArrayLike<number>[] {
  return members.map((place) => values[place]);
}

/** Whether members lie in more than one group. */
export function spansGroups({ groups }: CityTable, members: readonly number[]): boolean {
  return members.some((place) => groups[place] !== groups[members[0]]);
}

/** The member with the largest GDP of the first year. NaN where any is not known counts as no answer: undefined. */
export function coreOf({ base }: CityTable, members: readonly number[]): number | undefined {
  if (members.some((place) => Number.isNaN(base.gdp[place]))) return undefined;
  return members.reduce((best, place) => (base.gdp[place] > base.gdp[best] ? place : best));
}

/** No value for a single place. */
export function several(members: readonly number[], value: () => number): number {
  return members.length > 1 ? value() : NO_VALUE;
}

/** What holds for all members of a table, made when it is first asked for. */
export function oncePerTable<Value>(make: (table: CityTable) => Value): (table: CityTable) => Value {
  const known = new WeakMap<CityTable, Value>();
  return (table) => {
    const value = known.get(table) ?? make(table);
    known.set(table, value);
    return value;
  };
}
