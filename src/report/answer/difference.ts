import type { Span } from "../../measures/results/answerPlan.js";
import { type Amount, isNothing, isUnclear } from "../../measures/views/effect.js";
import type { Text } from "../../words/index.js";
import type { AnswerView } from "./view.js";

/** A run that is told against another: a variant against the baseline, or against another variant. */
export interface Pair {
  run: string;
  against: string;
}

export const oneYear = (year: number): Span => ({ from: year, to: year });

/** Pairs that the answer is about: the one that is asked for, or every variant against the baseline. */
export function pairsOf({ plan: { compare }, variants, baseline }: AnswerView): Pair[] {
  const there = (name: string | undefined) => name === baseline || variants.some(({ id }) => id === name);
  if (compare) {
    const [run, against = baseline] = compare;
    if (run !== undefined && there(run) && there(against)) return [{ run, against }];
  }
  return variants.map(({ id }) => ({ run: id, against: baseline }));
}

export function labelOf({ variants }: AnswerView, id: string): Text | undefined {
  return variants.find((variant) => variant.id === id)?.label;
}

/**
 * The difference of a pair, summed over the years of a span. Against the baseline of one year its interval is that of
 * the table; intervals of sums and of two variants add up, so they are at least 95 %. Undefined where a year has
 * no value.
 */
export function difference(
  view: AnswerView,
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
export function areEqual({ plan: { equal } }: AnswerView, { run, against }: Pair): boolean {
  return equal.some((group) => group.includes(run) && group.includes(against));
}

/** The baseline differs from itself by nothing; its level stands in the rows of the other run. */
function oneEffect(view: AnswerView, run: string, place: string, indicator: string, year: number, other: string) {
  if (run !== view.baseline) return view.effect(run, place, indicator, year);
  const row = view.effect(other, place, indicator, year);
  return row && { effect: 0, variantMean: row.baselineMean, ciLow: 0, ciHigh: 0 };
}

/** Neither none nor hidden by chance. */
export function isClear(row: Amount | undefined): row is Amount {
  return row !== undefined && !isNothing(row) && !isUnclear(row);
}
