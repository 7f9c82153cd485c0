import { log } from "../../../maths/numerics/elementary.js";
import { sumOf } from "../../../maths/numerics/sums.js";

/** Weights of the parts of a composite, and how much hangs on them. */

/**
 * Weights by entropy (Shannon 1948; widespread in Chinese evaluations): a part counts the more, the more unevenly its
 * scores are spread over the observations. scores[observation][part], not negative. Equal weights where no part differs
 * or there is one observation.
 */
export function entropyWeights(scores: readonly ArrayLike<number>[]): Float64Array {
  const parts = scores[0]?.length ?? 0;
  const spread = Float64Array.from({ length: parts }, (_, part) => {
    const column = scores.map((row) => row[part]);
    const sum = sumOf(column);
    // Nowhere anything: it differs nowhere.
    if (sum === 0) return 0;
    const entropy = column.reduce((h, value) => h - (value > 0 ? (value / sum) * log(value / sum) : 0), 0);
    return Math.max(0, 1 - entropy / log(scores.length));
  });
  const all = sumOf(spread);
  return all > 0 ? spread.map((value) => value / all) : new Float64Array(parts).fill(1 / parts);
}

/**
 * Share of all weightings (not negative, summing to one, each as good as the other) under which a composite is higher,
 * from the differences of its parts. Exact: weights drawn so are exponential variables over their sum, so that the
 * share is the chance that the rises, waited for one after the other, take longer than the falls (Varsi 1973, Pacific
 * Journal of Mathematics 46(1), the volume that a plane cuts off a simplex). NaN where no part differs.
 */
export function shareOfWeightings(differences: ArrayLike<number>): number {
  const rises = Array.from(differences).filter((value) => value > 0);
  const falls = Array.from(differences, (value) => -value).filter((value) => value > 0);
  if (rises.length + falls.length === 0) return NaN;
  // chances[j]: with some rises still to come and the falls from j on.
  let chances = new Float64Array(falls.length + 1);
  for (const rise of rises) {
    const next = new Float64Array(falls.length + 1);
    next[falls.length] = 1;
    for (let j = falls.length - 1; j >= 0; j--)
      next[j] = (falls[j] * chances[j] + rise * next[j + 1]) / (rise + falls[j]);
    chances = next;
  }
  return chances[0];
}
