import type { EffectForm } from "../../measures/indicators/index.js";
import type { EffectRow } from "../../measures/results/effects.js";
import type { Lookup } from "../../measures/views/data.js";
import { distinguishable, effectDecimals, isNothing } from "../../measures/views/effect.js";
import { plain, scaled } from "../../measures/views/present.js";
import {
  both,
  bothSentences,
  type Language,
  percentSigns,
  range,
  type Sentences,
  type Text,
  t,
  textOf,
} from "../../words/index.js";
import { ANSWER_READS, answerSentences, answerView } from "./index.js";

/** Indicators that the sentences are about. */
export const FINDINGS_READ = [...ANSWER_READS, "theil-t-gdp"] as const;

/** And of the cluster, run by run. */
export const FINDINGS_READ_BY_REPLICATE = ["real-gdp"] as const;

/**
 * Plain-language findings of a report, computed from its effects: the answer, then equality between cities. No markup.
 */
export function findings(view: Lookup): Sentences {
  const { context, choices, uncertainty } = view.source;
  const answer = answerSentences(
    answerView({
      context,
      choices,
      uncertainty,
      lastYear: view.lastYear,
      effect: (variant, place, indicator) => view.effect(variant, place, indicator),
      course: (variant) => courseOf(view, variant),
    }),
  );
  const between = equality(view);
  return between
    ? bothSentences((language) => [...answer[language], percentSigns(between[language], language)])
    : answer;
}

/** Means over the replicates that both arms have, per cent of the baseline. */
function courseOf(view: Lookup, variant: string): { year: number; percent: number }[] {
  const pairs = view.clusterPairs(variant, "real-gdp");
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return view.years.map((year, y) => {
    const [before, after] = [mean(pairs.map(({ before }) => before[y]!)), mean(pairs.map(({ after }) => after[y]!))];
    return { year, percent: (100 * (after - before)) / Math.abs(before) };
  });
}

/** "0.38 to 0.46", or undefined without an interval. */
export function interval(row: EffectRow, form: EffectForm, language: Language): string | undefined {
  if (Number.isNaN(row.ciLow)) return undefined;
  const decimals = effectDecimals(row, form);
  const bound = (value: number) => plain(scaled(value, row.baselineMean, form), decimals);
  return range(bound(row.ciLow), bound(row.ciHigh), language);
}

/** "0.42 % higher than in the baseline (95 % interval 0.38 to 0.46)" */
function comparison(row: EffectRow): Text {
  if (row.effect === 0) return t("report.exactlyBaseline");
  if (isNothing(row)) return t("report.asInBaseline");
  const within = (of: EffectRow): Text =>
    Number.isNaN(of.ciLow)
      ? textOf("")
      : t("report.withinInterval", { bounds: both((language) => interval(of, "percent", language)!) });
  if (!distinguishable(row)) {
    const bounds = within(row);
    return t("report.distinguishableBaseline", { bounds });
  }
  const rise = row.effect > 0 ? row : { ...row, effect: -row.effect, ciLow: -row.ciHigh, ciHigh: -row.ciLow };
  const size = plain(Math.abs(scaled(row.effect, row.baselineMean, "percent")), effectDecimals(row, "percent"));
  const bounds = within(rise);
  return t("report.thanBaseline", { size, effect: row.effect > 0, bounds });
}

/** Cities by what happens to their residents' consumption. */
export function byCity(view: Lookup, variant: string): { label: string; row: EffectRow; size: number }[] {
  const rows = view.data.context.cities.flatMap(({ id, label }) => {
    const row = view.effect(variant, id, "real-final-consumption-per-head");
    return row ? [{ label, row, size: scaled(row.effect, row.baselineMean, "percent") }] : [];
  });
  return rows.sort((a, b) => b.size - a.size);
}

function equality(view: Lookup): Text | undefined {
  const row = view.effect(view.focus.id, "cluster", "theil-t-gdp");
  if (!row) return undefined;
  return t("report.inequalityIncomeBetweenCitiesTheil", { compared: comparison(row) });
}
