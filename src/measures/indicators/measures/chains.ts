import { total } from "./structure.js";

/** Production chains: square input coefficients a[r * S + s] = input r per unit of output s, row-major. */

/** Leontief inverse (I - A)^-1 by Gauss-Jordan elimination with row exchange. Throws where I - A is singular. */
export function leontiefInverse(coefficients: ArrayLike<number>): Float64Array {
  const size = Math.round(Math.sqrt(coefficients.length));
  const left = Float64Array.from(coefficients, (value, at) => (at % (size + 1) === 0 ? 1 : 0) - value);
  const right = Float64Array.from(left, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let r = column + 1; r < size; r++)
      if (Math.abs(left[r * size + column]) > Math.abs(left[pivot * size + column])) pivot = r;
    const value = left[pivot * size + column];
    if (Math.abs(value) < 1e-14) throw new Error("leontiefInverse: I - A is singular; check the input coefficients");
    for (const matrix of [left, right]) {
      exchangeRows(matrix, size, pivot, column);
      for (let c = 0; c < size; c++) matrix[column * size + c] /= value;
    }
    for (let r = 0; r < size; r++) {
      const factor = left[r * size + column];
      if (r === column || factor === 0) continue;
      for (const matrix of [left, right])
        for (let c = 0; c < size; c++) matrix[r * size + c] -= factor * matrix[column * size + c];
    }
  }
  return right;
}

function exchangeRows(matrix: Float64Array, size: number, a: number, b: number): void {
  if (a === b) return;
  const row = matrix.slice(a * size, (a + 1) * size);
  matrix.copyWithin(a * size, b * size, (b + 1) * size);
  matrix.set(row, b * size);
}

/**
 * Average propagation length (Dietzenbacher, Romero and Bosma 2005): rounds a cost push takes from sector i to sector
 * j, H_ij / (L_ij - delta_ij) with H = L(L - I). NaN where the sectors are not linked. [i * S + j]
 */
export function averagePropagationLengths(coefficients: ArrayLike<number>): Float64Array {
  const { direct, rounds } = propagation(coefficients);
  return rounds.map((value, at) => value / direct[at]);
}

/** What passes between sectors at all, L - I, and the same with each round counted, H = L(L - I). [i * S + j] */
function propagation(coefficients: ArrayLike<number>): { direct: Float64Array; rounds: Float64Array } {
  const inverse = leontiefInverse(coefficients);
  const size = Math.round(Math.sqrt(inverse.length));
  const direct = inverse.map((value, at) => value - (at % (size + 1) === 0 ? 1 : 0));
  const rounds = new Float64Array(direct.length);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      const factor = inverse[i * size + k];
      for (let j = 0; j < size; j++) rounds[i * size + j] += factor * direct[k * size + j];
    }
  return { direct, rounds };
}

/**
 * Mean average propagation length of a whole: pairs of sectors weighted by how much passes between them, sum of H over
 * sum of (L - I). One where all links are direct; NaN where nothing is linked.
 */
export function meanPropagationLength(coefficients: ArrayLike<number>): number {
  const { direct, rounds } = propagation(coefficients);
  return total(rounds) / total(direct);
}

/** What is needed of the inputs of a chain, and what of that is made in a place. */
export interface ChainLink {
  /** Input of the chain that is looked at, and the chain's sector. */
  input: number;
  sector: number;
}

/**
 * Links of production chains, r into s, that count: sectors that the place makes (output above zero) and inputs of
 * other sectors that cost at least `smallest` of a unit of output; parted by whether the place makes at least `cover`
 * of what it needs of the input.
 */
export function chainLinks(
  inputShares: ArrayLike<number>,
  output: ArrayLike<number>,
  needs: ArrayLike<number>,
  { smallest, cover }: { smallest: number; cover: number },
): { present: ChainLink[]; missing: ChainLink[] } {
  const sectors = output.length;
  const found = { present: [] as ChainLink[], missing: [] as ChainLink[] };
  for (let sector = 0; sector < sectors; sector++)
    for (let input = 0; input < sectors; input++) {
      const counts = input !== sector && output[sector] > 0 && inputShares[sector * sectors + input] >= smallest;
      if (!counts) continue;
      const made = output[input] >= cover * needs[input];
      found[made ? "present" : "missing"].push({ input, sector });
    }
  return found;
}

/**
 * Share of present links in each chain, mean over chains weighted by the sector's output. NaN where there is no link.
 */
export function chainCompleteness(
  { present, missing }: { present: readonly ChainLink[]; missing: readonly ChainLink[] },
  output: ArrayLike<number>,
): number {
  const links = new Float64Array(output.length);
  const held = new Float64Array(output.length);
  for (const { sector } of [...present, ...missing]) links[sector]++;
  for (const { sector } of present) held[sector]++;
  let weight = 0;
  let sum = 0;
  links.forEach((count, sector) => {
    if (count === 0) return;
    weight += output[sector];
    sum += (output[sector] * held[sector]) / count;
  });
  return sum / weight;
}
