/**
 * Test functions whose shares of variance are known, put through the design and the estimator of
 * `agglom sensitivity --method sobol` at a stated size.
 */
import { z } from "zod";
import { saltelliDesign } from "../../runs/studies/designs/saltelli.js";
import { sobolIndices } from "../../runs/studies/estimators/sobol.js";
import { solver } from "./solver.js";

/**
 * Groups of factors + 2 rows. At this size errors stay below 0.004 up to eight factors, unless an outcome is made of
 * rare products: the g function of eight factors that all have weight 0, or of twenty factors, is found to 0.012.
 */
export const GROUPS = 32768;

/** Mean, variance, first-order and total shares of a function of independent uniform numbers in (0, 1). */
function estimate(factors: number, outcome: (point: Float64Array) => number) {
  const rows = saltelliDesign(GROUPS, factors, 1);
  const found = sobolIndices(rows.map(outcome), factors, { resamples: 0 });
  return {
    mean: found.mean,
    V: found.variance,
    S: found.factors.map(({ first }) => first.value),
    ST: found.factors.map(({ total }) => total.value),
  };
}

/** sin x1 + a sin^2 x2 + b x3^4 sin x1 with x uniform on (-pi, pi) (Ishigami and Homma 1990). */
export const ishigami = solver("t11c_sensitivity", "ishigami", z.object({ a: z.number(), b: z.number() }), ({ a, b }) =>
  estimate(3, (point) => {
    const angle = (factor: number) => Math.PI * (2 * point[factor] - 1);
    const [x1, x2, x3] = [angle(0), angle(1), angle(2)];
    return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
  }),
);

/** Product of (|4 x - 2| + a) / (1 + a) over the factors, x uniform on (0, 1) (Sobol 1993). */
export const sobolG = solver(
  "t11c_sensitivity",
  "sobol_g",
  z.object({ a: z.array(z.number().gte(0)).min(1).max(64) }),
  ({ a }) =>
    estimate(a.length, (point) =>
      a.reduce((product, weight, factor) => (product * (Math.abs(4 * point[factor] - 2) + weight)) / (1 + weight), 1),
    ),
);
