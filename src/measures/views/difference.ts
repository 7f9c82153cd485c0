import { quoted, type Text, t, textOf } from "../../words/index.js";
import { type EffectForm, isSummed } from "../indicators/index.js";
import {
  type AnswerPlan,
  CLUSTER,
  type EffectRow,
  heldIn,
  pairedDifference,
  type Span,
  type Spread,
  type Told,
  type Uncertainty,
  uncertainEffect,
  yearsTold,
} from "../results/index.js";
import type { Lookup } from "./data.js";
import { decimalsFor, scaled } from "./present.js";

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

/** What a report is asked. */
export function comparedIn(view: Lookup): Compared {
  return {
    years: view.years,
    baseline: view.baseline,
    variants: view.variants,
    plan: view.source.context.answer ?? lastYearOf(view.years),
    effect: view.effect,
    uncertainty: view.source.uncertainty,
  };
}

/** What results without a plan answer. */
export function lastYearOf(years: readonly number[]): AnswerPlan {
  const last = years.at(-1)!;
  return { when: { kind: "year", at: last, from: last, to: last }, places: [CLUSTER], equal: [] };
}

export const oneYear = (year: number): Span => ({ from: year, to: year });

/** Whether results hold both runs. */
export function isThere({ variants, baseline }: Compared, { run, against }: Pair): boolean {
  return [run, against].every((name) => name === baseline || variants.some(({ id }) => id === name));
}

/** Pairs that the answer is about: the one that is asked for, or every variant against the baseline. */
export function pairsOf(view: Compared): Pair[] {
  const { plan, variants, baseline } = view;
  const [run, against = baseline] = plan.compare ?? [];
  if (run !== undefined && isThere(view, { run, against })) return [{ run, against }];
  return variants.map(({ id }) => ({ run: id, against: baseline }));
}

/**
 * The difference of a pair over the years of a span: their sum, or their mean of what does not add up. Its interval is
 * that of the table, or of the differences in the same replicates (`chance` of the plan); where results hold neither,
 * intervals of years and of variants add up, so that it is at least 95 %. Undefined where a year has no value.
 */
export function difference(
  view: Compared,
  { run, against }: Pair,
  place: string,
  indicator: string,
  { from, to }: Span = spanOf(view),
): Amount | undefined {
  const total = { effect: 0, baselineMean: 0, ciLow: 0, ciHigh: 0 };
  const years = view.years.filter((one) => from <= one && one <= to);
  const share = isSummed(indicator) ? 1 : 1 / years.length;
  for (const year of years) {
    const first = oneEffect(view, run, place, indicator, year, against);
    const second = oneEffect(view, against, place, indicator, year, run);
    if (!first || !second) return undefined;
    total.effect += share * (first.effect - second.effect);
    total.baselineMean += share * second.variantMean;
    total.ciLow += share * (first.ciLow - second.ciHigh);
    total.ciHigh += share * (first.ciHigh - second.ciLow);
  }
  if (areEqual(view, { run, against })) return { ...total, ciLow: 0, ciHigh: 0 };
  const half = halfBetween(view, { run, against }, { place, indicator, from, to });
  if (half === undefined) return total;
  return { ...total, ciLow: total.effect - share * half, ciHigh: total.effect + share * half };
}

/** Half the width of the interval over replicates of a sum; NaN of one replicate, undefined where nothing holds it. */
function halfBetween({ plan: { chance = [] } }: Compared, { run, against }: Pair, told: Told): number | undefined {
  const found = heldIn(chance, told)?.halves.find(
    (one) => (one.run === run && one.against === against) || (one.run === against && one.against === run),
  );
  return found && (found.half ?? Number.NaN);
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

/** Neither chance nor parameters leave open whether it is a rise or a fall. `drawn`: over parameter draws, if known. */
export function isSure(row: Amount | undefined, drawn: Spread | undefined): row is Amount {
  if (!isClear(row)) return false;
  return !drawn || (row.effect > 0 ? drawn.effect[0] > 0 : drawn.effect[2] < 0);
}

/**
 * How the difference of a pair goes over parameter draws: studies hold effects of single years against the baseline,
 * and all else of what the answer tells. Undefined where a study does not hold it.
 */
export function spreadOver(
  view: Compared,
  pair: Pair,
  place: string,
  indicator: string,
  { from, to }: Span = spanOf(view),
): Spread | undefined {
  const { uncertainty, baseline } = view;
  if (!uncertainty) return undefined;
  if (pair.against !== baseline || from !== to) {
    const summed = pairedDifference(uncertainty, pair, { place, indicator, from, to });
    const share = isSummed(indicator) ? 1 : 1 / (to - from + 1);
    return summed && { ...summed, effect: summed.effect.map((value) => share * value) as Spread["effect"] };
  }
  return uncertainEffect(uncertainty, pair.run, place, indicator, to);
}

/** The same of a sum over places and indicators. */
export function spreadOfSum(
  { uncertainty }: Compared,
  pair: Pair,
  parts: readonly { place: string; indicator: string }[],
  { from, to }: Span,
): Spread | undefined {
  return uncertainty && pairedDifference(uncertainty, pair, ...parts.map((part) => ({ ...part, from, to })));
}

/** Years that the answer tells. */
export const spanOf = ({ plan }: Pick<Compared, "plan">): Span => yearsTold(plan.when);

/** The year that the answer tells; of a sum the last of the run, since not everything can be summed. */
export function yearOf(view: Lookup): number {
  const { from, to } = spanOf(comparedIn(view));
  return from === to ? to : view.lastYear;
}

/** "in 2033", "from 2024 to 2033 in sum", "from 2024 to 2033 on average"; of several indicators neither. */
export function whenText({ from, to }: Span, indicator?: string): Text {
  if (from === to) return t("report.inYear", { year: from });
  return t("report.overYears", {
    from,
    to,
    how: indicator === undefined ? "all" : isSummed(indicator) ? "sum" : "mean",
  });
}

/** What a figure or a table of a single effect shows. */
export interface Shown {
  pair: Pair;
  span: Span;
  /** The second is a variant, not the baseline. */
  between: boolean;
  /** “A”, or “A” against “B”. */
  name: Text;
  /** Of the run and of what it is told against, as a reader's panels and lines are called. */
  labels: { run: string; against: string };
  /** The baseline, or “B”. */
  other: Text;
  /** “A” against the baseline, or against “B”. */
  against: Text;
  /** The same with its years, a sentence. */
  sentence: Text;
  /** Undefined where the tables have no value. */
  effect(place: string, indicator: string): Amount | undefined;
  /** Undefined where a study does not hold it, or there is none. */
  spread(place: string, indicator: string): Spread | undefined;
}

/**
 * The pair that the answer is about, of several the variant in focus, in the years that the answer tells if not given.
 */
export function shownOf(view: Lookup, span?: Span): Shown {
  const [only, ...others] = pairsOf(comparedIn(view));
  return shownPair(view, only && others.length === 0 ? only : { run: view.focus.id, against: view.baseline }, span);
}

/** The same of a pair that is given. */
export function shownPair(view: Lookup, pair: Pair, span = spanOf(comparedIn(view))): Shown {
  const compared = comparedIn(view);
  const between = pair.against !== view.baseline;
  const labelOf = (id: string) => view.source.context.variants.find((one) => one.id === id)?.label ?? textOf(id);
  const named = (id: string) => quoted(labelOf(id));
  const [name, other] = [named(pair.run), between ? named(pair.against) : t("report.theBaseline")];
  const against = t("report.oneAgainstOther", { name, other });
  return {
    ...{ pair, span, between, other, against },
    labels: { run: view.say(labelOf(pair.run)), against: view.say(labelOf(pair.against)) },
    name: between ? against : name,
    sentence: t("report.shownWhen", { against, when: whenText(span) }),
    effect: (place, indicator) => difference(compared, pair, place, indicator, span),
    spread: (place, indicator) => spreadOver(compared, pair, place, indicator, span),
  };
}

/**
 * Decimals for an effect and its interval: digits that the interval warrants, at most three significant ones of the
 * effect.
 */
export function effectDecimals(row: Amount, form: EffectForm): number {
  const effect = Math.abs(scaled(row.effect, row.baselineMean, form));
  const half = Math.abs(scaled((row.ciHigh - row.ciLow) / 2, row.baselineMean, form));
  if (!(half > 0)) return decimalsFor(effect);
  if (half > effect) return decimalsFor(half);
  return Math.min(decimalsFor(effect) + 1, Math.max(decimalsFor(effect), decimalsFor(half) - 1));
}

/** Is the effect different from zero, beyond what chance between replicates explains? A single run shows no chance. */
export function distinguishable(row: Pick<EffectRow, "effect" | "ciLow" | "ciHigh">): boolean {
  if (row.effect === 0) return false;
  return Number.isNaN(row.ciLow) || row.ciLow > 0 || row.ciHigh < 0;
}

/** Per cent of the baseline below which an effect is called none. */
export const NOTHING = 0.005;

/** An effect with its 95 % interval, and what it is a share of. */
export type Amount = Pick<EffectRow, "effect" | "baselineMean" | "ciLow" | "ciHigh">;

/** Per cent of the baseline. */
export function percentOf({ effect, baselineMean }: Amount): number {
  return (100 * effect) / Math.abs(baselineMean);
}

/** Half of a 95 % interval, in per cent of the baseline, up to which a small effect is known to be small. */
const KNOWN_SMALL = 10 * NOTHING;

/** The same runs, to the last digit: no effect at all, and no chance of one. */
export function isZero({ effect, ciLow, ciHigh }: Amount): boolean {
  return effect === 0 && !(ciLow < 0 || ciHigh > 0);
}

/** Too small to be told, and known to be. */
export function isNothing(row: Amount): boolean {
  if (isZero(row)) return true;
  const half = (100 * (row.ciHigh - row.ciLow)) / 2 / Math.abs(row.baselineMean);
  return Math.abs(percentOf(row)) < NOTHING && !(half >= KNOWN_SMALL);
}

/** Chance between replicates could explain it: nobody knows from these runs whether there is an effect. */
export function isUnclear(row: Amount): boolean {
  return !isNothing(row) && row.ciLow <= 0 && row.ciHigh >= 0;
}
