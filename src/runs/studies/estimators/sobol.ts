import { square } from "../../../maths/numerics/elementary.js";
import { SaidRangeError, t } from "../../../words/index.js";
import { type BootstrapOptions, bootstrap, type Estimate } from "./bootstrap.js";

/** What a factor does to the variance of an outcome. */
export interface SobolIndex {
  /** Share of the variance that goes when the factor is known: its own effect. */
  first: Estimate;
  /** Share that is left when all others are known: its own effect and what it does together with others. */
  total: Estimate;
}

export interface SobolIndices {
  /** By factor; NaN where the outcome does not vary. */
  factors: SobolIndex[];
  /** Of the outcome over A and B. */
  mean: number;
  variance: number;
  /** Groups whose rows all have an outcome. */
  groups: number;
  /** Groups left out because of a row without one. */
  dropped: number;
}

/** An outcome whose standard deviation is below this share of its mean does not vary. */
const ROUNDING = 1e-12;

/**
 * First-order indices by Saltelli et al. 2010 (table 2, equation b) and total ones by Jansen 1999 (equation f), with
 * bootstrap intervals over whole groups, from the outcomes of the rows of `saltelliDesign`, NaN where a row has none.
 * Outcomes are centred first, so that their level does not add noise. Points of Sobol's sequence are more even than
 * resampled groups, so that intervals are rather too wide than too narrow.
 */
export function sobolIndices(
  outcomes: ArrayLike<number>,
  factors: number,
  options: BootstrapOptions = {},
): SobolIndices {
  const size = factors + 2;
  if (outcomes.length % size !== 0)
    throw new SaidRangeError(t("study.noWholeGroups", { outcomes: outcomes.length, size }));
  const whole = wholeGroups(outcomes, size);
  const sample = new Sample(outcomes, whole, factors);
  const values = sample.indices(new Float64Array(whole.length).fill(1));
  const intervals = bootstrap(whole.length, 2 * factors, (weights) => sample.indices(weights), options);
  const estimate = (k: number): Estimate => ({ value: values[k], ...intervals[k] });
  return {
    factors: Array.from({ length: factors }, (_, f) => ({ first: estimate(2 * f), total: estimate(2 * f + 1) })),
    mean: sample.mean,
    variance: sample.variance,
    groups: whole.length,
    dropped: outcomes.length / size - whole.length,
  };
}

/** First rows of the groups in which every row has an outcome. */
function wholeGroups(outcomes: ArrayLike<number>, size: number): number[] {
  const starts: number[] = [];
  for (let start = 0; start < outcomes.length; start += size) {
    let row = start;
    while (row < start + size && Number.isFinite(outcomes[row])) row++;
    if (row === start + size) starts.push(start);
  }
  return starts;
}

/** What each group adds to the sums of the indices; a resample only weighs it. */
class Sample {
  readonly mean: number;
  readonly variance: number;
  /**
   * Sum and sum of squares of A and B, then the numerators of first and total index of each factor in turn.
   * [group * count + sum]
   */
  private readonly parts: Float64Array;
  private readonly count: number;

  constructor(outcomes: ArrayLike<number>, starts: readonly number[], factors: number) {
    this.count = 2 + 2 * factors;
    this.mean = starts.reduce((sum, start) => sum + outcomes[start] + outcomes[start + 1], 0) / (2 * starts.length);
    this.parts = new Float64Array(starts.length * this.count);
    for (const [g, start] of starts.entries()) {
      const at = g * this.count;
      const [a, b] = [outcomes[start] - this.mean, outcomes[start + 1] - this.mean];
      this.parts[at] = a + b;
      this.parts[at + 1] = a * a + b * b;
      for (let factor = 0; factor < factors; factor++) {
        const mixed = outcomes[start + 2 + factor] - this.mean;
        this.parts[at + 2 + 2 * factor] = b * (mixed - a);
        this.parts[at + 3 + 2 * factor] = square(a - mixed) / 2;
      }
    }
    this.variance = varianceOf(this.sums(new Float64Array(starts.length).fill(1)), starts.length);
  }

  /** First and total index of each factor in turn, when groups count by weights. */
  indices(weights: Float64Array): Float64Array {
    const sums = this.sums(weights);
    const groups = weights.reduce((sum, weight) => sum + weight, 0);
    const variance = varianceOf(sums, groups);
    const varies = variance > square(ROUNDING * this.mean);
    return sums.slice(2).map((sum) => (varies ? sum / groups / variance : NaN));
  }

  private sums(weights: Float64Array): Float64Array {
    const sums = new Float64Array(this.count);
    for (let g = 0; g < weights.length; g++) {
      const weight = weights[g];
      if (weight === 0) continue;
      for (let k = 0; k < this.count; k++) sums[k] += weight * this.parts[g * this.count + k];
    }
    return sums;
  }
}

/** Over both A and B, from the sum and the sum of squares of deviations from about their mean. */
function varianceOf(sums: Float64Array, groups: number): number {
  const mean = sums[0] / (2 * groups);
  return sums[1] / (2 * groups) - mean * mean;
}
