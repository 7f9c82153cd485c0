import { SaidRangeError, t } from "../../words/index.js";
import { sumOf } from "../numerics/sums.js";
import { grandCoalition, members, size } from "./coalitions.js";

/** Finite games in normal form: every player has a list of strategies, every profile a payoff for every player. */

export interface NormalForm {
  /** Number of strategies, by player. */
  strategies: readonly number[];
  /** Payoffs by profile (the last player's strategy runs fastest) and player: [profile * players + player]. */
  payoffs: Float64Array;
}

/** Profiles up to this number are listed. */
export const MOST_PROFILES = 1 << 20;

/**
 * Lists a game. `payoffs` gives one number a player. Throws RangeError where there are no strategies, too many
 * profiles, or a payoff that is not finite.
 */
export function normalForm(
  strategies: readonly number[],
  payoffs: (profile: readonly number[]) => ArrayLike<number>,
): NormalForm {
  const players = strategies.length;
  const profiles = strategies.reduce((product, count) => product * count, 1);
  if (players === 0 || !(profiles > 0)) throw new SaidRangeError(t("bargaining.everyPlayerStrategy"));
  if (profiles > MOST_PROFILES)
    throw new SaidRangeError(t("bargaining.profilesListed", { profiles, most: MOST_PROFILES }));
  const game = { strategies, payoffs: new Float64Array(profiles * players) };
  for (let p = 0; p < profiles; p++) {
    const profile = profileAt(game, p);
    game.payoffs.set(Array.from(payoffs(profile)), p * players);
    for (let i = 0; i < players; i++) {
      const payoff = payoffOf(game, p, i);
      if (!Number.isFinite(payoff))
        throw new SaidRangeError(t("bargaining.payoffOfPlayer", { player: i, profile: profile.join(","), payoff }));
    }
  }
  return game;
}

export function profileCount({ strategies, payoffs }: NormalForm): number {
  return payoffs.length / strategies.length;
}

/** Strategies of the players at a position in the list of profiles. */
export function profileAt({ strategies }: Pick<NormalForm, "strategies">, position: number): number[] {
  const profile = Array<number>(strategies.length);
  let rest = position;
  for (let i = strategies.length - 1; i >= 0; i--) {
    profile[i] = rest % strategies[i];
    rest = Math.floor(rest / strategies[i]);
  }
  return profile;
}

/** Position of a profile in the list. */
export function positionOf({ strategies }: Pick<NormalForm, "strategies">, profile: readonly number[]): number {
  return profile.reduce((position, strategy, i) => position * strategies[i] + strategy, 0);
}

export function payoffOf({ strategies, payoffs }: NormalForm, position: number, player: number): number {
  return payoffs[position * strategies.length + player];
}

/** Sum of the players' payoffs. */
export function welfareAt(game: NormalForm, position: number): number {
  return sumOf(game.strategies, (_, i) => payoffOf(game, position, i));
}

/**
 * Differences below this part of the larger of two payoffs are rounding; what other profiles pay says nothing of it.
 */
const ROUNDING = 1e-13;

/** Whether a payoff is more than another, beyond rounding. */
function exceeds(payoff: number, other: number): boolean {
  return payoff - other > ROUNDING * Math.max(Math.abs(payoff), Math.abs(other));
}

/** Most that a player could gain at a profile by another strategy; 0 where that is rounding. */
export function deviationGain(game: NormalForm, position: number, player: number): number {
  const count = game.strategies[player];
  let stride = 1;
  for (let later = player + 1; later < game.strategies.length; later++) stride *= game.strategies[later];
  const own = Math.floor(position / stride) % count;
  const kept = payoffOf(game, position, player);
  let gain = 0;
  for (let other = 0; other < count; other++) {
    const payoff = payoffOf(game, position + (other - own) * stride, player);
    if (exceeds(payoff, kept)) gain = Math.max(gain, payoff - kept);
  }
  return gain;
}

/** Positions of all pure-strategy Nash equilibria, ascending; ties count. */
export function pureEquilibria(game: NormalForm): number[] {
  const players = game.strategies.map((_, player) => player);
  const holds = (position: number) => players.every((player) => deviationGain(game, position, player) === 0);
  return Array.from({ length: profileCount(game) }, (_, p) => p).filter(holds);
}

/** Position of the first profile with the greatest sum of payoffs. */
export function socialOptimum(game: NormalForm): number {
  let best = 0;
  for (let p = 1; p < profileCount(game); p++) if (welfareAt(game, p) > welfareAt(game, best)) best = p;
  return best;
}

/**
 * Best sum of payoffs over that of the worst equilibrium (Koutsoupias and Papadimitriou 1999); where both are negative,
 * they are costs, and it is the other way round. At least one; null where there is no equilibrium, or the two sums
 * differ in sign or one is zero.
 */
export function priceOfAnarchy(optimum: number, equilibria: readonly number[]): number | null {
  if (equilibria.length === 0) return null;
  const worst = equilibria.reduce((least, sum) => Math.min(least, sum));
  if (optimum > 0 && worst > 0) return optimum / worst;
  if (optimum < 0 && worst < 0) return worst / optimum;
  return null;
}

/** The strategy that pays more than any other whatever the others do, or null. */
export function dominantStrategy(game: NormalForm, player: number): number | null {
  for (let strategy = 0; strategy < game.strategies[player]; strategy++) {
    if (dominates(game, player, strategy)) return strategy;
  }
  return null;
}

function dominates(game: NormalForm, player: number, strategy: number): boolean {
  for (let p = 0; p < profileCount(game); p++) {
    const profile = profileAt(game, p);
    if (profile[player] === strategy) continue;
    const instead = positionOf(game, profile.with(player, strategy));
    if (!exceeds(payoffOf(game, instead, player), payoffOf(game, p, player))) return false;
  }
  return true;
}

/**
 * Least discount factor at which the threat of going back to `punishment` for ever keeps every player at `agreed`
 * (Friedman 1971, Rev. Econ. Stud. 38), by player: (best deviation - agreed) / (best deviation - punishment). 0 where
 * nobody is tempted, null where the punishment does not hurt.
 */
export function grimTrigger(
  game: NormalForm,
  agreed: readonly number[],
  punishment: readonly number[],
): (number | null)[] {
  return game.strategies.map((count, player) => {
    const at = (profile: readonly number[]) => payoffOf(game, positionOf(game, profile), player);
    const deviations = Array.from({ length: count }, (_, strategy) => at(agreed.with(player, strategy)));
    const temptation = Math.max(...deviations) - at(agreed);
    if (temptation <= 0) return 0;
    const hurt = Math.max(...deviations) - at(punishment);
    return hurt > temptation ? temptation / hurt : null;
  });
}

/**
 * Who joins an agreement, where what a player gets depends on who is in it (d'Aspremont et al. 1983, Can. J. Econ. 16;
 * Barrett 1994, Oxford Econ. Pap. 46).
 */

/** Payoff of a player, member or not, when exactly the players of a coalition (bit mask) apply the agreement. */
export type CoalitionPayoff = (player: number, coalition: number) => number;

const JOIN = 1;

/** The game in which every player either stays out (0) or joins (1). */
export function participationGame(players: number, payoff: CoalitionPayoff): NormalForm {
  return normalForm(Array<number>(players).fill(2), (profile) => {
    const coalition = profile.reduce((mask, choice, i) => (choice === JOIN ? mask | (1 << i) : mask), 0);
    return profile.map((_, player) => payoff(player, coalition));
  });
}

/** No member gains by leaving. */
function isInternallyStable(payoff: CoalitionPayoff, coalition: number): boolean {
  return members(coalition).every((i) => payoff(i, coalition) >= payoff(i, coalition & ~(1 << i)));
}

/** No outsider gains by joining. */
function isExternallyStable(players: number, payoff: CoalitionPayoff, coalition: number): boolean {
  const outsiders = members(grandCoalition(players) & ~coalition);
  return outsiders.every((i) => payoff(i, coalition) >= payoff(i, coalition | (1 << i)));
}

/**
 * Whether the members together could pay every one of them what leaving would bring: internal stability with transfers
 * (Eyckmans and Finus 2004).
 */
function isPotentiallyStable(payoff: CoalitionPayoff, coalition: number): boolean {
  const claims = sumOf(members(coalition), (i) => payoff(i, coalition & ~(1 << i)));
  return claims <= sumOf(members(coalition), (i) => payoff(i, coalition));
}

export interface StabilityBySize {
  size: number;
  coalitions: number;
  internallyStable: number;
  externallyStable: number;
  stable: number;
  potentiallyStable: number;
}

/** How many coalitions of every size, from nobody to all, are stable in each sense. [players + 1] */
export function stabilityBySize(players: number, payoff: CoalitionPayoff): StabilityBySize[] {
  const rows = Array.from({ length: players + 1 }, (_, count) => ({
    ...{ size: count, coalitions: 0, internallyStable: 0, externallyStable: 0, stable: 0, potentiallyStable: 0 },
  }));
  for (let coalition = 0; coalition <= grandCoalition(players); coalition++) {
    const row = rows[size(coalition)];
    const internal = isInternallyStable(payoff, coalition);
    const external = isExternallyStable(players, payoff, coalition);
    row.coalitions++;
    if (internal) row.internallyStable++;
    if (external) row.externallyStable++;
    if (internal && external) row.stable++;
    if (isPotentiallyStable(payoff, coalition)) row.potentiallyStable++;
  }
  return rows;
}
