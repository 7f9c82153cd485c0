import type { EffectForm } from "../indicators/index.js";
import type { EffectRow } from "../results/effects.js";
import { decimalsFor, scaled } from "./present.js";

/**
 * Decimals for an effect and its interval: digits that the interval warrants, at most three significant ones of the
 * effect.
 */
export function effectDecimals(row: Amount, form: EffectForm): number {
  const effect = Math.abs(scaled(row.effect, row.baselineMean, form));
  const half = Math.abs(scaled((row.ciHigh - row.ciLow) / 2, row.baselineMean, form));
  if (!(half > 0)) return decimalsFor(effect);
  if (half > effect) return decimalsFor(half);
  return Math.min(decimalsFor(effect) + 1, Math.max(decimalsFor(effect), decimalsFor(half) - 1));
}

/** Is the effect different from zero, beyond what chance between replicates explains? A single run shows no chance. */
export function distinguishable(row: Pick<EffectRow, "effect" | "ciLow" | "ciHigh">): boolean {
  if (row.effect === 0) return false;
  return Number.isNaN(row.ciLow) || row.ciLow > 0 || row.ciHigh < 0;
}

/** Per cent of the baseline below which an effect is called none. */
export const NOTHING = 0.005;

/** An effect with its 95 % interval, and what it is a share of. */
export type Amount = Pick<EffectRow, "effect" | "baselineMean" | "ciLow" | "ciHigh">;

/** Per cent of the baseline. */
export function percentOf({ effect, baselineMean }: Amount): number {
  return (100 * effect) / Math.abs(baselineMean);
}

/** Half of a 95 % interval, in per cent of the baseline, up to which a small effect is known to be small. */
const KNOWN_SMALL = 10 * NOTHING;

/** Too small to be told, and known to be. */
export function isNothing(row: Amount): boolean {
  if (row.effect === 0 && row.ciLow === 0 && row.ciHigh === 0) return true;
  const half = (100 * (row.ciHigh - row.ciLow)) / 2 / Math.abs(row.baselineMean);
  return Math.abs(percentOf(row)) < NOTHING && !(half >= KNOWN_SMALL);
}

/** Chance between replicates could explain it: nobody knows from these runs whether there is an effect. */
export function isUnclear(row: Amount): boolean {
  return !isNothing(row) && row.ciLow <= 0 && row.ciHigh >= 0;
}
