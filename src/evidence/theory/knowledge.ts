/**
 * Knowledge with spillovers between cities and a shared platform (as in engine/knowledge.ts), research
 * and contributions given. The yearly map is linear: its matrix is read off by trial, its rest point solved for.
 */

import { z } from "zod";
import { solveLinear, spectralRadius } from "../../maths/numerics/linear.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { growKnowledge, growPlatform, type KnowledgeStep, spilloverWeights } from "../../model/engine/knowledge.js";
import { rowsOf } from "./migration.js";
import { notNegative, numbers, real, solver } from "./solver.js";

export const platform = solver(
  "t14_knowledge_platform",
  "knowledge",
  {
    d: z.array(numbers),
    xi: real,
    theta: notNegative,
    delta: z.number().gt(0).lte(1),
    delta_p: z.number().gt(0).lte(1),
    g: notNegative,
    a: numbers,
    R: numbers,
    x: numbers,
    path_from_zero: z.array(z.object({ t: z.number().int().gte(0) })).default([]),
  },
  ({ d, xi, theta, delta, delta_p, g, a, R, x, path_from_zero }) => {
    const n = R.length;
    const weights = spilloverWeights(n, Float64Array.from(d.flat()), xi);
    const block = knowledgeBlock(
      { decay: delta, spillover: theta, platformGain: g, absorptive: Float64Array.from(a), weights },
      delta_p,
      Float64Array.from(R),
    );
    const contributions = sumOf(x);
    const atRest = block.knowledgeAtRest(contributions);
    const more = block.knowledgeAtRest(contributions + 1);
    const gains = atRest && more ? atRest.map((stock, i) => more[i] - stock) : null;
    const social = gains?.reduce((total, gain) => total + gain, 0);
    return {
      W: rowsOf(n, weights),
      spectral_radius: block.spilloverRadius(),
      P_star: block.platformAtRest(contributions),
      K_star: atRest,
      K_star_no_platform: block.knowledgeAtRest(0),
      dK_dx: gains,
      private_over_social: gains?.map((gain) => gain / social!) ?? null,
      path_from_zero: path_from_zero.map(({ t }) => ({ t, ...block.path(t, contributions) })),
    };
  },
);

/** The knowledge module with one platform open to all. */
function knowledgeBlock(step: KnowledgeStep, platformDecay: number, research: Float64Array) {
  const n = research.length;
  const nothing: Float64Array = new Float64Array(n);

  function next(knowledge: Float64Array, platform: number, own = research): Float64Array {
    const [stock, received, fromPlatforms] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
    const access = new Float64Array(n).fill(platform);
    growKnowledge(n, 0, step, knowledge, own, access, stock, received, fromPlatforms);
    return stock;
  }

  /** Yearly map of knowledge without inflow. [n*n] */
  function carryOver(): Float64Array {
    const matrix = new Float64Array(n * n);
    for (let j = 0; j < n; j++) {
      const unit = new Float64Array(n);
      unit[j] = 1;
      const column = next(unit, 0, nothing);
      for (let i = 0; i < n; i++) matrix[i * n + j] = column[i];
    }
    return matrix;
  }

  /** The platform's map is affine in the stock: two trials give its rest point. */
  function platformAtRest(contributions: number): number {
    const fromZero = growPlatform(0, platformDecay, contributions);
    const fromOne = growPlatform(1, platformDecay, contributions);
    return fromZero / (1 - (fromOne - fromZero));
  }

  /** Null where knowledge would grow without end. */
  function knowledgeAtRest(contributions: number): Float64Array | null {
    const matrix = carryOver();
    if (!(spectralRadius(n, matrix) < 1)) return null;
    const inflow = next(nothing, platformAtRest(contributions));
    const remainder = matrix.map((value, at) => (Math.floor(at / n) === at % n ? 1 : 0) - value);
    return solveLinear(n, remainder, inflow);
  }

  /** Largest eigenvalue of what a year carries over beyond a city's own undecayed stock: theta diag(a) W. */
  function spilloverRadius(): number {
    const own = 1 - step.decay;
    const spilled = carryOver().map((value, at) => value - (Math.floor(at / n) === at % n ? own : 0));
    return spectralRadius(n, spilled);
  }

  function path(years: number, contributions: number): { K: Float64Array; P: number } {
    let [K, P] = [nothing, 0];
    for (let year = 0; year < years; year++) {
      K = next(K, P);
      P = growPlatform(P, platformDecay, contributions);
    }
    return { K, P };
  }

  return { platformAtRest, knowledgeAtRest, spilloverRadius, path };
}
