import { sampleStandardDeviation } from "simple-statistics";
import { meanOf } from "../../../maths/numerics/sums.js";
import { SaidRangeError, t } from "../../../words/index.js";
import type { MorrisDesign } from "../designs.js";
import { type BootstrapOptions, bootstrap, type Estimate } from "./bootstrap.js";

/** Effects of one factor on an outcome, in units of the outcome per whole range of the factor. */
export interface MorrisEffect {
  /** Mean of the effects. */
  mean: Estimate;
  /** Mean of their size: what the factor matters, whichever way (Campolongo, Cariboni and Saltelli 2007). */
  size: Estimate;
  /** Standard deviation: how much the effect depends on where it is taken, by curvature or by other factors. */
  spread: Estimate;
  /** Steps that gave an effect. */
  effects: number;
  /** Steps left out because a row at one of their ends has no outcome. */
  dropped: number;
}

/**
 * Elementary effects by factor (Morris 1991), mu, mu* and sigma of the literature, with bootstrap intervals over
 * trajectories. `outcomes`: of the rows of the design, NaN where a row has none, which costs the steps from and to it.
 */
export function morrisEffects(
  outcomes: ArrayLike<number>,
  { rows, steps }: MorrisDesign,
  options: BootstrapOptions = {},
): MorrisEffect[] {
  if (outcomes.length !== rows.length)
    throw new SaidRangeError(t("study.outcomesForRows", { outcomes: outcomes.length, rows: rows.length }));
  const effects: number[][] = Array.from(rows[0] ?? [], () => []);
  for (const { from, to, factor, change } of steps) effects[factor].push((outcomes[to] - outcomes[from]) / change);
  return effects.map((all) => effectOf(all, options));
}

function effectOf(all: readonly number[], options: BootstrapOptions): MorrisEffect {
  const effects = all.filter(Number.isFinite);
  const [mean, size, spread] = threeOf(effects);
  const intervals = bootstrap(effects.length, 3, (weights) => threeOf(repeated(effects, weights)), options);
  return {
    mean: { value: mean, ...intervals[0] },
    size: { value: size, ...intervals[1] },
    spread: { value: spread, ...intervals[2] },
    effects: effects.length,
    dropped: all.length - effects.length,
  };
}

function threeOf(effects: number[]): [mean: number, size: number, spread: number] {
  const spread = effects.length > 1 ? sampleStandardDeviation(effects) : NaN;
  return [meanOf(effects), meanOf(effects.map(Math.abs)), spread];
}

function repeated(effects: readonly number[], weights: Float64Array): number[] {
  return effects.flatMap((effect, k) => Array<number>(weights[k]).fill(effect));
}
