import type { Data } from "plotly.js-dist-min";
import type { ReportContext } from "../../measures/results/index.js";
import { type Lookup, shownOf, signed } from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { bars, COLOUR_BAR, chart, heatMap, minuses, rowAxis } from "../drawing/chart.js";
import { type Drawing, label, wrapped } from "../drawing/figure.js";
import { DIVERGING, GAIN, LOSS } from "../drawing/palette.js";
import { grossFlows, yearsOfFlows } from "./gross.js";
import type { ReportFigure } from "./reportFigure.js";

/** Where the scale of colours is marked, parts of the largest change; and where it stands beside few rows. */
const MARKS = [-1, -0.25, -0.05, 0, 0.05, 0.25, 1];
const FEWER_MARKS = [-1, -0.25, 0, 0.25, 1];
const FEW = 5;

interface FlowMatrix {
  labels: string[];
  /** Change of the yearly flow, [from][to]; null on the diagonal. */
  change: (number | null)[][];
  /** Change of arrivals less departures. */
  net: number[];
}

/**
 * Change of yearly gross flows by origin and destination in what the answer compares, and of net arrivals beside it.
 * The places asked about and those with the largest flows stand alone; the others are one row. Undefined without such
 * flows.
 */
function flowChange(
  id: string,
  title: Text,
  unit: Text,
  kinds: (context: Pick<ReportContext, "labour">) => string[],
): ReportFigure {
  return {
    id,
    section: "flows",
    readsFlows: kinds,
    draw: (view) => draw(view, kinds(view.data.context), title, unit),
  };
}

export const firmFlows: ReportFigure = flowChange(
  "flows-firms",
  t("report.whereFirmsMove"),
  t("lab.firmsInSentence"),
  () => ["firms"],
);
export const workerFlows: ReportFigure = {
  ...flowChange("flows-workers", t("report.whereWorkersMove"), t("report.thousandWorkers"), ({ labour }) => labour),
  place: "folded",
};

function draw(view: Lookup, kinds: string[], title: Text, counted: Text): Drawing | undefined {
  const matrix = flowMatrix(view, kinds);
  if (!matrix) return undefined;
  const labels = matrix.labels.map(label);
  const unit = view.say("report.year", { counted });
  const rows = rowAxis(labels, { air: 0 });
  return chart(view, {
    title,
    caption: [
      t("report.lessBaselineMeanYear", { against: shownOf(view).against, ...yearsOfFlows(view), counted }),
      t("report.leftMovesRowColumn"),
      t("report.minusLower"),
    ],
    height: 216 + 28 * labels.length,
    margin: { l: 150, r: 16, t: 56, b: 110 },
    bargap: 0.35,
    shared: "names",
    panels: [
      {
        place: { x: [0, 0.56], y: [0, 1], outer: true },
        title: wrapped(view.say("report.changeGrossFlowsRow", { unit }), 52),
        x: { ...rows, range: [-0.5, labels.length - 0.5], tickangle: -45 },
        y: rows,
        data: [heatOf(matrix, labels, view)],
      },
      {
        place: { x: [0.74, 1], y: [0, 1], outer: false },
        title: view.say("report.changeNetArrivals"),
        x: { nticks: 5, title: unit },
        y: rows,
        rules: { x: 0 },
        data: [
          bars(matrix.net, {
            text: labels,
            textposition: "none",
            marker: { color: matrix.net.map((value) => (value < 0 ? LOSS : GAIN)) },
            hovertemplate: "%{text}: %{x:+.3r}<extra></extra>",
          }),
        ],
      },
    ],
  });
}

/** Changes by origin and destination, on a scale of roots, so that small ones are seen too. */
function heatOf({ change }: FlowMatrix, labels: readonly string[], view: Lookup): Data {
  const limit = Math.max(...change.flat().map((value) => Math.abs(value ?? 0))) || 1;
  const cells = change.map((row) => row.map((value) => value && root(value / limit)));
  const marked = labels.length < FEW ? FEWER_MARKS : MARKS;
  return heatMap(cells, {
    ...minuses(cells, 1),
    customdata: labels.map((from, a) =>
      labels.map((to, b) => [view.say("report.to", { from, to }), change[a]![b] ?? ""]),
    ),
    zmin: -1,
    zmax: 1,
    colorscale: DIVERGING,
    hovertemplate: "%{customdata[0]}: %{customdata[1]:+.3r}<extra></extra>",
    colorbar: {
      ...COLOUR_BAR,
      x: 0.57,
      len: 0.9,
      tickvals: marked.map(root),
      ticktext: marked.map((part) => (part === 0 ? "0" : signed(part * limit))),
    },
  });
}

function root(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value));
}

/** How flows of some kinds change in what the answer compares. */
export function flowMatrix(view: Lookup, kinds: string[]): FlowMatrix | undefined {
  const flows = grossFlows(view, kinds, true);
  if (!flows) return undefined;
  const { run, against } = shownOf(view).pair;
  const [before, after] = [flows.of(against), flows.of(run)];
  const moved = after.map((row, from) => row.map((value, to) => value - before[from]![to]!));
  return {
    labels: flows.labels,
    change: moved.map((row, from) => row.map((value, to) => (from === to ? null : value))),
    net: moved.map((row, at) => row.reduce((sum, _, other) => sum + moved[other]![at]! - moved[at]![other]!, 0)),
  };
}
