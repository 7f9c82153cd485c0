import { sobolPoints } from "../../../maths/numerics/sobol.js";
import { scramblingKeys } from "./keys.js";

/**
 * Points of Sobol's sequence with Owen's scrambling, [row][factor], in (0, 1); the same for the same seed. The first
 * points of a longer design are those of a shorter one, so that a design may grow; means are best at a power of two.
 */
export function sobolDesign(rows: number, factors: number, seed: string | number): Float64Array[] {
  return sobolPoints(rows, factors, { keys: scramblingKeys(seed, "sobol design", factors) });
}
