import { SaidRangeError, t } from "../../words/index.js";
/**
 * Nash's (1950, Econometrica 18) solution where money can change hands: everyone gets what disagreement would leave him
 * and a part of the surplus in proportion to his weight (Harsanyi and Selten 1972), equal by default. `total` is what
 * agreement brings to all. Null where that is less than disagreement leaves in sum: there is nothing to agree on.
 * [players]
 */
export function nashBargaining(
  disagreement: ArrayLike<number>,
  total: number,
  weights: ArrayLike<number> = new Float64Array(disagreement.length).fill(1),
): Float64Array | null {
  const surplus = total - sum(disagreement);
  if (surplus < -1e-12 * Math.abs(total)) return null;
  const allWeights = sum(weights);
  if (!(allWeights > 0)) throw new SaidRangeError(t("bargaining.weightsPositive"));
  return Float64Array.from(disagreement, (alone, i) => alone + (surplus * weights[i]) / allWeights);
}

function sum(amounts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < amounts.length; i++) total += amounts[i];
  return total;
}
