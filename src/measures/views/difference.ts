import { type AnswerPlan, type Span, yearsTold } from "../results/answerPlan.js";
import type { EffectRow } from "../results/effects.js";
import { CLUSTER } from "../results/record.js";
import { pairedDifference, type Spread, type Uncertainty, uncertainEffect } from "../results/uncertainty.js";
import type { Lookup } from "./data.js";
import { type Amount, isNothing, isUnclear } from "./effect.js";

/** Results, and what is asked of them. */
export interface Compared {
  /** Calendar years of the effects, in order. */
  years: readonly number[];
  /** Name of the run that variants are compared with. */
  baseline: string;
  /** Variants that can be compared with the baseline, in their order. */
  variants: readonly { id: string }[];
  plan: AnswerPlan;
  /** Effect of a year against the baseline; undefined where there is no value. */
  effect(variant: string, place: string, indicator: string, year: number): EffectRow | undefined;
  uncertainty?: Uncertainty | undefined;
}

/** A run that is told against another: a variant against the baseline, or against another variant. */
export interface Pair {
  run: string;
  against: string;
}

/** What a report is asked. It reads the courses of what is looked up in it. */
export function comparedIn(view: Lookup): Compared {
  return {
    years: view.years,
    baseline: view.baseline,
    variants: view.variants,
    plan: view.source.context.answer ?? lastYearOf(view.years),
    effect: (variant, place, indicator, year) =>
      view.course(variant, place, indicator).find((row) => row.year === year),
    uncertainty: view.source.uncertainty,
  };
}

/** What results without a plan answer. */
export function lastYearOf(years: readonly number[]): AnswerPlan {
  const last = years.at(-1)!;
  return { when: { kind: "year", at: last, from: last, to: last }, places: [CLUSTER], equal: [] };
}

export const oneYear = (year: number): Span => ({ from: year, to: year });

/** Pairs that the answer is about: the one that is asked for, or every variant against the baseline. */
export function pairsOf({ plan: { compare }, variants, baseline }: Compared): Pair[] {
  const there = (name: string | undefined) => name === baseline || variants.some(({ id }) => id === name);
  if (compare) {
    const [run, against = baseline] = compare;
    if (run !== undefined && there(run) && there(against)) return [{ run, against }];
  }
  return variants.map(({ id }) => ({ run: id, against: baseline }));
}

/**
 * The difference of a pair, summed over the years of a span. Against the baseline of one year its interval is that of
 * the table; intervals of sums and of two variants add up, so they are at least 95 %. Undefined where a year has
 * no value.
 */
export function difference(
  view: Compared,
  { run, against }: Pair,
  place: string,
  indicator: string,
  { from, to }: Span,
): Amount | undefined {
  const total = { effect: 0, baselineMean: 0, ciLow: 0, ciHigh: 0 };
  for (const year of view.years.filter((one) => from <= one && one <= to)) {
    const first = oneEffect(view, run, place, indicator, year, against);
    const second = oneEffect(view, against, place, indicator, year, run);
    if (!first || !second) return undefined;
    total.effect += first.effect - second.effect;
    total.baselineMean += second.variantMean;
    total.ciLow += first.ciLow - second.ciHigh;
    total.ciHigh += first.ciHigh - second.ciLow;
  }
  return areEqual(view, { run, against }) ? { ...total, ciLow: 0, ciHigh: 0 } : total;
}

/** Runs that differ in no number. */
export function areEqual({ plan: { equal } }: Compared, { run, against }: Pair): boolean {
  return equal.some((group) => group.includes(run) && group.includes(against));
}

/** The baseline differs from itself by nothing; its level stands in the rows of the other run. */
function oneEffect(view: Compared, run: string, place: string, indicator: string, year: number, other: string) {
  if (run !== view.baseline) return view.effect(run, place, indicator, year);
  const row = view.effect(other, place, indicator, year);
  return row && { effect: 0, variantMean: row.baselineMean, ciLow: 0, ciHigh: 0 };
}

/** Neither none nor hidden by chance. */
export function isClear(row: Amount | undefined): row is Amount {
  return row !== undefined && !isNothing(row) && !isUnclear(row);
}

/**
 * How the difference of a pair goes over parameter draws: studies hold effects of single years against the baseline,
 * and all else of what the answer tells. Undefined where a study does not hold it.
 */
export function spreadOver(
  { uncertainty, baseline, years }: Compared,
  pair: Pair,
  place: string,
  indicator: string,
  { from, to }: Span,
): Spread | undefined {
  if (!uncertainty) return undefined;
  if (pair.against !== baseline || from !== to)
    return pairedDifference(uncertainty, pair, { place, indicator, from, to });
  return uncertainEffect(uncertainty, pair.run, place, indicator, to === years.at(-1) ? undefined : to);
}

/** Years that the answer tells. */
export const spanOf = ({ plan }: Pick<Compared, "plan">): Span => yearsTold(plan.when);
