import {
  type Amount,
  difference,
  isClear,
  isNothing,
  isSure,
  isUnclear,
  isZero,
  NOTHING,
  type Pair,
  pairsOf,
  percentOf,
  spanOf,
  spreadOver,
  whenText,
} from "../../measures/views/index.js";
import { allOf, joined, quoted, someOf, type Text, t, textOf } from "../../words/index.js";
import {
  bandOf,
  drawnRange,
  inOwnUnit,
  isNone,
  isTold,
  labelOf,
  levelMeasure,
  levelText,
  measureText,
  noneValues,
  ownText,
  type Ranged,
  rangedChange,
  rangeOf,
  shortRange,
  signedPercent,
  sizePercent,
  sizeText,
  subjectText,
  withRange,
} from "./amounts.js";
import { type AnswerView, COMPARED, measureOf, placeOf } from "./view.js";

/**
 * The effect that was asked for: of one pair in words, of several the highest and the lowest, whatever order they stand
 * in; where none has an effect on it, also what tells them apart. Then what a study and chance leave open.
 */
export function headline(view: AnswerView): Text[] {
  const pairs = pairsOf(view).filter((pair) => isRanked(view, pair));
  const rows = rowsOf(view, pairs, measureOf(view));
  const [only] = rows;
  if (!only) return view.plan.measure ? [noBaseline(view)] : [];
  if (pairs.length === 1) return [...levels(view, only.pair), ofOne(view, only.pair, only.row)];
  const told = ofSeveral(view, rows, measureOf(view));
  const summed = toldApart(view);
  if (summed !== view) return [told, ofSeveral(summed, rowsOf(summed, pairs, measureOf(view)), measureOf(view))];
  if (view.plan.measure || !rows.every(({ row }) => isNothing(row))) return [told];
  const other = COMPARED.find((measure) => tellsApart(view, pairs, measure));
  return other ? [told, ofSeveral(view, rowsOf(view, pairs, other), other)] : [told];
}

/** Whether a variant is compared with the others: those that the scenario names, or all. */
const isRanked = ({ plan: { ranked } }: AnswerView, { run }: Pair) => ranked?.includes(run) ?? true;

/** The place that is told first, with the variants that are not compared with the others. */
function rankedPlace(view: AnswerView): Text {
  const left = pairsOf(view).filter((pair) => !isRanked(view, pair));
  const { label } = placeOf(view);
  if (left.length === 0) return label;
  const names = someOf(
    left.map((pair) => subjectText(view, pair)),
    3,
  );
  return t("report.leftOut", { place: label, names });
}

function noBaseline(view: AnswerView): Text {
  const sentence = t("report.hasNoBaseline", { measure: measureText(view, measureOf(view)) });
  return joined([placeOf(view).label, sentence], "colon");
}

/** Levels of the measure and of what is asked for beside it, without and with the policy, in all places asked for. */
function levels(view: AnswerView, pair: Pair): Text[] {
  const { beside = [], places } = view.plan;
  if (beside.length === 0) return [];
  const span = spanOf(view);
  const told = [measureOf(view), ...beside].map((indicator, at) => {
    const changes = places.flatMap((id) => {
      const place = view.places.find((one) => one.id === id);
      const row = difference(view, pair, id, indicator, span);
      if (!place || !row) return [];
      const { baselineMean, effect } = row;
      const [before, after] = [baselineMean, baselineMean + effect].map((level) => levelText(view, indicator, level));
      return [t("report.levelWithout", { place: place.label, before, after })];
    });
    const values = { measure: levelMeasure(view, indicator), told: joined(changes, "semicolon") };
    const when = whenText(span, indicator);
    if (at > 0) return t("report.levelsAlso", { ...values, when, dated: span.from !== span.to });
    const name = (id: string) => quoted(labelOf(view, id) ?? t("experiments.baseline"));
    return t("report.levelsWithout", {
      ...values,
      other: name(pair.against),
      name: name(pair.run),
      when,
    });
  });
  return [joined(told, "sentence")];
}

/**
 * The view in whose years variants are told apart: of a blow that is alike in its first year, all years in sum, where
 * they differ in these.
 */
export function toldApart(view: AnswerView): AnswerView {
  const { when } = view.plan;
  const [pairs, measure] = [pairsOf(view), measureOf(view)];
  if (when.kind !== "shock" || when.from === when.to || pairs.length === 1) return view;
  if (tellsApart(view, pairs, measure)) return view;
  const summed: AnswerView = { ...view, plan: { ...view.plan, when: { ...when, kind: "sum", at: when.to } } };
  return tellsApart(summed, pairs, measure) ? summed : view;
}

/** The highest and the lowest differ by enough of it. */
function tellsApart(view: AnswerView, pairs: readonly Pair[], measure: string): boolean {
  const ordered = inOrder(rowsOf(view, pairs, measure).filter(({ row }) => !isUnclear(row)));
  const [first, last] = [ordered[0], ordered.at(-1)];
  return first !== undefined && last !== undefined && first !== last && areApart(view, first, last, measure);
}

/** A pair, and what is told of it. */
export interface Effect {
  pair: Pair;
  row: Amount;
}

/** Effects of pairs that there are. */
export function rowsOf(view: AnswerView, pairs: readonly Pair[], measure: string): Effect[] {
  return pairs.flatMap((pair) => {
    const row = effectTold(view, pair, measure);
    return row ? [{ pair, row }] : [];
  });
}

/** The effect of a pair in the first place asked for; on what the headline tells where nothing else is named. */
export function effectTold(
  view: AnswerView,
  pair: Pair,
  indicator = measureOf(view),
  span = spanOf(view),
): Amount | undefined {
  return difference(view, pair, placeOf(view).id, indicator, span);
}

function ofOne(view: AnswerView, pair: Pair, row: Amount): Text {
  const values = {
    place: placeOf(view).label,
    name: subjectText(view, pair),
    measure: measureText(view, measureOf(view)),
    when: whenText(spanOf(view), measureOf(view)),
    sure: howSure(view, pair, row),
  };
  if (isNone(view, measureOf(view), row))
    return t("report.hasNoEffect", { ...values, ...noneValues(view, row, measureOf(view)) });
  if (isUnclear(row)) return t("report.doesNotClearlyChange", values);
  const size = view.plan.measure ? sizeText(view, measureOf(view), row) : sizePercent(percentOf(row));
  const raises = row.effect > 0;
  const share = madeGood(view, pair, row);
  if (share === undefined) return t("report.changesMeasure", { ...values, raises, size });
  const other = subjectText(view, { run: pair.against, against: view.baseline });
  const inPercent = !inOwnUnit(view, measureOf(view), row);
  const shares = { size: inPercent ? sizePercent(percentOf(row)) : size, share: sizePercent(100 * share), other };
  return t("report.makesGood", { ...values, raises, ...shares });
}

/**
 * Of two variants: how much of what the second does to the baseline the first undoes; undefined where it does not or
 * undoes more, and where the effect in per cent says as much, since without the second there is nothing.
 */
function madeGood(view: AnswerView, { against }: Pair, row: Amount): number | undefined {
  if (against === view.baseline) return undefined;
  const done = effectTold(view, { run: against, against: view.baseline });
  if (!isClear(done) || done.effect * row.effect >= 0) return undefined;
  const share = -row.effect / done.effect;
  return share > 1 || sizePercent(100 * share) === sizePercent(percentOf(row)) ? undefined : share;
}

function ofSeveral(view: AnswerView, rows: readonly Effect[], indicator: string): Text {
  const values = {
    place: rankedPlace(view),
    measure: measureText(view, indicator),
    when: whenText(spanOf(view), indicator),
  };
  const known = rows.filter(({ row }) => !isUnclear(row));
  if (!known.some(({ row }) => isClear(row))) {
    if (known.length < rows.length) return noneClearly(view, rows, indicator, values);
    const zero = known.every(({ row }) => isZero(row));
    const none = t("report.noVariantChanges", { ...values, zero, least: `${NOTHING} %` });
    return joined([none, ...overDraws(view, rows, indicator)], "sentence");
  }
  const clearest = inOrder(known);
  if (clearest.length === 1) return onlyOne(view, clearest[0]!, rows, indicator, values);
  if (known.length < rows.length) {
    // What is not clear may be the highest or the lowest of those that are told apart, and is left out of others.
    const all = inOrder(rows);
    if (areApart(view, all[0]!, all.at(-1)!, indicator)) return apart(view, all, indicator, values);
    values.place = t("report.unclearLeftOut", values);
  }
  return apart(view, clearest, indicator, values);
}

/** No variant has an effect that is clear; what each does over parameter draws. */
const noneClearly = (view: AnswerView, rows: readonly Effect[], indicator: string, values: Asked): Text =>
  joined([t("report.noVariantClearly", values), ...drawnEach(view, rows, indicator)], "sentence");

/** The only variant whose effect chance does not hide: clear where draws do not leave its sign open. */
function onlyOne(view: AnswerView, one: Effect, rows: readonly Effect[], indicator: string, values: Asked): Text {
  if (!isSure(one.row, spreadOver(view, one.pair, placeOf(view).id, indicator)))
    return noneClearly(view, rows, indicator, values);
  const range = bandOf(view, one.pair, indicator);
  const first = named(view, one, indicator, range ? [drawnRange(view, range)] : []);
  const others = inOrder(rows).filter(({ pair }) => pair.run !== one.pair.run);
  return joined([t("report.onlyOneClear", { ...values, first }), ...drawnEach(view, others, indicator)], "sentence");
}

/** What variants change, with the ranges over parameter draws; nothing without a study. */
function drawnEach(view: AnswerView, rows: readonly Effect[], indicator: string): Text[] {
  const told = inOrder(rows).flatMap((one) => {
    const range = bandOf(view, one.pair, indicator);
    return range ? [named(view, one, indicator, [drawnRange(view, range)])] : [];
  });
  return told.length > 0 ? [t("join.withFullStop", { text: joined(told, "semicolon") })] : [];
}

/** A variant, what it changes, and the range of this if any is given. */
const named = (view: AnswerView, { pair, row }: Effect, indicator: string, range: readonly Text[]): Text =>
  withRange(subjectText(view, pair), rangedChange(view, indicator, row, true), range);

/** What is told of several variants: where, what and when. */
type Asked = Record<"place" | "measure" | "when", Text>;

/** Variants that do something over parameter draws, with their ranges. */
function overDraws(view: AnswerView, rows: readonly Effect[], indicator: string): Text[] {
  const told = rows.flatMap(({ pair, row }) => {
    const band = bandIfTold(view, { pair, row }, indicator);
    return band ? [t("join.withBracket", { what: subjectText(view, pair), bracket: drawnRange(view, band) })] : [];
  });
  return told.length > 0 ? [t("report.overDrawsThough", { told: allOf(told) })] : [];
}

/** The range of an effect; none where both of its ends are less than is told. */
function bandIfTold(view: AnswerView, { pair, row }: Effect, indicator: string): Ranged | undefined {
  const [low, , high] = spreadOver(view, pair, placeOf(view).id, indicator)?.effect ?? [0, 0, 0];
  const none = [low, high].every((end) => isNone(view, indicator, { ...row, effect: end, ciLow: end, ciHigh: end }));
  return none ? undefined : bandOf(view, pair, indicator);
}

/** Variants of which it is worth saying once what is the same of all. */
const MANY = 3;

/** What is told of two variants or more in the order of their effects. */
function apart(view: AnswerView, ordered: readonly Effect[], indicator: string, values: Asked): Text {
  const [first, last] = [ordered[0]!, ordered.at(-1)!];
  const range = bandOf(view, first.pair, indicator);
  const drawn = range ? [drawnRange(view, range)] : [];
  const changeOf = ({ row }: Effect) => rangedChange(view, indicator, row, true);
  const rangesOf = (one: Effect) => {
    const own = bandIfTold(view, one, indicator);
    return one === first ? drawn : own ? [shortRange(view, own)] : [];
  };
  const nameOf = (one: Effect) => named(view, one, indicator, rangesOf(one));
  if (!areApart(view, first, last, indicator)) {
    const [low, high] = [changeOf(last), changeOf(first)];
    return low.en === high.en
      ? t("report.variantsAlike", { ...values, change: joined([high, ...drawn], "comma") })
      : t("report.variantsNotApart", { ...values, first: nameOf(first), last: nameOf(last) });
  }
  // Beside an end stands what differs from it by chance, or by less than is told where it does not read otherwise.
  const besideOf = (end: Effect) => (one: Effect) => {
    const row = effectTold(view, { run: end.pair.run, against: one.pair.run }, indicator);
    const alike = isUnclear(one.row) || isUnclear(end.row) || changeOf(one).en === changeOf(end).en;
    return !row || isUnclear(row) || (alike && !isTold(view, indicator, row));
  };
  const highest = ordered.filter((one) => one === first || besideOf(first)(one));
  const lowest = ordered.filter((one) => !highest.includes(one) && (one === last || besideOf(last)(one)));
  const amountOf = (one: Effect) => joined([changeOf(one), ...rangesOf(one)], "comma");
  // Of many that read the same the amount is told once.
  const listed = (all: readonly Effect[]) => {
    const [one, ...others] = all.map(amountOf);
    if (all.length < MANY || others.some((other) => other.en !== one!.en)) return allOf(all.map(nameOf));
    const what = allOf(all.map(({ pair }) => subjectText(view, pair)));
    return t("join.withBracket", { what, bracket: t("report.eachOfMany", { amount: one! }) });
  };
  return t("report.highestAndLowest", { ...values, first: listed(highest), last: listed(lowest) });
}

/** They differ by enough of the measure to be told. */
function areApart(view: AnswerView, one: Effect, other: Effect, measure: string): boolean {
  const row = effectTold(view, { run: one.pair.run, against: other.pair.run }, measure);
  return row !== undefined && isTold(view, measure, row);
}

/** Largest effect first; equal ones by name, so that the order of the file says nothing. */
export function inOrder(rows: readonly Effect[]): Effect[] {
  return [...rows].sort((a, b) => b.row.effect - a.row.effect || (a.pair.run < b.pair.run ? -1 : 1));
}

/** The range of a study, the interval of chance, or that parameters are left out. */
function howSure(view: AnswerView, pair: Pair, row: Amount): Text {
  const band = rangeOf(view, pair);
  const parts = [band, chanceText(view, row), band ? undefined : t("report.knownParametersIntervalHere")];
  return t("join.bracket", {
    text: joined(
      parts.filter((part) => part !== undefined),
      "semicolon",
    ),
  });
}

/** Undefined without an interval, or where both of its ends are told as the same number: cohorts know no chance. */
function chanceText(view: AnswerView, row: Amount): Text | undefined {
  if (Number.isNaN(row.ciLow)) return undefined;
  const own = inOwnUnit(view, measureOf(view), row);
  const [low, high] = [row.ciLow, row.ciHigh].map((end) =>
    own ? ownText(view, measureOf(view), end, true) : textOf(signedPercent((100 * end) / Math.abs(row.baselineMean))),
  );
  return low!.en === high!.en ? undefined : t("report.chanceAlone95", { low, high });
}
