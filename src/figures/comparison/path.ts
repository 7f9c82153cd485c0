import type { Data } from "plotly.js-dist-min";
import { CLUSTER, drawsTold, givenOf, type Span, type Spread } from "../../measures/results/index.js";
import {
  type Amount,
  comparedIn,
  difference,
  inSentence,
  type Lookup,
  OF_BASELINE,
  oneYear,
  type Pair,
  pairsOf,
  placesIn,
  shownPair,
  spreadOver,
  unitOf,
} from "../../measures/views/index.js";
import { isShare, type Text, t } from "../../words/index.js";
import { band, chart, LEGEND_BELOW, legendHeight, line } from "../drawing/chart.js";
import { type Drawing, HALF, label, type Space, wrapped, yearAxis } from "../drawing/figure.js";
import { armLine } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

/** What is read for figures of a single measure, where the scenario asks for no other. */
export const MEASURE = "real-gdp";

/**
 * The effect that the answer tells, year by year, with what is not known of it: how two variants differ, or every
 * variant in one axis.
 */
export const effectPath: ReportFigure = {
  id: "path",
  section: "findings",
  readsCourses: [MEASURE],
  narrow: true,
  place: "half",
  draw,
};

/** A year of a path. */
export interface Moment extends Ranged {
  year: number;
  row: Amount;
}

interface Path {
  name: string;
  look: { color: string; dash?: string };
  moments: readonly Moment[];
}

/** Pixels of the plot that a long legend leaves. */
const LOWEST = 205;

/** Of a name in the legend, pixels. */
const LINE = 17;

const firstLine = (name: string) => name.split("<br>")[0]!;

function draw(view: Lookup, { width }: Space = HALF): Drawing | undefined {
  const { reformYear } = view.data.context;
  const { measure: indicator, place } = askedOf(view);
  const pairs = pairsOf(comparedIn(view));
  const { form, paths: courses } = pathsOf(view, pairs, place, indicator);
  const paths = pairs.map((pair, at): Path => {
    const { labels } = shownPair(view, pair);
    const name = wrapped(labels.run, Math.floor((width - 66) / 6.5));
    return { name, look: lineOf(view, pair), moments: courses[at]! };
  });
  if (!paths.some(({ moments }) => moments.length > 1)) return undefined;
  const [alone] = paths.length === 1 ? paths : [];
  const names = alone ? [] : paths.map(({ name }) => name);
  const broken = names.flatMap((name) => name.split("<br>").slice(1)).length;
  const below = names.length > 0 ? legendHeight(names.map(firstLine), width) + LINE * broken : 0;
  const known = Math.max(...paths.map(({ moments }) => knownIn(moments).length));
  const ranged = known > 0 ? rangeOf(view) : undefined;
  const measure = inSentence(view.entry(indicator).label);
  const { between, against } = shownPair(view, pairs[0]!);
  const year = alone && knownIn(alone.moments).at(-1)?.year;
  return chart(view, {
    title: t("report.pathOfEffect", { between, name: measure, place: nameOf(view, place) }),
    caption: [
      between && t("report.againstAt", { against, place: nameOf(view, place) }),
      ranged !== undefined && t("report.pathRange", { alone: alone !== undefined, one: known === 1, year, ranged }),
      t("report.dottedFirstYearReform"),
    ],
    height: Math.max(HALF.height, LOWEST + below),
    margin: { l: 64, r: 16, t: 12, b: 40 + below },
    ...(!alone && { legend: { ...LEGEND_BELOW, font: { size: 12 } } }),
    x: {
      ...yearAxis([view.years[0]!, view.lastYear], 5),
      range: [view.years[0]!, view.lastYear + (alone || ranged === undefined ? 0 : APART * (paths.length + 1))],
    },
    y: { nticks: 6, title: form.title },
    rules: { y: 0, dotted: reformYear },
    data: alone
      ? [...rangeMarks(alone), course(alone)]
      : paths.flatMap((path, at) => [course(path), lastRange(path, at)]),
  });
}

/** Line of a pair's run. */
export const lineOf = (view: Lookup, { run }: Pair) => armLine(view.variants.findIndex(({ id }) => id === run) + 1);

/** Measure and place that the scenario asks about. */
export function askedOf({ data: { context } }: Lookup): { measure: string; place: string } {
  return { measure: context.answer?.measure ?? MEASURE, place: context.answer?.places[0] ?? CLUSTER };
}

/** A place as it is called; the region for the cluster. */
export function nameOf({ data: { context }, say }: Lookup, place: string): string {
  const country = say("cli.wholeCountry");
  const places = placesIn(context, { cluster: context.region, country });
  return places.find(({ id }) => id === place)?.label ?? country;
}

/** The form in which a figure shows effects: per cent of the baseline unless by a factor of their own unit. */
export interface Form {
  title: Text | string;
  factor: number | undefined;
  between: boolean;
}

/**
 * Per cent of the baseline, or of the second of two variants; points of a share, the indicator's own unit where there
 * is little to be a share of.
 */
export function formOf(view: Lookup, indicator: string, rows: readonly Amount[], between = false): Form {
  const counted = view.source.dictionary.find((one) => one.indicator === indicator)?.unit;
  if (isShare(counted)) return { title: t("unit.percentagePoints"), factor: 100, between };
  const shares = rows.every(({ effect, baselineMean }) => Math.abs(effect) <= 10 * Math.abs(baselineMean));
  const { unit, factor } = unitOf(view, indicator);
  const percent = between ? t("report.differencesAxis") : OF_BASELINE;
  return shares ? { title: percent, factor: undefined, between } : { title: label(unit), factor, between };
}

/** An effect in a form, with the ends of its range; NaN where none is known. */
export interface Ranged {
  effect: number;
  low: number;
  high: number;
  /** Chance or parameters leave open whether it is a rise or a fall. */
  unclear?: boolean;
}

/**
 * A row of a table in a form, with the 90 % range over draws that a study gives it; where there is no study at all,
 * with the 95 % interval of chance.
 */
export function rangedOf(
  row: Amount,
  spread: Spread | undefined,
  study: boolean,
  { factor }: Partial<Form> = {},
): Ranged {
  const scale = factor ?? 100 / (Math.abs(row.baselineMean) || 1);
  const effect = scale * row.effect;
  const [low, , high] =
    (factor === undefined ? spread?.relative?.map((one) => 100 * one) : spread?.effect.map((one) => factor * one)) ??
    [];
  if (low !== undefined && high !== undefined) return { effect, low, high };
  return study ? { effect, low: NaN, high: NaN } : { effect, low: scale * row.ciLow, high: scale * row.ciHigh };
}

/** Pairs year by year in one form; years without a value are left out. */
export function pathsOf(view: Lookup, pairs: readonly Pair[], place: string, indicator: string) {
  const compared = comparedIn(view);
  const rows = pairs.map((pair) =>
    view.years.flatMap((year) => {
      const row = difference(compared, pair, place, indicator, oneYear(year));
      return row ? [{ year, row, spread: spreadOver(compared, pair, place, indicator, oneYear(year)) }] : [];
    }),
  );
  const all = rows.flat().map(({ row }) => row);
  const form = formOf(
    view,
    indicator,
    all,
    pairs.some(({ against }) => against !== view.baseline),
  );
  const study = view.data.uncertainty !== undefined;
  const paths = rows.map((path) =>
    path.map(({ year, row, spread }): Moment => ({ year, row, ...rangedOf(row, spread, study, form) })),
  );
  return { form, paths };
}

/** Years of which a range is known. */
export const knownIn = <One extends Ranged>(moments: readonly One[]): One[] =>
  moments.filter(({ low, high }) => Number.isFinite(low + high));

/** What the ranges of what is shown are, or that there are none. */
export function rangeWords(view: Lookup, shown: readonly Ranged[]): Text {
  const range = rangeOf(view);
  if (!range) return t("report.singleRunWithoutMeasure");
  return knownIn(shown).length > 0 ? t("report.rangesAre", { range }) : t("report.rangeOfToldYears");
}

/** Years that figures add up: those of the sum or blow that the answer tells, else all from the reform on. */
export function summedYears({ data: { context }, lastYear }: Lookup): Span {
  const { kind, from, to } = context.answer?.when ?? { kind: "year", from: 0, to: 0 };
  return { from: kind === "sum" || kind === "shock" ? from : context.reformYear, to: kind === "sum" ? to : lastYear };
}

/**
 * A path added up from the first of some years on: in per cent of what that year's is compared with, or in the form's
 * own unit. Ends of ranges are added, so that none can be wider. Undefined where the first year is nothing to be a
 * share of.
 */
export function sumsOf(path: readonly Moment[], { factor }: Form, { from, to }: Span): Moment[] | undefined {
  const base = path.find(({ year }) => year >= from)?.row.baselineMean;
  if (!base && factor === undefined) return undefined;
  let sum: Ranged = { effect: 0, low: 0, high: 0 };
  return path.flatMap((moment) => {
    const { year, row, effect, low, high } = moment;
    const part = factor === undefined ? Math.abs(row.baselineMean / base!) : 1;
    if (year > to) return [];
    if (year >= from)
      sum = { effect: sum.effect + part * effect, low: sum.low + part * low, high: sum.high + part * high };
    return [{ ...moment, ...sum }];
  });
}

/** Of an axis of sums. */
export function sumTitle({ factor, title, between }: Form, { from }: Span): Text | string {
  return factor === undefined ? t("report.impulseSumUnit", { from, between }) : title;
}

/** What ranges are over; undefined where there are none. */
function rangeOf({ data: { uncertainty, manifest } }: Lookup): Text | undefined {
  if (uncertainty) return t("report.rangeOverDraws90", { draws: drawsTold(uncertainty), given: givenOf(uncertainty) });
  return manifest.replicates > 1
    ? t("report.intervalOverReplicates95", { replicates: manifest.replicates })
    : undefined;
}

const HOVER = "%{x}: %{y:+.3~f}<extra></extra>";

/** A line through the years of a path. */
export function courseOf(moments: readonly Moment[], rest: object): Data {
  return line(
    moments.map(({ year }) => year),
    moments.map(({ effect }) => effect),
    rest,
  );
}

const course = ({ name, look, moments }: Path) =>
  courseOf(moments, { name, line: { ...look, width: 2.5 }, hovertemplate: HOVER });

/** A band over the years of which a range is known, or a bar in the only one. */
export function rangeMarks(path: Pick<Path, "look" | "moments">): Data[] {
  const known = knownIn(path.moments);
  if (known.length < 2) return known.length === 0 ? [] : [rangeBar(path)];
  const years = known.map(({ year }) => year);
  return [band(years, [known.map(({ low }) => low), known.map(({ high }) => high)], [path.look.color, 0.22])];
}

/** Years between the ranges of two paths, which stand after the last year. */
const APART = 0.25;

/** The range in the last year, beside its end and dashed alike: several bands would hide each other. */
const lastRange = (path: Path, at: number) => rangeBar({ ...path, moments: path.moments.slice(-1) }, APART * (at + 1));

/** Ranges as bars, so many years beside them. */
function rangeBar({ look, moments }: Pick<Path, "look" | "moments">, beside = 0) {
  const ends = knownIn(moments).flatMap(({ year, low, high }) => [low, high].map((end) => ({ x: year + beside, end })));
  return line(
    ends.map(({ x }) => x),
    ends.map(({ end }) => end),
    {
      mode: "lines+markers",
      line: { ...look, width: 2 },
      marker: { size: 5, color: look.color },
      showlegend: false,
      hoverinfo: "skip",
    },
  );
}
