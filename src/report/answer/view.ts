import type { CouncilMeeting } from "../../measures/results/index.js";
import type { Compared, Place } from "../../measures/views/index.js";
import { type Sentences, type Text, textOf } from "../../words/index.js";

export type NamedPlace = Place<Text>;

export interface NamedVariant {
  id: string;
  label: Text;
}

/** What an answer is made of, wherever it comes from: a comparison that has just been run, or its files. */
export interface AnswerView extends Compared {
  region: Text;
  /** "yuan", "元". */
  currency: Text;
  /** In their order. */
  variants: NamedVariant[];
  /** In the order of all tables. */
  places: NamedPlace[];
  /** Label and unit of an indicator, as the dictionary has them; undefined where it does not know it. */
  entry(indicator: string): { label: Text; unit: Text; better: "higher" | "lower" | "none" } | undefined;
  /** What governments chose on average, where they or a council decide in every variant: then a scenario asks it. */
  chosen: Sentences;
  /** What councils and governments decided beside it. */
  decided: Sentences;
  /** What levers take in reality and no number counts, by variant. */
  uncounted: Readonly<Record<string, readonly Text[]>>;
  /** Years after which what governments choose comes round again, by variant; of those that go round in a cycle. */
  cycles: Readonly<Record<string, number>>;
  /** Of councils, where there are any. */
  meetings?: readonly CouncilMeeting[];
}

/** What residents find of goods and services, private and public: by this winners are counted. */
export const WELFARE = "real-final-consumption-per-head";

/** The same with room, services by those who use them and what living away costs (docs/model.md, 7.4g, 7.9h). */
export const WELL_BEING = "well-being";

/** What variants are told apart by: a whole before its parts, as tolls are a part of the cities' own revenue. */
export const COMPARED = ["real-gdp", "lever-cost", "own-revenue", WELFARE, "toll-revenue"] as const;

/** Indicators that an answer reads of every place and year, beside the one that it is asked for. */
export const ANSWER_READS = [
  "real-gdp",
  WELFARE,
  "own-revenue",
  "lever-cost",
  "toll-revenue",
  "net-transfers",
  "household-receipts",
  "real-gdp-with-entry",
  WELL_BEING,
] as const;

/** Indicator that the headline tells. */
export const measureOf = ({ plan }: AnswerView): string => plan.measure ?? "real-gdp";

/** First place that is asked for. */
export function placeOf({ places, plan }: AnswerView): { id: string; label: Text } {
  const id = plan.places[0]!;
  return places.find((place) => place.id === id) ?? { id, label: textOf(id) };
}
