import { inverse } from "../../../src/maths/numerics/linear.js";

/** (I - A)^-1 of square input coefficients, row-major. */
export function leontiefInverse(coefficients: ArrayLike<number>): Float64Array {
  const size = Math.sqrt(coefficients.length);
  return inverse(
    size,
    Float64Array.from(coefficients, (share, at) => (at % (size + 1) === 0 ? 1 : 0) - share),
  )!;
}
