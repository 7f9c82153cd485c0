import type { EffectRow } from "../../../measures/results/effects.js";
import { CLUSTER } from "../../../measures/results/record.js";
import type { Lookup } from "../../../measures/views/data.js";
import { type Text, t } from "../../../words/index.js";
import { type Ranged, rangedOf, rangeOf } from "../path.js";

/** What is read for figures of a single measure, where the scenario asks for no other. */
export const MEASURE = "real-gdp";

/** Measure and place that the scenario asks about. */
export function askedOf({ data: { context } }: Lookup): { measure: string; place: string } {
  return { measure: context.answer?.measure ?? MEASURE, place: context.answer?.places[0] ?? CLUSTER };
}

/** Year by year; empty where the tables do not hold it. */
export function pathOf(
  view: Lookup,
  variant: string,
  place: string,
  indicator: string,
): (Ranged & { row: EffectRow })[] {
  const own = view.data.uncertainty?.effects.filter(
    (one) => one.variant === variant && one.place === place && one.indicator === indicator,
  );
  const byYear = new Map(own?.map((one) => [one.year, one]));
  return view
    .course(variant, place, indicator)
    .map((row) => ({ row, ...rangedOf(row, byYear.get(row.year), own !== undefined) }));
}

/** What the intervals of a figure are, or that it has none. */
export function rangeWords(view: Lookup): Text {
  const range = rangeOf(view);
  return range ? t("report.rangesAre", { range }) : t("report.singleRunWithoutMeasure");
}
