import type { Economy } from "../../model/engine/economy.js";
import type { YearOutcome } from "../../model/engine/outcome.js";

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
  const deflator = sum(cities, gdp) / sum(cities, realGdp);
  return { economy, outcome, base, previous, cities, everywhere, provinces, deflator };
}

/** Sum of a node array over some nodes. */
export function sum(members: readonly number[], values: ArrayLike<number>): number {
  let total = 0;
  for (const node of members) total += values[node];
  return total;
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

/** Workers of all types in a node, thousands. */
export function workersOf(view: YearView, node: number): number {
  return sumCells(view, [node], view.outcome.workers);
}

/**
 * What holds for all scopes of a year, made when it is first asked for and kept with the year's market; `make` asks for
 * nothing that scopes change.
 */
export function oncePerYear<Value>(make: (view: YearView) => Value): (view: YearView) => Value {
  const known = new WeakMap<YearView["outcome"]["market"], Value>();
  return (view) => {
    const { market } = view.outcome;
    const value = known.get(market) ?? make(view);
    known.set(market, value);
    return value;
  };
}

/** Employment by sector of every node. [n][S] */
export function employmentByNode({ economy: { nodes, sectors }, outcome: { market } }: YearView): Float64Array[] {
  return Array.from({ length: nodes }, (_, node) => {
    const row = new Float64Array(sectors);
    for (let s = 0; s < sectors; s++) row[s] = market.employment[s * nodes + node];
    return row;
  });
}
