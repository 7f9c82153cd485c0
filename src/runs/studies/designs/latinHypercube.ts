import { type LatinHypercubeOptions, latinHypercubePoints } from "../../../maths/numerics/sobol.js";
import { RandomStream } from "../../../model/engine/random.js";

/**
 * Latin hypercube, [row][factor], in (0, 1); the same for the same seed. Every factor has one row in each of `rows`
 * equal shares.
 */
export function latinHypercubeDesign(
  rows: number,
  factors: number,
  seed: string | number,
  options: LatinHypercubeOptions = {},
): Float64Array[] {
  const stream = new RandomStream(seed, 0, "latin hypercube design");
  return latinHypercubePoints(rows, factors, (stratum, factor, draw) => stream.uniform(stratum, factor, draw), options);
}
