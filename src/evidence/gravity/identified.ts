import { type Effects, effectsOf, type Observations, regress } from "./effects.js";

/**
 * What is left of a column, as a share of it, where effects and other columns make it up: rounding leaves less, a
 * single pair of thousands leaves more.
 */
const NOTHING = 1e-7;

/**
 * Positions of the regressors that effects and the regressors before them do not make up, so that of those that hang
 * together the last falls away. Rank by projection: effects first, then each column on those kept (Gram and Schmidt,
 * twice for accuracy).
 */
export function identifiedRegressors(observations: Observations): number[] {
  if (allClear(observations)) return [...observations.regressors.keys()];
  const bare = { ...observations, regressors: [] };
  const effects = effectsOf(bare);
  const basis: Float64Array[] = [];
  return observations.regressors.flatMap((column, c) => {
    const left = residual(bare, effects, basis, column);
    const size = norm(left);
    if (!(size > NOTHING * norm(column))) return [];
    basis.push(left.map((value) => value / size));
    return [c];
  });
}

/**
 * Part of a square that rounding can never leave: where all leave more, one factorization shows that all are
 * identified.
 */
const CLEAR = 1e-8;

function allClear(observations: Observations): boolean {
  const alike = new Float64Array(observations.flow.length).fill(1);
  const regression = regress(observations, effectsOf(observations), alike, alike);
  return regression !== null && regression.leastLeft > CLEAR;
}

function residual(
  bare: Observations,
  effects: Effects,
  basis: readonly Float64Array[],
  column: Float64Array,
): Float64Array {
  const alike = new Float64Array(column.length).fill(1);
  let left = column;
  for (let round = 0; round < 2; round++) {
    const { fitted } = regress(bare, effects, alike, left)!;
    left = left.map((value, k) => value - fitted[k]);
    for (const unit of basis) {
      const along = unit.reduce((sum, value, k) => sum + value * left[k], 0);
      left = left.map((value, k) => value - along * unit[k]);
    }
  }
  return left;
}

function norm(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
