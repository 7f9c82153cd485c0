import type { Data } from "plotly.js-dist-min";
import type { UncertainEffect, Uncertainty } from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";
import { driversOf, labelOf } from "../../measures/views/drivers.js";
import { inSentence, OF_BASELINE, signed } from "../../measures/views/present.js";
import { t, together } from "../../words/index.js";
import { axis, axisName, baseLayout, panelTitle, rule, wrapped, yearAxis } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { GAIN, INK, LOSS, tint } from "../drawing/palette.js";
import { panelPlaces, rowsOf as panelRows } from "../drawing/panels.js";
import { PAGE, type Space } from "../drawing/space.js";
import type { ReportFigure } from "./reportFigure.js";

const COURSES = ["real-gdp", "real-national-income", "real-final-consumption-per-head"];

/** Course of the effect of the variant in focus with its band over worlds. */
export const effectCourse: ReportFigure = {
  id: "course",
  section: "uncertainty",
  reads: [],
  narrow: true,
  draw: course,
};

/** What the size of the effect depends on. */
export const tornado: ReportFigure = { id: "drivers", section: "uncertainty", reads: [], draw: drivers };

function course(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { uncertainty } = view.data;
  if (!uncertainty) return undefined;
  const shown = COURSES.map((indicator) => ({ indicator, rows: rowsOf(uncertainty, view.focus.id, indicator) }));
  const drawn = shown.filter(({ rows }) => rows.length > 1);
  if (drawn.length === 0) return undefined;
  const places = panelPlaces(drawn.length, space, { gap: 0.05, gapBelow: 0.12 });
  const stacked = panelRows(drawn.length, space);
  const layout = baseLayout(100 + 260 * stacked, {
    margin: { l: 70, r: 16, t: 56, b: 44 },
    annotations: [],
    shapes: [],
  });
  const data = drawn.flatMap(({ indicator, rows }, p): Data[] => {
    Object.assign(layout, {
      [`xaxis${p + 1}`]: yearAxis([rows[0]!.year, rows.at(-1)!.year], 5, {
        domain: places[p]!.x,
        anchor: axisName("y", p + 1),
      }),
      [`yaxis${p + 1}`]: axis({
        domain: places[p]!.y,
        anchor: axisName("x", p + 1),
        nticks: 6,
        showticklabels: p === 0 || stacked > 1,
        ...(p === 0 || stacked > 1 ? { title: { text: view.say(OF_BASELINE) } } : {}),
        ...(p === 0 ? {} : { matches: "y" }),
      }),
    });
    const title = `<b>${wrapped(view.entry(indicator).label, 32)}</b>`;
    layout.annotations!.push(panelTitle(title, places[p]!.x, places[p]!.y[1] + 0.01));
    layout.shapes!.push(rule("y", 0, p + 1), rule("x", view.data.context.reformYear, p + 1, true));
    const x = rows.map(({ year }) => year);
    const at = (q: 0 | 1 | 2) => rows.map(({ relative }) => 100 * relative![q]);
    const axes = { xaxis: axisName("x", p + 1), yaxis: axisName("y", p + 1) };
    return [
      {
        type: "scatter",
        mode: "lines",
        x: [...x, ...[...x].reverse()],
        y: [...at(2), ...at(0).reverse()],
        fill: "toself",
        fillcolor: tint(GAIN, 0.25),
        line: { width: 0 },
        hoverinfo: "skip",
        ...axes,
      },
      {
        type: "scatter",
        mode: "lines",
        x,
        y: at(1),
        line: { color: GAIN, width: 2 },
        hovertemplate: "%{x}: %{y:+.2f} %<extra></extra>",
        ...axes,
      },
    ];
  });
  return {
    title: view.say(t("report.effectKnown")),
    caption: view.say(t("report.effectClusterLineMedian", { label: view.focus.label, draws: uncertainty.draws })),
    data,
    layout,
    height: layout.height!,
  };
}

function rowsOf({ effects }: Uncertainty, variant: string, indicator: string): UncertainEffect[] {
  return effects.filter(
    (row) => row.variant === variant && row.place === "cluster" && row.indicator === indicator && row.relative !== null,
  );
}

const BARS = 10;

function drivers(view: Lookup): Drawing | undefined {
  const { uncertainty } = view.data;
  if (!uncertainty) return undefined;
  const rows = driversOf(uncertainty, view.focus.id, COURSES[1]!).slice(0, BARS).reverse();
  const middle = rowsOf(uncertainty, view.focus.id, COURSES[1]!).at(-1)?.relative?.[1];
  if (rows.length === 0 || middle === undefined) return undefined;
  const height = 130 + 34 * rows.length;
  const side = (of: (row: (typeof rows)[number]) => number, colour: string, name: string): Data => ({
    type: "bar",
    orientation: "h",
    name: inSentence(name),
    base: rows.map(() => 100 * middle) as unknown as number[],
    x: rows.map((row) => 100 * (of(row) - middle)),
    y: rows.map((_, at) => at),
    customdata: rows.map((row) => signed(100 * of(row), 1)),
    hovertemplate: `%{customdata} %<extra>${name}</extra>`,
    marker: { color: colour },
  });
  const layout = baseLayout(height, {
    margin: { l: 330, r: 30, t: 40, b: 50 },
    barmode: "overlay",
    showlegend: true,
    legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", font: { size: 12, color: INK } },
    xaxis: axis({
      title: {
        text: view.say(t("report.effectBaseline", { lastYear: view.lastYear })),
      },
    }),
    yaxis: axis({
      showline: false,
      ticks: "",
      tickvals: rows.map((_, at) => at),
      ticktext: rows.map((row) => wrapped(view.say(labelOf(uncertainty, row)), 46)),
    }),
    shapes: [rule("x", 100 * middle, 1)],
  });
  const name = view.entry(COURSES[1]!).label;
  const caption = [
    view.say(
      t("report.effectClusterMedianQuarter", {
        label: view.focus.label,
        draws: uncertainty.draws,
        name: inSentence(name),
      }),
    ),
    view.say(t("report.onlyFiguresWhoseRank")),
  ];
  const [low, high] = [view.say(t("report.whereLow")), view.say(t("report.whereHigh"))];
  return {
    title: view.say(t("report.sizeEffectDepends")),
    caption: together(caption, view.language),
    data: [side((row) => row.atLow, LOSS, low), side((row) => row.atHigh, GAIN, high)],
    layout,
    height,
  };
}
