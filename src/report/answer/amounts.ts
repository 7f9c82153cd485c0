import { CLUSTER, drawsTold, givenOf, knowsChance, MANY_DRAWS, type Spread } from "../../measures/results/index.js";
import {
  type Amount,
  amountText,
  difference,
  inSentence,
  isClear,
  isNothing,
  isUnclear,
  isZero,
  NOTHING,
  type Pair,
  percentOf,
  plain,
  signed,
  spanOf,
  spreadOver,
  sum,
  threeDigits,
} from "../../measures/views/index.js";
import { both, isShare, joined, quoted, type Text, t, textOf } from "../../words/index.js";
import { bandText } from "./uncertainty.js";
import { type AnswerView, measureOf, placeOf } from "./view.js";

/** Times its baseline that an effect may be for a per cent of it to say anything. */
const LARGEST_SHARE = 10;

/** Hundred millions, or thousand people, below which money and people are not told. */
export const LEAST = 0.005;

/** Label of an indicator inside a sentence; its id where nothing is known of it. */
export function measureText(view: AnswerView, indicator: string): Text {
  const label = view.entry(indicator)?.label;
  return label ? both((language) => inSentence(label[language])) : textOf(indicator);
}

export function isMoney(view: AnswerView, indicator: string): boolean {
  return /^100 million /.test(view.entry(indicator)?.unit.en ?? "");
}

const arePeople = (view: AnswerView, indicator: string) => view.entry(indicator)?.unit.en === "thousand persons";

/** Clear, and where it is money enough of it. */
export function isTold(view: AnswerView, indicator: string, row: Amount): boolean {
  if (!isClear(row) || isNone(view, indicator, row)) return false;
  return !(isMoney(view, indicator) && Math.abs(row.effect) < LEAST);
}

/** "0.43 %", "2.07 bn yuan", "0.43 % (12.5 bn yuan)", "0.3 percentage points": without its sign. */
export function sizeText(view: AnswerView, indicator: string, row: Amount): Text {
  return formed(view, indicator, { ...row, effect: Math.abs(row.effect) }, false);
}

/**
 * The same with its sign; in words where there is nothing or nothing clear. `inside` brackets it has none of its own.
 */
export function changeText(view: AnswerView, indicator: string, row: Amount, inside = false): Text {
  return inWords(view, indicator, row) ?? formed(view, indicator, row, true, inside);
}

/** In one number: people, money where money is asked for and of all but GDP, else per cent. */
export function shortChange(view: AnswerView, indicator: string, row: Amount): Text {
  const words = inWords(view, indicator, row);
  if (words) return words;
  if (inPercent(view, indicator) && isShareOfBase(row)) return textOf(signedPercent(percentOf(row)));
  return amountOf(view, indicator, row.effect, true) ?? formed(view, indicator, row, true);
}

/** GDP, where no money is asked for. */
const inPercent = ({ plan }: AnswerView, indicator: string) => indicator === "real-gdp" && plan.measure !== indicator;

/** The same beside a range, which is in per cent also of people and money: then in both. */
export function rangedChange(view: AnswerView, indicator: string, row: Amount, inside = false): Text {
  return inPercent(view, indicator) ? shortChange(view, indicator, row) : changeText(view, indicator, row, inside);
}

/** Nothing to be told; of what is told in its own unit, next to none of it. */
export function isNone(view: AnswerView, indicator: string, row: Amount): boolean {
  if (isNothing(row)) return true;
  const least = leastOf(view, indicator);
  const knownSmall = Math.abs(row.effect) < least && !((row.ciHigh - row.ciLow) / 2 >= least);
  return knownSmall && inOwnUnit(view, indicator, row);
}

/** Of an effect that is none: whether there is nothing at all, and else how much it is less than. */
export function noneValues(view: AnswerView, row: Amount, indicator: string): { zero: boolean; least: Text | string } {
  const least = isNothing(row) ? `${NOTHING} %` : ownText(view, indicator, leastOf(view, indicator), false);
  return { zero: isZero(row), least };
}

/** Below which nothing is told in the unit of an indicator; of most what has no digit among six decimals. */
function leastOf(view: AnswerView, indicator: string): number {
  if (isMoney(view, indicator) || arePeople(view, indicator)) return LEAST;
  return isShare(view.entry(indicator)?.unit) ? 1e-8 : 1e-6;
}

/** Not in per cent: points of a share, and what is no share of its baseline. */
export function inOwnUnit(view: AnswerView, indicator: string, row: Amount): boolean {
  return isShare(view.entry(indicator)?.unit) || !isShareOfBase(row);
}

/** Words where there is no number to tell: no effect, or none that is clear. */
function inWords(view: AnswerView, indicator: string, row: Amount): Text | undefined {
  if (isNone(view, indicator, row)) return t("report.noEffectShort", noneValues(view, row, indicator));
  return isUnclear(row) ? t("report.notClearShort") : undefined;
}

function formed(view: AnswerView, indicator: string, row: Amount, signs: boolean, inside = false): Text {
  if (inOwnUnit(view, indicator, row)) return ownText(view, indicator, row.effect, signs);
  const percent = signs ? signedPercent(percentOf(row)) : sizePercent(percentOf(row));
  const amount = amountOf(view, indicator, row.effect, signs);
  if (!amount) return textOf(percent);
  return inside ? joined([percent, amount], "comma") : t("join.withBracket", { what: percent, bracket: amount });
}

/** Money or people; undefined of all else, and of too little. */
function amountOf(view: AnswerView, indicator: string, effect: number, signs: boolean): Text | undefined {
  const told = (isMoney(view, indicator) || arePeople(view, indicator)) && Math.abs(effect) >= LEAST;
  return told ? ownText(view, indicator, effect, signs) : undefined;
}

/** In the unit of the indicator: money, people, points of a share; an index is a bare number. */
export function ownText(view: AnswerView, indicator: string, effect: number, signs: boolean): Text {
  if (isMoney(view, indicator)) return signs ? signedSum(effect, view.currency) : sum(effect, view.currency);
  const counted = signs ? signed : plain;
  const unit = view.entry(indicator)?.unit;
  if (isShare(unit)) return t("report.percentagePoints", { points: counted(100 * effect) });
  if (!arePeople(view, indicator)) {
    const size = counted(effect);
    if (!unit || /^(index|ratio|standard deviation)/.test(unit.en)) return textOf(size);
    return t("report.sizeInUnit", { size, unit: both((language) => unit[language].split(BASE_YEAR)[0]!) });
  }
  const people = Number((1000 * effect).toPrecision(3));
  const tenThousand = people / 10000;
  return t("report.people", {
    few: Math.abs(people) < 100,
    people: counted(people, 0),
    tenThousand: counted(tenThousand, threeDigits(tenThousand)),
  });
}

/** A per cent of its baseline says something of it: not of what is less than nothing, nor of next to nothing. */
export function isShareOfBase({ effect, baselineMean }: Amount): boolean {
  return baselineMean > 0 && Math.abs(effect) <= LARGEST_SHARE * baselineMean;
}

/** A level: shares in per cent, money in words, all else as it is. */
export function levelText(view: AnswerView, indicator: string, value: number): Text {
  if (isMoney(view, indicator)) return value < 0 ? signedSum(value, view.currency) : sum(value, view.currency);
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

/** An indicator whose levels are told: with its unit where these are bare numbers. */
export function levelMeasure(view: AnswerView, indicator: string): Text {
  const { label = textOf(indicator), unit } = view.entry(indicator) ?? {};
  if (!unit || isMoney(view, indicator) || isShare(unit)) return label;
  const bracket = t("join.bracket", { text: both((language) => unit[language].split(BASE_YEAR)[0]!) });
  return both((language) => label[language] + bracket[language]);
}

/** Where a unit says of which year prices are. */
const BASE_YEAR = /, base|[，（]基年/;

/** "−0.3 to +54.2 bn yuan" */
export function sumRange(ends: readonly [number, number], currency: Text): Text {
  return t("report.bn", { amount: amountRange(ends, "+"), currency });
}

/** "−0.3 to 54.2", in billions; `plus`: before what is more than nothing. */
export function amountRange(ends: readonly [number, number], plus = ""): Text {
  const [low, high] = ends
    .map((end) => (Math.abs(end) < LEAST ? 0 : end))
    .map((end) => both((language) => `${end < 0 ? "−" : end > 0 ? plus : ""}${amountText(end, language)}`));
  return t("join.range", { low, high });
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

/** A per cent with the digits that are told of it. */
export function roundedPercent(value: number): number {
  return Number(value.toFixed(decimals(Math.abs(value))));
}

/** A range over parameter draws, and of how many; `same`: of no width, which is said in place of it. */
export interface Ranged {
  band: Text;
  draws: number;
  same: boolean;
}

/**
 * Of the headline, in its form: points of a share, its own unit where that is no share of anything, else per cent. Says
 * that draws are without the chance of firms where they know a sign that this hides, and of single places, of few
 * firms, where an effect of runs with chance lies beside; and where an effect without chance does, that it does.
 */
export function bandOf(
  view: AnswerView,
  pair: Pair,
  indicator = measureOf(view),
  place = placeOf(view).id,
  span = spanOf(view),
): Ranged | undefined {
  const spread = spreadOver(view, pair, place, indicator, span);
  const row = difference(view, pair, place, indicator, span);
  if (!spread || !row) return undefined;
  const band = rangeText(view, indicator, row, spread);
  if (!band) return undefined;
  const hidden = isUnclear(row) && (spread.effect[0] > 0 || spread.effect[2] < 0);
  const [value, ends] = toldIn(view, indicator, row, spread);
  const beside = isBeside(value, ends);
  const without = hidden || (place !== CLUSTER && beside && knowsChance(row));
  const moved = spread.rises + spread.falls;
  const told = without ? t("report.withoutChanceOfFirms", { band }) : band;
  // What central values leave as it is, a council, say, may change in some draws alone.
  const inSome = isZero(row) && moved > 0 && moved < 1;
  const outside = beside && !knowsChance(row) && !inSome && !isNone(view, indicator, row);
  const noted = outside ? t("report.centralOutside", { band: told }) : told;
  return {
    band: inSome ? t("report.movedInSome", { band: told, share: plain(100 * moved, 0) }) : noted,
    draws: spread.worlds,
    same: !without && !inSome && ends.every((end) => Math.abs(end - value) <= 1e-9 * Math.abs(value)),
  };
}

/** An effect and the ends of its range in what they are told in: points and its own unit, or shares of the baseline. */
function toldIn(view: AnswerView, indicator: string, row: Amount, { effect, relative }: Spread) {
  const own = inOwnUnit(view, indicator, row) || !relative;
  return own ? ([row.effect, effect] as const) : ([percentOf(row) / 100, relative] as const);
}

/** By more than digits beside its range over draws. */
function isBeside(value: number, [low, , high]: Spread["effect"]): boolean {
  const slack = BESIDE * (high - low) + DIGITS * Math.abs(value);
  return value < low - slack || value > high + slack;
}

/** Share of a range, and of an effect, by which it may lie beside without a word. */
const BESIDE = 0.05;
const DIGITS = 0.01;

function rangeText(view: AnswerView, indicator: string, row: Amount, spread: Spread): Text | undefined {
  const [low, , high] = spread.effect;
  if (isShare(view.entry(indicator)?.unit))
    return t("report.percentagePoints", {
      points: t("join.range", { low: signed(100 * low), high: signed(100 * high) }),
    });
  if (!isShareOfBase(row)) {
    if ([low, high].every((effect) => isNone(view, indicator, { ...row, effect, ciLow: effect, ciHigh: effect })))
      return t("report.noEffectShort", noneValues(view, { ...row, effect: low || high }, indicator));
    if (isMoney(view, indicator)) return sumRange([low, high], view.currency);
    const [from, to] = [low, high].map((end) => ownText(view, indicator, end, true));
    return t("join.range", { low: from, high: to });
  }
  if (!spread.relative) return undefined;
  const largest = Math.max(...spread.relative.map((end) => 100 * Math.abs(end)));
  if (largest > 0 && largest < NOTHING) return t("report.noEffectShort", { zero: false, least: `${NOTHING} %` });
  return both((language) => bandText(spread, language) ?? "");
}

/** "90 % range -1 to +3 %, higher in 71 % of draws", which is told where the range leaves the sign open. */
export function rangeOf(view: AnswerView, pair: Pair): Text | undefined {
  const range = bandOf(view, pair);
  const spread = spreadOver(view, pair, placeOf(view).id, measureOf(view));
  if (!range || !spread) return undefined;
  const { effect, rises } = spread;
  const open = effect[0] < 0 && effect[2] > 0;
  return t("report.rangeAndSign", { ...rangeWords(view, range.draws), ...range, open, share: plain(100 * rises, 0) });
}

/** "prior range −1 to +3 %, 16 draws" */
export const drawnRange = (view: AnswerView, range: Ranged): Text =>
  t("report.rangeOfDraws", { ...rangeWords(view, range.draws), ...range });

/**
 * "range −1 to +3 %": behind a headline, which says what ranges are and of how many draws; again where it is of fewer.
 */
export function shortRange({ uncertainty }: AnswerView, range: Ranged): Text {
  return t("report.shortRange", { ...range, fewer: uncertainty !== undefined && range.draws < drawsTold(uncertainty) });
}

/** "“A” (+0.4 %, range −0.1 to +2.0 %)" */
export const withRange = (what: Text, change: Text, range: readonly Text[]): Text =>
  t("join.withBracket", { what, bracket: joined([change, ...range], "comma") });

/** What the range is, and of how many draws where these are few: the most that any range is of, if none are given. */
export function rangeWords(
  { uncertainty }: AnswerView,
  draws = uncertainty ? drawsTold(uncertainty) : 0,
): { given: string; few: boolean; draws: number } {
  return { given: uncertainty ? givenOf(uncertainty) : "prior", few: draws < MANY_DRAWS, draws };
}
