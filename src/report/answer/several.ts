import { COUNTRY } from "../../measures/indicators/index.js";
import { CLUSTER, type Span } from "../../measures/results/index.js";
import {
  type Amount,
  areEqual,
  capitalised,
  difference,
  isClear,
  isNothing,
  isSure,
  isThere,
  isZero,
  oneYear,
  type Pair,
  pairsOf,
  plain,
  spanOf,
  spreadOver,
  whenText,
} from "../../measures/views/index.js";
import { both, joined, type Text, t } from "../../words/index.js";
import {
  bandOf,
  changeText,
  isNone,
  isTold,
  LEAST,
  measureText,
  noneValues,
  rangedChange,
  rangeOf,
  shortChange,
  shortRange,
  subjectText,
  withRange,
} from "./amounts.js";
import { turnedSince } from "./course.js";
import { type Effect, effectTold, inOrder, rowsOf } from "./headline.js";
import { type AnswerView, COMPARED, measureOf, placeOf, WELFARE } from "./view.js";
import { winnersSentences } from "./winners.js";

/** Variants by effect, the largest first: their order in the file says nothing. */
export function orderedPairs(view: AnswerView): Effect[] {
  return inOrder(rowsOf(view, pairsOf(view), measureOf(view)));
}

/**
 * Each variant against the baseline: effect, what is left of it, who gains; no effects where there is none of any. Of
 * variants that are equal the first: that they are stands behind (differenceSentences).
 */
export function eachSentences(view: AnswerView): Text[] {
  const ordered = orderedPairs(view).filter(
    ({ pair }, at, all) =>
      !all.slice(0, at).some((first) => areEqual(view, { run: pair.run, against: first.pair.run })),
  );
  if (ordered.every(({ pair }) => nothingAnywhere(view, pair)))
    return ordered.flatMap(({ pair }) => winnersSentences(view, pair, false));
  return ordered.flatMap(({ pair }) => {
    const country = inCountry(view, pair);
    const values = {
      name: namedWithPlace(view, pair),
      measure: measureText(view, measureOf(view)),
      changes: joined(changesOf(view, pair), "comma"),
      beyond: country !== undefined,
      country,
    };
    const turned = turnedSince(view, pair);
    return [
      t("report.variantChanges", values),
      ...(turned ? [joined([namedWithPlace(view, pair), turned], "colon")] : []),
      ...againstGdp(view, pair),
      ...winnersSentences(view, pair, false),
    ];
  });
}

/** What residents consume, where it goes the other way than GDP. */
function againstGdp(view: AnswerView, pair: Pair): Text[] {
  const [product, row] = [effectTold(view, pair), effectTold(view, pair, WELFARE)];
  if (view.plan.measure || !isClear(product) || !isClear(row) || row.effect * product.effect > 0) return [];
  const measure = measureText(view, WELFARE);
  const changes = t("report.changeWhen", {
    change: changeText(view, WELFARE, row),
    when: whenText(spanOf(view), WELFARE),
  });
  const values = { name: namedWithPlace(view, pair), measure, changes, beyond: false, country: undefined };
  return [t("report.variantChanges", values)];
}

const COST = "lever-cost";

/** Whether levers cost less than half as much in the year that is told as in those up to it: the spending has ended. */
export function costsHaveEnded(view: AnswerView): boolean {
  const { from, to } = spanOf(view);
  if (from !== to) return false;
  return orderedPairs(view).some(({ pair }) => {
    const costOf = (year: number) => difference(view, pair, CLUSTER, COST, oneYear(year))?.effect ?? 0;
    const spent = view.years.map((year) => (year <= to ? costOf(year) : 0)).filter((cost) => Math.abs(cost) >= LEAST);
    const mean = spent.reduce((all, cost) => all + cost, 0) / spent.length;
    return spent.length > 0 && Math.abs(costOf(to)) < Math.abs(mean) / 2;
  });
}

/**
 * What levers cost under each variant that spends more or less on them, where no measure is asked for; of what ends, in
 * sum: some may have ended before others.
 */
export function costSentence(view: AnswerView): Text[] {
  const told = spanOf(view);
  const span = spansOf(view)[1] ?? (costsHaveEnded(view) ? { from: view.years[0]!, to: told.to } : told);
  const costs = orderedPairs(view).flatMap(({ pair }) => {
    const row = difference(view, pair, CLUSTER, COST, span);
    if (!row || !isTold(view, COST, row)) return [];
    const what = subjectText(view, pair);
    return [t("join.withBracket", { what, bracket: shortChange(view, COST, row) })];
  });
  if (view.plan.measure || costs.length === 0) return [];
  const values = { measure: measureText(view, COST), when: whenText(span, COST) };
  const sentence = t("report.elsewhere", { ...values, told: joined(costs, "comma") });
  return [both((language) => capitalised(sentence[language]))];
}

/** A pair, with the place that is told where it is not the cluster. */
function namedWithPlace(view: AnswerView, pair: Pair): Text {
  const { id, label } = placeOf(view);
  return id === CLUSTER ? subjectText(view, pair) : joined([label, subjectText(view, pair)], "colon");
}

/** What several variants do to all else that is asked for: other places, and what is beside the measure. */
export function alsoAsked(view: AnswerView): Text[] {
  const { places, beside = [] } = view.plan;
  const asked = [measureOf(view), ...beside].flatMap((indicator) => places.map((id) => ({ indicator, id })));
  const turns = ({ indicator, id }: { indicator: string; id: string }) =>
    indicator === measureOf(view) && !beside.includes(WELFARE) && turnsWelfare(view, id);
  const other = asked.flatMap((one) => [one, ...(turns(one) ? [{ ...one, indicator: WELFARE }] : [])]);
  return other.slice(1).flatMap(({ indicator, id }) => {
    const changes = changesUnder(view, id, indicator);
    const place = view.places.find((one) => one.id === id);
    const values = {
      place: place && both((language) => capitalised(place.label[language])),
      measure: measureText(view, indicator),
      when: whenText(spanOf(view), indicator),
    };
    return place && changes.length > 0
      ? [t("report.alsoAsked", { ...values, changes: joined(changes, "semicolon") })]
      : [];
  });
}

/** What residents of a place beside the first consume goes another way than its GDP, under some variant. */
export function turnsWelfare(view: AnswerView, place: string): boolean {
  if (view.plan.measure || place === placeOf(view).id) return false;
  return pairsOf(view).some((pair) => {
    const [product, welfare] = [measureOf(view), WELFARE].map((one) => difference(view, pair, place, one));
    const drawn = spreadOver(view, pair, place, WELFARE);
    return isClear(product) && isSure(welfare, drawn) && product.effect * welfare.effect < 0;
  });
}

/** What each variant does to an indicator of a place; those that do nothing are counted, where others do more. */
function changesUnder(view: AnswerView, place: string, indicator: string): Text[] {
  const all = orderedPairs(view).flatMap(({ pair }) => {
    const row = difference(view, pair, place, indicator);
    return row ? [{ pair, row }] : [];
  });
  const none = all.filter(({ row }) => isNone(view, indicator, row));
  const counted = none.length > 1 && none.length < all.length ? none : [];
  const told = all
    .filter((one) => !counted.includes(one))
    .map(({ pair, row }) => {
      const band = bandOf(view, pair, indicator, place);
      const range = band ? [shortRange(view, band)] : [];
      return withRange(subjectText(view, pair), changeText(view, indicator, row, true), range);
    });
  const largest = counted.reduce<Effect | undefined>(
    (most, one) => (most && !isZero(most.row) ? most : one),
    undefined,
  );
  if (!largest) return told;
  const values = { ...noneValues(view, largest.row, indicator), count: counted.length };
  return [...told, t("report.noEffectOfOthers", values)];
}

/** Neither in the years that are told, nor in the whole country. */
function nothingAnywhere(view: AnswerView, pair: Pair): boolean {
  return [placeOf(view).id, COUNTRY].every((place) =>
    spansOf(view).every((span) => {
      const row = difference(view, pair, place, measureOf(view), span);
      return row === undefined || isNothing(row);
    }),
  );
}

/** What the cluster gains is in part another place's loss: beside its effect stands that on the whole country. */
function inCountry(view: AnswerView, pair: Pair): Text | undefined {
  if (placeOf(view).id !== CLUSTER) return undefined;
  const row = difference(view, pair, COUNTRY, measureOf(view));
  return row && dated(view, row, spanOf(view));
}

function dated(view: AnswerView, row: Amount, span: Span): Text {
  return t("report.changeWhen", {
    change: rangedChange(view, measureOf(view), row),
    when: whenText(span, measureOf(view)),
  });
}

/** Each with its range, where a study holds it. */
function changesOf(view: AnswerView, pair: Pair): Text[] {
  return spansOf(view).flatMap((span) => {
    const told = effectTold(view, pair, measureOf(view), span);
    if (!told) return [];
    const what = dated(view, told, span);
    const band = bandOf(view, pair, measureOf(view), placeOf(view).id, span);
    return [band ? t("join.withBracket", { what, bracket: shortRange(view, band) }) : what];
  });
}

/** The years that are told first; of a blow also the sum and the last year. */
function spansOf(view: AnswerView): Span[] {
  const { kind, at, from, to } = view.plan.when;
  const told = [spanOf(view)];
  // One year alone has no sum.
  if (kind !== "shock" || from === to) return told;
  return [...told, { from, to }, ...(at === to ? [] : [oneYear(to)])];
}

/** Differences in one sentence. */
const TOGETHER = 2;

/** Those that are asked for, with all that tells them apart; else each variant against the next lower one. */
export function differenceSentences(view: AnswerView): Text[] {
  const asked = view.plan.differences
    ?.map(([run, against]) => ({ run, against }))
    .filter((pair) => isThere(view, pair));
  if (asked) return asked.flatMap((pair) => betweenSentences(view, pair));
  const ordered = orderedPairs(view).map(({ pair }) => pair.run);
  return ordered.slice(1).flatMap((against, at) => betweenSentences(view, { run: ordered[at]!, against }).slice(0, 1));
}

/** What each of two variants does to the baseline: a difference alone does not say whether both gain or both lose. */
export function eachAgainstBaseline(view: AnswerView, { run, against }: Pair): Text[] {
  const told = [run, against].flatMap((one) => {
    const pair = { run: one, against: view.baseline };
    if (one === view.baseline) return [];
    const row = effectTold(view, pair);
    const bracket = row && changeText(view, measureOf(view), row, true);
    return bracket ? [t("join.withBracket", { what: subjectText(view, pair), bracket })] : [];
  });
  if (told.length < 2) return [];
  return [
    t("report.eachAgainstBaseline", { when: whenText(spanOf(view), measureOf(view)), told: joined(told, "comma") }),
  ];
}

/**
 * What tells one variant from another in the years that are told. Where a measure is `told` already, beside it; then
 * real GDP is told even where it does not differ.
 */
export function betweenSentences(view: AnswerView, pair: Pair, told?: string): Text[] {
  if (areEqual(view, pair)) return [equalText(view, pair)];
  const { measure, differences } = view.plan;
  const plain = namedWithPlace(view, pair);
  // Beside other pairs it must be said against what.
  const againstIt = differences && pair.against === view.baseline;
  const name = againstIt ? t("report.oneAgainstOther", { name: plain, other: t("report.theBaseline") }) : plain;
  // Of what ends each one's is told in sum (costSentence).
  const costs = measure === undefined && (costsHaveEnded(view) || (told === undefined && spansOf(view).length > 1));
  const differing = [...new Set([...(measure ? [measure] : []), ...bySize(view, pair)])]
    .filter((indicator) => indicator !== told && !(costs && indicator === COST))
    .flatMap((indicator) => {
      const row = effectTold(view, pair, indicator);
      const always = told !== undefined && indicator === COMPARED[0];
      if (!row || !(always || isTold(view, indicator, row))) return [];
      const range = indicator === measureOf(view) ? rangeOf(view, pair) : undefined;
      const amount = joined([changeText(view, indicator, row), ...(range ? [range] : [])], "comma");
      return [t("join.nameAndAmount", { name: measureText(view, indicator), amount })];
    });
  if (differing.length === 0)
    return told !== undefined ? [] : [t("report.noDifferenceTold", { name, when: whenText(spanOf(view)) })];
  return Array.from({ length: Math.ceil(Math.min(differing.length, 2 * TOGETHER) / TOGETHER) }, (_, k) =>
    t("report.variantAgainst", {
      name,
      // Of an asked measure years may be averaged, of the rest summed.
      when: whenText(spanOf(view), measure === undefined ? COMPARED[0] : undefined),
      parts: joined(differing.slice(TOGETHER * k, TOGETHER * (k + 1)), "semicolon"),
    }),
  );
}

/** Equal at central values; of the measure also in how many parameter draws it is not. */
function equalText(view: AnswerView, pair: Pair): Text {
  const drawn = spreadOver(view, pair, placeOf(view).id, measureOf(view));
  const moved = drawn ? drawn.rises + drawn.falls : 0;
  return t("report.equalInAll", {
    name: subjectText(view, pair),
    moved: moved > 0,
    measure: measureText(view, measureOf(view)),
    when: whenText(spanOf(view), measureOf(view)),
    share: plain(100 * moved, 0),
  });
}

/** What variants are told apart by, the larger first of what levers cost and what city governments collect. */
function bySize(view: AnswerView, pair: Pair): readonly string[] {
  const size = (indicator: string) => Math.abs(effectTold(view, pair, indicator)?.effect ?? 0);
  if (size("own-revenue") <= size(COST)) return COMPARED;
  return COMPARED.map((one) => (one === COST ? "own-revenue" : one === "own-revenue" ? COST : one));
}
