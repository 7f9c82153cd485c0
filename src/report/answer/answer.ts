import { COUNTRY } from "../../measures/indicators/index.js";
import type { Span } from "../../measures/results/answerPlan.js";
import { CLUSTER, type CouncilMeeting } from "../../measures/results/index.js";
import { drawsRun, givenOf, MANY_DRAWS } from "../../measures/results/uncertainty.js";
import {
  type Amount,
  areEqual,
  difference,
  isNothing,
  isUnclear,
  NOTHING,
  oneYear,
  type Pair,
  pairsOf,
  percentOf,
  spanOf,
  whenText,
} from "../../measures/views/difference.js";
import { bothSentences, joined, type Language, percentSigns, type Sentences, type Text, t } from "../../words/index.js";
import { contrast, courseSentence, pathSentences, presentValue, restText } from "./course.js";
import {
  bandOf,
  changeText,
  headline,
  inOrder,
  isTold,
  measureOf,
  measureText,
  placeOf,
  rangeOf,
  rangeWords,
  shortChange,
  signedPercent,
  sizePercent,
  subjectText,
} from "./headline.js";
import { moneySentence, sharingSentences } from "./money.js";
import { type AnswerView, COMPARED, WELFARE } from "./view.js";
import { observedSentences, winnersSentences } from "./winners.js";

/**
 * What a comparison answers, in sentences, the answer first: what was asked, or what the levers suggest. Of one variant
 * also what residents get, who gains and who loses, what it costs whom, when it works; of several each against the
 * baseline and what tells them apart. What goes beyond anything observed and what councils decided stands after the
 * headline. No markup.
 */
export function answerSentences(view: AnswerView): Sentences {
  const pairs = pairsOf(view);
  const [only] = pairs.length === 1 ? pairs : [];
  const [warned, rest] = only ? [opposite(view, only), ofOne(view, only)] : [[], ofSeveral(view)];
  const said = (texts: readonly Text[], language: Language) =>
    texts.map((one) => percentSigns(one[language], language));
  return bothSentences((language) => [
    ...said([...signedSentences(view), ...headline(view), ...warned, ...observedSentences(view)], language),
    ...view.decided[language],
    ...said([...rest, ...closing(view, only)], language),
  ]);
}

function ofOne(view: AnswerView, pair: Pair): Text[] {
  const rest = restText(view, pair);
  const against = pair.against !== view.baseline;
  return [
    ...(rest ? [rest] : []),
    ...(against ? [...eachAgainstBaseline(view, pair), ...betweenSentences(view, pair, measureOf(view))] : []),
    ...winnersSentences(view, pair, true),
    ...elsewhere(view, pair),
    ...(view.plan.measure || against ? [] : residents(view, pair)),
    ...inSum(view, pair),
    ...sharingSentences(view, pair),
    ...(against ? [] : [moneySentence(view, pair)]),
    ...(view.plan.when.kind === "path" ? pathSentences(view, pair) : [courseSentence(view, pair)]),
  ].filter((sentence) => sentence !== undefined);
}

function ofSeveral(view: AnswerView): Text[] {
  const pairs = orderedPairs(view).map(({ pair }) => pair);
  const differences = differenceSentences(view);
  // Which of the two best is better, where a study can tell.
  const [best, next] = pairs;
  const ahead = best && next && rangeOf(view, { run: best.run, against: next.run }) ? 1 : 0;
  return [
    ...differences.slice(0, ahead),
    ...eachSentences(view),
    ...pairs.flatMap((pair) => inSum(view, pair)),
    ...pairs.flatMap((pair) => sharingSentences(view, pair)),
    ...differences.slice(ahead),
    ...pairs.flatMap((pair) => opposite(view, pair)),
  ];
}

/** Which question was taken for the one that nobody wrote, and what ranges are over. */
function closing(view: AnswerView, only: Pair | undefined): Text[] {
  return [...rangesSentence(view, only), ...(view.plan.chosen ? [view.plan.chosen] : [])];
}

/** That there are no ranges is told of one variant beside its effect. */
function rangesSentence(view: AnswerView, only: Pair | undefined): Text[] {
  const { uncertainty } = view;
  const ranged = pairsOf(view).some((pair) => bandOf(view, pair) !== undefined);
  if (!uncertainty || !ranged) return only ? [] : [t("report.parametersLeftOut")];
  const { factors, data } = uncertainty;
  const worlds = drawsRun(uncertainty);
  const candidates = data?.candidates ?? 0;
  const values = { worlds, numbers: factors.length, given: givenOf(uncertainty), candidates, few: worlds < MANY_DRAWS };
  return [t("report.rangesOverDraws", values)];
}

/** The cluster's income and the country's welfare go opposite ways: nobody must take the first for the second. */
function opposite(view: AnswerView, pair: Pair): Text[] {
  if (view.plan.measure || pair.against !== view.baseline) return [];
  const told = contrast((place, indicator) => view.effect(pair.run, place, indicator, view.plan.when.at));
  if (!told) return [];
  return [pairsOf(view).length === 1 ? told : t("report.underVariant", { name: subjectText(view, pair), told })];
}

/** Where capital is saved, consumption comes later than income: that of all years together, where no measure is asked for. */
function inSum(view: AnswerView, pair: Pair): Text[] {
  const { plan, years, baseline } = view;
  if (!plan.saved || plan.measure || pair.against !== baseline) return [];
  const percent = presentValue(years, (year) => view.effect(pair.run, COUNTRY, WELFARE, year));
  if (percent === undefined || Math.abs(percent) < NOTHING) return [];
  const values = { name: subjectText(view, pair), change: signedPercent(percent), from: years[0], to: years.at(-1) };
  const told =
    plan.savingPaid?.variant === pair.run ? [t("report.savingPaid", { ...values, ...paid(plan.savingPaid) })] : [];
  return [t("report.presentValue", values), ...told];
}

function paid({ from }: { from: number | null }): { ever: boolean; year: number | null } {
  return { ever: from !== null, year: from };
}

/** Places beside the first that are asked for. */
function elsewhere(view: AnswerView, pair: Pair): Text[] {
  const told = view.plan.places.slice(1).flatMap((id) => {
    const row = difference(view, pair, id, measureOf(view), spanOf(view));
    const place = view.places.find((one) => one.id === id);
    return row && place
      ? [t("report.labelThenChange", { label: place.label, change: changeText(view, measureOf(view), row) })]
      : [];
  });
  const measure = measureText(view, measureOf(view));
  return told.length === 0 ? [] : [t("report.elsewhere", { measure, told: joined(told, "semicolon") })];
}

/** Consumption of residents, in the place that is told first and in the whole country. */
function residents(view: AnswerView, pair: Pair): Text[] {
  const here = placeOf(view).id;
  const changes = [...new Set([here, COUNTRY])].flatMap((id) => {
    const row = difference(view, pair, id, WELFARE, spanOf(view));
    if (!row) return [];
    const change = isNothing(row)
      ? t("report.doesChange")
      : isUnclear(row)
        ? t("report.doesClearlyChange")
        : t("report.by", { rises: row.effect > 0, size: sizePercent(percentOf(row)) });
    return [id === here ? change : t("report.inWholeCountry", { change })];
  });
  return changes.length === 0 ? [] : [t("report.residentsConsumePrivatePublic", { changes: joined(changes, "comma") })];
}

type Told = { pair: Pair; row: Amount };

/** Variants by effect, the largest first: their order in the file says nothing. */
export function orderedPairs(view: AnswerView): Told[] {
  const rows = pairsOf(view).flatMap((pair) => {
    const row = difference(view, pair, placeOf(view).id, measureOf(view), spanOf(view));
    return row ? [{ pair, row }] : [];
  });
  return inOrder(rows);
}

/** Each variant against the baseline: effect, what is left of it, who gains; no effects where there is none of any. */
function eachSentences(view: AnswerView): Text[] {
  const ordered = orderedPairs(view);
  if (ordered.every(({ pair }) => nothingAnywhere(view, pair)))
    return ordered.flatMap(({ pair }) => winnersSentences(view, pair, false));
  return ordered.flatMap(({ pair }) => {
    const band = bandOf(view, pair);
    const country = inCountry(view, pair);
    const values = {
      name: subjectText(view, pair),
      measure: measureText(view, measureOf(view)),
      changes: joined(changesOf(view, pair), "comma"),
      ranged: band !== undefined,
      band,
      ...rangeWords(view),
      beyond: country !== undefined,
      country,
    };
    return [t("report.variantChanges", values), ...winnersSentences(view, pair, false)];
  });
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
  const row = difference(view, pair, COUNTRY, measureOf(view), spanOf(view));
  return row && dated(view, row, spanOf(view));
}

const dated = (view: AnswerView, row: Amount, span: Span): Text =>
  t("report.changeWhen", { change: shortChange(view, measureOf(view), row), when: whenText(span) });

function changesOf(view: AnswerView, pair: Pair): Text[] {
  return spansOf(view).flatMap((span) => {
    const told = difference(view, pair, placeOf(view).id, measureOf(view), span);
    return told ? [dated(view, told, span)] : [];
  });
}

/** The years that are told first; of a blow also the sum and the last year. */
function spansOf(view: AnswerView): Span[] {
  const { kind, at, from, to } = view.plan.when;
  return [spanOf(view), ...(kind === "shock" ? [{ from, to }, ...(at === to ? [] : [oneYear(to)])] : [])];
}

/** Differences in one sentence. */
const TOGETHER = 2;

/** Each variant against the next lower one, or that the two are equal. */
export function differenceSentences(view: AnswerView): Text[] {
  const ordered = orderedPairs(view).map(({ pair }) => pair.run);
  return ordered.slice(1).flatMap((against, at) => betweenSentences(view, { run: ordered[at]!, against }).slice(0, 1));
}

/** What each of two variants does to the baseline: a difference alone does not say whether both gain or both lose. */
function eachAgainstBaseline(view: AnswerView, { run, against }: Pair): Text[] {
  const told = [run, against].flatMap((one) => {
    const pair = { run: one, against: view.baseline };
    if (one === view.baseline) return [];
    const row = difference(view, pair, placeOf(view).id, measureOf(view), spanOf(view));
    const percent = row && changeText(view, measureOf(view), row, true);
    return percent ? [t("report.placeChange", { place: subjectText(view, pair), percent })] : [];
  });
  if (told.length < 2) return [];
  return [t("report.eachAgainstBaseline", { when: whenText(spanOf(view)), told: joined(told, "comma") })];
}

/**
 * What tells one variant from another in the years that are told. Where a measure is `told` already, beside it; then
 * real GDP is told even where it does not differ.
 */
function betweenSentences(view: AnswerView, pair: Pair, told?: string): Text[] {
  const name = subjectText(view, pair);
  if (areEqual(view, pair)) return [t("report.equalInAll", { name })];
  const differing = [...new Set([...(view.plan.measure ? [view.plan.measure] : []), ...COMPARED])]
    .filter((indicator) => indicator !== told)
    .flatMap((indicator) => {
      const row = difference(view, pair, placeOf(view).id, indicator, spanOf(view));
      const always = told !== undefined && indicator === COMPARED[0];
      if (!row || !(always || isTold(view, indicator, row))) return [];
      const range = indicator === measureOf(view) ? rangeOf(view, pair) : undefined;
      const change = joined([changeText(view, indicator, row), ...(range ? [range] : [])], "comma");
      return [t("report.labelThenChange", { label: measureText(view, indicator), change })];
    });
  if (differing.length === 0)
    return told !== undefined ? [] : [t("report.noDifferenceTold", { name, when: whenText(spanOf(view)) })];
  return Array.from({ length: Math.ceil(Math.min(differing.length, 2 * TOGETHER) / TOGETHER) }, (_, k) =>
    t("report.variantAgainst", {
      name,
      when: whenText(spanOf(view)),
      parts: joined(differing.slice(TOGETHER * k, TOGETHER * (k + 1)), "comma"),
    }),
  );
}

/**
 * From when on a part of the agreement that is asked for is signed under every council, and what that arm then brings
 * against the baseline.
 */
function signedSentences(view: AnswerView): Text[] {
  const { signed } = view.plan;
  if (!signed) return [];
  const about = (view.meetings ?? []).filter(({ item = "" }) => item.split(" + ").includes(signed.type));
  const told = view.variants.flatMap(({ id }) => {
    const meetings = about.filter(({ variant }) => variant === id);
    return meetings.length === 0 ? [] : [courseOf(view, { run: id, against: view.baseline }, meetings)];
  });
  return told.length === 0 ? [] : [t("report.signedFirst", { item: signed.label, told: joined(told, "semicolon") })];
}

function courseOf(view: AnswerView, pair: Pair, meetings: readonly CouncilMeeting[]): Text {
  const kept = meetings.filter(({ members, votes }) => members.length > 0 && !votes.some(({ breaks }) => breaks));
  const year = Math.min(...kept.map((meeting) => meeting.year));
  const row = difference(view, pair, placeOf(view).id, measureOf(view), spanOf(view));
  const worth =
    row &&
    t("report.signedWorth", {
      measure: measureText(view, measureOf(view)),
      change: changeText(view, measureOf(view), row),
      when: whenText(spanOf(view)),
    });
  const values = { name: subjectText(view, pair), year, worth: worth ?? "" };
  if (kept.length === 0) return t("report.signedNever", { name: values.name });
  if (meetings.every((meeting) => kept.includes(meeting) || meeting.year < year)) return t("report.signedFrom", values);
  return t("report.signedSome", { ...values, share: Math.round((100 * kept.length) / meetings.length) });
}
