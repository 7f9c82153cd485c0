/** Small dense linear algebra: systems and eigenvalues of Jacobians. Matrices are row-major [row * n + column]. */

import { hypot } from "./elementary.js";
import { largestSize } from "./sums.js";

/**
 * Solves matrix x = right by elimination with partial pivoting; null where the matrix is singular. Arguments are left
 * as they are.
 */
export function solveLinear(n: number, matrix: Float64Array, right: Float64Array): Float64Array | null {
  const a = matrix.slice();
  const x = right.slice();
  for (let column = 0; column < n; column++) {
    const pivot = pivotOf(n, a, column, column);
    if (!(Math.abs(a[pivot * n + column]) > 0)) return null;
    swapRows(n, a, pivot, column);
    swap(x, pivot, column);
    for (let row = column + 1; row < n; row++) {
      const factor = a[row * n + column] / a[column * n + column];
      if (factor === 0) continue;
      for (let k = column; k < n; k++) a[row * n + k] -= factor * a[column * n + k];
      x[row] -= factor * x[column];
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) x[row] -= a[row * n + k] * x[k];
    x[row] /= a[row * n + row];
  }
  return x;
}

/**
 * Lower triangle L with L L' = matrix of a symmetric positive definite matrix (Cholesky), of which only the lower
 * triangle is read; null where a pivot is not above zero.
 */
export function cholesky(n: number, matrix: Float64Array): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let left = matrix[i * n + j];
      for (let k = 0; k < j; k++) left -= lower[i * n + k] * lower[j * n + k];
      if (j < i) lower[i * n + j] = left / lower[j * n + j];
      else if (left > 0) lower[i * n + i] = Math.sqrt(left);
      else return null;
    }
  }
  return lower;
}

/** Solves L L' x = right for a lower triangle with positive pivots. */
export function solveCholesky(n: number, lower: Float64Array, right: Float64Array): Float64Array {
  const x = right.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i * n + k] * x[k];
    x[i] /= lower[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    x[i] /= lower[i * n + i];
    for (let k = 0; k < i; k++) x[k] -= lower[i * n + k] * x[i];
  }
  return x;
}

/**
 * Inverse by Gauss-Jordan elimination with partial pivoting; null where the matrix is singular to rounding or holds
 * what is no number.
 */
export function inverse(n: number, matrix: Float64Array): Float64Array | null {
  const a = matrix.slice();
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) result[i * n + i] = 1;
  const scale = largestSize(a);
  for (let column = 0; column < n; column++) {
    const pivot = pivotOf(n, a, column, column);
    if (!(Math.abs(a[pivot * n + column]) > n * Number.EPSILON * scale)) return null;
    for (const rows of [a, result]) swapRows(n, rows, pivot, column);
    const diagonal = a[column * n + column];
    for (const rows of [a, result]) for (let k = 0; k < n; k++) rows[column * n + k] /= diagonal;
    for (let row = 0; row < n; row++) {
      const factor = row === column ? 0 : a[row * n + column];
      if (factor === 0) continue;
      for (const rows of [a, result]) for (let k = 0; k < n; k++) rows[row * n + k] -= factor * rows[column * n + k];
    }
  }
  return result;
}

/** The row from the first one on with the largest entry in a column. */
function pivotOf(n: number, matrix: Float64Array, column: number, first: number): number {
  let pivot = first;
  for (let row = first + 1; row < n; row++) {
    if (Math.abs(matrix[row * n + column]) > Math.abs(matrix[pivot * n + column])) pivot = row;
  }
  return pivot;
}

function swapRows(n: number, matrix: Float64Array, i: number, j: number): void {
  for (let k = 0; k < n; k++) swap(matrix, i * n + k, j * n + k);
}

function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i];
  values[i] = values[j];
  values[j] = kept;
}

export interface Complex {
  re: number;
  im: number;
}

/**
 * Eigenvalues of a real matrix, largest modulus first: reduction to Hessenberg form, then shifted QR steps in complex
 * arithmetic with deflation (Golub and Van Loan 2013, chapter 7). Throws RangeError where a value is not finite.
 */
export function eigenvalues(n: number, matrix: Float64Array): Complex[] {
  if (!matrix.every(Number.isFinite)) throw new RangeError("Eigenvalues of a matrix with values that are not finite.");
  const re = hessenberg(n, matrix);
  const im = new Float64Array(n * n);
  const values: Complex[] = [];
  let high = n - 1;
  for (let round = 0; high >= 0; round++) {
    const low = activeBlock(n, re, im, high);
    if (low === high || round > 300) {
      values.push({ re: re[high * n + high], im: im[high * n + high] });
      high--;
      round = 0;
    } else shiftedStep(n, re, im, low, high, round % 11 === 10);
  }
  return values.sort((a, b) => modulus(b) - modulus(a));
}

export function modulus(value: Complex): number {
  return hypot(value.re, value.im);
}

/** Largest modulus of an eigenvalue. */
export function spectralRadius(n: number, matrix: Float64Array): number {
  return Math.max(...eigenvalues(n, matrix).map(modulus));
}

/** Similar matrix with zeros below the first subdiagonal, by elimination with pivoting. */
function hessenberg(n: number, matrix: Float64Array): Float64Array {
  const a = matrix.slice();
  for (let m = 1; m < n - 1; m++) {
    const pivot = pivotOf(n, a, m - 1, m);
    if (a[pivot * n + m - 1] === 0) continue;
    swapRows(n, a, pivot, m);
    for (let row = 0; row < n; row++) swap(a, row * n + pivot, row * n + m);
    for (let row = m + 1; row < n; row++) {
      const factor = a[row * n + m - 1] / a[m * n + m - 1];
      if (factor === 0) continue;
      for (let k = 0; k < n; k++) a[row * n + k] -= factor * a[m * n + k];
      for (let k = 0; k < n; k++) a[k * n + m] += factor * a[k * n + row];
    }
  }
  return a;
}

/**
 * First row of the block that ends at `high` and whose subdiagonal has no negligible entry; the entry before it is set
 * to zero.
 */
function activeBlock(n: number, re: Float64Array, im: Float64Array, high: number): number {
  const size = (row: number, column: number) => hypot(re[row * n + column], im[row * n + column]);
  for (let low = high; low > 0; low--) {
    const scale = size(low, low) + size(low - 1, low - 1);
    if (size(low, low - 1) > Number.EPSILON * (scale > 0 ? scale : 1)) continue;
    re[low * n + low - 1] = 0;
    im[low * n + low - 1] = 0;
    return low;
  }
  return 0;
}

/** One QR step with Wilkinson's shift (an odd one now and then, against cycles) on rows and columns low..high. */
function shiftedStep(n: number, re: Float64Array, im: Float64Array, low: number, high: number, odd: boolean): void {
  const shift = odd
    ? { re: re[high * n + high] + Math.abs(re[high * n + high - 1]), im: 0 }
    : wilkinsonShift(n, re, im, high);
  for (let k = low; k <= high; k++) {
    re[k * n + k] -= shift.re;
    im[k * n + k] -= shift.im;
  }
  const rotations: { c: Complex; s: Complex }[] = [];
  for (let k = low; k < high; k++) {
    const top = { re: re[k * n + k], im: im[k * n + k] };
    const below = { re: re[(k + 1) * n + k], im: im[(k + 1) * n + k] };
    const norm = hypot(modulus(top), modulus(below)) || 1;
    const c = { re: top.re / norm, im: top.im / norm };
    const s = { re: below.re / norm, im: below.im / norm };
    rotations.push({ c, s });
    for (let j = k; j <= high; j++)
      rotate(re, im, k * n + j, (k + 1) * n + j, conjugate(c), conjugate(s), negative(s), c);
  }
  for (const [offset, { c, s }] of rotations.entries()) {
    const k = low + offset;
    for (let i = low; i <= Math.min(k + 1, high); i++) {
      rotate(re, im, i * n + k, i * n + k + 1, c, s, negative(conjugate(s)), conjugate(c));
    }
  }
  for (let k = low; k <= high; k++) {
    re[k * n + k] += shift.re;
    im[k * n + k] += shift.im;
  }
}

/** (x, y) <- (a x + b y, c x + d y) for the complex entries at two positions. */
function rotate(
  re: Float64Array,
  im: Float64Array,
  atX: number,
  atY: number,
  a: Complex,
  b: Complex,
  c: Complex,
  d: Complex,
): void {
  const [xRe, xIm, yRe, yIm] = [re[atX], im[atX], re[atY], im[atY]];
  re[atX] = a.re * xRe - a.im * xIm + b.re * yRe - b.im * yIm;
  im[atX] = a.re * xIm + a.im * xRe + b.re * yIm + b.im * yRe;
  re[atY] = c.re * xRe - c.im * xIm + d.re * yRe - d.im * yIm;
  im[atY] = c.re * xIm + c.im * xRe + d.re * yIm + d.im * yRe;
}

/** Eigenvalue of the trailing two-by-two block that is nearer to its last entry. */
function wilkinsonShift(n: number, re: Float64Array, im: Float64Array, high: number): Complex {
  const at = (row: number, column: number): Complex => ({ re: re[row * n + column], im: im[row * n + column] });
  const [a, b, c, d] = [at(high - 1, high - 1), at(high - 1, high), at(high, high - 1), at(high, high)];
  const half = { re: (a.re - d.re) / 2, im: (a.im - d.im) / 2 };
  const product = multiply(b, c);
  const square = multiply(half, half);
  const root = squareRoot({ re: square.re + product.re, im: square.im + product.im });
  const plus = { re: d.re + half.re + root.re, im: d.im + half.im + root.im };
  const minus = { re: d.re + half.re - root.re, im: d.im + half.im - root.im };
  return hypot(plus.re - d.re, plus.im - d.im) < hypot(minus.re - d.re, minus.im - d.im) ? plus : minus;
}

function multiply(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}

function squareRoot(value: Complex): Complex {
  const size = modulus(value);
  const re = Math.sqrt(Math.max(0, (size + value.re) / 2));
  const im = Math.sqrt(Math.max(0, (size - value.re) / 2));
  return { re, im: value.im < 0 ? -im : im };
}

function conjugate(value: Complex): Complex {
  return { re: value.re, im: -value.im };
}

function negative(value: Complex): Complex {
  return { re: -value.re, im: -value.im };
}
