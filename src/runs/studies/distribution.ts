import type { Distribution } from "../../input/index.js";
import { exp } from "../../maths/numerics/elementary.js";
import { normalQuantile } from "../../maths/numerics/normal.js";

/** The value below which a distribution has the given share, 0 < share < 1. */
export function quantileOf(distribution: Distribution, share: number): number {
  switch (distribution.kind) {
    case "uniform":
      return distribution.low + share * (distribution.high - distribution.low);
    case "triangular":
      return triangularQuantile(distribution, share);
    case "two-piece": {
      const { low, median, high } = distribution;
      return share < 0.5 ? low + 2 * share * (median - low) : median + (2 * share - 1) * (high - median);
    }
    case "lognormal":
      return distribution.median * exp(distribution.deviation * normalQuantile(share));
    case "list":
      return distribution.values[
        Math.min(distribution.values.length - 1, Math.floor(share * distribution.values.length))
      ];
  }
}

function triangularQuantile({ low, mode, high }: { low: number; mode: number; high: number }, share: number): number {
  const rising = (mode - low) / (high - low);
  if (share <= rising) return low + Math.sqrt(share * (high - low) * (mode - low));
  return high - Math.sqrt((1 - share) * (high - low) * (high - mode));
}
