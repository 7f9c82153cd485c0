import { multiplyRows } from "../../maths/numerics/vectors.js";

/**
 * Unknowns that the market moves together, such as the potentials of one sector in all cities: what they buy of each
 * other comes back to them round by round, a little less each time, so that alone they come to rest slowly. How far all
 * these rounds together carry the mean of each group is known from the base year, and done at once (iterative
 * aggregation: Chatelin and Miranker 1982, Linear Algebra and its Applications 43). Where the map rests it changes
 * nothing, so what a market comes to is the same with it and without.
 */
export interface Aggregation {
  /** Group of each unknown of the layout. [size] */
  group: Int32Array;
  /** One over the unknowns of a group. [groups] */
  weight: Float64Array;
  /** Mean step of a group in all later rounds, for one of another group in this round. [to * groups + from] */
  response: Float64Array;
  /** Scratch. [groups] each */
  step: Float64Array;
  later: Float64Array;
}

/** Adds to the image what its groups will step in all later rounds (8.1b). */
export function addLaterSteps(aggregation: Aggregation, unknowns: Float64Array, image: Float64Array): void {
  const { group, weight, response, step, later } = aggregation;
  step.fill(0);
  for (let k = 0; k < group.length; k++) {
    const own = group[k];
    step[own] += weight[own] * (image[k] - unknowns[k]);
  }
  multiplyRows(response, 0, 0, weight.length, step, later);
  for (let k = 0; k < group.length; k++) {
    const own = group[k];
    image[k] += later[own];
  }
}
