import { CLUSTER } from "../../measures/results/record.js";
import { drawsRun, givenOf, type Spread, type UncertainEffect } from "../../measures/results/uncertainty.js";
import { type Lookup, unitOf } from "../../measures/views/data.js";
import type { Amount } from "../../measures/views/difference.js";
import { inSentence, OF_BASELINE } from "../../measures/views/present.js";
import { isShare, type Text, t } from "../../words/index.js";
import { band, chart, LEGEND_BELOW, legendHeight, line } from "../drawing/chart.js";
import { type Drawing, HALF, label, type Space, wrapped, yearAxis } from "../drawing/figure.js";
import { armLine } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

const INDICATOR = "real-gdp";

/** The effect that the answer tells, year by year: every variant in one axis, with what is not known of it. */
export const effectPath: ReportFigure = {
  id: "path",
  section: "findings",
  reads: [],
  readsCourses: [INDICATOR],
  narrow: true,
  place: "half",
  draw,
};

/** A year of a path. */
interface Moment extends Ranged {
  year: number;
}

interface Path {
  name: string;
  look: ReturnType<typeof armLine>;
  moments: Moment[];
}

/** Pixels of the plot that a long legend leaves. */
const LOWEST = 205;

/** Of a name in the legend, pixels. */
const LINE = 17;

const firstLine = (name: string) => name.split("<br>")[0]!;

function draw(view: Lookup, { width }: Space = HALF): Drawing | undefined {
  const { answer, reformYear } = view.data.context;
  const [indicator, place] = [answer?.measure ?? INDICATOR, answer?.places[0] ?? CLUSTER];
  const asked = view.variants.filter(({ id }) => answer?.compare?.includes(id) ?? true);
  const form = formOf(
    view,
    indicator,
    asked.flatMap(({ id }) => view.course(id, place, indicator)),
  );
  const paths = asked.map(({ id, label: name }): Path => {
    const look = armLine(view.variants.findIndex((one) => one.id === id) + 1);
    return {
      name: wrapped(name, Math.floor((width - 66) / 6.5)),
      look,
      moments: momentsOf(view, [id, place, indicator], form),
    };
  });
  if (!paths.some(({ moments }) => moments.length > 1)) return undefined;
  const [alone] = paths.length === 1 ? paths : [];
  const names = alone ? [] : paths.map(({ name }) => name);
  const broken = names.flatMap((name) => name.split("<br>").slice(1)).length;
  const below = names.length > 0 ? legendHeight(names.map(firstLine), width) + LINE * broken : 0;
  const known = paths.some(({ moments }) => moments.some(({ low, high }) => Number.isFinite(low + high)));
  const ranged = known ? rangeOf(view) : undefined;
  const placeLabel = nameOf(view, place);
  return chart(view, {
    title: t("report.pathOfEffect", { name: inSentence(view.entry(indicator).label), place: placeLabel }),
    caption: [
      ranged !== undefined && t("report.pathRange", { alone: alone !== undefined, ranged }),
      t("report.dottedFirstYearReform"),
    ],
    height: Math.max(HALF.height, LOWEST + below),
    margin: { l: 64, r: 12, t: 12, b: 40 + below },
    ...(alone ? {} : { legend: { ...LEGEND_BELOW, font: { size: 12 } } }),
    panels: [
      {
        x: {
          ...yearAxis([view.years[0]!, view.lastYear], 5),
          range: [view.years[0]!, view.lastYear + (alone || ranged === undefined ? 0 : APART * (paths.length + 1))],
        },
        y: { nticks: 6, title: form.title },
        rules: { y: 0, dotted: reformYear },
        data: alone
          ? [rangeBand(alone), course(alone)]
          : paths.flatMap((path, at) => [course(path), lastRange(path, at)]),
      },
    ],
  });
}

/** A place as it is called; the region for the cluster. */
export function nameOf({ data: { context }, say }: Lookup, place: string): string {
  const { agglomerations, provinces, cities, hinterlands, region } = context;
  if (place === CLUSTER) return region;
  const all = [...agglomerations, ...provinces, ...cities, ...hinterlands];
  return all.find(({ id }) => id === place)?.label ?? say(t("cli.wholeCountry"));
}

/** The form in which a figure shows effects: per cent of the baseline unless by a factor of their own unit. */
export interface Form {
  title: Text | string;
  factor: number | undefined;
}

/** Per cent of the baseline; points of a share, the indicator's own unit where there is little to be a share of. */
export function formOf(view: Lookup, indicator: string, rows: readonly Amount[]): Form {
  const counted = view.source.dictionary.find((one) => one.indicator === indicator)?.unit;
  if (isShare(counted)) return { title: t("unit.percentagePoints"), factor: 100 };
  const shares = rows.every(({ effect, baselineMean }) => Math.abs(effect) <= 10 * Math.abs(baselineMean));
  const { unit, factor } = unitOf(view, indicator);
  return shares ? { title: OF_BASELINE, factor: undefined } : { title: label(unit), factor };
}

/** An effect in a form, with the ends of its range; NaN where none is known. */
export interface Ranged {
  effect: number;
  low: number;
  high: number;
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
  return study
    ? { effect, low: Number.NaN, high: Number.NaN }
    : { effect, low: scale * row.ciLow, high: scale * row.ciHigh };
}

function momentsOf(view: Lookup, [variant, place, indicator]: readonly [string, string, string], form: Form): Moment[] {
  const drawn = new Map<number, UncertainEffect>();
  for (const row of view.data.uncertainty?.effects ?? [])
    if (row.variant === variant && row.place === place && row.indicator === indicator) drawn.set(row.year, row);
  const study = view.data.uncertainty !== undefined;
  return view
    .course(variant, place, indicator)
    .map((row) => ({ year: row.year, ...rangedOf(row, drawn.get(row.year), study, form) }));
}

/** What ranges are over; undefined where there are none. */
export function rangeOf({ data: { uncertainty, manifest } }: Lookup): Text | undefined {
  if (uncertainty) return t("report.rangeOverDraws90", { draws: drawsRun(uncertainty), given: givenOf(uncertainty) });
  return manifest.replicates > 1
    ? t("report.intervalOverReplicates95", { replicates: manifest.replicates })
    : undefined;
}

const HOVER = "%{x}: %{y:+.3~f}<extra></extra>";

const course = ({ name, look, moments }: Path) =>
  line(
    moments.map(({ year }) => year),
    moments.map(({ effect }) => effect),
    { name, line: { ...look, width: 2.5 }, hovertemplate: HOVER },
  );

function rangeBand({ look, moments }: Path) {
  const known = moments.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
  const [low, high] = [known.map((one) => one.low), known.map((one) => one.high)];
  return band(
    known.map(({ year }) => year),
    [low, high],
    [look.color, 0.22],
  );
}

/** Years between the ranges of two paths, which stand after the last year. */
const APART = 0.25;

/** The range in the last year, beside its end and dashed alike: several bands would hide each other. */
function lastRange({ look, moments }: Path, at: number) {
  const { year, low, high } = moments.at(-1) ?? { year: 0, low: Number.NaN, high: Number.NaN };
  const x = year + APART * (at + 1);
  const ends = [low, high].filter(Number.isFinite);
  return line(
    ends.map(() => x),
    ends,
    {
      ...{ mode: "lines+markers", line: { ...look, width: 2 }, marker: { size: 5, color: look.color } },
      ...{ showlegend: false, hoverinfo: "skip" },
    },
  );
}
