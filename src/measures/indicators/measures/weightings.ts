import { sumOf } from "../../../maths/numerics/sums.js";
import { total } from "./structure.js";

/** Weights of the parts of a composite, and how much hangs on them. */

/** One for each of some parts, all the same. */
export function equalWeights(parts: number): Float64Array {
  return new Float64Array(parts).fill(1 / parts);
}

/**
 * Weights by entropy (Shannon 1948; widespread in Chinese evaluations): a part counts the more, the more unevenly its
 * scores are spread over the observations. scores[observation][part], not negative. Equal weights where no part differs
 * or there is one observation.
 */
export function entropyWeights(scores: readonly ArrayLike<number>[]): Float64Array {
  const parts = scores[0]?.length ?? 0;
  const spread = Float64Array.from({ length: parts }, (_, part) => {
    const column = scores.map((row) => row[part]);
    const sum = total(column);
    const entropy = column.reduce((h, value) => h - (value > 0 ? (value / sum) * Math.log(value / sum) : 0), 0);
    return Math.max(0, 1 - entropy / Math.log(scores.length));
  });
  const all = total(spread);
  return all > 0 ? spread.map((value) => value / all) : equalWeights(parts);
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

/** Coupling coordination of subsystems scored 0..1. Scores must share one min-max window over all arms and years. */
interface Coupling {
  /** C: how even the scores are. */
  coupling: number;
  /** D = sqrt(C T): how even and how high; T is the weighted mean score. */
  coordination: number;
}

/** Usual form in the Chinese regional literature: C = n (product)^(1/n) / sum; it bunches near one. */
export function couplingCoordination(scores: ArrayLike<number>, weights?: ArrayLike<number>): Coupling {
  const values = Array.from(scores);
  const n = values.length;
  const product = values.reduce((a, b) => a * b, 1);
  const sum = sumOf(values);
  return coordinated((n * product ** (1 / n)) / sum, values, weights);
}

/** Corrected form (Wang Shujia et al. 2021, Journal of Natural Resources 36(3): 793-810), spread over 0..1. */
export function correctedCouplingCoordination(scores: ArrayLike<number>, weights?: ArrayLike<number>): Coupling {
  const values = Array.from(scores);
  const n = values.length;
  let gaps = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) gaps += Math.abs(values[i] - values[j]);
  const largest = Math.max(...values);
  const ratios = values.reduce((product, value) => product * (value / largest), 1);
  return coordinated(Math.sqrt((1 - gaps / ((n * (n - 1)) / 2)) * ratios ** (1 / (n - 1))), values, weights);
}

function coordinated(coupling: number, values: number[], weights?: ArrayLike<number>): Coupling {
  let level = 0;
  let weightSum = 0;
  values.forEach((value, i) => {
    level += (weights?.[i] ?? 1) * value;
    weightSum += weights?.[i] ?? 1;
  });
  return { coupling, coordination: Math.sqrt((coupling * level) / weightSum) };
}
