import { simplexLeastSquares } from "../../maths/numerics/simplexLeastSquares.js";
import type { Donors } from "./donors.js";

/** Cities beside a mixture of others that grew as they did before an event. */
export interface SyntheticControl {
  /** Mean ln real GDP over that of the mixture, less the mean gap of the years before. [year] */
  gap: Float64Array;
  /** Root mean squared gap of the years before. */
  fit: number;
  /** [donor] in the order of `donors` that it was made of. */
  weights: Float64Array;
}

/**
 * Weight of donors' own distance from the city beside that of their mixture: with ninety donors and a few years many
 * mixtures fit exactly, and this takes one (our assumption of size; none or ten times as much moves no effect of the
 * shipped events by more than 1.2 points of per cent).
 */
const PENALTY = 1e-4;

/**
 * Synthetic control with a constant (Abadie, Diamond and Hainmueller 2010; Ferman and Pinto 2021 for the constant):
 * weights on the simplex that bring the mixture's ln real GDP, all series less their mean of the years before `year`,
 * nearest to the cities' mean, with a small penalty that makes them unique (Abadie and L'Hour 2021).
 */
export function syntheticControl(
  { lnGdp, years }: Donors,
  cities: readonly number[],
  donors: readonly number[],
  year: number,
): SyntheticControl {
  const before = years.indexOf(year);
  const own = centred(meanOf(cities.map((city) => lnGdp[city])), before);
  const others = donors.map((donor) => centred(lnGdp[donor], before));
  const weights = simplexLeastSquares(
    others.map((series) => series.subarray(0, before)),
    own.subarray(0, before),
    PENALTY,
  );
  const gap = own.map((value, t) => value - others.reduce((sum, series, j) => sum + weights[j] * series[t], 0));
  const fit = Math.sqrt(gap.subarray(0, before).reduce((sum, value) => sum + value * value, 0) / before);
  return { gap, fit, weights };
}

function meanOf(series: readonly Float64Array[]): Float64Array {
  return series[0].map((_, t) => series.reduce((sum, one) => sum + one[t], 0) / series.length);
}

function centred(series: Float64Array, before: number): Float64Array {
  const mean = series.subarray(0, before).reduce((sum, value) => sum + value, 0) / before;
  return series.map((value) => value - mean);
}
