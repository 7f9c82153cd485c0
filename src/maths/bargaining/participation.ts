/**
 * Who joins an agreement, where what a player gets depends on who is in it (d'Aspremont et al. 1983, Can. J. Econ. 16;
 * Barrett 1994, Oxford Econ. Pap. 46).
 */
import { sumOf } from "../numerics/sums.js";
import { grandCoalition, members, size } from "./coalitions.js";
import { type NormalForm, normalForm } from "./normalForm.js";

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
export function isInternallyStable(payoff: CoalitionPayoff, coalition: number): boolean {
  return members(coalition).every((i) => payoff(i, coalition) >= payoff(i, coalition & ~(1 << i)));
}

/** No outsider gains by joining. */
export function isExternallyStable(players: number, payoff: CoalitionPayoff, coalition: number): boolean {
  const outsiders = members(grandCoalition(players) & ~coalition);
  return outsiders.every((i) => payoff(i, coalition) >= payoff(i, coalition | (1 << i)));
}

/**
 * Whether the members together could pay every one of them what leaving would bring: internal stability with transfers
 * (Eyckmans and Finus 2004).
 */
export function isPotentiallyStable(payoff: CoalitionPayoff, coalition: number): boolean {
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
