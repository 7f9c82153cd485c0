import { pow } from "./elementary.js";

/**
 * Ordinary differential equations by Dormand and Prince's (1980) pair of orders 5 and 4, with steps as long as the
 * error allows.
 */

/** Rate of change of every component. Both [n] */
export type Field = (state: Float64Array) => Float64Array;

export interface PathOptions {
  /** Error per step that is allowed, relative to the larger of one and the component. */
  tolerance?: number;
  /** Called after every step; true ends the path there. */
  until?: (state: Float64Array, time: number) => boolean;
  maxSteps?: number;
}

const A: readonly (readonly number[])[] = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
/** Weights of order 5 less those of order 4. */
const ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/**
 * State after `duration` (or where `until` ended the path). Throws RangeError where the steps become too many or too
 * short.
 */
export function follow(field: Field, start: Float64Array, duration: number, options: PathOptions = {}): Float64Array {
  const { tolerance = 1e-11, until, maxSteps = 100_000 } = options;
  let state: Float64Array = start.slice();
  let time = 0;
  let step = Math.min(duration, 1e-3);
  let rate = field(state);
  for (let count = 0; time < duration; count++) {
    step = Math.min(step, duration - time);
    if (count >= maxSteps || !(step > 1e-14 * Math.max(1, time))) {
      throw new RangeError(`The path cannot be followed beyond time ${time}.`);
    }
    const stages = [rate];
    let next = state;
    for (let stage = 1; stage < A.length; stage++) {
      next = moved(state, stages, A[stage], step);
      stages.push(field(next));
    }
    const error = errorOf(state, stages, step, tolerance);
    if (error <= 1) {
      time += step;
      state = next;
      rate = stages[6];
      if (until?.(state, time)) break;
      if (duration - time < 1e-14 * duration) break;
    }
    step *= Math.min(5, Math.max(0.2, 0.9 * pow(error, -0.2)));
  }
  return state;
}

function moved(state: Float64Array, stages: readonly Float64Array[], weights: readonly number[], step: number) {
  const next = state.slice();
  for (const [k, weight] of weights.entries()) {
    const change = weight * step;
    for (let i = 0; i < next.length; i++) next[i] += change * stages[k][i];
  }
  return next;
}

/** Largest error in parts of what is allowed. */
function errorOf(state: Float64Array, stages: readonly Float64Array[], step: number, tolerance: number): number {
  let largest = 0;
  for (let i = 0; i < state.length; i++) {
    let error = 0;
    for (const [k, weight] of ERROR.entries()) error += weight * stages[k][i];
    largest = Math.max(largest, Math.abs(step * error) / (tolerance * Math.max(1, Math.abs(state[i]))));
  }
  return largest;
}
