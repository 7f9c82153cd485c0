import { pow } from "./elementary.js";
import { SOBOL_DIRECTIONS } from "./sobolDirections.js";

/**
 * A uniform number in (0, 1) for a stratum of a dimension; `draw` 0 orders the strata, 1 places the point in its own.
 */
type StratumDraw = (stratum: number, dimension: number, draw: number) => number;

/**
 * Latin hypercube (McKay, Beckman and Conover 1979): every dimension is cut into as many strata as there are points,
 * and every stratum of every dimension holds one point. [point][dimension], in (0, 1).
 */
export function latinHypercubePoints(count: number, dimensions: number, draw: StratumDraw): Float64Array[] {
  const points = Array.from({ length: count }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const order = Float64Array.from(points, (_, stratum) => draw(stratum, d, 0));
    const strata = Array.from(order.keys()).sort((a, b) => order[a] - order[b]);
    for (const [i, stratum] of strata.entries()) points[i][d] = (stratum + draw(stratum, d, 1)) / count;
  }
  return points;
}

/**
 * Sobol's sequence (Sobol 1967) with the direction numbers of Joe and Kuo 2008, as it is or with Owen's scrambling
 * (Owen 1995): a point set that fills the unit cube more evenly than independent draws.
 */

const BITS = 32;
const UNIT = pow(2, -BITS);

/** Dimensions for which there are direction numbers. */
export const SOBOL_DIMENSIONS = 1024;

interface SobolOptions {
  /**
   * A random 32-bit word a dimension: its coordinates are scrambled, each digit depending on all before it, which
   * leaves the evenness and makes every point uniform, in the middle of its 2^-32. Without it the first point is the
   * origin.
   */
  keys?: Int32Array | Uint32Array;
}

/**
 * The first `count` points, [point][dimension], in [0, 1), in the order of Gray's code (Antonov and Saleev 1979), in
 * which neighbours differ by one direction; most even for a power of two of them. Throws RangeError above
 * SOBOL_DIMENSIONS or 2^32 points.
 */
export function sobolPoints(count: number, dimensions: number, { keys }: SobolOptions = {}): Float64Array[] {
  if (!(dimensions <= SOBOL_DIMENSIONS))
    throw new RangeError(`Sobol's sequence has ${SOBOL_DIMENSIONS} dimensions here, not ${dimensions}.`);
  if (!(count <= pow(2, BITS))) throw new RangeError("Sobol's sequence has 2^32 points here.");
  const points = Array.from({ length: count }, () => new Float64Array(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const directions = directionsOf(d);
    let digits = 0;
    for (let i = 0; i < count; i++) {
      points[i][d] = keys ? (scrambled(digits, keys[d]) + 0.5) * UNIT : digits * UNIT;
      digits = (digits ^ directions[lowestZero(i)]) >>> 0;
    }
  }
  return points;
}

/** V_1 .. V_32 of a dimension as binary fractions, first digit in the highest bit (Joe and Kuo 2008, equation 2). */
function directionsOf(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  if (dimension === 0) return directions.map((_, k) => pow(2, BITS - 1 - k));
  const [polynomial, ...initial] = table()[dimension - 1];
  const degree = initial.length;
  for (let k = 0; k < BITS; k++) {
    if (k < degree) directions[k] = initial[k] << (BITS - 1 - k);
    else {
      let word = directions[k - degree] ^ (directions[k - degree] >>> degree);
      for (let j = 1; j < degree; j++) if ((polynomial >>> (degree - j)) & 1) word ^= directions[k - j];
      directions[k] = word;
    }
  }
  return directions;
}

let parsed: number[][] | undefined;

function table(): number[][] {
  parsed ??= SOBOL_DIRECTIONS.trim()
    .split(/;\s*/)
    .map((entry) => entry.split(" ").map(Number));
  return parsed;
}

/** Position of the lowest bit that is zero. */
function lowestZero(index: number): number {
  return 31 - Math.clz32(~index & (index + 1));
}

/**
 * Owen's scrambling by a hash whose every digit depends on the digits before it alone (Laine and Karras 2011; Burley
 * 2020, J. Comput. Graph. Tech. 9, with the constants of Vegdahl 2021, whose flips are closer to independent).
 */
function scrambled(digits: number, key: number): number {
  let h = reversed(digits);
  h ^= Math.imul(h, 0x3d20adea);
  h = (h + key) | 0;
  h = Math.imul(h, (key >>> 16) | 1);
  h ^= Math.imul(h, 0x05526c56);
  h ^= Math.imul(h, 0x53a22864);
  return reversed(h) >>> 0;
}

/** The bits of a word from the last to the first. */
function reversed(word: number): number {
  let h = word;
  h = ((h >>> 1) & 0x55555555) | ((h & 0x55555555) << 1);
  h = ((h >>> 2) & 0x33333333) | ((h & 0x33333333) << 2);
  h = ((h >>> 4) & 0x0f0f0f0f) | ((h & 0x0f0f0f0f) << 4);
  h = ((h >>> 8) & 0x00ff00ff) | ((h & 0x00ff00ff) << 8);
  return (h >>> 16) | (h << 16);
}
