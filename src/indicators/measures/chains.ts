/** Production chains: square input coefficients a[r * S + s] = input r per unit of output s, row-major. */

/** Leontief inverse (I - A)^-1 by Gauss-Jordan elimination with row exchange. Throws where I - A is singular. */
export function leontiefInverse(coefficients: ArrayLike<number>): Float64Array {
  const size = Math.round(Math.sqrt(coefficients.length));
  const left = Float64Array.from(coefficients, (value, at) => (at % (size + 1) === 0 ? 1 : 0) - value);
  const right = Float64Array.from(left, (_, at) => (at % (size + 1) === 0 ? 1 : 0));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let r = column + 1; r < size; r++)
      if (Math.abs(left[r * size + column]!) > Math.abs(left[pivot * size + column]!)) pivot = r;
    const value = left[pivot * size + column]!;
    if (Math.abs(value) < 1e-14) throw new Error("leontiefInverse: I - A is singular; check the input coefficients");
    for (const matrix of [left, right]) {
      exchangeRows(matrix, size, pivot, column);
      for (let c = 0; c < size; c++) matrix[column * size + c]! /= value;
    }
    for (let r = 0; r < size; r++) {
      const factor = left[r * size + column]!;
      if (r === column || factor === 0) continue;
      for (const matrix of [left, right])
        for (let c = 0; c < size; c++) matrix[r * size + c]! -= factor * matrix[column * size + c]!;
    }
  }
  return right;
}

function exchangeRows(matrix: Float64Array, size: number, a: number, b: number): void {
  if (a === b) return;
  const row = matrix.slice(a * size, (a + 1) * size);
  matrix.copyWithin(a * size, b * size, (b + 1) * size);
  matrix.set(row, b * size);
}

/**
 * Average propagation length (Dietzenbacher, Romero and Bosma 2005): rounds a cost push takes from sector i to sector j,
 * H_ij / (L_ij - delta_ij) with H = L(L - I). NaN where the sectors are not linked. [i * S + j]
 */
export function averagePropagationLengths(coefficients: ArrayLike<number>): Float64Array {
  const inverse = leontiefInverse(coefficients);
  const size = Math.round(Math.sqrt(inverse.length));
  const direct = inverse.map((value, at) => value - (at % (size + 1) === 0 ? 1 : 0));
  return direct.map((weight, at) => {
    const row = Math.floor(at / size);
    const column = at % size;
    let rounds = 0;
    for (let k = 0; k < size; k++) rounds += inverse[row * size + k]! * direct[k * size + column]!;
    return rounds / weight;
  });
}
