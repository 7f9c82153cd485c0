import { exp, log } from "./elementary.js";

const LOWEST = 0.02425;

/** Coefficients of Acklam's approximations (P. J. Acklam 2003), relative error below 1.2e-9. */
const CENTRE = {
  above: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ],
  below: [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
};
const TAIL = {
  above: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  below: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
};

/** The value below which a standard normal variable has the given share, 0 < share < 1. */
export function normalQuantile(share: number): number {
  if (share < LOWEST) return tail(share);
  if (share > 1 - LOWEST) return -tail(1 - share);
  const offset = share - 0.5;
  const square = offset * offset;
  return (polynomial(CENTRE.above, square) * offset) / polynomial(CENTRE.below, square);
}

/** The quantile of a share below LOWEST. */
function tail(share: number): number {
  const root = Math.sqrt(-2 * log(share));
  return polynomial(TAIL.above, root) / polynomial(TAIL.below, root);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * Share of a standard normal variable below a value, from 0 to 1, by the complementary error function of Numerical
 * Recipes' erfcc; absolute error below 1.2e-7.
 */
export function normalShare(value: number): number {
  const z = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * z);
  const series =
    -z * z -
    1.26551223 +
    t *
      (1.00002368 +
        t *
          (0.37409196 +
            t *
              (0.09678418 +
                t *
                  (-0.18628806 +
                    t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
  const tail = 0.5 * t * exp(series);
  return value >= 0 ? 1 - tail : tail;
}
