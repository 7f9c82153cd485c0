import { sumAt } from "../../maths/numerics/sums.js";
import { type Economy, type SectorFunction, sumByNode } from "../../model/engine/economy.js";
import type { YearOutcome } from "../../model/engine/outcome.js";
import { type AnyText, type Text, type TextKey, t, type Words } from "../../words/index.js";

/** A simulated year as indicators see it. Node indices as in the engine; cities are the nodes that count. */
export interface YearView {
  /** Names, sizes and constants that hold in all years. */
  economy: Economy;
  /** All that happened in the year. */
  outcome: YearOutcome;
  /** Outcome of the base year. */
  base: YearOutcome;
  /** Of the year before; of the base year where this is the first. */
  previous: YearOutcome;
  /** Nodes that are cities. */
  cities: number[];
  /** All nodes, hinterlands included. */
  everywhere: number[];
  /** Province of each node. [n] */
  provinces: readonly string[];
  /**
   * Nominal over real GDP of all cities (of a place beyond them, its own): turns the year's money into base-year
   * prices.
   */
  deflator: number;
}

/** A year as indicators see it, beside the base year and the year before. */
export function yearView(
  economy: Economy,
  provinces: readonly string[],
  outcome: YearOutcome,
  base: YearOutcome,
  previous = base,
): YearView {
  const everywhere = Array.from({ length: economy.nodes }, (_, node) => node);
  const cities = everywhere.filter((node) => economy.isCity[node] === 1);
  const { gdp, realGdp } = outcome.accounts;
  const deflator = sumAt(cities, gdp) / sumAt(cities, realGdp);
  return { economy, outcome, base, previous, cities, everywhere, provinces, deflator };
}

/** Sum of a cell array [s*n + i] over all sectors of some nodes. */
export function sumCells(view: YearView, members: number[], cells: ArrayLike<number>): number {
  const { nodes } = view.economy;
  let total = 0;
  for (let start = 0; start < cells.length; start += nodes) for (const node of members) total += cells[start + node];
  return total;
}

/**
 * Sum of bilateral values [from*n + to] over pairs of different nodes. `offset` picks a block of a stack of such
 * arrays.
 */
export function sumPairs(view: YearView, from: number[], to: number[], values: ArrayLike<number>, offset = 0): number {
  const { nodes } = view.economy;
  let total = 0;
  for (const i of from) for (const j of to) if (i !== j) total += values[offset + i * nodes + j];
  return total;
}

/** Position of a labour type by id, -1 if the economy has none of that name. */
export function labourType(view: YearView, id: string): number {
  return view.economy.labourIds.indexOf(id);
}

/**
 * What is made when it is first asked for and kept with what `keyOf` names. What asks for members too is kept until
 * other ones are asked for, so that indicators of the same places share it.
 */
function once<Whole>(keyOf: (whole: Whole) => object) {
  return <Value, Members = void>(make: (whole: Whole, members: Members) => Value) => {
    const known = new WeakMap<object, { members: Members; value: Value }>();
    return (whole: Whole, members: Members): Value => {
      const key = keyOf(whole);
      let last = known.get(key);
      if (!last || last.members !== members) {
        last = { members, value: make(whole, members) };
        known.set(key, last);
      }
      return last.value;
    };
  };
}

/** Kept with the year's market; `make` asks for nothing that scopes change, but members. */
export const oncePerYear = once((view: YearView) => view.outcome.market);

export const oncePerTable = once((table: CityTable) => table);

/** Workers of all types in every node, thousands. [n] */
export const workersByNode = oncePerYear(({ economy, outcome }) => sumByNode(outcome.workers, economy.nodes));

/** Employment by sector of every node. [n][S] */
export function employmentByNode({ economy: { nodes, sectors }, outcome: { market } }: YearView): Float64Array[] {
  const cells = new Float64Array(nodes * sectors);
  for (let node = 0; node < nodes; node++)
    for (let s = 0; s < sectors; s++) cells[node * sectors + s] = market.employment[s * nodes + node];
  return Array.from({ length: nodes }, (_, node) => cells.subarray(node * sectors, (node + 1) * sectors));
}

/**
 * One indicator. `measure` gives its value for a set of cities: all (scope "cluster"), those of a province, or a single
 * one. NaN = no value there. Money is in 100 million of the region's currency unless the unit says otherwise;
 * "{currency}" in a unit is replaced by the currency's name in dictionaries.
 */
export interface IndicatorDefinition {
  /** A word of lower-case letters, digits and hyphens, as in all tables. */
  id: string;
  /** What people call it. */
  label: Text;
  /** As dictionaries print it. */
  unit: string;
  /** In words or symbols. */
  formula: AnyText;
  /** Literature, or where the quantity is defined. */
  source: AnyText;
  /** What readers or other programs get wrong about it, where they do. */
  trap?: AnyText;
  /** Which direction is an improvement. */
  better: "higher" | "lower" | "none";
  /** cluster: needs several cities, so the cluster and its provinces; city: one city at a time; both: any set. */
  scope: "cluster" | "city" | "both";
  /** Value of a year for a set of cities, by node index. */
  measure(view: YearView, members: number[]): number;
}

/** What the file of an indicator says of it: texts by key, and only what is not so of most. */
interface Described {
  /** Default: the text `indicatorLabel.realGdp` of `real-gdp`. */
  label?: Words;
  /** Default: the text `indicatorFormula.realGdp`. */
  formula?: Words;
  /** Default: the accounts of the model. */
  source?: Words;
  trap?: Words;
  /** Default: "none" */
  better?: IndicatorDefinition["better"];
  /** Default: "both" */
  scope?: IndicatorDefinition["scope"];
}

/** An indicator as its file has it. */
export type Written<Indicator = IndicatorDefinition> = Omit<Indicator, keyof Described> & Described;

/** The same with all that is to be said of them. */
export function inFull<Indicator = IndicatorDefinition>(written: readonly Written<Indicator>[]): Indicator[] {
  return (written as readonly object[] as readonly Written[]).map((one) => {
    const name = one.id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const { label = `indicatorLabel.${name}` as TextKey, formula = `indicatorFormula.${name}` as TextKey } = one;
    const { source = ACCOUNTS, trap, better = "none", scope = "both" } = one;
    const texts = { label: t(label), formula: t(formula), source: t(source), ...(trap && { trap: t(trap) }) };
    return { ...one, ...texts, better, scope } as Indicator;
  });
}

/** No value there. */
export const NO_VALUE = NaN;

/** Units used by more than one indicator. */
export const MONEY = "100 million {currency}, base-year prices";
export const PER_HEAD = "thousand {currency} a head, base-year prices";
export const SHARE = "share";
export const INDEX = "index";

/** Source of quantities that are accounting identities of the model. */
export const ACCOUNTS = t("indicators.modelAccountsDocsModel");

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

/** What an indicator reads of a table, and has no value without. `groups`: of two at least; `base`: an earlier year. */
type TablePart = "values" | "population" | "gdp" | "groups" | "base";

/** An indicator that needs nothing but a table. */
export interface TableIndicator extends Omit<IndicatorDefinition, "measure"> {
  /** Values alone, if left out. */
  reads?: readonly TablePart[];
  /** Why there may be no value though all that it reads is known. */
  empty?: Text;
  /** Value for some places; NaN = none there. */
  measure(table: CityTable, members: readonly number[]): number;
}

/** The same indicator of a simulated year. */
export function ofTable({ reads: _, empty: __, measure, ...words }: Written<TableIndicator>): Written {
  return { ...words, measure: (view, members) => measure(tableOf(view), members) };
}

/** A simulated year as a table: employment by sector, residents, real GDP. */
export const tableOf = oncePerYear((view): CityTable => {
  const { economy, provinces, cities, base } = view;
  return {
    ...tableYear(view),
    groups: provinces,
    cities,
    functions: economy.sectorFunctions,
    base: tableYear({ ...view, outcome: base }),
  };
});

const tableYear = oncePerYear((view): TableYear => {
  const { year, residents, accounts } = view.outcome;
  return { year, values: employmentByNode(view), population: residents, gdp: accounts.realGdp };
});

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

/**
 * What the table of structure says of a sector in a city, in the order of its columns: workers in thousands, money in
 * 100 million, nominal in the year's numeraire.
 */
export const SECTOR_MEASURES = [
  "employment",
  "output",
  "value_added",
  "purchases",
  "intermediate_purchases",
  "firms",
] as const;

/** Those of all cities. [measure][city*S + s] */
export function sectorsOf({ economy: { nodes, sectors }, outcome, cities }: YearView): number[][] {
  const { market, accounts, firms } = outcome;
  const cells: Record<(typeof SECTOR_MEASURES)[number], Float64Array> = {
    employment: market.employment,
    output: market.revenue,
    value_added: accounts.valueAdded,
    purchases: market.purchases,
    intermediate_purchases: market.intermediatePurchases,
    firms,
  };
  return SECTOR_MEASURES.map((measure) =>
    cities.flatMap((node) => Array.from({ length: sectors }, (_, s) => cells[measure][s * nodes + node])),
  );
}
