import type { Data } from "plotly.js-dist-min";
import { estimateOf } from "../../../measures/results/effects.js";
import type { Lookup } from "../../../measures/views/data.js";
import { inSentence } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { chart, intervals, line, marks, panelPlaces, rowAxis, rowsOf } from "../../drawing/chart.js";
import { type Drawing, label, PAGE, type Space, wrapped, yearAxis } from "../../drawing/figure.js";
import { armLine, INK } from "../../drawing/palette.js";
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
  const stacked = rowsOf(2, space) > 1;
  const [left, right] = panelPlaces(2, space, { gap: 0.28, gapBelow: 0.2 });
  const start = stacked ? 0.45 : right!.x[0];
  const { reformYear } = view.data.context;
  const { replicates } = view.data.manifest;
  const name = inSentence(view.entry(INDICATOR).label);
  return chart(view, {
    title: t("report.cumulativeEffectLargestEffect", { name }),
    caption: t("report.differencesBaselineSameReplicate", {
      reformYear,
      replicates: replicates > 1,
      replicates2: replicates,
    }),
    height: stacked ? 420 + 28 * rows.length : 330,
    margin: { l: 64, r: 24, t: 34, b: 50 },
    panels: [
      {
        place: left,
        x: yearAxis([view.years[0]!, view.lastYear], 6),
        y: { nticks: 6, title: t("report.sumYearSBaseline") },
        rules: { y: 0, dotted: reformYear },
        data: rows.map((row) => line(view.years, row.sums, { name: label(row.name), line: row.line })),
      },
      {
        place: { ...right!, x: [start, 1] },
        x: { nticks: 6, title: t("report.largestEffectBaseline") },
        y: {
          ...rowAxis(rows.map((row) => wrapped(row.name, 26).replaceAll(/<br>|$/g, (end) => `${SPACE}${end}`))),
          range: [rows.length - 0.4, -0.8],
        },
        rules: { x: 0 },
        shapes: samplesOf(rows, start, space),
        data: [peaksOf(rows)],
      },
    ],
  });
}

/** A variant. */
interface Row {
  name: string;
  line: ReturnType<typeof armLine>;
  sums: (number | null)[];
  peak: Peak;
}

/** Largest effects with their years and intervals. */
function peaksOf(rows: readonly Row[]): Data {
  const [means, low, high] = (["mean", "low", "high"] as const).map((end) => rows.map(({ peak }) => peak[end]));
  return marks(means!, {
    mode: "text+markers",
    text: rows.map(({ peak }) => String(peak.year)),
    textposition: "top center",
    textfont: { size: 12, color: INK },
    marker: { size: 7, color: rows.map(({ line }) => line.color) },
    error_x: intervals(means!, low!, high!),
  });
}

/**
 * The names of panel b are the legend of panel a: a piece of each line stands beside its name. `start`: of panel b,
 * shares of the plot.
 */
function samplesOf(rows: readonly Row[], start: number, { width }: Space) {
  const pixel = 1 / (width - 88);
  return rows.map(({ line }, at) => ({
    type: "line",
    xref: "paper",
    x0: start - 48 * pixel,
    x1: start - 6 * pixel,
    y0: at,
    y1: at,
    line,
  }));
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
