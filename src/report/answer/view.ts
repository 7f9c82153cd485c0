import type { EffectRow } from "../../measures/results/effects.js";
import type { Uncertainty } from "../../measures/results/uncertainty.js";
import type { Sentences, Text } from "../../words/index.js";

export type PlaceKind = "cluster" | "agglomeration" | "province" | "city" | "country" | "hinterland";

export interface NamedPlace {
  id: string;
  label: Text;
  kind: PlaceKind;
}

/** What an answer is made of, wherever it comes from: a comparison that has just been run, or its files. */
export interface AnswerView {
  region: Text;
  /** "yuan", "元". */
  currency: Text;
  /** Of the effects. */
  lastYear: number;
  /** Variants that can be compared with the baseline, in their order. */
  variants: { id: string; label: Text }[];
  /** The variant that the answer is about first. */
  focus: string;
  /** In the order of all tables. */
  places: NamedPlace[];
  /** Effect of the last year; undefined where there is no value. */
  effect(variant: string, place: string, indicator: string): EffectRow | undefined;
  /** Effect on the cluster's real income in per cent of the baseline, by year. */
  course(variant: string): { year: number; percent: number }[];
  /** What councils and governments decided, in sentences. */
  decided: Sentences;
  uncertainty?: Uncertainty | undefined;
}

/** Indicators that an answer reads of every place. */
export const ANSWER_READS = [
  "real-gdp",
  "real-final-consumption-per-head",
  "own-revenue",
  "lever-cost",
  "net-transfers",
] as const;
