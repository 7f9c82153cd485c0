import type { Data, Layout } from "plotly.js-dist-min";
import { estimateOf } from "../../../measures/results/effects.js";
import type { Lookup } from "../../../measures/views/data.js";
import { inSentence } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { axis, baseLayout, label, panelTitle, rule, wrapped, yearAxis } from "../../drawing/figure.js";
import type { Drawing } from "../../drawing/figureOf.js";
import { armLine, INK, MUTED } from "../../drawing/palette.js";
import { panelPlaces, rowsOf } from "../../drawing/panels.js";
import { PAGE, type Space } from "../../drawing/space.js";
import type { ReportFigure } from "../reportFigure.js";

/** Room for a piece of a line. */
const SPACE = "\u00a0".repeat(15);

const INDICATOR = "real-gdp";

/**
 * What a reform has brought up to each year, in per cent of one year's baseline, and the largest effect of a single
 * year with its date. Cumulative impulse responses as Local projections and DSGE models print them, of differences
 * within each replicate.
 */
export const cumulativeEffect: ReportFigure = {
  id: "cumulative",
  section: "effects",
  reads: [],
  readsByReplicate: [INDICATOR],
  narrow: true,
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const rows = view.variants.flatMap(({ id, label: name }, v): Row[] => {
    const pairs = view.clusterPairs(id, INDICATOR);
    return pairs.length > 0
      ? [{ name, line: armLine(v + 1), sums: sumsOf(view, pairs), peak: peakOf(view, pairs) }]
      : [];
  });
  if (rows.length === 0) return undefined;
  const height = rowsOf(2, space) > 1 ? 420 + 28 * rows.length : 330;
  const { reformYear } = view.data.context;
  const name = view.entry(INDICATOR).label;
  const { replicates } = view.data.manifest;
  return {
    title: view.say(t("report.cumulativeEffectLargestEffect", { name: inSentence(name) })),
    caption: view.say(
      t("report.differencesBaselineSameReplicate", { reformYear, replicates: replicates > 1, replicates2: replicates }),
    ),
    data: [...rows.map((row) => courseOf(row, view)), peaksOf(rows)],
    layout: layoutOf(rows, height, view, space),
    height,
  };
}

/** A variant. */
interface Row {
  name: string;
  line: ReturnType<typeof armLine>;
  sums: (number | null)[];
  peak: Peak;
}

function courseOf({ name, line, sums }: Row, view: Lookup): Data {
  return {
    type: "scatter",
    mode: "lines",
    name: label(name),
    x: view.years,
    y: sums,
    line,
    showlegend: false,
  };
}

/** Largest effects with their years and intervals. */
function peaksOf(rows: readonly Row[]): Data {
  return {
    type: "scatter",
    mode: "text+markers",
    x: rows.map(({ peak }) => peak.mean),
    y: rows.map((_, at) => at),
    text: rows.map(({ peak }) => String(peak.year)),
    textposition: "top center",
    textfont: { size: 12, color: INK },
    marker: { size: 7, color: rows.map(({ line }) => line.color) },
    error_x: {
      type: "data",
      symmetric: false,
      array: rows.map(({ peak }) => (Number.isNaN(peak.high) ? 0 : peak.high - peak.mean)),
      arrayminus: rows.map(({ peak }) => (Number.isNaN(peak.low) ? 0 : peak.mean - peak.low)),
      color: MUTED,
      thickness: 1.2,
      width: 0,
    },
    showlegend: false,
    xaxis: "x2",
    yaxis: "y2",
  } as Data;
}

/**
 * The names of panel b are the legend of panel a: a piece of each line stands beside its name. `start`: of panel b,
 * shares of the plot.
 */
function samplesOf(rows: readonly Row[], start: number, { width }: Space) {
  const pixel = 1 / (width - 88);
  return rows.map(
    ({ line }, at) =>
      ({
        type: "line",
        xref: "paper",
        yref: "y2",
        x0: start - 48 * pixel,
        x1: start - 6 * pixel,
        y0: at,
        y1: at,
        line,
      }) as NonNullable<Layout["shapes"]>[number],
  );
}

function layoutOf(rows: readonly Row[], height: number, view: Lookup, space: Space) {
  const [left, right] = panelPlaces(2, space, { gap: 0.28, gapBelow: 0.2 });
  const start = rowsOf(2, space) > 1 ? 0.45 : right!.x[0];
  const { reformYear } = view.data.context;
  return baseLayout(height, {
    margin: { l: 64, r: 24, t: 34, b: 50 },
    xaxis: yearAxis([view.years[0]!, view.lastYear], 6, { domain: left!.x, anchor: "y" }),
    yaxis: axis({
      domain: left!.y,
      nticks: 6,
      title: { text: view.say(t("report.sumYearSBaseline")) },
    }),
    xaxis2: axis({
      domain: [start, 1],
      anchor: "y2",
      nticks: 6,
      title: { text: view.say(t("report.largestEffectBaseline")) },
    }),
    yaxis2: axis({
      domain: right!.y,
      anchor: "x2",
      tickvals: rows.map((_, at) => at),
      ticktext: rows.map(({ name }) => wrapped(name, 26).replaceAll(/<br>|$/g, (end) => `${SPACE}${end}`)),
      showline: false,
      ticks: "",
      range: [rows.length - 0.4, -0.8],
    }),
    annotations: [
      panelTitle("<b>a</b>", left!.x, left!.y[1] + 0.02),
      panelTitle("<b>b</b>", [start, 1], right!.y[1] + 0.02),
    ],
    shapes: [rule("y", 0, 1), rule("x", reformYear, 1, true), rule("x", 0, 2), ...samplesOf(rows, start, space)],
  });
}

type Pairs = ReturnType<Lookup["clusterPairs"]>;

/** By year, mean over replicates; per cent of the baseline of the first year of the reform. */
function sumsOf(view: Lookup, pairs: Pairs): (number | null)[] {
  const from = view.years.indexOf(view.data.context.reformYear);
  const sums = pairs.map(({ before, after }) => {
    let sum = 0;
    return view.years.map((_, y) => {
      if (y >= from) sum += (100 * (after[y]! - before[y]!)) / before[Math.max(0, from)]!;
      return sum;
    });
  });
  return view.years.map((_, y) => {
    const mean = sums.reduce((total, row) => total + row[y]! / sums.length, 0);
    return Number.isFinite(mean) ? mean : null;
  });
}

interface Peak {
  year: number;
  mean: number;
  low: number;
  high: number;
}

/** The year whose mean effect is farthest from zero. */
function peakOf(view: Lookup, pairs: Pairs): Peak {
  const years = view.years.map((year, y) => ({
    year,
    ...estimateOf(pairs.map(({ before, after }) => 100 * (after[y]! / before[y]! - 1)).filter(Number.isFinite)),
  }));
  return years.reduce((best, one) => (Math.abs(one.mean) > Math.abs(best.mean) ? one : best));
}
