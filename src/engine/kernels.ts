/**
 * The two loops that take the time: matrix-vector passes over bilateral arrays, four rows at once so that the shared
 * vector is loaded once for four products. Rows are contiguous; n is the row length.
 */

/**
 * Competition (7.2e) and market potential (7.2g) of one sector: for every buyer j
 * competition[j] = sum_i supply[i] freeness[j,i], and for every seller i potential[i] = sum_j freeness[j,i] demand[j] / competition[j].
 * `freeness` starts at `block` (rows j, columns i); the vectors start at `cell`.
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
