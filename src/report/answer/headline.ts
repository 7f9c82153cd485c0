import type { EffectRow } from "../../measures/results/effects.js";
import { drawsRun, givenOf, MANY_DRAWS } from "../../measures/results/uncertainty.js";
import {
  type Amount,
  difference,
  isClear,
  isNothing,
  isUnclear,
  type Pair,
  pairsOf,
  percentOf,
  spanOf,
  spreadOver,
  whenText,
} from "../../measures/views/difference.js";
import { inSentence, plain, signed, sum, threeDigits } from "../../measures/views/present.js";
import { both, isShare, joined, quoted, type Text, t, textOf } from "../../words/index.js";
import { bandText } from "./uncertainty.js";
import { type AnswerView, COMPARED } from "./view.js";

/** Indicator that the headline tells. */
export const measureOf = ({ plan }: AnswerView): string => plan.measure ?? "real-gdp";

/** First place that is asked for. */
export function placeOf({ places, plan }: AnswerView): { id: string; label: Text } {
  const id = plan.places[0]!;
  return places.find((place) => place.id === id) ?? { id, label: textOf(id) };
}

/**
 * The effect that was asked for: of one pair in words, of several the highest and the lowest, whatever order they stand
 * in; where none has an effect on it, also what tells them apart. Then what a study and chance leave open.
 */
export function headline(view: AnswerView): Text[] {
  const pairs = pairsOf(view);
  const rows = rowsOf(view, pairs, measureOf(view));
  const [only] = rows;
  if (!only) return [];
  if (pairs.length === 1) return [...levels(view, only.pair), ofOne(view, only.pair, only.row)];
  const told = ofSeveral(view, rows, measureOf(view));
  if (view.plan.measure || !rows.every(({ row }) => isNothing(row))) return [told];
  const other = COMPARED.find((measure) => tellsApart(view, pairs, measure));
  return other ? [told, ofSeveral(view, rowsOf(view, pairs, other), other)] : [told];
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
    const values = { measure: view.entry(indicator)?.label ?? textOf(indicator), told: joined(changes, "semicolon") };
    if (at > 0) return t("report.levelsAlso", values);
    return t("report.levelsWithout", { ...values, name: subjectText(view, pair), when: whenText(span) });
  });
  return [joined(told, "sentence")];
}

/** The highest and the lowest differ by enough of it. */
function tellsApart(view: AnswerView, pairs: readonly Pair[], measure: string): boolean {
  const ordered = inOrder(rowsOf(view, pairs, measure).filter(({ row }) => !isUnclear(row)));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last || first === last) return false;
  const between = { run: first.pair.run, against: last.pair.run };
  const row = difference(view, between, placeOf(view).id, measure, spanOf(view));
  return row !== undefined && isTold(view, measure, row);
}

interface Effect {
  pair: Pair;
  row: Amount;
}

function rowsOf(view: AnswerView, pairs: readonly Pair[], measure: string): Effect[] {
  return pairs.flatMap((pair) => {
    const row = difference(view, pair, placeOf(view).id, measure, spanOf(view));
    return row ? [{ pair, row }] : [];
  });
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
  const raises = row.effect > 0;
  const share = madeGood(view, pair, row);
  if (share === undefined) return t("report.changesMeasure", { ...values, raises, size });
  const other = subjectText(view, { run: pair.against, against: view.baseline });
  const shares = { size: sizePercent(percentOf(row)), share: sizePercent(100 * share), other };
  return t("report.makesGood", { ...values, raises, ...shares });
}

/**
 * Of two variants: how much of what the second does to the baseline the first undoes; undefined where it does not or
 * undoes more, and where the effect in per cent says as much, since without the second there is nothing.
 */
function madeGood(view: AnswerView, { against }: Pair, row: Amount): number | undefined {
  if (against === view.baseline) return undefined;
  const done = difference(
    view,
    { run: against, against: view.baseline },
    placeOf(view).id,
    measureOf(view),
    spanOf(view),
  );
  if (!isClear(done) || done.effect * row.effect >= 0) return undefined;
  const share = -row.effect / done.effect;
  return share > 1 || sizePercent(100 * share) === sizePercent(percentOf(row)) ? undefined : share;
}

function ofSeveral(view: AnswerView, rows: readonly Effect[], indicator: string): Text {
  const values = {
    place: placeOf(view).label,
    measure: measureText(view, indicator),
    when: whenText(spanOf(view)),
  };
  const known = rows.filter(({ row }) => !isUnclear(row));
  if (!known.some(({ row }) => isClear(row)))
    return t(known.length === rows.length ? "report.noVariantChanges" : "report.noVariantClearly", values);
  const ordered = inOrder(known);
  const [first, last] = [ordered[0]!, ordered.at(-1)!];
  const named = ({ pair, row }: Effect, band?: Text) => {
    const parts = [
      shortChange(view, indicator, row),
      ...(band ? [t("report.rangeOfDraws", { band, ...rangeWords(view) })] : []),
    ];
    return t("report.placeChange", { place: subjectText(view, pair), percent: joined(parts, "comma") });
  };
  const between = difference(
    view,
    { run: first.pair.run, against: last.pair.run },
    placeOf(view).id,
    indicator,
    spanOf(view),
  );
  if (ordered.length === 1) return t("report.onlyOneClear", { ...values, first: named(first) });
  if (between && isNothing(between))
    return t("report.variantsAlike", { ...values, change: shortChange(view, indicator, first.row) });
  const band = bandOf(view, first.pair, placeOf(view).id, indicator);
  return t("report.highestAndLowest", { ...values, first: named(first, band), last: named(last) });
}

/** Largest effect first; equal ones by name, so that the order of the file says nothing. */
export function inOrder<One extends { pair: Pair; row: Amount }>(rows: readonly One[]): One[] {
  return [...rows].sort((a, b) => b.row.effect - a.row.effect || (a.pair.run < b.pair.run ? -1 : 1));
}

/** The range of a study, the interval of chance, or that parameters are left out. */
export function howSure(view: AnswerView, pair: Pair, row: Amount): Text {
  const parts: Text[] = [];
  const band = rangeOf(view, pair);
  if (band) parts.push(band);
  if (!Number.isNaN(row.ciLow) && row.ciLow !== row.ciHigh) parts.push(chanceText(row));
  if (!band) parts.push(t("report.knownParametersIntervalHere"));
  return t("join.bracket", { text: joined(parts, "semicolon") });
}

function chanceText(row: Pick<EffectRow, "baselineMean" | "ciLow" | "ciHigh">): Text {
  const [low, high] = [row.ciLow, row.ciHigh].map((end) => signedPercent((100 * end) / Math.abs(row.baselineMean)));
  return t("report.chanceAlone95", { low, high });
}

/** Of the headline. */
export function bandOf(view: AnswerView, pair: Pair, ...of: [place?: string, indicator?: string]): Text | undefined {
  const spread = spreadOfAnswer(view, pair, ...of);
  return spread?.relative ? both((language) => bandText(spread, language) ?? "") : undefined;
}

/** "90 % range -1 to +3 %, higher in 71 % of draws": of two variants, that being told where the range leaves it open. */
export function rangeOf(view: AnswerView, pair: Pair): Text | undefined {
  const band = bandOf(view, pair);
  const { relative, rises = 0 } = spreadOfAnswer(view, pair) ?? {};
  if (!band || !relative) return undefined;
  const open = pair.against !== view.baseline && relative[0] < 0 && relative[2] > 0;
  return t("report.rangeAndSign", { band, open, share: plain(100 * rises, 0), ...rangeWords(view) });
}

/** What the range is, and of how many draws where these are few. */
export function rangeWords({ uncertainty }: AnswerView): { given: string; few: boolean; draws: number } {
  const draws = uncertainty ? drawsRun(uncertainty) : 0;
  return { given: uncertainty ? givenOf(uncertainty) : "prior", few: draws < MANY_DRAWS, draws };
}

function spreadOfAnswer(view: AnswerView, pair: Pair, place = placeOf(view).id, indicator = measureOf(view)) {
  return spreadOver(view, pair, place, indicator, spanOf(view));
}

/** Times its baseline that an effect may be for a per cent of it to say anything. */
const LARGEST_SHARE = 10;

/** Hundred millions below which money is not told. */
export const LEAST = 0.005;

/** Label of an indicator inside a sentence; its id where nothing is known of it. */
export function measureText(view: AnswerView, indicator: string): Text {
  const label = view.entry(indicator)?.label;
  return label ? both((language) => inSentence(label[language])) : textOf(indicator);
}

export function isMoney(view: AnswerView, indicator: string): boolean {
  return /^100 million /.test(view.entry(indicator)?.unit.en ?? "");
}

/** Clear, and where it is money enough of it. */
export function isTold(view: AnswerView, indicator: string, row: Amount): boolean {
  return isClear(row) && !(isMoney(view, indicator) && Math.abs(row.effect) < LEAST);
}

/** "0.43 %", "2.07 bn yuan", "0.43 % (12.5 bn yuan)", "0.3 percentage points": without its sign. */
function sizeText(view: AnswerView, indicator: string, row: Amount): Text {
  return formed(view, indicator, { ...row, effect: Math.abs(row.effect) }, false);
}

/** The same with its sign; in words where there is nothing or nothing clear. `inside` brackets it has none of its own. */
export function changeText(view: AnswerView, indicator: string, row: Amount, inside = false): Text {
  return inWords(row) ?? formed(view, indicator, row, true, inside);
}

/** In one number: money where money is asked for and of all but GDP, else per cent. */
export function shortChange(view: AnswerView, indicator: string, row: Amount): Text {
  const words = inWords(row);
  if (words) return words;
  const inShares = indicator === "real-gdp" && view.plan.measure !== indicator;
  if (isMoney(view, indicator) && !inShares) return signedSum(row.effect, view.currency);
  return isMoney(view, indicator) ? textOf(signedPercent(percentOf(row))) : formed(view, indicator, row, true);
}

function inWords(row: Amount): Text | undefined {
  if (isNothing(row)) return t("report.noEffectShort");
  return isUnclear(row) ? t("report.notClearShort") : undefined;
}

function formed(view: AnswerView, indicator: string, row: Amount, signs: boolean, inside = false): Text {
  if (isShare(view.entry(indicator)?.unit))
    return t("report.percentagePoints", { points: signs ? signed(100 * row.effect) : plain(100 * row.effect) });
  const percent = signs ? signedPercent(percentOf(row)) : sizePercent(percentOf(row));
  if (!isMoney(view, indicator) || Math.abs(row.effect) < LEAST) return textOf(percent);
  const amount = signs ? signedSum(row.effect, view.currency) : sum(row.effect, view.currency);
  const shares = Math.abs(row.effect) <= LARGEST_SHARE * Math.abs(row.baselineMean);
  if (!shares) return amount;
  return inside ? t("report.percentThenSum", { percent, amount }) : t("report.percentAndSum", { percent, amount });
}

/** A level: shares in per cent, money in words, all else as it is. */
function levelText(view: AnswerView, indicator: string, value: number): Text {
  if (isMoney(view, indicator)) return sum(value, view.currency);
  const share = isShare(view.entry(indicator)?.unit);
  const scaled = share ? 100 * value : value;
  return textOf(`${plain(scaled, threeDigits(scaled))}${share ? " %" : ""}`);
}

export function labelOf({ variants }: AnswerView, id: string): Text | undefined {
  return variants.find((variant) => variant.id === id)?.label;
}

/** "+12.3 bn yuan" */
export function signedSum(hundredMillions: number, currency: Text): Text {
  return t("report.signedSum", { less: hundredMillions < 0, amount: sum(hundredMillions, currency) });
}

/** “A”, or “A” against “B”. */
export function subjectText(view: AnswerView, { run, against }: Pair): Text {
  const name = (id: string) => quoted(labelOf(view, id) ?? t("experiments.baseline"));
  if (against === view.baseline) return name(run);
  return t("report.oneAgainstOther", { name: name(run), other: name(against) });
}

/** Digits of a per cent that three significant ones need, no finer than a hundredth: 11.8, 0.13, 125. */
function decimals(size: number): number {
  if (size >= 99.5) return 0;
  return size >= 9.95 ? 1 : 2;
}

/** "+11.8 %" */
export function signedPercent(value: number): string {
  return `${signed(value, decimals(Math.abs(value)))} %`;
}

/** "11.8 %" */
export function sizePercent(value: number): string {
  return `${plain(Math.abs(value), decimals(Math.abs(value)))} %`;
}
