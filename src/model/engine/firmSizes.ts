import { log } from "../../maths/numerics/elementary.js";
import { normalShare } from "../../maths/numerics/normal.js";

/**
 * Share of taxes paid by firms whose tax is above `threshold` times the mean, with ln size normal of the given sd and
 * mean size one: Phi(sd/2 - ln(threshold)/sd).
 */
export function taxShareAbove(threshold: number, sd: number): number {
  if (!(threshold > 0)) return 1;
  if (!Number.isFinite(threshold)) return 0;
  if (sd === 0) return threshold <= 1 ? 1 : 0;
  return normalShare(sd / 2 - log(threshold) / sd);
}
