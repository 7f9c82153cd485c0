import { gravityFit } from "./gravity/fit.js";

/**
 * Poisson gravity of square tables [from*n + to] (docs of `gravityFit`), of the pairs that `counts`. Returns the
 * coefficients of the regressors, all NaN where the table does not tell them apart.
 */
export function twoWayPoisson(
  n: number,
  flow: Float64Array,
  regressors: readonly Float64Array[],
  counts: (pair: number) => boolean,
): number[] {
  const pairs = [...flow.keys()].filter(counts);
  const { coefficients } = gravityFit({
    places: n,
    origins: Int32Array.from(pairs, (pair) => Math.floor(pair / n)),
    destinations: Int32Array.from(pairs, (pair) => pair % n),
    flow: Float64Array.from(pairs, (pair) => flow[pair]),
    regressors: regressors.map((regressor) => Float64Array.from(pairs, (pair) => regressor[pair])),
  });
  return coefficients.some(Number.isNaN) ? coefficients.map(() => NaN) : coefficients;
}
