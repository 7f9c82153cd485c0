/**
 * Running mean and variance of many cells at once (Welford 1962): memory does not grow with the number of observations,
 * and equal observations give exactly their value and exactly zero variance. NaN observations are left out, cell by
 * cell.
 */
export interface Moments {
  count: Uint32Array;
  mean: Float64Array;
  /** Sum of squared deviations from the mean. */
  squares: Float64Array;
}

export function newMoments(cells: number): Moments {
  return { count: new Uint32Array(cells), mean: new Float64Array(cells), squares: new Float64Array(cells) };
}

/** Adds one observation, of one cell. The result depends on the order of observations in its last bits. */
export function observe(moments: Moments, cell: number, value: number): void {
  if (Number.isNaN(value)) return;
  const count = ++moments.count[cell];
  const before = value - moments.mean[cell];
  moments.mean[cell] += before / count;
  moments.squares[cell] += before * (value - moments.mean[cell]);
}

/**
 * Adds the observations of others, cell by cell (Chan, Golub and LeVeque 1979): cells without observations get those of
 * the others to the last bit, and equal observations keep exactly their value and zero variance.
 */
export function mergeMoments(moments: Moments, others: Moments): void {
  const { count, mean, squares } = moments;
  for (let cell = 0; cell < count.length; cell++) {
    const [before, more] = [count[cell], others.count[cell]];
    if (more === 0) continue;
    const together = before + more;
    const apart = others.mean[cell] - mean[cell];
    count[cell] = together;
    if (before === 0) mean[cell] = others.mean[cell];
    else mean[cell] += apart * (more / together);
    squares[cell] += others.squares[cell] + (before === 0 ? 0 : apart * apart * before * (more / together));
  }
}

/** Mean of a cell, NaN before the first observation. */
export function meanOf(moments: Moments, cell: number): number {
  return moments.count[cell] > 0 ? moments.mean[cell] : Number.NaN;
}

/** Sample standard deviation of a cell (n - 1), NaN for fewer than two observations. */
export function deviationOf(moments: Moments, cell: number): number {
  const count = moments.count[cell];
  return count > 1 ? Math.sqrt(moments.squares[cell] / (count - 1)) : Number.NaN;
}
