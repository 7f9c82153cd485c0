import type { LeagueRow } from "../../results/index.js";

/** Digits that carry meaning, and the least that is shown as more than zero. */
const SHOWN: Record<LeagueRow["kind"], { digits: number; least: number }> = {
  level: { digits: 3, least: 5e-9 },
  effect: { digits: 2, least: 5e-7 },
};

/** A value as tables and pages show it: what reads alike is alike, also in rank. */
export function shownValue(value: number, kind: LeagueRow["kind"]): number {
  const { digits, least } = SHOWN[kind];
  return Math.abs(value) < least ? 0 : Number(value.toPrecision(digits));
}
