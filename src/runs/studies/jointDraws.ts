import { RandomStream } from "../experiments/index.js";
import { quantileOf } from "./distribution.js";
import type { Factor } from "./factor.js";

/**
 * Joint draws of all factors, independent of each other, as a Latin hypercube (McKay, Beckman and Conover 1979): every
 * factor takes one value in each of `count` equally likely strata. A factor's column depends on the seed and its own
 * name alone, so that one factor more or less leaves the draws of the others as they are. [draw][factor]
 */
export function jointDraws(factors: readonly Factor[], count: number, seed: string | number): number[][] {
  const columns = factors.map(({ name, distribution }) =>
    strata(new RandomStream(seed, 0, `uncertainty ${name}`), count).map((share) => quantileOf(distribution, share)),
  );
  return Array.from({ length: count }, (_, draw) => columns.map((column) => column[draw]));
}

/** One point in each of `count` equal parts of (0, 1), in an order of chance. */
function strata(stream: RandomStream, count: number): number[] {
  const order = Array.from({ length: count }, (_, draw) => draw).sort(
    (a, b) => stream.uniform(a, 0, 0) - stream.uniform(b, 0, 0),
  );
  return order.map((stratum, draw) => (stratum + stream.uniform(draw, 0, 1)) / count);
}
