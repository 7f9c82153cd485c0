import type { MarketInputs } from "../../model/engine/market.js";

/**
 * The goods market as one would first write it: nested arrays, closures, no unrolling. It stands for hand-written
 * models and gives the optimised map something to be compared with in the same run.
 */
export function plainGoodsMarket(
  nodes: number,
  sectors: number,
  inputs: MarketInputs,
  substitution: Float64Array,
): () => number {
  const indices = Array.from({ length: nodes }, (_, i) => i);
  const freeness = Array.from({ length: sectors }, (_, s) =>
    indices.map((j) => indices.map((i) => inputs.wedges.freeness[(s * nodes + j) * nodes + i]!)),
  );
  const costs = Array.from({ length: sectors }, (_, s) => indices.map((i) => 1 / inputs.productivity[s * nodes + i]!));
  const demand = Array.from({ length: sectors }, () => indices.map(() => 1));
  return () => {
    let checksum = 0;
    for (let s = 0; s < sectors; s++) {
      const supply = costs[s]!.map((cost) => cost ** (1 - substitution[s]!));
      const competition = freeness[s]!.map((row) => row.reduce((sum, phi, i) => sum + phi * supply[i]!, 0));
      const potential = indices.map((i) =>
        indices.reduce((sum, j) => sum + (freeness[s]![j]![i]! * demand[s]![j]!) / competition[j]!, 0),
      );
      checksum += potential[0]!;
    }
    return checksum;
  };
}
