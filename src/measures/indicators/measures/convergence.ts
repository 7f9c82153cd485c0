import { mean, standardDeviation } from "./inequality.js";

/**
 * Sigma-convergence (Barro and Sala-i-Martin 1992): population standard deviation of logs. It falls when units
 * converge.
 */
export function sigma(values: ArrayLike<number>): number {
  return standardDeviation(Array.from(values, Math.log));
}

export interface BetaConvergence {
  intercept: number;
  /** Slope of yearly growth on the log of the first value. Negative = the poorer grow faster. */
  slope: number;
  /** Speed of convergence a year, -ln(1 + slope T)/T. */
  speed: number;
  /** Years until half of a gap is gone. */
  halfLife: number;
}

/**
 * Absolute beta-convergence (Barro and Sala-i-Martin 1992): least squares of (1/T) ln(y_T/y_0) on ln y_0. The speed
 * undoes the annualisation with T; leaving T out of the logarithm would understate it by an order of magnitude.
 */
export function betaConvergence(first: ArrayLike<number>, last: ArrayLike<number>, years: number): BetaConvergence {
  const x = Array.from(first, Math.log);
  const y = Array.from(last, (value, i) => Math.log(value / first[i]) / years);
  const xMean = mean(x);
  const yMean = mean(y);
  let covariance = 0;
  let variance = 0;
  for (let i = 0; i < x.length; i++) {
    covariance += (x[i] - xMean) * (y[i] - yMean);
    variance += (x[i] - xMean) ** 2;
  }
  const slope = covariance / variance;
  const speed = -Math.log(1 + slope * years) / years;
  return { intercept: yMean - slope * xMean, slope, speed, halfLife: Math.LN2 / speed };
}
