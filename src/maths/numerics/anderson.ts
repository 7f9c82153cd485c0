import { accumulate, dot, type Int } from "./vectors.js";

/**
 * Anderson acceleration, type II, for a fixed point x = g(x) (Anderson 1965; Walker and Ni 2011, SIAM J. Numer. Anal.
 * 49).
 *
 * The least-squares problem over the last `depth` steps is solved by its normal equations, whose Gram matrix is kept up
 * to date with one column a step; a small ridge guards against nearly equal columns. When the residual jumps the
 * history is dropped and a plain step is taken, so that the method falls back on the damped iteration it accelerates.
 */
export class AndersonAccelerator {
  readonly size: Int;
  readonly depth: Int;
  readonly previousImage: Float64Array;
  readonly previousStep: Float64Array;
  readonly imageDifferences: Float64Array;
  readonly stepDifferences: Float64Array;
  readonly gram: Float64Array;
  readonly factor: Float64Array;
  readonly weights: Float64Array;
  /** Columns that are there, where the next one goes, and whether there was a step. */
  columns: Int = 0;
  next: Int = 0;
  started: Int = 0;
  previousNorm = Infinity;

  constructor(size: number, depth: number) {
    this.size = size;
    this.depth = depth;
    this.previousImage = new Float64Array(size);
    this.previousStep = new Float64Array(size);
    this.imageDifferences = new Float64Array(size * depth);
    this.stepDifferences = new Float64Array(size * depth);
    this.gram = new Float64Array(depth * depth);
    this.factor = new Float64Array(depth * depth);
    this.weights = new Float64Array(depth);
  }

  /** Forgets the history; call before a new problem. */
  reset(): void {
    forget(this);
  }

  /** Overwrites x with the accelerated next iterate, given the image g(x). `image` is left as it is. */
  advance(x: Float64Array, image: Float64Array): void {
    accelerate(this, x, image);
  }
}

/** AndersonAccelerator.reset, as it is compiled too. */
export function forget(history: AndersonAccelerator): void {
  history.columns = 0;
  history.next = 0;
  history.started = 0;
  history.previousNorm = Infinity;
}

/** AndersonAccelerator.advance, as it is compiled too. */
export function accelerate(history: AndersonAccelerator, x: Float64Array, image: Float64Array): void {
  const { size, previousStep, previousImage, imageDifferences, weights } = history;
  let norm = 0;
  for (let k = 0; k < size; k++) norm += (image[k] - x[k]) * (image[k] - x[k]);
  if (norm > 1e4 * history.previousNorm) forget(history);
  if (history.started === 1) appendColumn(history, x, image);
  history.previousNorm = norm;
  for (let k = 0; k < size; k++) {
    previousStep[k] = image[k] - x[k];
    previousImage[k] = image[k];
  }
  history.started = 1;
  x.set(image);
  if (history.columns === 0 || !solveWeights(history)) return;
  for (let c = 0; c < history.columns; c++) accumulate(imageDifferences, c * size, size, -weights[c], x, 0);
}

/** Keeps what the last step changed in x's step and image, in place of the oldest where there are `depth` already. */
function appendColumn(history: AndersonAccelerator, x: Float64Array, image: Float64Array): void {
  const { size, depth, imageDifferences, stepDifferences, gram, previousStep, previousImage } = history;
  const column = history.next;
  const offset = column * size;
  for (let k = 0; k < size; k++) {
    stepDifferences[offset + k] = image[k] - x[k] - previousStep[k];
    imageDifferences[offset + k] = image[k] - previousImage[k];
  }
  history.next = (column + 1) % depth;
  if (history.columns < depth) history.columns++;
  for (let c = 0; c < history.columns; c++) {
    const product = dot(stepDifferences, offset, stepDifferences, c * size, size);
    gram[column * depth + c] = product;
    gram[c * depth + column] = product;
  }
}

/** Cholesky solution of (D'D + ridge) weights = D' step; false if the matrix is not positive definite. */
function solveWeights(history: AndersonAccelerator): boolean {
  const { columns, depth, gram, factor, weights, size, stepDifferences, previousStep } = history;
  for (let row = 0; row < columns; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = gram[row * depth + column];
      if (row === column) sum *= 1 + 1e-12;
      for (let k = 0; k < column; k++) sum -= factor[row * depth + k] * factor[column * depth + k];
      if (row === column) {
        if (!(sum > 0)) return false;
        factor[row * depth + row] = Math.sqrt(sum);
      } else factor[row * depth + column] = sum / factor[column * depth + column];
    }
  }
  for (let row = 0; row < columns; row++) {
    let sum = dot(stepDifferences, row * size, previousStep, 0, size);
    for (let k = 0; k < row; k++) sum -= factor[row * depth + k] * weights[k];
    weights[row] = sum / factor[row * depth + row];
  }
  for (let row = columns - 1; row >= 0; row--) {
    let sum = weights[row];
    for (let k = row + 1; k < columns; k++) sum -= factor[k * depth + row] * weights[k];
    weights[row] = sum / factor[row * depth + row];
  }
  return true;
}
