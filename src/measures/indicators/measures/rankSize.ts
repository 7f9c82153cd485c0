/** Exponent of a power law of sizes, with its standard error. */
export interface RankSize {
  /** 1 = Zipf's law. */
  exponent: number;
  standardError: number;
}

/**
 * Exponent of the rank-size rule by least squares of ln(rank - 1/2) on ln size, which takes out the bias of small
 * samples; its standard error is exponent * sqrt(2/n), not that of least squares (Gabaix and Ibragimov 2011, Journal of
 * Business and Economic Statistics 29(1)). Sizes above zero.
 */
export function rankSize(sizes: ArrayLike<number>): RankSize {
  const logs = Array.from(sizes, Math.log).sort((a, b) => b - a);
  const n = logs.length;
  const ranks = logs.map((_, place) => Math.log(place + 0.5));
  const [xMean, yMean] = [logs, ranks].map((values) => values.reduce((sum, value) => sum + value / n, 0));
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < n; i++) {
    covariance += (logs[i] - xMean) * (ranks[i] - yMean);
    variance += (logs[i] - xMean) ** 2;
  }
  const exponent = -covariance / variance;
  return { exponent, standardError: exponent * Math.sqrt(2 / n) };
}
