import type { EvaluationReport } from "../../measures/results/index.js";
import { plain, type Seen } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { markRows, SYMBOLS } from "../comparison/print/profile.js";
import { chart, grid, LEGEND_BELOW, legendHeight, line } from "../drawing/chart.js";
import { type Drawing, extent, type FigureOf, label, strong, wrapped, yearAxis } from "../drawing/figure.js";
import { armLine, MUTED, RULE } from "../drawing/palette.js";

type View = Seen<EvaluationReport>;
type EvaluationFigure = FigureOf<View, "panel" | "ranks">;

const ACROSS = 3;

/** Every observed part by year, a panel a part, a line an agglomeration. */
function panel(view: View): Drawing | undefined {
  const { parts, years, agglomerations } = view.report;
  // A part of a single year is in the table.
  const courses = parts.filter(({ values }) => values.some((row) => row.filter((one) => one !== null).length > 1));
  const [first, last] = [years[0]!, years.at(-1)!];
  const names = agglomerations.map((one) => label(one.label));
  const rows = Math.ceil(courses.length / ACROSS);
  const below = 40 + legendHeight(names, 900);
  const height = 50 + 215 * rows + below;
  const places = grid(courses.length, ACROSS, { gap: 0.075, gapBelow: 75 / height });
  return chart(view, {
    title: t("report.evaluationPanelFigure", { first, last }),
    caption: t("report.evaluationPanelCaption"),
    height,
    margin: { l: 50, r: 16, t: 50, b: below },
    legend: LEGEND_BELOW,
    panels: courses.map(({ label: name, unit, values, zero, one }, p) => {
      const known = values.flat().filter((value) => value !== null);
      const [low, high] = extent(known);
      const room = 0.08 * (high - low);
      return {
        place: places[p],
        title: wrapped(`${name}, ${unit}`, 42),
        x: { ...yearAxis([first, last], 4), range: [first - 0.5, last + 0.5] },
        y: { nticks: 4, range: [low - room, high + room] },
        shapes: [zero, one].filter((post) => post >= low - room && post <= high + room).map(post),
        data: agglomerations.map((_, a) =>
          line(years, values[a]!, {
            name: names[a],
            showlegend: p === 0,
            legendgroup: String(a),
            mode: "lines+markers",
            connectgaps: false,
            line: { color: markOf(a).color, width: 1.6 },
            marker: { ...markOf(a), size: 4 },
          }),
        ),
      };
    }),
  });
}

/** Of the agglomeration at a place of the list. */
function markOf(a: number) {
  return { symbol: SYMBOLS[a % SYMBOLS.length]!, color: armLine(a + 1).color };
}

function post(value: number): object {
  return { type: "line", xref: "x domain", x0: 0, x1: 1, y0: value, y1: value, line: { color: RULE, width: 1 } };
}

/** Index and blocks in a year with structures, a mark an agglomeration, ranks with their ranges beside the names. */
function ranks(view: View): readonly Drawing[] {
  return view.report.ranks.map((one) => ranksOf(view, one));
}

function ranksOf(view: View, { year, blocks, rows, draws }: EvaluationReport["ranks"][number]): Drawing {
  const { report, say } = view;
  const names = [
    ...blocks.map((id) => wrapped(report.blocks.find((one) => one.id === id)!.label, 26)),
    strong(label(say("indicators.collaborationIndex"))),
  ];
  const arms = rows.map(({ agglomeration, rank, low, high, blocks: own, index }, a) => {
    const place = report.agglomerations.find(({ id }) => id === agglomeration)!.label;
    const text = say("report.evaluationRankText", { rank, low: plain(low, 0), high: plain(high, 0) });
    return { name: label(`${place}, ${text}`), values: [...own, index], ...markOf(a) };
  });
  const below =
    50 +
    legendHeight(
      arms.map(({ name }) => name),
      740,
    );
  const all = arms.flatMap(({ values }) => values);
  return chart(view, {
    title: t("report.evaluationRanksFigure", { year }),
    caption: t("report.evaluationRanksCaption", { year, draws }),
    height: 20 + 40 * names.length + below,
    margin: { l: 190, t: 14, b: below },
    legend: LEGEND_BELOW,
    x: { range: [Math.min(-4, ...all) - 3, Math.max(104, ...all) + 3], title: t("report.points") },
    ...markRows(names, arms, { spread: 0.6, edge: MUTED }),
  });
}

/** Every figure of the evaluation, in reading order. */
export const EVALUATION_FIGURES: readonly EvaluationFigure[] = [
  { id: "panel", section: "panel", draw: panel },
  { id: "ranks", section: "ranks", draw: ranks },
];
