import { COUNTRY } from "../../measures/indicators/index.js";
import { CLUSTER, type EffectRow } from "../../measures/results/index.js";
import {
  type Amount,
  capitalised,
  distinguishable,
  isClear,
  isNothing,
  isUnclear,
  NOTHING,
  oneYear,
  type Pair,
  percentOf,
  signed,
  whenText,
} from "../../measures/views/index.js";
import { both, isShare, joined, type Text, t, textOf } from "../../words/index.js";
import { changeText, isShareOfBase, measureText, shortChange, signedPercent, sizePercent } from "./amounts.js";
import { effectTold } from "./headline.js";
import { type AnswerView, measureOf, placeOf, WELFARE } from "./view.js";

interface Moment {
  year: number;
  row: Amount;
  percent: number;
}

/** Share of the peak by which an effect must have faded for that to be told. */
const FADED = 0.1;

/** Effects of a pair on what the headline tells, by year, where they have a value. */
function rowsOf(view: AnswerView, pair: Pair): { year: number; row: Amount }[] {
  return view.years.flatMap((year) => {
    const row = effectTold(view, pair, measureOf(view), oneYear(year));
    return row ? [{ year, row }] : [];
  });
}

/** When the effect of a pair begins, when it is largest, and what is left of it at the end. */
export function courseSentence(view: AnswerView, pair: Pair): Text | undefined {
  const points = isShare(view.entry(measureOf(view))?.unit);
  const rows = rowsOf(view, pair);
  if (!points && rows.some(({ row }) => row.effect !== 0 && !isShareOfBase(row))) return undefined;
  const course = rows.map(
    ({ year, row }): Moment => ({ year, row, percent: points ? 100 * row.effect : percentOf(row) }),
  );
  const amount = (percent: number) =>
    points ? t("report.percentagePoints", { points: signed(percent) }) : textOf(signedPercent(percent));
  const begun = course.findIndex(({ percent }) => Math.abs(percent) >= NOTHING);
  if (begun < 0 || course.length - begun < 3) return undefined;
  const [first, last] = [course[begun]!, course.at(-1)!];
  if (!course.every(({ percent }) => Number.isFinite(percent))) return undefined;
  const peak = course.reduce((top, moment) => (Math.abs(moment.percent) > Math.abs(top.percent) ? moment : top));
  // What chance could make as large is no course.
  if (isUnclear(peak.row)) return undefined;
  const faded = Math.abs(last.percent) < (1 - FADED) * Math.abs(peak.percent);
  const at = ({ year, percent }: Moment): Text => t("report.in", { percent: amount(percent), year });
  const measure = placedMeasure(view);
  const alike = (one: Moment, other: Moment) => amount(one.percent).en === amount(other.percent).en;
  if (!faded || alike(peak, last)) {
    const more = !alike(first, last) && growing(course);
    return t("report.effectFromTo", { measure, at: at(first), at2: at(last), growing: more });
  }
  // What has turned round is gone whole.
  const kept = ({ percent }: Moment) => Math.max(0, percent / peak.percent);
  const half = course.find((moment) => moment.year > peak.year && kept(moment) <= 1 / 2);
  return t("report.effectLargest", {
    measure,
    year: peak.year,
    percent: amount(peak.percent),
    half: half !== undefined,
    gone: half && Math.floor(100 * (1 - kept(half))),
    year2: half?.year,
    at: at(last),
  });
}

/** What is asked for: with its place where that is not the cluster. */
export function placedMeasure(view: AnswerView): Text {
  const measure = measureText(view, measureOf(view));
  const { id, label } = placeOf(view);
  return id === CLUSTER ? measure : t("report.measureOfPlace", { measure, place: label });
}

/** More than a hundredth is added in the last year, to an effect that was never as large nor of the other sign. */
function growing(course: readonly Moment[]): boolean {
  const last = course.at(-1)!.percent;
  const before = course.slice(0, -1).map(({ percent }) => percent * Math.sign(last));
  if (before.some((one) => one < 0 || one >= Math.abs(last))) return false;
  return Math.abs(last) - before.at(-1)! > 0.01 * Math.abs(last);
}

/**
 * Of an effect that is told by one year that it first goes the other way, as where new firms are drawn or deterred, and
 * what GDP does if these count as investment (docs/model.md, 9.14); undefined where it does not, or by chance.
 */
export function turnedSince(view: AnswerView, pair: Pair): Text | undefined {
  const { kind, at } = view.plan.when;
  const measure = measureOf(view);
  const told = effectTold(view, pair);
  const first = rowsOf(view, pair).find(({ row }) => !isNothing(row));
  // Read before it is known whether it is told: what a section reads is declared.
  const withEntry =
    first && measure === "real-gdp" && effectTold(view, pair, "real-gdp-with-entry", oneYear(first.year));
  if (kind === "sum" || kind === "path" || !told || !first || first.year >= at) return undefined;
  if (!isClear(told) || !isClear(first.row) || first.row.effect * told.effect > 0) return undefined;
  const changeOf = (row: Amount) => shortChange(view, measure, row);
  const [change, invested] = [changeOf(first.row), withEntry ? changeOf(withEntry) : undefined];
  const counted = invested !== undefined && invested.en !== change.en;
  return t("report.turnedSince", { year: first.year, measure: measureText(view, measure), change, invested, counted });
}

/** Years of a path in one sentence. */
const TOLD_TOGETHER = 5;

/**
 * Every year that is asked for from the one on in which something differs, some in a sentence; that none does. What
 * chance could make as large is told as that.
 */
export function pathSentences(view: AnswerView, pair: Pair): Text[] {
  const { from, to } = view.plan.when;
  const asked = rowsOf(view, pair).filter(({ year }) => from <= year && year <= to);
  if (asked.length === 0) return [];
  const begun = asked.some(({ row }) => isClear(row)) ? asked.findIndex(({ row }) => !isNothing(row)) : -1;
  const told = (begun < 0 ? [] : asked.slice(begun)).map(({ year, row }) =>
    isUnclear(row)
      ? t("report.unclearIn", { year })
      : t("report.in", { percent: shortChange(view, measureOf(view), row), year }),
  );
  const measure = placedMeasure(view);
  if (told.length === 0) return [t("report.noYearTold", { measure, from, to })];
  const parts = Array.from({ length: Math.ceil(told.length / TOLD_TOGETHER) }, (_, k) =>
    told.slice(TOLD_TOGETHER * k, TOLD_TOGETHER * (k + 1)),
  );
  const own = placeOf(view).id !== CLUSTER;
  return parts.map((years) => t("report.yearByYear", { own, measure, years: joined(years, "comma") }));
}

/** Of a blow: the sum from the first year on, and what is left in the last; undefined where both are one year. */
export function restText(view: AnswerView, pair: Pair): Text | undefined {
  const { kind, at, from, to } = view.plan.when;
  if (kind !== "shock" || from === to) return undefined;
  const measure = measureOf(view);
  const total = effectTold(view, pair, measure, { from, to });
  const left = effectTold(view, pair, measure, oneYear(to));
  if (!total || !left) return undefined;
  const shock = effectTold(view, pair, measure, oneYear(at));
  // What stays, such as land, may do more in the end than when its lever does.
  const grown = shock !== undefined && left.effect / shock.effect >= 1;
  const when = both((language) => capitalised(whenText({ from, to }, measure)[language]));
  const values = { when, to, sum: changeText(view, measure, total), left: changeText(view, measure, left), grown };
  return at === to ? t("report.sumOf", values) : t("report.sumAndLeft", values);
}

/** Where an effect is to be had from: a variant's rows of the last year. */
export type EffectsOf = (place: string, indicator: string) => EffectRow | undefined;

/** What a year's consumption counts against the same of the year before it: 5 % a year. */
const DISCOUNT = 1 / 1.05;

/** Change of the present value of all years' means, per cent; undefined where a year has none. */
export function presentValue(
  years: readonly number[],
  effect: (year: number) => EffectRow | undefined,
): number | undefined {
  let [own, baseline] = [0, 0];
  for (const [y, year] of years.entries()) {
    const row = effect(year);
    if (!row) return undefined;
    own += DISCOUNT ** y * row.variantMean;
    baseline += DISCOUNT ** y * row.baselineMean;
  }
  return 100 * (own / baseline - 1);
}

/**
 * Said first where it holds: the cluster's GDP and the country's welfare go opposite ways, beyond what chance between
 * replicates explains and large enough to be told. No markup.
 */
export function contrast(effect: EffectsOf): Text | undefined {
  const product = effect("cluster", "real-gdp");
  const welfare = effect(COUNTRY, WELFARE);
  if (!product || !welfare || ![product, welfare].every((row) => distinguishable(row) && !isNothing(row)))
    return undefined;
  if (product.effect > 0 === welfare.effect > 0) return undefined;
  return t("report.gdpAgainstConsumption", { own: change(product), all: change(welfare) });
}

function change(row: EffectRow): Text {
  return t("report.by", { rises: row.effect > 0, size: sizePercent(percentOf(row)) });
}
