import { multiplyByRows, multiplyMatrices } from "../../maths/numerics/products.js";
import { accumulateColumns, multiplyRows } from "../../maths/numerics/vectors.js";

/**
 * Choice of place: the one rule by which plants, headquarters, workers and capital move.
 *
 * From origin i a mover picks destination j with probability weight[j] closeness[i,j] / sum_k weight[k] closeness[i,k].
 * Logit: weight = exp(value / nu), closeness = exp(-cost / nu) (McFadden 1974). Frechet: weight = T value^kappa,
 * closeness = cost^-kappa.
 */

/**
 * Adds the gross flows of one group to `flows` [from*n + to] (null where nobody asks) and the net change to `change`.
 * Stayers are not flows. mass[offset + i] movers' stock; hazard the share that chooses this year; closeness
 * [from*n + to] from `block` on, 1 on its diagonal.
 *
 * With D_i = sum_j closeness[i,j] weight[j] and r_i = hazard mass[i] / D_i, inflow j = weight[j] sum_i closeness[i,j]
 * r_i: two matrix-vector passes.
 */
export function addFlows(
  n: number,
  mass: Float64Array,
  offset: number,
  hazard: number,
  weight: Float64Array,
  closeness: Float64Array,
  block: number,
  flows: Float64Array | null,
  change: Float64Array,
): void {
  const own = weight.subarray(offset, offset + n);
  const rate = new Float64Array(n);
  const inflow = new Float64Array(n);
  multiplyRows(closeness, block, 0, n, own, rate);
  for (let i = 0; i < n; i++) rate[i] = rate[i] > 0 ? (hazard * mass[offset + i]) / rate[i] : 0;
  accumulateColumns(closeness, block, 0, n, rate, inflow, 0);
  for (let j = 0; j < n; j++) change[offset + j] += own[j] * inflow[j] - (rate[j] > 0 ? hazard * mass[offset + j] : 0);
  if (flows === null) return;
  for (let i = 0; i < n; i++) {
    if (rate[i] === 0) continue;
    const row = block + i * n;
    for (let j = 0; j < n; j++) if (j !== i) flows[i * n + j] += rate[i] * closeness[row + j] * own[j];
  }
}

/**
 * What moves by one closeness and one hazard: groups that stand in the same nodes and weigh destinations each in its
 * own way.
 */
export interface MovingGroups {
  /** Movers' stock. [g*n + i] */
  stock: Float64Array;
  hazard: number;
  /** Weights of destinations, [g*n + j] from `weights` on. */
  weight: Float64Array;
  weights: number;
  /** [from*n + to] from `block` on, 1 on its diagonal. */
  closeness: Float64Array;
  block: number;
  /** Share of arrivals refused, [j] from `refusals` on; who is refused stays. Null where nobody is. */
  refused: Float64Array | null;
  refusals: number;
}

/**
 * addFlows for many groups together, as three products of matrices; groups and nodes where nobody stands are left out.
 * Its buffers are kept for the next call. With D = sum_j closeness[i,j] weight[g,j] and r = hazard stock / D,
 * inflow[g,j] = weight[g,j] sum_i closeness[i,j] r[g,i], of which those not refused arrive.
 */
export class GroupFlows {
  private readonly n: number;
  /** Weights of groups that have anybody [g*n + j], rows of closeness of nodes where anybody stands [o*n + j]. */
  private readonly weight: Float64Array;
  private readonly closeness: Float64Array;
  /** Rates at which they leave [g*origins + o], the same turned around, sums over destinations before that. */
  private readonly rate: Float64Array;
  private readonly turned: Float64Array;
  private readonly sums: Float64Array;
  private readonly inflow: Float64Array;

  constructor(n: number) {
    this.n = n;
    const square = () => new Float64Array(n * n);
    this.weight = square();
    this.closeness = square();
    this.rate = square();
    this.turned = square();
    this.sums = square();
    this.inflow = square();
  }

  /** Gross flows to `flows` [from*n + to] (null where nobody asks), net changes to `change` [g*n + j]. */
  add(moving: MovingGroups, flows: Float64Array | null, change: Float64Array): void {
    const { n, weight, closeness, rate, sums, inflow } = this;
    const { stock, hazard, refused } = moving;
    const { groups, origins } = occupied(n, stock);
    if (groups.length === 0) return;
    pack(n, origins, moving.closeness, moving.block, closeness);
    pack(n, groups, moving.weight, moving.weights, weight);
    multiplyByRows(groups.length, origins.length, n, weight, closeness, rate);
    for (let g = 0; g < groups.length; g++) {
      for (let o = 0; o < origins.length; o++) {
        const at = g * origins.length + o;
        const movers = hazard * stock[groups[g] * n + origins[o]];
        sums[at] = rate[at];
        rate[at] = rate[at] > 0 ? movers / rate[at] : 0;
      }
    }
    multiplyMatrices(groups.length, origins.length, n, rate, closeness, inflow);
    if (refused) {
      this.refuse(groups.length, refused, moving.refusals);
      multiplyByRows(groups.length, origins.length, n, weight, closeness, sums);
    }
    for (let g = 0; g < groups.length; g++) {
      const to = groups[g] * n;
      for (let j = 0; j < n; j++) change[to + j] += weight[g * n + j] * inflow[g * n + j];
      for (let o = 0; o < origins.length; o++) {
        change[to + origins[o]] -= rate[g * origins.length + o] * sums[g * origins.length + o];
      }
    }
    if (flows !== null) this.addGross(groups.length, origins, flows);
  }

  private refuse(groups: number, refused: Float64Array, refusals: number): void {
    const { n, weight } = this;
    for (let g = 0; g < groups; g++) for (let j = 0; j < n; j++) weight[g * n + j] *= 1 - refused[refusals + j];
  }

  private addGross(groups: number, origins: readonly number[], flows: Float64Array): void {
    const { n, rate, turned, weight, closeness, inflow: gross } = this;
    for (let g = 0; g < groups; g++) {
      for (let o = 0; o < origins.length; o++) turned[o * groups + g] = rate[g * origins.length + o];
    }
    multiplyMatrices(origins.length, groups, n, turned, weight, gross);
    for (let o = 0; o < origins.length; o++) {
      const i = origins[o];
      for (let j = 0; j < n; j++) if (j !== i) flows[i * n + j] += closeness[o * n + j] * gross[o * n + j];
    }
  }
}

/** Groups that have anybody, and nodes where anybody stands. `stock`: [g*n + i] */
function occupied(n: number, stock: Float64Array): { groups: number[]; origins: number[] } {
  const groups: number[] = [];
  const stands = new Uint8Array(n);
  for (let g = 0; g < n; g++) {
    let any = 0;
    for (let i = 0; i < n; i++) {
      const one = stock[g * n + i] === 0 ? 0 : 1;
      any |= one;
      stands[i] |= one;
    }
    if (any === 1) groups.push(g);
  }
  const origins: number[] = [];
  for (let i = 0; i < n; i++) if (stands[i] === 1) origins.push(i);
  return { groups, origins };
}

/** Chosen rows of a square, one after the other. */
function pack(n: number, rows: readonly number[], square: Float64Array, block: number, into: Float64Array): void {
  for (let r = 0; r < rows.length; r++) {
    const from = block + rows[r] * n;
    for (let k = 0; k < n; k++) into[r * n + k] = square[from + k];
  }
}

/** Row-stochastic matrix of choice probabilities, [from*n + to], staying included. */
export function choiceProbabilities(n: number, weight: Float64Array, closeness: Float64Array): Float64Array {
  const probabilities = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let j = 0; j < n; j++) total += weight[j] * closeness[i * n + j];
    for (let j = 0; j < n; j++) probabilities[i * n + j] = (weight[j] * closeness[i * n + j]) / total;
  }
  return probabilities;
}
