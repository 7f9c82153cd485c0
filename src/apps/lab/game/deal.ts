import { roundStep } from "../../../figures/drawing/figure.js";
import { sumOf } from "../../../maths/numerics/sums.js";
import type { GameReport } from "../../../measures/results/index.js";

/** Gains below this are rounding: 100 thousand of the currency a year, in 100 million. */
const TOLERANCE = 1e-3;

/** Two players between whom a payment goes: a positive one from the second to the first. Places of players. */
export type Pair = readonly [number, number];

export function pairsOf(players: number): Pair[] {
  return Array.from({ length: players }, (_, first) =>
    Array.from({ length: players - first - 1 }, (__, rest): Pair => [first, first + 1 + rest]),
  ).flat();
}

/** What every player receives (negative: pays) by what goes between pairs. */
export function receiptsOf(players: number, pairs: readonly Pair[], payments: readonly number[]): number[] {
  const receipts = Array<number>(players).fill(0);
  for (const [at, [first, second]] of pairs.entries()) {
    receipts[first]! += payments[at]!;
    receipts[second]! -= payments[at]!;
  }
  return receipts;
}

/** Payments between pairs that give everybody its receipts: who pays does so to the first who still lacks something. */
export function paymentsFor(pairs: readonly Pair[], receipts: readonly number[]): number[] {
  const left = [...receipts];
  return pairs.map(([first, second]) => {
    const [a, b] = [left[first]!, left[second]!];
    if (a * b >= 0) return 0;
    const amount = Math.sign(a) * Math.min(Math.abs(a), Math.abs(b));
    left[first]! -= amount;
    left[second]! += amount;
    return amount;
  });
}

/**
 * Receipts in whole steps, which add up to nothing like the receipts themselves, each less than a step from its own
 * (largest remainders). `enough`: nobody receives less, for what is just enough; those who pay share what that adds in
 * proportion to what they pay.
 */
export function inSteps(receipts: readonly number[], step: number, enough: boolean): number[] {
  const exact = receipts.map((amount) => amount / step);
  const up = exact.map((steps) => (enough && steps > 0 ? Math.ceil(steps - 1e-9) : steps));
  const [received, paid] = [1, -1].map((sign) => sumOf(up, (steps) => Math.max(0, sign * steps)));
  const wanted = up.map((steps) => (enough && steps < 0 ? (steps * received!) / paid! : steps));
  const counts = wanted.map((steps) => Math.floor(steps + 1e-9));
  const spare = Math.round(-sumOf(counts));
  const byRemainder = wanted.map((steps, at) => ({ at, rest: steps - counts[at]! })).sort((a, b) => b.rest - a.rest);
  for (const { at } of byRemainder.slice(0, spare)) counts[at]! += 1;
  return counts;
}

/** A player under a deal. */
export interface Stake {
  player: string;
  /**
   * From the agreement of all, before payments; with them; and what it compares that with: what it has without its
   * membership.
   */
  gain: number;
  paid: number;
  without: number;
  stays: boolean;
}

/** What a deal is worth: the stakes, and the groups that would do better among themselves. */
export interface Deal {
  stakes: readonly Stake[];
  /** Groups of at least two that would gain more by the agreement among themselves alone, the most aggrieved first. */
  objections: readonly { members: readonly string[]; lacks: number }[];
  /**
   * Nobody leaves, alone or with others; where no division satisfies all groups (the core is empty), nobody leaves
   * alone.
   */
  holds: boolean;
}

/**
 * Judges receipts, if there are any, on top of what the agreement of all brings. `gains`: of players when all agree,
 * before payments.
 */
export function dealOf(report: GameReport, receipts: readonly number[] = [], gains?: readonly number[]): Deal {
  const stakes = report.acceptance.map(({ player, gain, without }, p): Stake => {
    const own = gains?.[p] ?? gain;
    const paid = own + (receipts[p] ?? 0);
    return { player, gain: own, paid, without, stays: paid >= without - TOLERANCE };
  });
  const paidOf = (player: string) => stakes.find((stake) => stake.player === player)!.paid;
  const objections = report.coalitions
    .filter(({ members }) => members.length > 1 && members.length < stakes.length)
    .map(({ members, value }) => ({
      members,
      lacks: value - sumOf(members, paidOf),
    }))
    .filter(({ lacks }) => lacks > TOLERANCE)
    .sort((a, b) => b.lacks - a.lacks);
  const alone = stakes.every(({ stays }) => stays);
  return { stakes, objections, holds: alone && (objections.length === 0 || (report.core?.empty ?? false)) };
}

/** A step of the sliders, and how many there are to each side: round numbers that cover what anybody gains or needs. */
export function scaleOf({ acceptance, coalitions }: GameReport): { step: number; most: number } {
  const largest = Math.max(
    ...acceptance.flatMap(({ gain, needs }) => [Math.abs(gain), needs]),
    ...coalitions.map(({ value }) => value / 2),
  );
  const step = roundStep(Math.max(largest, 1e-3) / 100);
  return { step, most: Math.ceil(largest / step) };
}
