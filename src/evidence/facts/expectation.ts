import { type Expectation, measuresOf } from "../../input/index.js";

/**
 * Whether an expectation holds for the values of its measures in one world; undefined where one of them has no value.
 */
export function holds(expectation: Expectation, numberOf: (measure: string) => number): boolean | undefined {
  const values = measuresOf(expectation).map(numberOf);
  if (values.some((value) => !Number.isFinite(value))) return undefined;
  const { above, below, within, rising, falling, hump, tolerance = 0 } = expectation;
  const [first] = values as [number];
  if (above !== undefined) return first > above;
  if (below !== undefined) return first < below;
  if (within) return within[0] <= first && first <= within[1];
  if (rising) return inOrder(values, tolerance);
  if (falling) return inOrder([...values].reverse(), tolerance);
  if (hump) return hasHump(values, tolerance);
  return Math.max(...values) - Math.min(...values) <= tolerance;
}

/** Each above the one before: by any amount, or with a tolerance not below it by more. */
function inOrder(values: readonly number[], tolerance: number): boolean {
  return values.every(
    (value, k) => k === 0 || (tolerance > 0 ? value > values[k - 1] - tolerance : value > values[k - 1]),
  );
}

/** Rises up to the highest, which stands neither first nor last, and falls from there on. */
function hasHump(values: readonly number[], tolerance: number): boolean {
  const top = values.indexOf(Math.max(...values));
  const inside = top > 0 && top < values.length - 1;
  return inside && inOrder(values.slice(0, top + 1), tolerance) && inOrder(values.slice(top).reverse(), tolerance);
}
