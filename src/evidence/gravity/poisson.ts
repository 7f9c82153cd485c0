import { type Effects, effectsOf, type Observations, regress } from "./effects.js";

/** Largest change of ln of an expected flow at which the iteration rests; the next would be its square. */
const AT_REST = 1e-8;
const ROUNDS = 60;
/** Halvings of a step before it is given up. */
const HALVINGS = 12;

/** Coefficients of the regressors, and ln of expected flows over the mean flow. */
export interface PoissonFit {
  coefficients: Float64Array;
  linear: Float64Array;
}

/**
 * Gravity by Poisson pseudo maximum likelihood (Gourieroux, Monfort and Trognon 1984; Santos Silva and Tenreyro 2006)
 * with effects of origins and destinations,
 *
 *   E flow[k] = exp(origin + destination + sum_c coefficient[c] regressor[c][k]),
 *
 * by Newton's steps on all of them, halved where the likelihood would fall. `start`: ln of expected flows to begin
 * with. Regressors must be identified. Null where the iteration does not rest, as with zeros that something separates.
 */
export function poissonFit(observations: Observations, start?: Float64Array): PoissonFit | null {
  const { flow } = observations;
  const effects = effectsOf(observations);
  const mean = flow.reduce((sum, value) => sum + value, 0) / flow.length;
  const observed = flow.map((value) => value / mean);
  const from = start ?? observed.map((value) => Math.log((value + 1) / 2));
  // The first step leads from any start to what effects and regressors can make.
  const first = regress(observations, effects, from.map(Math.exp), workingResponse(observed, from));
  if (first === null) return null;
  let fit: PoissonFit = { coefficients: first.coefficients.slice(), linear: first.fitted };
  for (let round = 0; round < ROUNDS; round++) {
    const step = newtonStep(observations, effects, observed, fit);
    if (step === null) return null;
    fit = step.fit;
    if (step.length <= AT_REST) return fit;
  }
  return null;
}

function workingResponse(observed: Float64Array, linear: Float64Array): Float64Array {
  return linear.map((value, k) => value + observed[k] / Math.exp(value) - 1);
}

/** A step of Newton, or the largest half, quarter, ... of it that raises the likelihood; null where none does. */
function newtonStep(
  observations: Observations,
  effects: Effects,
  observed: Float64Array,
  { coefficients, linear }: PoissonFit,
): { fit: PoissonFit; length: number } | null {
  const expected = linear.map(Math.exp);
  const misfit = expected.map((value, k) => observed[k] / value - 1);
  const step = regress(observations, effects, expected, misfit);
  if (step === null) return null;
  const now = logLikelihood(observed, linear);
  const slack = 1e-12 * (1 + Math.abs(now));
  for (let halving = 0, part = 1; halving < HALVINGS; halving++, part /= 2) {
    const moved = linear.map((value, k) => value + part * step.fitted[k]);
    if (!(logLikelihood(observed, moved) >= now - slack)) continue;
    const slopes = coefficients.map((value, c) => value + part * step.coefficients[c]);
    const length = part * step.fitted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return { fit: { coefficients: slopes, linear: moved }, length };
  }
  return null;
}

/** Without the part that no coefficient moves. */
function logLikelihood(observed: Float64Array, linear: Float64Array): number {
  return linear.reduce((sum, value, k) => sum + observed[k] * value - Math.exp(value), 0);
}
