import { expect } from "vitest";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { REFORM, START } from "./arms.js";

/** A number of a year; what a claim compares between the arm with the lever and the arm without. */
export type Measure = (outcome: YearOutcome) => number;

/** What a lever must do: compares the arm with the lever with the arm without it. */
export type Claim = (reformed: YearOutcome[], baseline: YearOutcome[]) => void;

const of = (arm: YearOutcome[], year: number) => arm[year - START]!;

/** By more than `least` of its value without the lever (a trace of rounding is no effect). */
export function rises(what: string, measure: Measure, year = REFORM, least = 1e-8): Claim {
  return (reformed, baseline) => {
    const before = measure(of(baseline, year));
    expect(measure(of(reformed, year)), `${what} in ${year}`).toBeGreaterThan(before + least * Math.abs(before));
  };
}

export function falls(what: string, measure: Measure, year = REFORM, least = 1e-8): Claim {
  return (reformed, baseline) => {
    const before = measure(of(baseline, year));
    expect(measure(of(reformed, year)), `${what} in ${year}`).toBeLessThan(before - least * Math.abs(before));
  };
}

/** To the last bit, or within a share of its value. */
export function stays(what: string, measure: Measure, year = REFORM, within = 0): Claim {
  return (reformed, baseline) => {
    const before = measure(of(baseline, year));
    const gap = Math.abs(measure(of(reformed, year)) - before);
    expect(gap, `change of ${what} in ${year}`).toBeLessThanOrEqual(within * Math.abs(before));
  };
}

/** Two numbers of the arm with the lever agree to a share of the second. */
export function equals(
  what: string,
  measure: Measure,
  expected: Measure | number,
  year = REFORM,
  within = 1e-9,
): Claim {
  return (reformed) => {
    const value = typeof expected === "number" ? expected : expected(of(reformed, year));
    expect(Math.abs(measure(of(reformed, year)) - value), `${what} in ${year}, against ${value}`).toBeLessThanOrEqual(
      within * Math.abs(value),
    );
  };
}

/** Relative change of a measure against the arm without the lever lies between two bounds. */
export function changesBy(what: string, measure: Measure, [low, high]: [number, number], year = REFORM): Claim {
  return (reformed, baseline) => {
    const change = measure(of(reformed, year)) / measure(of(baseline, year)) - 1;
    expect(change, `relative change of ${what} in ${year}`).toBeGreaterThan(low);
    expect(change, `relative change of ${what} in ${year}`).toBeLessThan(high);
  };
}
