import { solveLinear } from "../../../maths/numerics/linear.js";
import { type Economy, shareLayout } from "../../../model/engine/economy.js";

/** Production chains: square input coefficients a[r * S + s] = input r per unit of output s, row-major. */

/**
 * Average propagation length (Dietzenbacher, Romero and Bosma 2005), rounds that a cost push takes from one sector to
 * another, of a whole: pairs of sectors weighted by how much passes between them, sum of H over sum of (L - I), where L
 * = (I - A)^-1 and H = L(L - I). One where all links are direct; NaN where nothing is linked. Sums over both ends ask
 * for sums of rows and of columns of L alone, which solve (I - A) x = 1 and its transpose. Throws where I - A is
 * singular.
 */
export function meanPropagationLength(coefficients: ArrayLike<number>): number {
  const size = Math.round(Math.sqrt(coefficients.length));
  // I - A.
  const matrix = new Float64Array(size * size);
  for (let at = 0; at < matrix.length; at++) matrix[at] = (at % (size + 1) === 0 ? 1 : 0) - coefficients[at];
  const ones = new Float64Array(size).fill(1);
  const rows = solveLinear(size, matrix, ones) ?? singular();
  const transposed = matrix.map((_, at) => matrix[(at % size) * size + Math.floor(at / size)]);
  const columns = solveLinear(size, transposed, ones) ?? singular();
  let rounds = 0;
  let direct = 0;
  for (let k = 0; k < size; k++) {
    rounds += columns[k] * (rows[k] - 1);
    direct += rows[k] - 1;
  }
  return rounds / direct;
}

function singular(): never {
  throw new Error("I - A is singular; check the input coefficients");
}

/**
 * Share of unit cost that hangs on the origins of critical inputs, bought or inside what is bought, e = d + sum_r
 * a[r,s] sum_i pi[i,j,r] e[i,r]: a Leontief inverse over places and sectors at the year's shares. `direct`: d. [s*n +
 * j]
 */
export function exposureThroughInputs(
  economy: Economy,
  tradeBySector: ArrayLike<number>,
  direct: Float64Array,
): Float64Array {
  const { nodes: n, sectors, inputCostShare } = economy;
  const { width, step } = shareLayout(economy);
  let exposure = direct;
  // Shares of inputs sum to less than one, so that each round adds less than the one before.
  for (let change = Infinity; change > 1e-13; ) {
    const bought = exposureOfPurchases(economy, tradeBySector, exposure);
    const next = direct.map((share, k) => {
      const [s, j] = [Math.floor(k / n), k % n];
      let all = share;
      for (let r = 0; r < sectors; r++) all += inputCostShare[(s * sectors + r) * width + j * step] * bought[r * n + j];
      return all;
    });
    change = next.reduce((worst, share, k) => Math.max(worst, Math.abs(share - exposure[k])), 0);
    exposure = next;
  }
  return exposure;
}

/** Mean exposure of what a node buys of a sector. [r*n + j] */
function exposureOfPurchases(
  { nodes: n, sectors }: Economy,
  tradeBySector: ArrayLike<number>,
  exposure: Float64Array,
): Float64Array {
  const mean = new Float64Array(sectors * n);
  for (let k = 0; k < mean.length; k++) {
    const [r, j] = [Math.floor(k / n), k % n];
    let all = 0;
    for (let i = 0; i < n; i++) {
      const value = tradeBySector[(r * n + i) * n + j];
      all += value;
      mean[k] += value * exposure[r * n + i];
    }
    if (all > 0) mean[k] /= all;
  }
  return mean;
}

/** An input that counts in the chain of a sector. */
interface ChainLink {
  sector: number;
  input: number;
}

/**
 * Links of production chains that count: inputs of other sectors that cost at least `smallest` of a unit of output.
 * `inputShares` [sector*S + input]
 */
export function linksThatCount(inputShares: ArrayLike<number>, sectors: number, smallest: number): ChainLink[] {
  return Array.from(inputShares, (share, at) => ({ share, sector: Math.floor(at / sectors), input: at % sectors }))
    .filter(({ share, sector, input }) => input !== sector && share >= smallest)
    .map(({ sector, input }) => ({ sector, input }));
}

/** How many links of each sector's chain a place has, and how many it lacks. [S] */
interface LinksHeld {
  present: number[];
  missing: number[];
}

/**
 * Links of sectors that a place makes (output above zero), parted by whether the place makes at least `cover` of what
 * it needs of the input.
 */
export function linksHeld(
  links: readonly ChainLink[],
  output: ArrayLike<number>,
  needs: ArrayLike<number>,
  cover: number,
): LinksHeld {
  const present = new Array<number>(output.length).fill(0);
  const missing = new Array<number>(output.length).fill(0);
  for (const { sector, input } of links) {
    if (!(output[sector] > 0)) continue;
    if (output[input] >= cover * needs[input]) present[sector]++;
    else missing[sector]++;
  }
  return { present, missing };
}

/**
 * Share of present links in each chain, mean over chains weighted by the sector's output. NaN where there is no link.
 */
export function chainCompleteness({ present, missing }: LinksHeld, output: ArrayLike<number>): number {
  let weight = 0;
  let sum = 0;
  for (const [sector, held] of present.entries()) {
    const links = held + missing[sector];
    if (links === 0) continue;
    weight += output[sector];
    sum += (output[sector] * held) / links;
  }
  return sum / weight;
}
