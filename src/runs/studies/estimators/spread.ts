import { quantileSorted } from "simple-statistics";

/**
 * Quantiles of the values that are numbers, linear between order statistics (type 7 of Hyndman and Fan 1996); NaN
 * without any.
 */
export function quantiles(values: ArrayLike<number>, shares: readonly number[]): number[] {
  const sorted = Array.from(values)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  return shares.map((share) => (sorted.length > 0 ? quantileSorted(sorted, share) : Number.NaN));
}

/** Share of the values that are numbers, above and below zero; NaN without any. */
export function signShares(values: ArrayLike<number>): { above: number; below: number } {
  const numbers = Array.from(values).filter(Number.isFinite);
  const share = (holds: (value: number) => boolean) => numbers.filter(holds).length / numbers.length;
  return { above: share((value) => value > 0), below: share((value) => value < 0) };
}
