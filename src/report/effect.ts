import type { EffectForm } from "../measures/indicators/index.js";
import type { EffectRow } from "../measures/results/effects.js";
import { decimalsFor, scaled } from "./present.js";

/**
 * Decimals for an effect and its interval: digits that the interval warrants, at most three significant ones of the
 * effect.
 */
export function effectDecimals(row: EffectRow, form: EffectForm): number {
  const effect = Math.abs(scaled(row.effect, row.baselineMean, form));
  const half = Math.abs(scaled((row.ciHigh - row.ciLow) / 2, row.baselineMean, form));
  if (!(half > 0)) return decimalsFor(effect);
  if (half > effect) return decimalsFor(half);
  return Math.min(decimalsFor(effect) + 1, Math.max(decimalsFor(effect), decimalsFor(half) - 1));
}

/** Is the effect different from zero, beyond what chance between replicates explains? A single run shows no chance. */
export function distinguishable(row: EffectRow): boolean {
  if (row.effect === 0) return false;
  return Number.isNaN(row.ciLow) || row.ciLow > 0 || row.ciHigh < 0;
}
