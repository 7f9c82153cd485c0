/** Divisions that no coalition objects to, or objects to least: core, least core, nucleolus. */

import { maximiseLinear } from "../numerics/lp.js";
import { largestSize } from "../numerics/sums.js";
import { type CoalitionGame, grandCoalition, slackOf, sumOver, zeroNormalised } from "./coalitions.js";

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
  const span = new Span(plain.players);
  span.add(grandCoalition(plain.players), plain.values.at(-1)!);
  return scale * leastExcess(plain, properCoalitions(plain), span, false).excess;
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
  const span = new Span(players);
  span.add(all, plain.values[all]);
  for (let free = properCoalitions(plain); span.rank < players; ) {
    const { excess, binding } = leastExcess(plain, free, span, rational);
    for (const coalition of binding) span.add(coalition, plain.values[coalition] - excess);
    free = free.filter((coalition) => !span.holds(coalition));
  }
  return Float64Array.from({ length: players }, (_, i) => values[1 << i] + scale * span.share(i));
}

/** Zero-normalised and of order one, so that the tolerances of the linear programme fit; solutions move with both. */
function scaled(game: CoalitionGame): { plain: CoalitionGame; scale: number } {
  const { players, values } = zeroNormalised(game);
  const scale = largestSize(values);
  const plain = values.map((worth) => (Math.abs(worth) > ROUNDING * scale ? worth / scale : 0));
  return { plain: { players, values: plain }, scale };
}

/** Worths below this part of the largest are rounding. */
const ROUNDING = 1e-12;

function properCoalitions({ players }: CoalitionGame): number[] {
  return Array.from({ length: grandCoalition(players) - 1 }, (_, before) => before + 1);
}

/** Weights below this are rounding; those of a stage's coalitions sum to one. */
const BINDING = 1e-9;

/**
 * Least largest excess of the free coalitions, where those of the span get what they must, and the coalitions that have
 * it in every optimum: those with a weight in the dual programme, which has a row for every player whose share is open,
 * and one that sums up weights.
 */
function leastExcess({ players, values }: CoalitionGame, free: readonly number[], span: Span, rational: boolean) {
  const alone = rational ? Array.from({ length: players }, (_, i) => 1 << i) : [];
  const rests = [...free.map((one) => span.rest(one, values[one])), ...alone.map((one) => span.rest(one, 0))];
  const open = Array.from({ length: players }, (_, i) => i).filter((i) => !span.settles(i));
  const columns = rests.flatMap((rest, at) => [...open.map((i) => rest[i]), Number(at < free.length)]);
  const right = Float64Array.from([...open.map(() => 0), 1]);
  const corner = maximiseLinear(
    rests.map((rest) => rest[players]),
    Float64Array.from(columns),
    right,
  );
  const binding = corner.basis.filter((at, place) => at < free.length && corner.weights[place] > BINDING);
  return { excess: corner.best, binding: binding.map((at) => free[at]) };
}

/** What coalitions get whose shares are settled, and with them those that they span, as a reduced basis. */
class Span {
  rank = 0;
  private readonly players: number;
  /** By pivot: entries of a combination of settled coalitions, and last what it gets. */
  private readonly basis: (Float64Array | undefined)[];

  constructor(players: number) {
    this.players = players;
    this.basis = Array(players);
  }

  /** A coalition that gets exactly this much, unless that follows from others. */
  add(coalition: number, worth: number): void {
    const rest = this.rest(coalition, worth);
    const pivot = rest.findIndex((value, i) => i < this.players && Math.abs(value) > NOTHING);
    if (pivot < 0) return;
    this.basis[pivot] = rest.map((value) => value / rest[pivot]);
    this.rank++;
  }

  holds(coalition: number): boolean {
    return this.rest(coalition, 0).every((value, i) => i === this.players || Math.abs(value) <= NOTHING);
  }

  /** Whether a player's share follows from those that are open. */
  settles(player: number): boolean {
    return this.basis[player] !== undefined;
  }

  /** What a player gets once all is settled. */
  share(player: number): number {
    return -this.rest(1 << player, 0)[this.players];
  }

  /** A coalition less what is settled of it, and last a worth less what that gets. [players + 1] */
  rest(coalition: number, worth: number): Float64Array {
    const rest = Float64Array.from({ length: this.players + 1 }, (_, i) => (coalition >> i) & 1);
    rest[this.players] = worth;
    for (let pivot = 0; pivot < this.players; pivot++) {
      const base = this.basis[pivot];
      const factor = rest[pivot];
      if (base && factor !== 0) for (let i = pivot; i <= this.players; i++) rest[i] -= factor * base[i];
    }
    return rest;
  }
}

/** Entries below this are rounding. */
const NOTHING = 1e-9;
