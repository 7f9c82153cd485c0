import { workspace } from "./simd.js";
import { accumulate, dot } from "./vectors.js";

/** out[r*columns + c] = sum_k left[r*n + k] right[c*n + k]: every row against every row. */
export function multiplyByRows(
  rows: number,
  columns: number,
  n: number,
  left: Float64Array,
  right: Float64Array,
  out: Float64Array,
): void {
  if (!workspace) {
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) out[r * columns + c] = dot(left, r * n, right, c * n, n);
    }
    return;
  }
  const { kernels } = workspace;
  const from = workspace.place(left, 0, rows * n);
  const by = workspace.place(right, 0, columns * n);
  const to = workspace.room(rows * columns);
  for (let r = 0; r < rows; r++) kernels.multiplyRows(columns, n, by, from + r * n * 8, to + r * columns * 8);
  workspace.take(to, out, 0, rows * columns);
  workspace.drop(from);
}

/** out[r*n + k] = sum_c left[r*columns + c] right[c*n + k]. */
export function multiplyMatrices(
  rows: number,
  columns: number,
  n: number,
  left: Float64Array,
  right: Float64Array,
  out: Float64Array,
): void {
  if (!workspace) {
    out.fill(0, 0, rows * n);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) accumulate(right, c * n, n, left[r * columns + c], out, r * n);
    }
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
}
