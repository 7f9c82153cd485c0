import * as plain from "../../maths/numerics/plainKernels.js";
import { workspace } from "../../maths/numerics/simd.js";

/**
 * The loops that take the time, two numbers at once (WebAssembly SIMD, scripts/assembly/kernels.ts) where the matrix is
 * held in the kernels' memory (`holding` of numerics/simd.ts), else as plain loops. Both take sums in a fixed order of
 * their own, so that results agree to the last digits but not in them. numerics/plainKernels.ts says what each
 * computes.
 */

export const accumulateColumnsOfThree: typeof plain.accumulateColumnsOfThree = (
  matrix,
  block,
  cell,
  n,
  weights,
  outs,
) => {
  if (!workspace || workspace.find(matrix) < 0) {
    plain.accumulateColumnsOfThree(matrix, block, cell, n, weights, outs);
    return;
  }
  for (let w = 0; w < 3; w++) accumulateColumns(matrix, block, cell, n, weights[w], outs[w], 0);
};

export const clearingPass: typeof plain.clearingPass = (
  freeness,
  block,
  cell,
  n,
  supply,
  demand,
  competition,
  potential,
) => {
  const held = workspace ? workspace.find(freeness) : -1;
  if (!workspace || held < 0) {
    plain.clearingPass(freeness, block, cell, n, supply, demand, competition, potential);
    return;
  }
  const sold = workspace.place(supply, cell, n);
  const wanted = workspace.place(demand, cell, n);
  const faced = workspace.room(n);
  const sought = workspace.room(n);
  workspace.kernels.clearingPass(n, held + block * 8, sold, wanted, faced, sought, workspace.room(4));
  workspace.take(faced, competition, cell, n);
  workspace.take(sought, potential, cell, n);
  workspace.drop(sold);
};

export const multiplyRows: typeof plain.multiplyRows = (matrix, block, cell, n, vector, out) => {
  const held = workspace ? workspace.find(matrix) : -1;
  if (!workspace || held < 0) {
    plain.multiplyRows(matrix, block, cell, n, vector, out);
    return;
  }
  const from = workspace.place(vector, cell, n);
  const to = workspace.room(n);
  workspace.kernels.multiplyRows(n, n, held + block * 8, from, to);
  workspace.take(to, out, cell, n);
  workspace.drop(from);
};

export const accumulateColumns: typeof plain.accumulateColumns = (matrix, block, cell, n, weight, out, outOffset) => {
  const held = workspace ? workspace.find(matrix) : -1;
  if (!workspace || held < 0) {
    plain.accumulateColumns(matrix, block, cell, n, weight, out, outOffset);
    return;
  }
  const from = workspace.place(weight, cell, n);
  const to = workspace.place(out, outOffset, n);
  workspace.kernels.accumulateColumns(n, n, held + block * 8, from, to);
  workspace.take(to, out, outOffset, n);
  workspace.drop(from);
};

export const multiplyByRows: typeof plain.multiplyByRows = (rows, columns, n, left, right, out) => {
  if (!workspace) {
    plain.multiplyByRows(rows, columns, n, left, right, out);
    return;
  }
  const { kernels } = workspace;
  const from = workspace.place(left, 0, rows * n);
  const by = workspace.place(right, 0, columns * n);
  const to = workspace.room(rows * columns);
  for (let r = 0; r < rows; r++) kernels.multiplyRows(columns, n, by, from + r * n * 8, to + r * columns * 8);
  workspace.take(to, out, 0, rows * columns);
  workspace.drop(from);
};

export const multiplyMatrices: typeof plain.multiplyMatrices = (rows, columns, n, left, right, out) => {
  if (!workspace) {
    plain.multiplyMatrices(rows, columns, n, left, right, out);
    return;
  }
  const { kernels } = workspace;
  const from = workspace.place(left, 0, rows * columns);
  const by = workspace.place(right, 0, columns * n);
  const to = workspace.room(rows * n);
  workspace.numbers.fill(0, to / 8, to / 8 + rows * n);
  for (let r = 0; r < rows; r++) kernels.accumulateColumns(columns, n, by, from + r * columns * 8, to + r * n * 8);
  workspace.take(to, out, 0, rows * n);
  workspace.drop(from);
};
