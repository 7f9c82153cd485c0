import { givenOf, type UncertainEffect, type Uncertainty } from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";
import { driversOf, labelOf } from "../../measures/views/drivers.js";
import { inSentence, OF_BASELINE, signed } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { band, bars, chart, LEGEND_ABOVE, line, panelPlaces, rowsOf as panelRows, rowAxis } from "../drawing/chart.js";
import { type Drawing, PAGE, type Space, wrapped, yearAxis } from "../drawing/figure.js";
import { GAIN, LOSS } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

const COURSES = ["real-gdp", "real-national-income", "real-final-consumption-per-head"];

/** Course of the effect of the variant in focus with its band over worlds. */
export const effectCourse: ReportFigure = {
  id: "course",
  section: "uncertainty",
  reads: [],
  narrow: true,
  place: "folded",
  draw: course,
};

/** What the size of the effect depends on. */
export const tornado: ReportFigure = {
  id: "drivers",
  section: "uncertainty",
  reads: [],
  place: "folded",
  draw: drivers,
};

function course(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { uncertainty } = view.data;
  if (!uncertainty) return undefined;
  const shown = COURSES.map((indicator) => ({ indicator, rows: rowsOf(uncertainty, view.focus.id, indicator) }));
  const drawn = shown.filter(({ rows }) => rows.length > 1);
  if (drawn.length === 0) return undefined;
  const places = panelPlaces(drawn.length, space, { gap: 0.05, gapBelow: 0.12 });
  return chart(view, {
    title: t("report.effectKnown"),
    caption: t("report.effectClusterLineMedian", {
      label: view.focus.label,
      draws: ranIn(drawn[0]!.rows),
      given: givenOf(uncertainty),
    }),
    height: 100 + 260 * panelRows(drawn.length, space),
    margin: { l: 70, r: 16, t: 56, b: 44 },
    shared: "values",
    panels: drawn.map(({ indicator, rows }, p) => {
      const x = rows.map(({ year }) => year);
      const at = (q: 0 | 1 | 2) => rows.map(({ relative }) => 100 * relative![q]);
      return {
        place: places[p],
        title: wrapped(view.entry(indicator).label, 32),
        x: yearAxis([x[0]!, x.at(-1)!], 5),
        y: { nticks: 6, title: OF_BASELINE },
        rules: { y: 0, dotted: view.data.context.reformYear },
        data: [
          band(x, [at(0), at(2)], [GAIN, 0.25]),
          line(x, at(1), { line: { color: GAIN, width: 2 }, hovertemplate: "%{x}: %{y:+.2f} %<extra></extra>" }),
        ],
      };
    }),
  });
}

function rowsOf({ effects }: Uncertainty, variant: string, indicator: string): UncertainEffect[] {
  return effects.filter(
    (row) => row.variant === variant && row.place === "cluster" && row.indicator === indicator && row.relative !== null,
  );
}

/** Draws that ran to the end. */
const ranIn = (rows: readonly UncertainEffect[]): number => Math.min(...rows.map(({ worlds }) => worlds));

const BARS = 10;

function drivers(view: Lookup): Drawing | undefined {
  const { uncertainty } = view.data;
  if (!uncertainty) return undefined;
  const rows = driversOf(uncertainty, view.focus.id, COURSES[1]!).slice(0, BARS).reverse();
  const effects = rowsOf(uncertainty, view.focus.id, COURSES[1]!);
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
  const { focus, lastYear } = view;
  const name = inSentence(view.entry(COURSES[1]!).label);
  return chart(view, {
    title: t("report.sizeEffectDepends"),
    caption: [
      t("report.effectClusterMedianQuarter", { label: focus.label, draws: ranIn(effects), name }),
      t("report.onlyFiguresWhoseRank"),
    ],
    height: 130 + 34 * rows.length,
    margin: { l: 330, r: 30, t: 40, b: 50 },
    barmode: "overlay",
    legend: LEGEND_ABOVE,
    panels: [
      {
        x: { title: t("report.effectBaseline", { lastYear }) },
        y: rowAxis(
          rows.map((row) => wrapped(view.say(labelOf(uncertainty, row)), 46)),
          { upwards: true },
        ),
        rules: { x: 100 * middle },
        data: [
          side("atLow", LOSS, view.say(t("report.whereLow"))),
          side("atHigh", GAIN, view.say(t("report.whereHigh"))),
        ],
      },
    ],
  });
}
