import { estimateOf } from "../../../measures/results/index.js";
import type { Trial, TrialsEnd } from "../engine/calls.js";

/** A mean over draws of luck, and its 95 % interval; NaN bounds where a single draw knows of no chance. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
  /** Draws that it rests on. */
  count: number;
}

export type Run = Trial["policy"];

/** What runs have shown so far of an indicator at a place. */
export class Trials {
  private readonly trials: readonly Trial[];
  private readonly end: TrialsEnd;

  constructor(trials: readonly Trial[], end: TrialsEnd) {
    this.trials = trials;
    this.end = end;
  }

  /** Mean level of a run. */
  level(run: Run, place: string, indicator: string): Estimate {
    return this.estimate([...this.values(run, place, indicator).values()]);
  }

  /** Mean difference of two runs under the same luck, in the indicator's own unit. */
  difference(run: Run, other: Run, place: string, indicator: string): Estimate {
    const [own, theirs] = [this.values(run, place, indicator), this.values(other, place, indicator)];
    const differences = [...own].flatMap(([replicate, value]) => {
      const against = theirs.get(replicate);
      return against === undefined ? [] : [value - against];
    });
    return this.estimate(differences);
  }

  private estimate(values: readonly number[]): Estimate {
    const known = values.filter((value) => !Number.isNaN(value));
    if (known.length === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN, count: 0 };
    return { ...estimateOf(known), count: known.length };
  }

  private values(run: Run, place: string, indicator: string): Map<number, number> {
    const { scopes, indicators } = this.end;
    const [scope, column] = [scopes.indexOf(place), indicators.indexOf(indicator)];
    if (scope < 0 || column < 0) return new Map();
    const own = this.trials.filter(({ policy }) => policy === run);
    return new Map(own.map(({ replicate, values }) => [replicate, values[scope * indicators.length + column]!]));
  }
}

/** Whether two questions, plain data, are one. */
export function isSame<T>(one: T, other: T): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** An estimate of a difference in per cent of a level. */
export function inPercent({ mean, low, high, count }: Estimate, level: number): Estimate {
  const share = (value: number) => (100 * value) / Math.abs(level);
  return { mean: share(mean), low: share(low), high: share(high), count };
}
