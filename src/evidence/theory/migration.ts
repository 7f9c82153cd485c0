/**
 * Migration and relocation with prices frozen: logit (McFadden 1974) and Frechet choice between places with bilateral
 * costs, the stationary distribution, firms with a switching cost, congestion.
 */

import { z } from "zod";
import { exp, log, pow } from "../../maths/numerics/elementary.js";
import { eigenvalues, modulus } from "../../maths/numerics/linear.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { choiceProbabilities } from "../../model/engine/choice.js";
import { grid } from "./gravity.js";
import { adjustment, equalShares, settle } from "./longRun.js";
import { numbers, positive, real, solver } from "./solver.js";

const matrix = z.array(numbers);
const nu = positive;

/**
 * Probabilities [from * n + to] of logit choice; the best value is taken off first, which changes nothing but the range
 * of exp.
 */
function logit(values: ArrayLike<number>, costs: readonly (readonly number[])[], dispersion: number): Float64Array {
  const best = Math.max(...Array.from(values));
  const weight = Float64Array.from(values, (value) => exp((value - best) / dispersion));
  const closeness = Float64Array.from(costs.flat(), (cost) => exp(-cost / dispersion));
  return choiceProbabilities(values.length, weight, closeness);
}

/** Rows of a square matrix. */
export function rowsOf(n: number, matrix: Float64Array): number[][] {
  return grid(n, n, (i, j) => matrix[i * n + j]);
}

function secondEigenvalue(n: number, probabilities: Float64Array): number {
  const second = eigenvalues(n, probabilities)[1];
  return second ? modulus(second) : 0;
}

export const markov = solver("t10_migration", "markov", { u: numbers, c: matrix, nu }, ({ u, c, nu }) => {
  const n = u.length;
  const chain = logit(u, c, nu);
  const logOdds = (i: number, j: number) =>
    log((chain[i * n + j] * chain[j * n + i]) / (chain[i * n + i] * chain[j * n + j]));
  const pairs = u.flatMap((_, i) => u.map((_, j) => [`log_double_odds_${i}_${j}`, logOdds(i, j)] as const));
  return {
    P: rowsOf(n, chain),
    stationary: stationaryDistribution(n, chain),
    second_eigenvalue: secondEigenvalue(n, chain),
    ...Object.fromEntries(pairs),
  };
});

/** T scales a place's appeal, m[from][to] >= 1 divides what one gets there, kappa is the shape of the tastes. */
export const frechet = solver(
  "t10_migration",
  "frechet",
  { V: numbers, T: numbers, m: matrix, kappa: positive },
  ({ V, T, m, kappa }) => {
    const n = V.length;
    const weight = Float64Array.from(V, (value, i) => T[i] * pow(value, kappa));
    const closeness = Float64Array.from(m.flat(), (cost) => pow(cost, -kappa));
    const chain = choiceProbabilities(n, weight, closeness);
    return {
      shares: rowsOf(n, chain),
      expected_utility_index: V.map((value, i) => {
        const staying = T[i] * pow(value / m[i][i], kappa);
        return pow(staying / chain[i * n + i], 1 / kappa);
      }),
      stationary: stationaryDistribution(n, chain),
    };
  },
);

/** Firms choose between two places that differ by dV in value; changing place costs F. */
export const relocation = solver("t10_migration", "relocation", { dV: real, F: real, nu }, ({ dV, F, nu }) => {
  const chain = logit(
    [0, dV],
    [
      [0, F],
      [F, 0],
    ],
    nu,
  );
  const persistence = secondEigenvalue(2, chain);
  return {
    p12: chain[1],
    p21: chain[2],
    share2: stationaryDistribution(2, chain)[1],
    half_life: log(0.5) / log(persistence),
  };
});

/** Value A L^-chi falls with those who have come: the shares that logit migration reproduces. */
export const congested = solver(
  "t10_migration",
  "congested",
  { A: z.array(positive), c: matrix, chi: real, nu },
  ({ A, c, chi, nu }) => {
    const n = A.length;
    const nextYear = (shares: Float64Array) => {
      const chain = logit(
        A.map((value, i) => log(value) - chi * log(shares[i])),
        c,
        nu,
      );
      return shares.map((_, j) => sumOf(shares, (people, i) => people * chain[i * n + j]));
    };
    return { L: settle(adjustment(nextYear), equalShares(n), { corners: false }).stocks };
  },
);

/**
 * Stationary distribution of a row-stochastic matrix by elimination (Grassmann, Taksar and Heyman 1985): no
 * subtractions, so accurate.
 */
function stationaryDistribution(n: number, probabilities: Float64Array): Float64Array {
  const matrix = Float64Array.from(probabilities);
  for (let k = n - 1; k > 0; k--) {
    let outflow = 0;
    for (let j = 0; j < k; j++) outflow += matrix[k * n + j];
    for (let i = 0; i < k; i++) matrix[i * n + k] /= outflow;
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) matrix[i * n + j] += matrix[i * n + k] * matrix[k * n + j];
  }
  const distribution = new Float64Array(n);
  distribution[0] = 1;
  let total = 1;
  for (let k = 1; k < n; k++) {
    for (let i = 0; i < k; i++) distribution[k] += distribution[i] * matrix[i * n + k];
    total += distribution[k];
  }
  return distribution.map((value) => value / total);
}
