import type { EffectRow } from "../../../measures/results/effects.js";
import { CLUSTER } from "../../../measures/results/record.js";
import type { UncertainEffect } from "../../../measures/results/uncertainty.js";
import type { Lookup } from "../../../measures/views/data.js";
import { scaled } from "../../../measures/views/present.js";
import { type Text, t } from "../../../words/index.js";
import { rangeOf } from "../path.js";

/** An effect in per cent of the baseline with the ends of its range; NaN where none is known. */
export interface Ranged {
  middle: number;
  low: number;
  high: number;
}

/** What is read for figures of a single measure, where the scenario asks for no other. */
export const MEASURE = "real-gdp";

/** Measure and place that the scenario asks about. */
export function askedOf({ data: { context } }: Lookup): { measure: string; place: string } {
  return { measure: context.answer?.measure ?? MEASURE, place: context.answer?.places[0] ?? CLUSTER };
}

/**
 * A row of a table as a share of its baseline, with the 90 % range over draws that a study gives it; where there is no
 * study at all, with the 95 % interval of chance.
 */
export function rangedOf(row: EffectRow, draws: UncertainEffect | undefined, study: boolean): Ranged {
  const percent = (value: number) => scaled(value, row.baselineMean, "percent");
  const range = draws?.relative;
  if (range) return { middle: percent(row.effect), low: 100 * range[0], high: 100 * range[2] };
  if (study) return { middle: percent(row.effect), low: Number.NaN, high: Number.NaN };
  return { middle: percent(row.effect), low: percent(row.ciLow), high: percent(row.ciHigh) };
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
