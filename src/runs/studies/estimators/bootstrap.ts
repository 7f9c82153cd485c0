import { quantileSorted } from "simple-statistics";
import { square } from "../../../maths/numerics/elementary.js";
import { RandomStream } from "../../../model/engine/random.js";

/** Ends of an interval; NaN where there is nothing to estimate. */
export interface Interval {
  low: number;
  high: number;
}

/** An estimate with its bootstrap interval. */
export interface Estimate extends Interval {
  value: number;
}

export interface BootstrapOptions {
  seed?: string | number;
  /** 0: no intervals (NaN). */
  resamples?: number;
  /** Share that an interval is to cover. */
  confidence?: number;
}

const BOOTSTRAP = { seed: 1, resamples: 1000, confidence: 0.95 } as const;

/**
 * Percentile bootstrap (Efron and Tibshirani 1993, chapter 13): `units` are drawn with replacement, `statistics` gives
 * the numbers of interest when every unit counts as often as it was drawn ([unit], whole numbers). One interval a
 * number, in their order; NaN where too few resamples give a number.
 */
export function bootstrap(
  units: number,
  numbers: number,
  statistics: (weights: Float64Array) => ArrayLike<number>,
  { confidence = BOOTSTRAP.confidence, ...options }: BootstrapOptions = {},
): Interval[] {
  const { resamples = BOOTSTRAP.resamples } = options;
  return resampled(units, numbers, statistics, options).map((values) => intervalOf(values, confidence, resamples));
}

/** Bootstrap standard errors of statistics of a sample (Efron and Tibshirani 1993, chapter 6), in their order. */
export function standardErrors(
  sample: readonly number[],
  numbers: number,
  statistics: (sample: readonly number[]) => ArrayLike<number>,
  options: Omit<BootstrapOptions, "confidence"> = {},
): number[] {
  const again = (weights: Float64Array) =>
    statistics(sample.flatMap((value, unit) => Array<number>(weights[unit]!).fill(value)));
  return resampled(sample.length, numbers, again, options).map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Math.sqrt(values.reduce((sum, value) => sum + square(value - mean), 0) / (values.length - 1));
  });
}

/** The numbers of interest in every resample, where they are numbers. [number][resample] */
function resampled(
  units: number,
  numbers: number,
  statistics: (weights: Float64Array) => ArrayLike<number>,
  { seed = BOOTSTRAP.seed, resamples = BOOTSTRAP.resamples }: BootstrapOptions,
): number[][] {
  const stream = new RandomStream(seed, 0, "bootstrap");
  const found = Array.from({ length: numbers }, () => [] as number[]);
  for (let resample = 0; resample < resamples; resample++) {
    const weights = new Float64Array(units);
    for (let draw = 0; draw < units; draw++) weights[Math.floor(stream.coarse(resample, 0, draw) * units)]++;
    const values = statistics(weights);
    for (let k = 0; k < numbers; k++) if (Number.isFinite(values[k])) found[k].push(values[k]);
  }
  return found;
}

function intervalOf(values: number[], confidence: number, resamples: number): Interval {
  if (values.length < resamples / 2 || values.length < 2) return { low: NaN, high: NaN };
  const sorted = values.sort((a, b) => a - b);
  const tail = (1 - confidence) / 2;
  return { low: quantileSorted(sorted, tail), high: quantileSorted(sorted, 1 - tail) };
}
