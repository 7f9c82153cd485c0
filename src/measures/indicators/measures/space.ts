import { mean } from "./inequality.js";

/** Weights [n*n] scaled so that each row sums to one (rows of zeros stay). */
export function rowStandardised(weights: ArrayLike<number>, count: number): Float64Array {
  const result = Float64Array.from(weights);
  for (let i = 0; i < count; i++) {
    const row = result.subarray(i * count, (i + 1) * count);
    const sum = row.reduce((a, b) => a + b, 0);
    if (sum > 0) for (let j = 0; j < count; j++) row[j] /= sum;
  }
  return result;
}

/**
 * Global Moran's I (Moran 1950), n/S0 * sum of w_ij z_i z_j / sum of z_i^2, with the weights as given: standardise
 * first.
 */
export function moran(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const n = values.length;
  const centre = mean(values);
  let cross = 0;
  let square = 0;
  let weightSum = 0;
  for (let i = 0; i < n; i++) {
    square += (values[i] - centre) ** 2;
    for (let j = 0; j < n; j++) {
      const weight = weights[i * n + j];
      weightSum += weight;
      cross += weight * (values[i] - centre) * (values[j] - centre);
    }
  }
  return ((n / weightSum) * cross) / square;
}

/** Local Moran (Anselin 1995): z_i / m2 * sum of w_ij z_j; m2 = sum of z^2 / n. */
export function localMoran(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const n = values.length;
  const centre = mean(values);
  const z = Array.from(values, (value) => value - centre);
  const variance = z.reduce((sum, value) => sum + value * value, 0) / n;
  return Float64Array.from(z, (own, i) => {
    let lag = 0;
    for (let j = 0; j < n; j++) lag += weights[i * n + j] * z[j];
    return (own * lag) / variance;
  });
}

/**
 * Strength of the link of two cities, sqrt(P G) sqrt(P G) / D^b; D should be travel time, or a reform of it has no
 * effect.
 */
export function gravityLink(
  first: { people: number; gdp: number },
  second: { people: number; gdp: number },
  distance: number,
  exponent = 2,
): number {
  return (Math.sqrt(first.people * first.gdp) * Math.sqrt(second.people * second.gdp)) / distance ** exponent;
}

/** Mean and variance of Moran's I where values are independent draws of a normal distribution (Cliff and Ord 1981). */
export function moranMoments(weights: ArrayLike<number>, count: number): { mean: number; variance: number } {
  let sum = 0;
  let mutual = 0;
  let margins = 0;
  for (let i = 0; i < count; i++) {
    let margin = 0;
    for (let j = 0; j < count; j++) {
      const both = weights[i * count + j] + weights[j * count + i];
      sum += weights[i * count + j];
      mutual += both ** 2 / 2;
      margin += both;
    }
    margins += margin ** 2;
  }
  const expected = -1 / (count - 1);
  const second = (count ** 2 * mutual - count * margins + 3 * sum ** 2) / (sum ** 2 * (count ** 2 - 1));
  return { mean: expected, variance: second - expected ** 2 };
}
