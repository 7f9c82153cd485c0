import type { AnswerPlan } from "../../measures/results/answerPlan.js";
import type { EffectRow } from "../../measures/results/effects.js";
import type { Uncertainty } from "../../measures/results/uncertainty.js";
import type { Sentences, Text } from "../../words/index.js";

export type PlaceKind = "cluster" | "agglomeration" | "province" | "city" | "country" | "hinterland";

export interface NamedPlace {
  id: string;
  label: Text;
  kind: PlaceKind;
}

export interface NamedVariant {
  id: string;
  label: Text;
}

/** What an answer is made of, wherever it comes from: a comparison that has just been run, or its files. */
export interface AnswerView {
  region: Text;
  /** "yuan", "元". */
  currency: Text;
  /** Calendar years of the effects, in order. */
  years: readonly number[];
  /** Name of the run that variants are compared with. */
  baseline: string;
  /** Variants that can be compared with the baseline, in their order. */
  variants: NamedVariant[];
  plan: AnswerPlan;
  /** In the order of all tables. */
  places: NamedPlace[];
  /** Effect of a year against the baseline; undefined where there is no value. */
  effect(variant: string, place: string, indicator: string, year: number): EffectRow | undefined;
  /** Label and unit of an indicator, as the dictionary has them; undefined where it does not know it. */
  entry(indicator: string): { label: Text; unit: Text; better: "higher" | "lower" | "none" } | undefined;
  /** What councils and governments decided, in sentences. */
  decided: Sentences;
  uncertainty?: Uncertainty | undefined;
}

/** What residents find of goods and services, private and public: by this winners are counted. */
export const WELFARE = "real-final-consumption-per-head";

/** Indicators that an answer reads of every place and year, beside the one that it is asked for. */
export const ANSWER_READS = [
  "real-gdp",
  WELFARE,
  "own-revenue",
  "lever-cost",
  "toll-revenue",
  "net-transfers",
] as const;

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

/** Too small to be told, and known to be. */
export function isNothing(row: Amount): boolean {
  if (row.effect === 0 && row.ciLow === 0 && row.ciHigh === 0) return true;
  const half = (100 * (row.ciHigh - row.ciLow)) / 2 / Math.abs(row.baselineMean);
  return Math.abs(percentOf(row)) < NOTHING && !(half >= KNOWN_SMALL);
}

/** Chance between replicates could explain it: nobody knows from these runs whether there is an effect. */
export function isUnclear(row: Amount): boolean {
  return !isNothing(row) && row.ciLow <= 0 && row.ciHigh >= 0;
}
