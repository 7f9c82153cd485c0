import type { Data } from "plotly.js-dist-min";
import { comparedIn, inSentence, type Lookup, pairsOf, shownPair } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, intervals, marks, panelPlaces, rowAxis, rowsOf } from "../../drawing/chart.js";
import { type Drawing, label, PAGE, type Space, wrapped, yearAxis } from "../../drawing/figure.js";
import { INK } from "../../drawing/palette.js";
import {
  askedOf,
  courseOf,
  lineOf,
  MEASURE,
  type Moment,
  nameOf,
  pathsOf,
  rangeWords,
  summedYears,
  sumsOf,
  sumTitle,
} from "../path.js";
import type { ReportFigure } from "../reportFigure.js";

/** Room for a piece of a line. */
const SPACE = "\u00a0".repeat(15);

/**
 * What a reform has brought up to each year, in per cent of one year's baseline, and the largest effect of a single
 * year with its date, as cumulative impulse responses of local projections and DSGE models are printed: of every
 * variant, or of one of two against the other.
 */
export const cumulativeEffect: ReportFigure = {
  id: "cumulative",
  section: "effects",
  readsCourses: [MEASURE],
  narrow: true,
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { measure, place } = askedOf(view);
  const pairs = pairsOf(comparedIn(view));
  const { form, paths } = pathsOf(view, pairs, place, measure);
  const summed = summedYears(view);
  const rows = pairs.flatMap((pair, at): Row[] => {
    const sums = sumsOf(paths[at]!, form, summed);
    if (!sums || sums.length === 0) return [];
    return [{ name: shownPair(view, pair).labels.run, line: lineOf(view, pair), sums, peak: peakOf(paths[at]!) }];
  });
  // A sum of one year is its effect, and no line.
  if (rows.length === 0 || view.years.length < 2) return undefined;
  const stacked = rowsOf(2, space) > 1;
  const [left, right] = panelPlaces(2, space, { gap: 0.28, gapBelow: 0.2 });
  const start = stacked ? 0.45 : right!.x[0];
  const { reformYear } = view.data.context;
  const { against, between, other } = shownPair(view, pairs[0]!);
  const at = { place: nameOf(view, place), against, each: pairs.length > 1 };
  const until = summed.to === view.lastYear ? "open" : "year";
  const unit = form.factor === undefined ? "percent" : "own";
  return chart(view, {
    title: t("report.cumulativeEffectLargestEffect", { between, name: inSentence(view.entry(measure).label) }),
    caption: [
      t(at.each ? "report.eachAt" : "report.againstAt", at),
      t("report.cumulativePanels", { ...summed, unit, other, until }),
      rangeWords(
        view,
        rows.map(({ peak }) => peak),
      ),
    ],
    height: stacked ? 420 + 28 * rows.length : 330,
    margin: { l: 64, r: 24, t: 34 },
    panels: [
      {
        place: left,
        x: yearAxis([view.years[0]!, view.lastYear], 6),
        y: { nticks: 6, title: sumTitle(form, summed) },
        rules: { y: 0, dotted: reformYear },
        data: rows.map(({ sums, name, line }) => courseOf(sums, { name: label(name), line })),
      },
      {
        place: { ...right!, x: [start, 1] },
        x: { nticks: 6, title: form.title },
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
  line: ReturnType<typeof lineOf>;
  sums: Moment[];
  peak: Moment;
}

/** Largest effects with their years and intervals. */
function peaksOf(rows: readonly Row[]): Data {
  const peaks = rows.map(({ peak }) => peak);
  const effects = peaks.map(({ effect }) => effect);
  return marks(effects, {
    mode: "text+markers",
    text: peaks.map(({ year }) => String(year)),
    textposition: "top center",
    textfont: { size: 12, color: INK },
    marker: { size: 7, color: rows.map(({ line }) => line.color) },
    error_x: intervals(effects, peaks),
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

/** The year whose effect is farthest from zero. */
function peakOf(path: readonly Moment[]): Moment {
  return path.reduce((best, one) => (Math.abs(one.effect) > Math.abs(best.effect) ? one : best));
}
