/**
 * Anderson acceleration, type II, for a fixed point x = g(x) (Anderson 1965; Walker and Ni 2011, SIAM J. Numer. Anal.
 * 49).
 *
 * The least-squares problem over the last `depth` steps is solved by its normal equations, whose Gram matrix is kept up
 * to date with one column a step; a small ridge guards against nearly equal columns. When the residual jumps the
 * history is dropped and a plain step is taken, so that the method falls back on the damped iteration it accelerates.
 */
export class AndersonAccelerator {
  private readonly size: number;
  private readonly depth: number;
  private readonly previousImage: Float64Array;
  private readonly previousStep: Float64Array;
  private readonly imageDifferences: Float64Array;
  private readonly stepDifferences: Float64Array;
  private readonly gram: Float64Array;
  private readonly factor: Float64Array;
  private readonly weights: Float64Array;
  private columns = 0;
  private next = 0;
  private started = false;
  private previousNorm = Infinity;

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
    this.columns = 0;
    this.next = 0;
    this.started = false;
    this.previousNorm = Infinity;
  }

  /** Overwrites x with the accelerated next iterate, given the image g(x). `image` is left as it is. */
  advance(x: Float64Array, image: Float64Array): void {
    const { size } = this;
    let norm = 0;
    for (let k = 0; k < size; k++) {
      const step = image[k] - x[k];
      norm += step * step;
    }
    if (norm > 1e4 * this.previousNorm) this.reset();
    if (this.started) this.appendColumn(x, image);
    this.previousNorm = norm;
    for (let k = 0; k < size; k++) {
      this.previousStep[k] = image[k] - x[k];
      this.previousImage[k] = image[k];
    }
    this.started = true;
    if (this.columns === 0 || !this.solveWeights()) {
      x.set(image);
      return;
    }
    const { columns, imageDifferences, weights } = this;
    x.set(image);
    for (let c = 0; c < columns; c++) {
      const weight = weights[c];
      const offset = c * size;
      for (let k = 0; k < size; k++) x[k] -= weight * imageDifferences[offset + k];
    }
  }

  private appendColumn(x: Float64Array, image: Float64Array): void {
    const { size, depth, imageDifferences, stepDifferences, gram } = this;
    const column = this.next;
    const offset = column * size;
    for (let k = 0; k < size; k++) {
      stepDifferences[offset + k] = image[k] - x[k] - this.previousStep[k];
      imageDifferences[offset + k] = image[k] - this.previousImage[k];
    }
    this.next = (column + 1) % depth;
    if (this.columns < depth) this.columns++;
    for (let c = 0; c < this.columns; c++) {
      const product = dot(stepDifferences, offset, stepDifferences, c * size, size);
      gram[column * depth + c] = product;
      gram[c * depth + column] = product;
    }
  }

  /** Cholesky solution of (D'D + ridge) weights = D' step; false if the matrix is not positive definite. */
  private solveWeights(): boolean {
    const { columns, depth, gram, factor, weights, size, stepDifferences, previousStep } = this;
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
}

function dot(a: Float64Array, aOffset: number, b: Float64Array, bOffset: number, size: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let k = 0;
  for (; k + 3 < size; k += 4) {
    sum0 += a[aOffset + k] * b[bOffset + k];
    sum1 += a[aOffset + k + 1] * b[bOffset + k + 1];
    sum2 += a[aOffset + k + 2] * b[bOffset + k + 2];
    sum3 += a[aOffset + k + 3] * b[bOffset + k + 3];
  }
  for (; k < size; k++) sum0 += a[aOffset + k] * b[bOffset + k];
  return sum0 + sum1 + (sum2 + sum3);
}
