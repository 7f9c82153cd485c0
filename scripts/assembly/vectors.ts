/**
 * The twins of src/maths/numerics/vectors.ts: the same loops on arrays in the memory of the module, two numbers at
 * once.
 */
import * as vectors from "./elementary";
import * as kernels from "./kernels";
import { Float64Array } from "./rows";

export function exponentials(from: Float64Array, into: Float64Array, start: i32, end: i32): void {
  vectors.exponentials(end - start, from.at(start), into.at(start));
}

export function logarithms(from: Float64Array, into: Float64Array, start: i32, end: i32): void {
  vectors.logarithms(end - start, from.at(start), into.at(start));
}

export function accumulate(from: Float64Array, at: i32, n: i32, weight: f64, into: Float64Array, to: i32): void {
  if (weight !== 0) kernels.add(n, from.at(at), weight, into.at(to));
}

export function accumulateShares(
  from: Float64Array,
  at: i32,
  n: i32,
  weights: Float64Array,
  row: i32,
  step: i32,
  into: Float64Array,
  to: i32,
): void {
  if (step === 0) accumulate(from, at, n, weights[row], into, to);
  else for (let k = 0; k < n; k++) into[to + k] += weights[row + k] * from[at + k];
}

export function accumulateRows(
  from: Float64Array,
  rows: i32,
  n: i32,
  weights: Float64Array,
  row: i32,
  step: i32,
  into: Float64Array,
  to: i32,
): void {
  if (step === 0) kernels.accumulateColumns(rows, n, from.at(0), weights.at(row), into.at(to));
  else for (let r = 0; r < rows; r++) accumulateShares(from, r * n, n, weights, row + r * n, step, into, to);
}

export function dot(a: Float64Array, aAt: i32, b: Float64Array, bAt: i32, n: i32): f64 {
  return kernels.dot(n, a.at(aAt), b.at(bAt));
}

export function clearingPass(
  freeness: Float64Array,
  block: i32,
  cell: i32,
  n: i32,
  supply: Float64Array,
  demand: Float64Array,
  competition: Float64Array,
  weight: Float64Array,
  potential: Float64Array,
): void {
  kernels.clearingPass(
    n,
    freeness.at(block),
    supply.at(cell),
    demand.at(cell),
    competition.at(cell),
    weight.at(cell),
    potential.at(cell),
  );
}

export function multiplyRows(
  matrix: Float64Array,
  block: i32,
  cell: i32,
  n: i32,
  vector: Float64Array,
  out: Float64Array,
  from: i32 = 0,
): void {
  kernels.multiplyRows(n - from, n, matrix.at(block + from * n), vector.at(cell), out.at(cell + from));
}

export function accumulateColumns(
  matrix: Float64Array,
  block: i32,
  cell: i32,
  n: i32,
  weight: Float64Array,
  out: Float64Array,
  outOffset: i32,
  from: i32 = 0,
): void {
  kernels.accumulateColumns(n - from, n, matrix.at(block + from * n), weight.at(cell + from), out.at(outOffset));
}

export function withholdingPass(
  freeness: Float64Array,
  block: i32,
  cell: i32,
  n: i32,
  supply: Float64Array,
  weight: Float64Array,
  paid: Float64Array,
  potential: Float64Array,
): void {
  kernels.withholdingPass(
    n,
    freeness.at(block),
    supply.at(cell),
    weight.at(cell),
    paid.at(cell),
    potential.at(cell),
  );
}

export function accumulateThree(
  matrix: Float64Array,
  block: i32,
  cell: i32,
  n: i32,
  weight0: Float64Array,
  weight1: Float64Array,
  weight2: Float64Array,
  out0: Float64Array,
  out1: Float64Array,
  out2: Float64Array,
): void {
  const stride = <usize>n << 3;
  let row: i32 = 0;
  for (; row + 4 <= n; row += 4) {
    const rows = matrix.at(block) + <usize>row * stride;
    kernels.addFour(n, rows, weight0.at(cell + row), out0.at(0));
    kernels.addFour(n, rows, weight1.at(cell + row), out1.at(0));
    kernels.addFour(n, rows, weight2.at(cell + row), out2.at(0));
  }
  for (; row < n; row++) {
    const one = matrix.at(block) + <usize>row * stride;
    kernels.add(n, one, weight0[cell + row], out0.at(0));
    kernels.add(n, one, weight1[cell + row], out1.at(0));
    kernels.add(n, one, weight2[cell + row], out2.at(0));
  }
}
