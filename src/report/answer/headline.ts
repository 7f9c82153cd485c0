import type { EffectRow } from "../../measures/results/effects.js";
import { uncertainEffect } from "../../measures/results/uncertainty.js";
import { type Amount, isNothing, isUnclear, percentOf } from "../../measures/views/effect.js";
import { both, joined, type Text, t, textOf } from "../../words/index.js";
import { measureText, shortChange, sizeText, subjectText, whenText } from "./amounts.js";
import { difference, isClear, oneYear, type Pair, pairsOf, type Span } from "./difference.js";
import { bandText } from "./uncertainty.js";
import type { AnswerView } from "./view.js";
import { signedPercent, sizePercent } from "./words.js";

/** Indicator that the headline tells. */
export const measureOf = ({ plan }: AnswerView): string => plan.measure ?? "real-gdp";

/** Years that the headline tells. */
export function spanOf({ plan: { when } }: AnswerView): Span {
  return when.kind === "sum" ? { from: when.from, to: when.to } : oneYear(when.at);
}

/** First place that is asked for. */
export function placeOf({ places, plan }: AnswerView): { id: string; label: Text } {
  const id = plan.places[0]!;
  return places.find((place) => place.id === id) ?? { id, label: textOf(id) };
}

/**
 * The effect that was asked for: of one pair in words, of several the highest and the lowest, whatever order they stand
 * in; then what a study and chance leave open.
 */
export function headline(view: AnswerView): Text[] {
  const pairs = pairsOf(view);
  const rows = pairs
    .map((pair) => ({ pair, row: difference(view, pair, placeOf(view).id, measureOf(view), spanOf(view)) }))
    .filter((one): one is { pair: Pair; row: Amount } => one.row !== undefined);
  if (rows.length === 0) return [];
  if (pairs.length === 1) return [ofOne(view, rows[0]!.pair, rows[0]!.row)];
  return [ofSeveral(view, rows)];
}

function ofOne(view: AnswerView, pair: Pair, row: Amount): Text {
  const values = {
    place: placeOf(view).label,
    name: subjectText(view, pair),
    measure: measureText(view, measureOf(view)),
    when: whenText(spanOf(view)),
    sure: howSure(view, pair, row),
  };
  if (isNothing(row)) return t("report.hasNoEffect", values);
  if (isUnclear(row)) return t("report.doesNotClearlyChange", values);
  const size = view.plan.measure ? sizeText(view, measureOf(view), row) : sizePercent(percentOf(row));
  return t("report.changesMeasure", { ...values, raises: row.effect > 0, size });
}

function ofSeveral(view: AnswerView, rows: readonly { pair: Pair; row: Amount }[]): Text {
  const values = {
    place: placeOf(view).label,
    measure: measureText(view, measureOf(view)),
    when: whenText(spanOf(view)),
  };
  const known = rows.filter(({ row }) => !isUnclear(row));
  if (!known.some(({ row }) => isClear(row)))
    return t(known.length === rows.length ? "report.noVariantChanges" : "report.noVariantClearly", values);
  const ordered = inOrder(known);
  const [first, last] = [ordered[0]!, ordered.at(-1)!];
  const named = ({ pair, row }: (typeof ordered)[number]) =>
    t("report.placeChange", { place: subjectText(view, pair), percent: shortChange(view, measureOf(view), row) });
  const between = difference(
    view,
    { run: first.pair.run, against: last.pair.run },
    placeOf(view).id,
    measureOf(view),
    spanOf(view),
  );
  if (ordered.length === 1) return t("report.onlyOneClear", { ...values, first: named(first) });
  if (between && isNothing(between))
    return t("report.variantsAlike", { ...values, change: shortChange(view, measureOf(view), first.row) });
  return t("report.highestAndLowest", { ...values, first: named(first), last: named(last) });
}

/** Largest effect first; equal ones by name, so that the order of the file says nothing. */
export function inOrder<One extends { pair: Pair; row: Amount }>(rows: readonly One[]): One[] {
  return [...rows].sort((a, b) => b.row.effect - a.row.effect || (a.pair.run < b.pair.run ? -1 : 1));
}

/** The range of a study, the interval of chance, or that parameters are left out; nothing of sums. */
export function howSure(view: AnswerView, pair: Pair, row: Amount): Text {
  const parts: Text[] = [];
  const band = bandOf(view, pair);
  if (band) parts.push(t("report.rangeOfDraws", { band }));
  if (!Number.isNaN(row.ciLow) && row.ciLow !== row.ciHigh) parts.push(chanceText(row));
  if (!band) parts.push(t("report.knownParametersIntervalHere"));
  return t("join.bracket", { text: joined(parts, "semicolon") });
}

function chanceText(row: Pick<EffectRow, "baselineMean" | "ciLow" | "ciHigh">): Text {
  const [low, high] = [row.ciLow, row.ciHigh].map((end) => signedPercent((100 * end) / Math.abs(row.baselineMean)));
  return t("report.chanceAlone95", { low, high });
}

/** Of the headline: studies hold single years of variants against the baseline. */
export function bandOf(
  view: AnswerView,
  { run, against }: Pair,
  place = placeOf(view).id,
  indicator = measureOf(view),
): Text | undefined {
  const { uncertainty, plan } = view;
  if (!uncertainty || against !== view.baseline || plan.when.kind === "sum") return undefined;
  const year = plan.when.at === view.years.at(-1) ? undefined : plan.when.at;
  const study = uncertainEffect(uncertainty, run, place, indicator, year);
  return study?.relative ? both((language) => bandText(study, language) ?? "") : undefined;
}
