import { COUNTRY, isSummed } from "../../measures/indicators/index.js";
import { CLUSTER, drawsTold, givenOf, MANY_DRAWS } from "../../measures/results/index.js";
import {
  type Amount,
  capitalised,
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
} from "../../measures/views/index.js";
import {
  both,
  bothSentences,
  joined,
  type Language,
  type Sentences,
  saidIn,
  someOf,
  type Text,
  t,
} from "../../words/index.js";
import { signedSentences } from "./agreements.js";
import {
  bandOf,
  changeText,
  measureText,
  noneValues,
  rangeOf,
  shortRange,
  signedPercent,
  sizePercent,
  subjectText,
  withRange,
} from "./amounts.js";
import { contrast, courseSentence, pathSentences, presentValue, restText, turnedSince } from "./course.js";
import { headline, toldApart } from "./headline.js";
import { moneySentence, sharingSentences } from "./money.js";
import {
  alsoAsked,
  betweenSentences,
  costSentence,
  costsHaveEnded,
  differenceSentences,
  eachAgainstBaseline,
  eachSentences,
  orderedPairs,
  turnsWelfare,
} from "./several.js";
import { rangelessText, turnedTexts } from "./uncertainty.js";
import { type AnswerView, measureOf, placeOf, WELFARE } from "./view.js";
import { behindTotal, observedSentences, winnersSentences } from "./winners.js";

/**
 * What a comparison answers, in sentences, the answer first: what was asked, or what the levers suggest. Of one variant
 * also what residents get, who gains and who loses, what it costs whom, when it works; of several each against the
 * baseline and what tells them apart. What goes beyond anything observed and what else was decided stands after the
 * headline. No markup.
 */
export function answerSentences(view: AnswerView): Sentences {
  const pairs = pairsOf(view);
  const [only] = pairs.length === 1 ? pairs : [];
  const [warned, rest] = only
    ? [
        [...elsewhere(view, only), ...turned(view, only), ...opposite(view, only), ...behindTotal(view, only)],
        ofOne(view, only),
      ]
    : [[], ofSeveral(view)];
  return bothSentences((language) => {
    const first = chosenFirst(view, language);
    return [
      ...saidIn(signedSentences(view), language),
      ...first,
      ...saidIn([...headline(view), ...cycling(view), ...warned, ...observedSentences(view)], language),
      ...saidIn(uncountedSentence(view), language),
      ...view.chosen[language].slice(first.length),
      ...view.decided[language],
      ...saidIn([...rest, ...closing(view, only)], language),
    ];
  });
}

function turned(view: AnswerView, pair: Pair): Text[] {
  const told = turnedSince(view, pair);
  return told ? [both((language) => capitalised(told[language]))] : [];
}

/** The mean over the last cycle of choices that go round, where the year that is told is another phase of it. */
function cycling(view: AnswerView): Text[] {
  const { from, to } = spanOf(view);
  const measure = measureOf(view);
  return pairsOf(view).flatMap((pair) => {
    const years = Math.max(view.cycles[pair.run] ?? 0, view.cycles[pair.against] ?? 0);
    const span = { from: to - years + 1, to };
    if (years < 2 || from !== to || span.from < view.years[0]!) return [];
    const [row, whole] = [oneYear(to), span].map((one) => difference(view, pair, placeOf(view).id, measure, one));
    if (!row || !whole) return [];
    const [told, change] = [row, isSummed(measure) ? perYear(whole, years) : whole].map((one) =>
      changeText(view, measure, one),
    );
    const values = { name: subjectText(view, pair), years, measure: measureText(view, measure), ...span };
    return told!.en === change!.en ? [] : [t("report.goesRound", { ...values, change })];
  });
}

const perYear = ({ effect, baselineMean, ciLow, ciHigh }: Amount, years: number): Amount => ({
  effect: effect / years,
  baselineMean: baselineMean / years,
  ciLow: ciLow / years,
  ciHigh: ciHigh / years,
});

/** What is not counted among the costs, each kind once, with the variants that it is of where not all told ones are. */
function uncountedSentence(view: AnswerView): Text[] {
  const told = [...new Set(pairsOf(view).flatMap(({ run, against }) => [run, against]))].filter(
    (id) => id !== view.baseline,
  );
  const kinds = new Map(told.flatMap((id) => (view.uncounted[id] ?? []).map((kind) => [kind.en, kind] as const)));
  return [...kinds.values()].map((kind) => {
    const of = told.filter((id) => view.uncounted[id]?.some(({ en }) => en === kind.en));
    const sentence = t("report.uncounted", { kind });
    if (of.length === told.length) return sentence;
    const names = of.map((run) => subjectText(view, { run, against: view.baseline }));
    return joined([someOf(names, 3), sentence], "colon");
  });
}

/** Sentences on what governments chose that stand before the headline. */
const CHOSEN_FIRST = 2;

/** What governments chose where that is the question: no measure is asked for. */
export function chosenFirst({ plan, chosen }: AnswerView, language: Language): string[] {
  return plan.measure ? [] : chosen[language].slice(0, CHOSEN_FIRST);
}

function ofOne(view: AnswerView, pair: Pair): Text[] {
  const rest = restText(view, pair);
  const against = pair.against !== view.baseline;
  const path = view.plan.when.kind === "path";
  return [
    ...(rest ? [rest] : []),
    ...(path ? pathSentences(view, pair) : []),
    ...(against ? [...eachAgainstBaseline(view, pair), ...betweenSentences(view, pair, measureOf(view))] : []),
    ...winnersSentences(view, pair, true),
    ...(view.plan.measure || against ? [] : residents(view, pair)),
    ...inSum(view, [pair]),
    ...sharingSentences(view, pair),
    ...(against ? [] : [ofCluster(view, moneySentence(view, pair))]),
    ...(costsHaveEnded(view) ? costSentence(view) : []),
    ...(path ? [] : [courseSentence(view, pair)]),
  ].filter((sentence) => sentence !== undefined);
}

/** A sentence on all cities, where another place was asked about first. */
function ofCluster(view: AnswerView, sentence: Text | undefined): Text | undefined {
  return sentence && placeOf(view).id !== CLUSTER ? joined([view.region, sentence], "colon") : sentence;
}

/** Sentences on several variants: each, then what they bring in sum and how that is shared. */
function ofSeveral(view: AnswerView): Text[] {
  const pairs = orderedPairs(view).map(({ pair }) => pair);
  const differences = differenceSentences(toldApart(view));
  const path = view.plan.when.kind === "path" ? pairs : [];
  // Those that are asked for; which of the two best is better, where a study can tell.
  const [best, next] = pairs;
  const tellsBest = best && next && rangeOf(view, { run: best.run, against: next.run });
  const ahead = view.plan.differences ? differences.length : tellsBest ? 1 : 0;
  return [
    ...alsoAsked(view),
    ...differences.slice(0, ahead),
    ...path.flatMap((pair) =>
      pathSentences(view, pair).map((sentence) => joined([subjectText(view, pair), sentence], "colon")),
    ),
    ...eachSentences(view),
    ...costSentence(view),
    ...inSum(view, pairs),
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
  const unranged = pairsOf(view).filter((pair) => bandOf(view, pair) === undefined);
  const ranged = unranged.length < pairsOf(view).length;
  const without = unranged.flatMap(
    (pair) => (uncertainty && rangelessText(uncertainty, pair, subjectText(view, pair))) ?? [],
  );
  if (!uncertainty || !ranged) return [...(only ? [] : [t("report.parametersLeftOut")]), ...without];
  const { factors, data } = uncertainty;
  const worlds = drawsTold(uncertainty);
  const candidates = data?.candidates ?? 0;
  const values = { worlds, numbers: factors.length, given: givenOf(uncertainty), candidates, few: worlds < MANY_DRAWS };
  const told = pairsOf(view).flatMap(({ run, against }) => [run, against]);
  return [t("report.rangesOverDraws", values), ...without, ...turnedTexts(uncertainty, told)];
}

/** The cluster's real GDP and the country's consumption go opposite ways: nobody must take the first for the second. */
function opposite(view: AnswerView, pair: Pair): Text[] {
  if (view.plan.measure || pair.against !== view.baseline) return [];
  const told = contrast((place, indicator) => view.effect(pair.run, place, indicator, view.plan.when.at));
  if (!told) return [];
  return [pairsOf(view).length === 1 ? told : joined([subjectText(view, pair), told], "colon")];
}

/**
 * Where capital is saved, consumption comes later than income: that of all years together, where no measure is asked
 * for; then whether saving has paid.
 */
function inSum(view: AnswerView, pairs: readonly Pair[]): Text[] {
  const { plan, years, baseline } = view;
  if (!plan.saved || plan.measure) return [];
  const told = pairs.flatMap((pair) => {
    const percent = presentValue(years, (year) => view.effect(pair.run, COUNTRY, WELFARE, year));
    if (pair.against !== baseline || percent === undefined || Math.abs(percent) < NOTHING) return [];
    return [{ pair, name: subjectText(view, pair), change: signedPercent(percent) }];
  });
  if (told.length === 0) return [];
  const changes = told.map(({ name, change }) => t("join.withBracket", { what: name, bracket: change }));
  const [from, to] = [years[0], years.at(-1)];
  // Known of one variant, so that nothing is told of it where others stand beside.
  const known = pairs.length === 1 ? plan.savingPaid : undefined;
  const saving = told.flatMap(({ pair, name }) =>
    known?.variant === pair.run ? [t("report.savingPaid", { name, to, ...paid(known) })] : [],
  );
  return [t("report.presentValue", { from, to, changes: joined(changes, "comma") }), ...saving];
}

function paid({ from }: { from: number | null }): { ever: boolean; year: number | null } {
  return { ever: from !== null, year: from };
}

/** Places beside the first that are asked for; what residents consume where it goes the other way. */
function elsewhere(view: AnswerView, pair: Pair): Text[] {
  const others = view.plan.places.slice(1);
  const turned = others.filter((id) => turnsWelfare(view, id));
  return [...toldIn(view, pair, others, measureOf(view)), ...toldIn(view, pair, turned, WELFARE)];
}

function toldIn(view: AnswerView, pair: Pair, ids: readonly string[], indicator: string): Text[] {
  const told = ids.flatMap((id) => {
    const row = difference(view, pair, id, indicator);
    const place = view.places.find((one) => one.id === id);
    if (!row || !place) return [];
    const band = bandOf(view, pair, indicator, id);
    return [withRange(place.label, changeText(view, indicator, row, true), band ? [shortRange(view, band)] : [])];
  });
  const values = { measure: measureText(view, indicator), when: whenText(spanOf(view), indicator) };
  if (told.length === 0) return [];
  const sentence = t("report.elsewhere", { ...values, told: joined(told, "semicolon") });
  return [both((language) => capitalised(sentence[language]))];
}

/** Consumption of residents, in the place that is told first and in the whole country. */
function residents(view: AnswerView, pair: Pair): Text[] {
  const here = placeOf(view).id;
  const changes = [...new Set([here, COUNTRY])].flatMap((id) => {
    const row = difference(view, pair, id, WELFARE);
    if (!row) return [];
    const change = isNothing(row)
      ? t("report.doesChange", noneValues(view, row, WELFARE))
      : isUnclear(row)
        ? t("report.doesClearlyChange")
        : t("report.by", { rises: row.effect > 0, size: sizePercent(percentOf(row)) });
    return [id === here ? change : t("report.inWholeCountry", { change })];
  });
  if (changes.length === 0) return [];
  const sentence = t("report.residentsConsumePrivatePublic", { changes: joined(changes, "comma") });
  return [here === CLUSTER ? sentence : joined([placeOf(view).label, sentence], "colon")];
}
