import { workspace } from "../../maths/numerics/simd.js";
import { accumulateColumns, type Int, multiplyRows } from "../../maths/numerics/vectors.js";

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

/** Squares of numbers that moveGroups takes to work with. */
const SQUARES = 6;

/** moveGroups for one question after the other, and room to ask with: stock, change and gross flows, [n*n] each. */
export class GroupFlows {
  readonly stock: Float64Array;
  readonly change: Float64Array;
  readonly gross: Float64Array;
  private readonly n: number;
  private room: Float64Array | undefined;

  constructor(n: number) {
    this.n = n;
    this.stock = new Float64Array(n * n);
    this.change = new Float64Array(n * n);
    this.gross = new Float64Array(n * n);
  }

  /** Gross flows to `flows` [from*n + to] (null where nobody asks), net changes to `change` [g*n + j]. */
  add(moving: MovingGroups, flows: Float64Array | null, change: Float64Array): void {
    const { n } = this;
    const square = n * n;
    const { hazard, stock, weight, weights, closeness, block, refused, refusals } = moving;
    if (!workspace) {
      this.room ??= new Float64Array(SQUARES * square);
      const banned = refused?.subarray(refusals) ?? null;
      const [choices, near] = [weight.subarray(weights), closeness.subarray(block)];
      moveGroups(n, hazard, stock, choices, near, banned, flows, change, this.room);
      return;
    }
    const people = workspace.place(stock, 0, square);
    const choices = workspace.place(weight, weights, square);
    const near = workspace.place(closeness, block, square);
    const banned = refused ? workspace.place(refused, refusals, n) : 0;
    const gross = flows ? workspace.place(flows, 0, square) : 0;
    const net = workspace.place(change, 0, square);
    const room = workspace.room(SQUARES * square);
    workspace.kernels.moveGroups(n, hazard, people, choices, near, banned, gross, net, room);
    workspace.take(net, change, 0, square);
    if (flows) workspace.take(gross, flows, 0, square);
    workspace.drop(people);
  }
}

/**
 * addFlows for many groups together; compiled too (docs/performance.md). With D = sum_j closeness[i,j] weight[g,j] and
 * r = hazard stock / D, inflow[g,j] = weight[g,j] sum_i closeness[i,j] r[g,i], of which those not refused arrive.
 * Arrays start where their parts of MovingGroups do. `room`: SQUARES times n*n numbers.
 */
export function moveGroups(
  n: Int,
  hazard: number,
  stock: Float64Array,
  weight: Float64Array,
  closeness: Float64Array,
  refused: Float64Array | null,
  flows: Float64Array | null,
  change: Float64Array,
  room: Float64Array,
): void {
  const square = n * n;
  const rate = room.subarray(0, square);
  const sums = room.subarray(square, 2 * square);
  const inflow = room.subarray(2 * square, 3 * square);
  const arriving = room.subarray(3 * square, 4 * square);
  let first = n;
  for (let row = 0; row < square; row += n) {
    const from = firstOrigin(n, stock, row);
    if (from < first) first = from;
    for (let k = row; k < row + from; k++) rate[k] = 0;
    for (let k = row; k < row + n; k++) arriving[k] = refused !== null ? weight[k] * (1 - refused[k - row]) : weight[k];
    if (from === n) continue;
    multiplyRows(closeness, 0, row, n, weight, sums, from);
    for (let k = row + from; k < row + n; k++) rate[k] = sums[k] > 0 ? (hazard * stock[k]) / sums[k] : 0;
    for (let k = row; k < row + n; k++) inflow[k] = 0;
    accumulateColumns(closeness, 0, row, n, rate, inflow, row, from);
    if (refused !== null) multiplyRows(closeness, 0, row, n, arriving, sums, from);
    for (let k = row; k < row + n; k++) change[k] += arriving[k] * inflow[k];
    for (let k = row + from; k < row + n; k++) change[k] -= rate[k] * sums[k];
  }
  if (flows !== null) {
    const turned = room.subarray(4 * square, 5 * square);
    const gross = room.subarray(5 * square, 6 * square);
    for (let g = 0; g < n; g++) for (let i = 0; i < n; i++) turned[i * n + g] = rate[g * n + i];
    for (let k = 0; k < square; k++) gross[k] = 0;
    for (let i = first; i < n; i++) {
      accumulateColumns(arriving, 0, i * n, n, turned, gross, i * n);
      gross[i * n + i] = 0;
    }
    for (let k = 0; k < square; k++) flows[k] += closeness[k] * gross[k];
  }
}

/**
 * Where the first mover of a group stands, or before it: rows of matrices are taken four at a time. n where nobody
 * moves. Beside firms one by one only the hinterland moves as cohorts, which is the last nodes.
 */
function firstOrigin(n: Int, stock: Float64Array, row: Int): Int {
  for (let i = 0; i < n; i++) if (stock[row + i] !== 0) return i - (i % 4);
  return n;
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
