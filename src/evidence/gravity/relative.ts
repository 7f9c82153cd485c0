import { equation, type FlowPairs } from "./design.js";
import { effectsOf, regress } from "./effects.js";

/** Smallest part of a border in another that is more than rounding. */
const NOTHING = 1e-6;

/**
 * From which borders each coefficient is a difference: those that fell away because effects, distance and borders that
 * stayed make them up, by pair in the order of `names`. `coefficients`: NaN where a border fell away.
 */
export function relativeTo(pairs: FlowPairs, names: readonly string[], coefficients: readonly number[]): string[][] {
  const stayed = names.filter((_, k) => !Number.isNaN(coefficients[k]));
  const fallen = names.filter((name, k) => Number.isNaN(coefficients[k]) && pairs.between.includes(name));
  const { observations, distances } = equation(
    pairs,
    "logarithm",
    stayed.map((name) => (between: string) => between === name),
  );
  const alike = new Float64Array(pairs.flow.length).fill(1);
  const effects = effectsOf(observations);
  const parts = fallen.map((name) => {
    const column = Float64Array.from(pairs.between, (between) => (between === name ? 1 : 0));
    return regress(observations, effects, alike, column)?.coefficients.subarray(distances);
  });
  return names.map((name) => {
    const k = stayed.indexOf(name);
    return fallen.filter((_, f) => k >= 0 && Math.abs(parts[f]?.[k] ?? 0) > NOTHING);
  });
}
