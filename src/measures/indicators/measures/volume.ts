import { exp, log, square } from "../../../maths/numerics/elementary.js";
import { inverse, solveLinear } from "../../../maths/numerics/linear.js";
import { type Economy, shareLayout } from "../../../model/engine/economy.js";
import type { YearOutcome } from "../../../model/engine/outcome.js";

/**
 * Volume of what plants and headquarters add in each node, at base-year prices. [n]
 *
 * Double deflation: of every cell the volume of output less that of its inputs, in logs with the shares of revenue that
 * Cobb-Douglas costs keep, so that it is the Törnqvist (Divisia) quantity of value added,
 *
 *   ln v = [d ln Q - sum_r a[r] / markup x d ln X[r] - eta / markup x d ln H] / (1 - (sum_r a[r] + eta) / markup)
 *
 * Q output at the producer's price, X inputs at the buyer's, H services of headquarters at the wage of their staff.
 * Cells are added up with the value added of the base year (Laspeyres). Wages, rents and profits may go up where an
 * iceberg falls; this goes up only where more is made of less, or where factors come. Rents of housing, tolls and rents
 * of protection are no output of firms.
 */
export function volumeOfValueAdded(economy: Economy, outcome: YearOutcome, base: YearOutcome): Float64Array {
  const { nodes: n, sectors } = economy;
  const { width, step } = shareLayout(economy);
  const bought = headquartersBought(economy, outcome, base);
  const volume = headquartersSold(economy, outcome, base);
  const priceRise = new Float64Array(sectors * n);
  for (let k = 0; k < priceRise.length; k++) priceRise[k] = log(outcome.market.price[k] / base.market.price[k]);
  for (let s = 0; s < sectors; s++) {
    const eta = economy.headquartersCostShare[s];
    const overRevenue = 1 / economy.markup[s];
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const before = base.market.revenue[k];
      const after = outcome.market.revenue[k];
      if (!(before > 0) || !(after > 0)) continue;
      const sales = log(after / before);
      let sum = sales - log(outcome.market.unitCost[k] / base.market.unitCost[k]) - eta * bought.price[i];
      let share = eta * overRevenue;
      sum -= eta * overRevenue * (sales - bought.price[i]);
      for (let r = 0; r < sectors; r++) {
        const input = economy.inputCostShare[(s * sectors + r) * width + i * step] * overRevenue;
        sum -= input * (sales - priceRise[r * n + i]);
        share += input;
      }
      sum += overRevenue * (dearerInputs(outcome, k) - dearerInputs(base, k));
      volume[i] += before * (1 - share) * exp(sum / (1 - share));
    }
  }
  return volume;
}

/** Ln by which critical inputs stand above the price of their composite, times their share in cost. */
function dearerInputs({ market }: YearOutcome, k: number): number {
  return market.critical?.dearer[k] ?? 0;
}

/**
 * ln price of the services of headquarters that plants of a node buy against the base year, by what they buy now. [n]
 */
function headquartersBought(economy: Economy, { market }: YearOutcome, base: YearOutcome): { price: Float64Array } {
  const { nodes: n } = economy;
  const wage = wageRatios(economy, market, base);
  const price = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let paid = 0;
    let atBasePrices = 0;
    for (let h = 0; h < n; h++) {
      const payment = market.headquartersPayments[h * n + i];
      paid += payment;
      atBasePrices += payment / wage[h];
    }
    price[i] = paid > 0 ? log(paid / atBasePrices) : 0;
  }
  return { price };
}

/** What headquarters of a node sell, at the wages of the base year. [n] */
function headquartersSold(economy: Economy, { market }: YearOutcome, base: YearOutcome): Float64Array {
  const { nodes: n } = economy;
  const wage = wageRatios(economy, market, base);
  const sold = new Float64Array(n);
  for (let h = 0; h < n; h++) {
    for (let i = 0; i < n; i++) sold[h] += market.headquartersPayments[h * n + i] / wage[h];
  }
  return sold;
}

/** Wage of headquarters' staff over that of the base year. [n] */
function wageRatios({ nodes: n, headquartersLabour }: Economy, market: YearOutcome["market"], base: YearOutcome) {
  const from = headquartersLabour * n;
  return Float64Array.from({ length: n }, (_, h) => market.wage[from + h] / base.market.wage[from + h]);
}

/** Production chains: square input coefficients a[r * S + s] = input r per unit of output s, row-major. */

/** I - A, row-major. */
function lessOwnInputs(coefficients: ArrayLike<number>): { size: number; matrix: Float64Array } {
  const size = Math.round(Math.sqrt(coefficients.length));
  const matrix = new Float64Array(size * size);
  for (let at = 0; at < matrix.length; at++) matrix[at] = (at % (size + 1) === 0 ? 1 : 0) - coefficients[at];
  return { size, matrix };
}

/** Leontief inverse (I - A)^-1. Throws where I - A is singular. */
export function leontiefInverse(coefficients: ArrayLike<number>): Float64Array {
  const { size, matrix } = lessOwnInputs(coefficients);
  return inverse(size, matrix) ?? singular();
}

function singular(): never {
  throw new Error("I - A is singular; check the input coefficients");
}

/**
 * Average propagation length (Dietzenbacher, Romero and Bosma 2005): rounds a cost push takes from sector i to sector
 * j, H_ij / (L_ij - delta_ij) with H = L(L - I). NaN where the sectors are not linked. [i * S + j]
 */
export function averagePropagationLengths(coefficients: ArrayLike<number>): Float64Array {
  const all = leontiefInverse(coefficients);
  const size = Math.round(Math.sqrt(all.length));
  const direct = all.map((value, at) => value - (at % (size + 1) === 0 ? 1 : 0));
  return direct.map((passed, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    let rounds = 0;
    for (let k = 0; k < size; k++) rounds += all[i * size + k] * direct[k * size + j];
    return rounds / passed;
  });
}

/**
 * Mean average propagation length of a whole: pairs of sectors weighted by how much passes between them, sum of H over
 * sum of (L - I). One where all links are direct; NaN where nothing is linked. Sums over both ends ask for sums of rows
 * and of columns of L alone, which solve (I - A) x = 1 and its transpose.
 */
export function meanPropagationLength(coefficients: ArrayLike<number>): number {
  const { size, matrix } = lessOwnInputs(coefficients);
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

/** How many links of each sector's chain a place has, and how many it lacks. [S] */
interface ChainLinks {
  present: number[];
  missing: number[];
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
): ChainLinks {
  const sectors = output.length;
  const present = new Array<number>(sectors).fill(0);
  const missing = new Array<number>(sectors).fill(0);
  for (let sector = 0; sector < sectors; sector++)
    for (let input = 0; input < sectors; input++) {
      const counts = input !== sector && output[sector] > 0 && inputShares[sector * sectors + input] >= smallest;
      if (!counts) continue;
      if (output[input] >= cover * needs[input]) present[sector]++;
      else missing[sector]++;
    }
  return { present, missing };
}

/**
 * Share of present links in each chain, mean over chains weighted by the sector's output. NaN where there is no link.
 */
export function chainCompleteness({ present, missing }: ChainLinks, output: ArrayLike<number>): number {
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

/**
 * Freeness of trade of a pair, phi = sqrt(X_ij X_ji / (X_ii X_jj)) (Head and Ries 2001; double odds): 1 = no border, 0
 * = no trade. Uses only trade; size and prices of the cities cancel.
 */
export function tradeFreeness(outward: number, inward: number, firstOwn: number, secondOwn: number): number {
  return Math.sqrt((outward * inward) / (firstOwn * secondOwn));
}

/**
 * Market integration by relative prices (Parsley and Wei 1996): variance over goods of |change of ln(p_i/p_j)| once the
 * good's mean over all pairs is taken off; returned by city, averaged over its pairs. Identical price paths give 0.
 * `now`, `before`: price[good][city]. The index of the literature is sqrt(1/variance).
 */
export function relativePriceVariance(
  now: readonly (readonly number[])[],
  before: readonly (readonly number[])[],
): Float64Array {
  const cities = now[0]?.length ?? 0;
  const goods = now.length;
  const deviations = now.map((prices, good) => pairDeviations(prices, before[good]));
  const result = new Float64Array(cities);
  let pair = 0;
  for (let i = 0; i < cities; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let good = 0; good < goods; good++) sum += deviations[good][pair];
      const centre = sum / goods;
      let squares = 0;
      for (let good = 0; good < goods; good++) squares += square(deviations[good][pair] - centre);
      const variance = squares / goods;
      result[i] += variance / (cities - 1);
      result[j] += variance / (cities - 1);
      pair++;
    }
  return result;
}

/** |change of the relative price| of each pair (j < i), less the good's mean over pairs. */
function pairDeviations(now: readonly number[], before: readonly number[]): Float64Array {
  const risen = now.map((price, i) => log(price / before[i]));
  const changes = new Float64Array((now.length * (now.length - 1)) / 2);
  let pair = 0;
  let sum = 0;
  for (let i = 0; i < now.length; i++)
    for (let j = 0; j < i; j++) {
      const change = Math.abs(risen[i] - risen[j]);
      changes[pair++] = change;
      sum += change;
    }
  const centre = sum / changes.length;
  for (let at = 0; at < pair; at++) changes[at] -= centre;
  return changes;
}
