/**
 * Share of taxes paid by firms whose tax is above `threshold` times the mean, with ln size normal of the given sd and
 * mean size one: Phi(sd/2 - ln(threshold)/sd).
 */
export function taxShareAbove(threshold: number, sd: number): number {
  if (!(threshold > 0)) return 1;
  if (!Number.isFinite(threshold)) return 0;
  if (sd === 0) return threshold <= 1 ? 1 : 0;
  return normalDistribution(sd / 2 - Math.log(threshold) / sd);
}

/**
 * Standard normal distribution function by the complementary error function of Numerical Recipes' erfcc, |error| <
 * 1.2e-7.
 */
function normalDistribution(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
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
  const tail = 0.5 * t * Math.exp(series);
  return x >= 0 ? 1 - tail : tail;
}
