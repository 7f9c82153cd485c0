import { RandomStream } from "../../../model/engine/random.js";

/** A random 32-bit word a dimension, of a seed and what it is for. */
export function scramblingKeys(seed: string | number, purpose: string, dimensions: number): Int32Array {
  const stream = new RandomStream(seed, 0, purpose);
  return Int32Array.from({ length: dimensions }, (_, dimension) => stream.word(dimension, 0));
}
