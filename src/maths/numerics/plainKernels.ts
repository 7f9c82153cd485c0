/**
 * The loops that take the time, as plain loops: the reference of scripts/assembly/kernels.ts, and what runs where there
 * is no SIMD. Matrix-vector passes over bilateral arrays, four rows at once so that the shared vector is loaded once
 * for four products, and products of matrices in blocks of eight. Rows are contiguous; n is the row length.
 */

/**
 * Competition (7.2e) and market potential (7.2g) of one sector: for every buyer j competition[j] = sum_i supply[i]
 * freeness[j,i], and for every seller i potential[i] = sum_j freeness[j,i] demand[j] / competition[j]. `freeness`
 * starts at `block` (rows j, columns i); the vectors start at `cell`.
 */
export function clearingPass(
  freeness: Float64Array,
  block: number,
  cell: number,
  n: number,
  supply: Float64Array,
  demand: Float64Array,
  competition: Float64Array,
  potential: Float64Array,
): void {
  for (let i = 0; i < n; i++) potential[cell + i] = 0;
  let j = 0;
  for (; j + 3 < n; j += 4) {
    const row0 = block + j * n;
    const row1 = row0 + n;
    const row2 = row1 + n;
    const row3 = row2 + n;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let i = 0; i < n; i++) {
      const value = supply[cell + i];
      sum0 += freeness[row0 + i] * value;
      sum1 += freeness[row1 + i] * value;
      sum2 += freeness[row2 + i] * value;
      sum3 += freeness[row3 + i] * value;
    }
    const to = cell + j;
    competition[to] = sum0;
    competition[to + 1] = sum1;
    competition[to + 2] = sum2;
    competition[to + 3] = sum3;
    const weight0 = sum0 > 0 ? demand[to] / sum0 : 0;
    const weight1 = sum1 > 0 ? demand[to + 1] / sum1 : 0;
    const weight2 = sum2 > 0 ? demand[to + 2] / sum2 : 0;
    const weight3 = sum3 > 0 ? demand[to + 3] / sum3 : 0;
    for (let i = 0; i < n; i++) {
      potential[cell + i] +=
        weight0 * freeness[row0 + i] +
        weight1 * freeness[row1 + i] +
        (weight2 * freeness[row2 + i] + weight3 * freeness[row3 + i]);
    }
  }
  for (; j < n; j++) {
    const row = block + j * n;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += freeness[row + i] * supply[cell + i];
    competition[cell + j] = sum;
    const weight = sum > 0 ? demand[cell + j] / sum : 0;
    for (let i = 0; i < n; i++) potential[cell + i] += weight * freeness[row + i];
  }
}

/** out[row] = sum_k matrix[row,k] vector[k] for the n rows that start at `block`. */
export function multiplyRows(
  matrix: Float64Array,
  block: number,
  cell: number,
  n: number,
  vector: Float64Array,
  out: Float64Array,
): void {
  let row = 0;
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
  block: number,
  cell: number,
  n: number,
  weight: Float64Array,
  out: Float64Array,
  outOffset: number,
): void {
  let row = 0;
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

/** accumulateColumns for three weights at once, so that the matrix is read once. */
export function accumulateColumnsOfThree(
  matrix: Float64Array,
  block: number,
  cell: number,
  n: number,
  weights: readonly [Float64Array, Float64Array, Float64Array],
  outs: readonly [Float64Array, Float64Array, Float64Array],
): void {
  const [weight0, weight1, weight2] = weights;
  const [out0, out1, out2] = outs;
  let row = 0;
  for (; row + 1 < n; row += 2) {
    const offsetA = block + row * n;
    const offsetB = offsetA + n;
    const a0 = weight0[cell + row];
    const a1 = weight1[cell + row];
    const a2 = weight2[cell + row];
    const b0 = weight0[cell + row + 1];
    const b1 = weight1[cell + row + 1];
    const b2 = weight2[cell + row + 1];
    for (let k = 0; k < n; k++) {
      const valueA = matrix[offsetA + k];
      const valueB = matrix[offsetB + k];
      out0[k] += a0 * valueA + b0 * valueB;
      out1[k] += a1 * valueA + b1 * valueB;
      out2[k] += a2 * valueA + b2 * valueB;
    }
  }
  for (; row < n; row++) {
    const offset = block + row * n;
    for (let k = 0; k < n; k++) {
      const value = matrix[offset + k];
      out0[k] += weight0[cell + row] * value;
      out1[k] += weight1[cell + row] * value;
      out2[k] += weight2[cell + row] * value;
    }
  }
}

/** out[r*columns + c] = sum_k left[r*n + k] right[c*n + k]: every row against every row. */
export function multiplyByRows(
  rows: number,
  columns: number,
  n: number,
  left: Float64Array,
  right: Float64Array,
  out: Float64Array,
): void {
  for (let r = 0; r < rows; r += 2) {
    // An odd last row, or column, is made twice.
    const next = Math.min(r + 1, rows - 1);
    const leftA = r * n;
    const leftB = next * n;
    for (let c = 0; c < columns; c += 4) {
      const c1 = Math.min(c + 1, columns - 1);
      const c2 = Math.min(c + 2, columns - 1);
      const c3 = Math.min(c + 3, columns - 1);
      const right0 = c * n;
      const right1 = c1 * n;
      const right2 = c2 * n;
      const right3 = c3 * n;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let k = 0; k < n; k++) {
        const a = left[leftA + k];
        const b = left[leftB + k];
        a0 += a * right[right0 + k];
        b0 += b * right[right0 + k];
        a1 += a * right[right1 + k];
        b1 += b * right[right1 + k];
        a2 += a * right[right2 + k];
        b2 += b * right[right2 + k];
        a3 += a * right[right3 + k];
        b3 += b * right[right3 + k];
      }
      const toA = r * columns;
      const toB = next * columns;
      out[toA + c] = a0;
      out[toA + c1] = a1;
      out[toA + c2] = a2;
      out[toA + c3] = a3;
      out[toB + c] = b0;
      out[toB + c1] = b1;
      out[toB + c2] = b2;
      out[toB + c3] = b3;
    }
  }
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
  out.fill(0, 0, rows * n);
  for (let r = 0; r < rows; r++) {
    const from = r * columns;
    const to = r * n;
    let c = 0;
    for (; c + 3 < columns; c += 4) {
      const right0 = c * n;
      const right1 = right0 + n;
      const right2 = right1 + n;
      const right3 = right2 + n;
      const weight0 = left[from + c];
      const weight1 = left[from + c + 1];
      const weight2 = left[from + c + 2];
      const weight3 = left[from + c + 3];
      for (let k = 0; k < n; k++) {
        out[to + k] +=
          weight0 * right[right0 + k] +
          weight1 * right[right1 + k] +
          (weight2 * right[right2 + k] + weight3 * right[right3 + k]);
      }
    }
    for (; c < columns; c++) {
      const weight = left[from + c];
      for (let k = 0; k < n; k++) out[to + k] += weight * right[c * n + k];
    }
  }
}
