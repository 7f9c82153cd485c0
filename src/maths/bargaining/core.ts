/** Divisions that no coalition objects to, or objects to least: core, least core, nucleolus. */

import { minimiseLinear, type Row } from "../numerics/lp.js";
import { type CoalitionGame, grandCoalition, members, slackOf, sumOver, zeroNormalised } from "./coalitions.js";

/**
 * Largest excess v(S) - x(S) of a division over all coalitions but the empty one and all; minus infinity for one
 * player.
 */
export function largestExcess({ players, values }: CoalitionGame, division: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let coalition = 1; coalition < grandCoalition(players); coalition++) {
    largest = Math.max(largest, values[coalition] - sumOver(coalition, division));
  }
  return largest;
}

/** Whether a division hands out exactly v(N) and no coalition would do better alone, up to rounding. */
export function isInCore(game: CoalitionGame, division: ArrayLike<number>): boolean {
  const slack = slackOf(game);
  const all = grandCoalition(game.players);
  const efficient = Math.abs(game.values[all] - sumOver(all, division)) <= slack;
  return efficient && largestExcess(game, division) <= slack;
}

/**
 * Least e for which some division of v(N) leaves no coalition worse off by more than e (Maschler, Peleg and Shapley
 * 1979, Math. Oper. Res. 4). The core is empty where it is positive; below zero it is the slack. Minus infinity for one
 * player.
 */
export function leastCore(game: CoalitionGame): number {
  if (game.players === 1) return -Infinity;
  const { plain, scale } = scaled(game);
  return scale * minimiseExcess(plain, [...properCoalitions(plain)], [], false).excess;
}

/** Whether no division satisfies every coalition (Bondareva 1963, Shapley 1967), up to rounding. */
export function isCoreEmpty(game: CoalitionGame): boolean {
  return leastCore(game) > slackOf(game);
}

/**
 * The division whose excesses, sorted from the largest, are smallest (Schmeidler 1969, SIAM J. Appl. Math. 17), by a
 * sequence of linear programmes: each finds the least excess of the coalitions that are still free and settles those
 * that bind in every optimum. Among divisions that give nobody less than alone; where there is none (or `imputations`
 * is false), among all divisions of v(N): the prenucleolus. [players]
 */
export function nucleolus(game: CoalitionGame, imputations = true): Float64Array {
  const { players, values } = game;
  const { plain, scale } = scaled(game);
  const all = grandCoalition(players);
  const rational = imputations && plain.values[all] >= 0;
  const settled: Settled[] = [];
  const span = new Span(players);
  span.add(all);
  let division: Float64Array = new Float64Array(players).fill(plain.values[all] / players);
  let free = [...properCoalitions(plain)];
  while (span.rank < players) {
    const stage = minimiseExcess(plain, free, settled, rational);
    division = stage.division;
    for (const { coalition, worth } of stage.binding) {
      if (span.add(coalition)) settled.push({ coalition, worth });
    }
    free = free.filter((coalition) => !span.holds(coalition));
  }
  return division.map((share, i) => values[1 << i] + scale * share);
}

/** Zero-normalised and of order one, so that the tolerances of the linear programme fit; solutions move with both. */
function scaled(game: CoalitionGame): { plain: CoalitionGame; scale: number } {
  const { players, values } = zeroNormalised(game);
  const largest = values.reduce((most, worth) => Math.max(most, Math.abs(worth)), 0);
  const scale = largest > slackOf(game) ? largest : 1;
  const plain = values.map((worth) => (Math.abs(worth) > ROUNDING * scale ? worth / scale : 0));
  return { plain: { players, values: plain }, scale };
}

/** Worths below this part of the largest are rounding. */
const ROUNDING = 1e-12;

function* properCoalitions({ players }: CoalitionGame): Generator<number> {
  for (let coalition = 1; coalition < grandCoalition(players); coalition++) yield coalition;
}

/** A coalition that must get exactly this much. */
interface Settled {
  coalition: number;
  worth: number;
}

interface Stage {
  excess: number;
  division: Float64Array;
  binding: Settled[];
}

/** Duals below this are rounding; those of a stage's coalitions sum to one. */
const BINDING = 1e-9;

/** Least largest excess of the free coalitions, where the settled ones get what they must. Column n is the excess. */
function minimiseExcess(game: CoalitionGame, free: number[], settled: readonly Settled[], rational: boolean): Stage {
  const { players, values } = game;
  const exactly = (coalition: number, worth: number): Row => row(coalition, worth, worth);
  const rows: Row[] = [
    ...free.map((coalition) => withExcess(row(coalition, values[coalition], Infinity), players)),
    exactly(grandCoalition(players), values[grandCoalition(players)]),
    ...settled.map(({ coalition, worth }) => exactly(coalition, worth)),
  ];
  if (rational) for (let i = 0; i < players; i++) rows.push(row(1 << i, 0, Infinity));
  const cost = [...Array<number>(players).fill(0), 1];
  const { objective, values: solution, duals } = minimiseLinear(cost, rows);
  const division = solution.slice(0, players);
  const binding = free
    .filter((_, k) => Math.abs(duals[k]) > BINDING)
    .map((coalition) => ({ coalition, worth: values[coalition] - objective }));
  return { excess: objective, division, binding };
}

function row(coalition: number, lower: number, upper: number): Row {
  const columns = members(coalition);
  return { columns, coefficients: columns.map(() => 1), lower, upper };
}

function withExcess({ columns, coefficients, lower, upper }: Row, column: number): Row {
  return { columns: [...columns, column], coefficients: [...coefficients, 1], lower, upper };
}

/**
 * Coalitions whose shares follow from those of others: the space that their indicator vectors span, as a reduced basis.
 */
class Span {
  rank = 0;
  private readonly players: number;
  /** By pivot column. */
  private readonly basis: (Float64Array | undefined)[];

  constructor(players: number) {
    this.players = players;
    this.basis = Array(players);
  }

  /** Whether the coalition was new to the span. */
  add(coalition: number): boolean {
    const rest = this.remainder(coalition);
    const pivot = rest.findIndex((value) => Math.abs(value) > 1e-9);
    if (pivot < 0) return false;
    this.basis[pivot] = rest.map((value) => value / rest[pivot]);
    this.rank++;
    return true;
  }

  holds(coalition: number): boolean {
    return this.remainder(coalition).every((value) => Math.abs(value) <= 1e-9);
  }

  private remainder(coalition: number): Float64Array {
    const rest = Float64Array.from({ length: this.players }, (_, i) => (coalition >> i) & 1);
    for (let pivot = 0; pivot < this.players; pivot++) {
      const base = this.basis[pivot];
      const factor = rest[pivot];
      if (base && factor !== 0) for (let i = pivot; i < this.players; i++) rest[i] -= factor * base[i];
    }
    return rest;
  }
}
