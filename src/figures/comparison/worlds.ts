import { CLUSTER, givenOf, type UncertainEffect, type Uncertainty } from "../../measures/results/index.js";
import {
  drivenOf,
  inSentence,
  type Lookup,
  labelOf,
  OF_BASELINE,
  oneYear,
  type Shown,
  shownOf,
  shownPair,
  signed,
} from "../../measures/views/index.js";
import { allOf, t } from "../../words/index.js";
import {
  band,
  bars,
  chart,
  LEGEND_ABOVE,
  LEGEND_BELOW,
  legendHeight,
  line,
  panelPlaces,
  rowsOf as panelRows,
  rowAxis,
} from "../drawing/chart.js";
import { type Drawing, label, PAGE, type Space, wrapped, yearAxis } from "../drawing/figure.js";
import { GAIN, LOSS } from "../drawing/palette.js";
import { askedOf, lineOf, nameOf } from "./path.js";
import type { ReportFigure } from "./reportFigure.js";

const COURSES = ["real-gdp", "real-national-income", "real-final-consumption-per-head"];

/**
 * Course of the effects of the variant that is asked about with their bands over draws; of two variants those of each,
 * since a study holds draws of their difference in the years that the answer tells alone.
 */
export const effectCourse: ReportFigure = {
  id: "course",
  section: "uncertainty",
  narrow: true,
  place: "folded",
  draw: course,
};

/** What the size of the effect on the measure that is asked for depends on. */
export const tornado: ReportFigure = {
  id: "drivers",
  section: "uncertainty",
  place: "folded",
  draw: drivers,
};

function course(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { uncertainty } = view.data;
  if (!uncertainty) return undefined;
  const { measure } = askedOf(view);
  const runs = runsOf(view, shownOf(view));
  const lines = runs.map((run) => ({ run, look: runs.length > 1 ? lineOf(view, run) : { color: GAIN, width: 2 } }));
  const drawn = [...new Set([measure, ...COURSES])].flatMap((indicator) => {
    const all = lines.map(({ run: { run }, look }) => ({ look, rows: rowsOf(uncertainty, run, indicator) }));
    return all.every(({ rows }) => rows.length > 1) ? [{ indicator, all }] : [];
  });
  const [first] = drawn;
  if (!first) return undefined;
  const told = runs.map((run) => shownPair(view, run));
  const names = told.map(({ labels }) => labels.run);
  const places = panelPlaces(drawn.length, space, { gap: 0.05, gapBelow: 0.12 });
  const below = names.length > 1 ? legendHeight(names, space.width - 90) : 0;
  return chart(view, {
    title: t("report.effectKnown", { place: nameOf(view, CLUSTER), several: names.length > 1 }),
    caption: [
      t("report.effectClusterLineMedian", {
        labels: allOf(told.map(({ name }) => name)),
        several: names.length > 1,
        draws: Math.min(...first.all.map(({ rows }) => ranIn(rows))),
        given: givenOf(uncertainty),
      }),
      names.length > 1 && t("report.rangesNoDifference"),
    ],
    height: 100 + 260 * panelRows(drawn.length, space) + below,
    margin: { r: 16, t: 56, b: 44 + below },
    shared: "values",
    ...(below > 0 && { legend: LEGEND_BELOW }),
    panels: drawn.map(({ indicator, all }, p) => ({
      place: places[p],
      title: wrapped(view.entry(indicator).label, 32),
      x: yearAxis([all[0]!.rows[0]!.year, all[0]!.rows.at(-1)!.year], 5),
      y: { nticks: 6, title: OF_BASELINE },
      rules: { y: 0, dotted: view.data.context.reformYear },
      // Bands first: none hides a line. Of two their edges are drawn too, since one band lies over the other.
      data: [
        ...all.map(({ look, rows }) => ({
          ...band(yearsOf(rows), [percents(rows, 0), percents(rows, 2)], [look.color, 0.25]),
          showlegend: false,
        })),
        ...all.flatMap(({ look, rows }, at) => [
          ...([0, 2] as const).slice(0, all.length > 1 ? 2 : 0).map((end) =>
            line(yearsOf(rows), percents(rows, end), {
              ...{ line: { ...look, width: 0.75 }, showlegend: false, hoverinfo: "skip" },
            }),
          ),
          line(yearsOf(rows), percents(rows, 1), {
            ...{ name: label(names[at]!), showlegend: p === 0 && names.length > 1, line: look },
            hovertemplate: "%{x}: %{y:+.2f} %<extra></extra>",
          }),
        ]),
      ],
    })),
  });
}

const yearsOf = (rows: readonly UncertainEffect[]) => rows.map(({ year }) => year);

/** 5, 50 or 95 % of draws, in per cent of the baseline. */
const percents = (rows: readonly UncertainEffect[], q: 0 | 1 | 2) => rows.map(({ relative }) => 100 * relative![q]);

/** Runs that the answer compares, each against the baseline. */
function runsOf(view: Lookup, { pair }: Shown) {
  const against = view.baseline;
  return [pair.run, pair.against].filter((run) => run !== against).map((run) => ({ run, against }));
}

function rowsOf({ effects }: Uncertainty, variant: string, indicator: string): UncertainEffect[] {
  return effects.filter(
    (row) => row.variant === variant && row.place === CLUSTER && row.indicator === indicator && row.relative !== null,
  );
}

/** Draws that ran to the end. */
const ranIn = (rows: readonly UncertainEffect[]): number => Math.min(...rows.map(({ worlds }) => worlds));

const BARS = 10;

function drivers(view: Lookup): Drawing | undefined {
  const { uncertainty } = view.data;
  if (!uncertainty) return undefined;
  const [first] = runsOf(view, shownOf(view));
  const { run } = first!;
  const driven = drivenOf(uncertainty, run, askedOf(view).measure);
  const rows = driven.drivers.slice(0, BARS).reverse();
  const effects = rowsOf(uncertainty, run, driven.indicator);
  const middle = effects.at(-1)?.relative?.[1];
  if (rows.length === 0 || middle === undefined) return undefined;
  const side = (end: "atLow" | "atHigh", color: string, name: string) =>
    bars(
      rows.map((row) => 100 * (row[end] - middle)),
      {
        name: inSentence(name),
        base: rows.map(() => 100 * middle),
        customdata: rows.map((row) => signed(100 * row[end], 1)),
        hovertemplate: `%{customdata} %<extra>${name}</extra>`,
        marker: { color },
      },
    );
  const { lastYear } = view;
  const measure = inSentence(view.entry(driven.indicator).label);
  const { against, name } = shownPair(view, first!);
  return chart(view, {
    title: t("report.sizeEffectDepends", { name, measure, lastYear }),
    caption: [
      t("report.effectClusterMedianQuarter", { against, place: nameOf(view, CLUSTER), draws: ranIn(effects) }),
      !asksDriven(view, driven.indicator) && t("report.drivenAlone"),
      t("report.onlyFiguresWhoseRank"),
    ],
    height: 130 + 34 * rows.length,
    margin: { l: 330, r: 30 },
    barmode: "overlay",
    legend: LEGEND_ABOVE,
    x: { title: t("report.effectBaseline", { lastYear }) },
    y: rowAxis(
      rows.map((row) => wrapped(view.say(labelOf(uncertainty, row)), 46)),
      { upwards: true },
    ),
    rules: { x: 100 * middle },
    data: [side("atLow", LOSS, view.say("report.whereLow")), side("atHigh", GAIN, view.say("report.whereHigh"))],
  });
}

/** What is driven is what the answer tells: one variant's effect on that measure of all cities in the last year. */
function asksDriven(view: Lookup, indicator: string): boolean {
  const { between, span } = shownOf(view);
  const { measure, place } = askedOf(view);
  const { from, to } = oneYear(view.lastYear);
  return !between && measure === indicator && place === CLUSTER && span.from === from && span.to === to;
}
