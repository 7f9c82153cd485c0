import type { PlaceLevel } from "./record.js";
import { studentQuantile } from "./student.js";
import type { Summary } from "./summary.js";
import { deviationOf, meanOf } from "./sums.js";
import { FROM_NOTHING } from "./uncertainty.js";

/**
 * Effect of a variant: mean of the differences from the baseline, replicate by replicate. All of it is over the
 * replicates that both have.
 */
export interface EffectRow {
  /** Id. */
  indicator: string;
  /** Name of the arm. */
  variant: string;
  /** "cluster", or the id of an agglomeration, a province, a city or a hinterland. */
  place: string;
  /** What the place is. */
  level: PlaceLevel;
  /** Calendar year. */
  year: number;
  /** Mean level of the baseline, in the unit of the indicator. */
  baselineMean: number;
  /** Mean level of the variant. */
  variantMean: number;
  /** Mean difference, in the unit of the indicator. */
  effect: number;
  /** 95 % interval of the mean difference (Student t); NaN with a single replicate, unless nothing differs. */
  ciLow: number;
  /** Upper end of the interval. */
  ciHigh: number;
  /** The difference in per cent of the size of the baseline's mean; NaN where that is zero or the rounding of zero. */
  effectPct: number;
  /** Its interval. */
  ciLowPct: number;
  /** Its upper end. */
  ciHighPct: number;
  /** Share of replicates whose difference has the sign of the effect (zero counts as a sign). */
  sameSignShare: number;
  /** Pairs that the effect rests on. */
  replicates: number;
}

/** Whether effects on places of a level in a year are asked for. */
export type EffectsAsked = (indicator: string, level: PlaceLevel, year: number) => boolean;

/**
 * Effects in the order of the table: by indicator, variant, place, year. Cells without a value, and those that nobody
 * `asks` for, are left out.
 */
export function* effectRows(summary: Summary, asks: EffectsAsked = () => true): Generator<EffectRow> {
  const { years, scopes, scopeLevels, indicators } = summary;
  for (let indicator = 0; indicator < indicators.length; indicator++)
    for (let v = 1; v < summary.variants.length; v++)
      for (let scope = 0; scope < scopes.length; scope++)
        for (let y = 0; y < years.length; y++) {
          if (!asks(indicators[indicator], scopeLevels[scope], years[y])) continue;
          const row = effectAt(summary, v, y, scope, indicator);
          if (row.replicates > 0) yield row;
        }
}

/** One effect, by positions in the summary. */
export function effectAt(summary: Summary, variant: number, year: number, scope: number, indicator: number): EffectRow {
  const cell = (year * summary.scopes.length + scope) * summary.indicators.length + indicator;
  const { variant: name, pairs } = summary.variants[variant];
  const { differences, rises, falls } = pairs;
  const replicates = differences.count[cell];
  const effect = meanOf(differences, cell);
  const half = halfWidth(deviationOf(differences, cell), replicates);
  const zero = rises[cell] === 0 && falls[cell] === 0;
  const same = effect > 0 ? rises[cell] : effect < 0 ? falls[cell] : replicates - rises[cell] - falls[cell];
  const baselineMean = meanOf(pairs.baseline, cell);
  const [ciLow, ciHigh] = zero ? [0, 0] : [effect - half, effect + half];
  return {
    indicator: summary.indicators[indicator],
    variant: name,
    place: summary.scopes[scope],
    level: summary.scopeLevels[scope],
    year: summary.years[year],
    baselineMean,
    variantMean: meanOf(pairs.own, cell),
    effect,
    ciLow,
    ciHigh,
    ...percents({ baselineMean, effect, ciLow, ciHigh }),
    sameSignShare: same / replicates,
    replicates,
  };
}

/**
 * An effect and its interval in per cent of the size of the baseline's mean; NaN where that is zero or the rounding of
 * zero.
 */
export function percents({
  baselineMean,
  effect,
  ciLow,
  ciHigh,
}: Pick<EffectRow, "baselineMean" | "effect" | "ciLow" | "ciHigh">): Pick<
  EffectRow,
  "effectPct" | "ciLowPct" | "ciHighPct"
> {
  const size = Math.abs(baselineMean);
  const isOfNothing = Math.abs(effect) >= FROM_NOTHING * size;
  const percent = (value: number) => (isOfNothing ? NaN : (100 * value) / size);
  return { effectPct: percent(effect), ciLowPct: percent(ciLow), ciHighPct: percent(ciHigh) };
}

/**
 * Whether the replicates behind an effect differ by more than rounding. On cohorts they do not, unless governments
 * draw; a single one shows no chance.
 */
export function knowsChance({ effect, ciLow, ciHigh }: Pick<EffectRow, "effect" | "ciLow" | "ciHigh">): boolean {
  return ciHigh - ciLow > 1e-9 * Math.abs(effect);
}

/** Half the width of the 95 % interval of a mean of `count` values. */
export function halfWidth(deviation: number, count: number): number {
  return count < 2 ? NaN : (criticalValue(count - 1) * deviation) / Math.sqrt(count);
}

/** Half the width of the 95 % interval of a mean of `count` values, from its standard error. */
export function halfWidthOfError(error: number, count: number): number {
  return halfWidth(error * Math.sqrt(count), count);
}

const criticalValues = new Map<number, number>();

/** The t beyond which 2.5 % of Student's distribution lie on each side; each found once. */
function criticalValue(freedom: number): number {
  let value = criticalValues.get(freedom);
  if (value === undefined) {
    value = studentQuantile(0.975, freedom);
    criticalValues.set(freedom, value);
  }
  return value;
}

/**
 * Mean of independent values with its 95 % interval (Student t); NaN bounds for a single value, unless all are zero.
 */
export function estimateOf(values: readonly number[]): { mean: number; low: number; high: number } {
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  if (values.every((value) => value === 0)) return { mean: 0, low: 0, high: 0 };
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = halfWidth(Math.sqrt(squares / (values.length - 1)), values.length);
  return { mean, low: mean - half, high: mean + half };
}
