import { exp, log } from "./elementary.js";

/**
 * Loops over parts of arrays, from a position on. They stand in scripts/assembly/vectors.ts too, two numbers at once,
 * for what is compiled twice; sums are taken in another order there, so that both agree to the last digits but not in
 * them.
 */

/** A number that counts or points; what is compiled twice holds it in 32 bits. */
export type Int = number;

/** into[k] = e^from[k], k from `start` to before `end`; both may be the same array. */
export function exponentials(from: Float64Array, into: Float64Array, start: Int, end: Int): void {
  for (let k = start; k < end; k++) into[k] = exp(from[k]);
}

/** into[k] = log from[k], in the same way. */
export function logarithms(from: Float64Array, into: Float64Array, start: Int, end: Int): void {
  for (let k = start; k < end; k++) into[k] = log(from[k]);
}

/** Adds `weight` times n numbers of `from`, from `at` on, to those of `into`, from `to` on. */
export function accumulate(from: Float64Array, at: Int, n: Int, weight: number, into: Float64Array, to: Int): void {
  if (weight !== 0) for (let k = 0; k < n; k++) into[to + k] += weight * from[at + k];
}

/**
 * The same with a weight for each number: weights[row + k step] for number k, which is one for all where `step` is 0.
 */
export function accumulateShares(
  from: Float64Array,
  at: Int,
  n: Int,
  weights: Float64Array,
  row: Int,
  step: Int,
  into: Float64Array,
  to: Int,
): void {
  if (step === 0) accumulate(from, at, n, weights[row], into, to);
  else for (let k = 0; k < n; k++) into[to + k] += weights[row + k] * from[at + k];
}

/** accumulateShares of so many rows of n, which follow each other in `from` as their weights do from `row` on. */
export function accumulateRows(
  from: Float64Array,
  rows: Int,
  n: Int,
  weights: Float64Array,
  row: Int,
  step: Int,
  into: Float64Array,
  to: Int,
): void {
  const width = step === 0 ? 1 : n;
  for (let r = 0; r < rows; r++) accumulateShares(from, r * n, n, weights, row + r * width, step, into, to);
}

/** Sum of the products of n numbers of `a` and `b`, from `aAt` and `bAt` on. */
export function dot(a: Float64Array, aAt: Int, b: Float64Array, bAt: Int, n: Int): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    sum0 += a[aAt + k] * b[bAt + k];
    sum1 += a[aAt + k + 1] * b[bAt + k + 1];
    sum2 += a[aAt + k + 2] * b[bAt + k + 2];
    sum3 += a[aAt + k + 3] * b[bAt + k + 3];
  }
  for (; k < n; k++) sum0 += a[aAt + k] * b[bAt + k];
  return sum0 + sum1 + (sum2 + sum3);
}

/** out[row] = sum_k matrix[row,k] vector[k] for the n rows that start at `block`, the first `from` (fours) left out. */
export function multiplyRows(
  matrix: Float64Array,
  block: Int,
  cell: Int,
  n: Int,
  vector: Float64Array,
  out: Float64Array,
  from: Int = 0,
): void {
  let row = from;
  for (; row + 3 < n; row += 4) {
    const offset0 = block + row * n;
    const offset1 = offset0 + n;
    const offset2 = offset1 + n;
    const offset3 = offset2 + n;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let k = 0; k < n; k++) {
      const value = vector[cell + k];
      sum0 += matrix[offset0 + k] * value;
      sum1 += matrix[offset1 + k] * value;
      sum2 += matrix[offset2 + k] * value;
      sum3 += matrix[offset3 + k] * value;
    }
    out[cell + row] = sum0;
    out[cell + row + 1] = sum1;
    out[cell + row + 2] = sum2;
    out[cell + row + 3] = sum3;
  }
  for (; row < n; row++) {
    const offset = block + row * n;
    let sum = 0;
    for (let k = 0; k < n; k++) sum += matrix[offset + k] * vector[cell + k];
    out[cell + row] = sum;
  }
}

/** out[k] += sum_row weight[row] matrix[row,k]: the transpose of multiplyRows, accumulated. */
export function accumulateColumns(
  matrix: Float64Array,
  block: Int,
  cell: Int,
  n: Int,
  weight: Float64Array,
  out: Float64Array,
  outOffset: Int,
  from: Int = 0,
): void {
  let row = from;
  for (; row + 3 < n; row += 4) {
    const offset0 = block + row * n;
    const offset1 = offset0 + n;
    const offset2 = offset1 + n;
    const offset3 = offset2 + n;
    const weight0 = weight[cell + row];
    const weight1 = weight[cell + row + 1];
    const weight2 = weight[cell + row + 2];
    const weight3 = weight[cell + row + 3];
    for (let k = 0; k < n; k++) {
      out[outOffset + k] +=
        weight0 * matrix[offset0 + k] +
        weight1 * matrix[offset1 + k] +
        (weight2 * matrix[offset2 + k] + weight3 * matrix[offset3 + k]);
    }
  }
  for (; row < n; row++) {
    const offset = block + row * n;
    const value = weight[cell + row];
    for (let k = 0; k < n; k++) out[outOffset + k] += value * matrix[offset + k];
  }
}

/**
 * Competition (7.2e) and market potential (7.2g) of one sector: for every buyer j competition[j] = sum_i supply[i]
 * freeness[j,i] and weight[j] = demand[j] / competition[j], 0 where nobody sells; for every seller i potential[i] =
 * sum_j freeness[j,i] weight[j]. `freeness` starts at `block` (rows j, columns i); the vectors start at `cell`.
 */
export function clearingPass(
  freeness: Float64Array,
  block: Int,
  cell: Int,
  n: Int,
  supply: Float64Array,
  demand: Float64Array,
  competition: Float64Array,
  weight: Float64Array,
  potential: Float64Array,
): void {
  multiplyRows(freeness, block, cell, n, supply, competition);
  for (let k = cell; k < cell + n; k++) {
    weight[k] = competition[k] > 0 ? demand[k] / competition[k] : 0;
    potential[k] = 0;
  }
  accumulateColumns(freeness, block, cell, n, weight, potential, cell);
}

/**
 * What buyers pay and sellers do not get, where `freeness` is the withheld part: paid[j] = weight[j] sum_i
 * freeness[j,i] supply[i], and potential[i] falls by sum_j freeness[j,i] weight[j]. Layout as in clearingPass.
 */
export function withholdingPass(
  freeness: Float64Array,
  block: Int,
  cell: Int,
  n: Int,
  supply: Float64Array,
  weight: Float64Array,
  paid: Float64Array,
  potential: Float64Array,
): void {
  multiplyRows(freeness, block, cell, n, supply, paid);
  for (let k = cell; k < cell + n; k++) {
    paid[k] *= weight[k];
    potential[k] = 0 - potential[k];
  }
  accumulateColumns(freeness, block, cell, n, weight, potential, cell);
  for (let k = cell; k < cell + n; k++) potential[k] = 0 - potential[k];
}

/** accumulateColumns for three weights, to the beginning of three sums. */
export function accumulateThree(
  matrix: Float64Array,
  block: Int,
  cell: Int,
  n: Int,
  weight0: Float64Array,
  weight1: Float64Array,
  weight2: Float64Array,
  out0: Float64Array,
  out1: Float64Array,
  out2: Float64Array,
): void {
  accumulateColumns(matrix, block, cell, n, weight0, out0, 0);
  accumulateColumns(matrix, block, cell, n, weight1, out1, 0);
  accumulateColumns(matrix, block, cell, n, weight2, out2, 0);
}
