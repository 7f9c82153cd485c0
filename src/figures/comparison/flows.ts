import type { Data } from "plotly.js-dist-min";
import type { ReportContext } from "../../measures/results/context.js";
import type { Lookup } from "../../measures/views/data.js";
import { signed } from "../../measures/views/present.js";
import { type Text, t, together } from "../../words/index.js";
import { axis, baseLayout, label, panelTitle, rule, wrapped } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { DIVERGING, GAIN, LOSS } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

const MOST_NODES = 12;
/** Where the scale of colours is marked, parts of the largest change. */
const MARKS = [-1, -0.25, -0.05, 0, 0.05, 0.25, 1];

export interface FlowMatrix {
  labels: string[];
  /** Change of the yearly flow, [from][to]; null on the diagonal. */
  change: (number | null)[][];
  /** Change of arrivals less departures. */
  net: number[];
}

/**
 * Change of yearly gross flows by origin and destination (focus less baseline, mean over the years of the reform), and
 * of net arrivals beside it. The nodes with the largest flows stand alone; the others are one row. Undefined without
 * such flows.
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
    reads: [],
    readsFlows: kinds,
    draw: (view) => draw(view, kinds(view.data.context), title, unit),
  };
}

export const firmFlows: ReportFigure = flowChange("flows-firms", t("report.whereFirmsMove"), t("lab.firms2"), () => [
  "firms",
]);
export const workerFlows: ReportFigure = flowChange(
  "flows-workers",
  t("report.whereWorkersMove"),
  t("report.thousandWorkers"),
  ({ labour }) => labour,
);

function draw(view: Lookup, kinds: string[], title: Text, counted: Text): Drawing | undefined {
  const matrix = flowMatrix(view, kinds);
  if (!matrix) return undefined;
  const size = matrix.labels.length;
  const height = 216 + 28 * size;
  const labels = matrix.labels.map(label);
  const domains: [number, number][] = [
    [0, 0.56],
    [0.74, 1],
  ];
  const positions = labels.map((_, at) => at);
  const names = {
    tickvals: positions,
    ticktext: labels,
    range: [size - 0.5, -0.5] as [number, number],
    ticks: "" as const,
  };
  const { reformYear } = view.data.context;
  const unit = view.say(t("report.year", { counted }));
  const caption = [
    view.say(
      t("report.lessBaselineMeanYear", { label: view.focus.label, reformYear, lastYear: view.lastYear, counted }),
    ),
    view.say(t("report.leftMovesRowColumn")),
  ];
  return {
    title: view.say(title),
    caption: together(caption, view.language),
    data: [heatOf(matrix, labels, view), netOf(matrix, labels)],
    layout: baseLayout(height, {
      margin: { l: 150, r: 16, t: 56, b: 110 },
      xaxis: axis({ domain: domains[0]!, ...names, range: [-0.5, size - 0.5], tickangle: -45, showline: false }),
      yaxis: axis({ ...names, showline: false }),
      xaxis2: axis({ domain: domains[1]!, anchor: "y2", nticks: 5, title: { text: unit } }),
      yaxis2: axis({ anchor: "x2", ...names, showticklabels: false, showline: false }),
      bargap: 0.35,
      annotations: [
        panelTitle(`<b>${wrapped(view.say(t("report.changeGrossFlowsRow", { unit })), 52)}</b>`, domains[0]!),
        panelTitle(view.say(t("report.changeNetArrivals")), domains[1]!),
      ],
      shapes: [rule("x", 0, 2)],
    }),
    height,
  };
}

/** Changes by origin and destination, on a scale of roots, so that small ones are seen too. */
function heatOf({ change }: FlowMatrix, labels: readonly string[], view: Lookup): Data {
  const sizes = change.flat().flatMap((value) => (value === null ? [] : [Math.abs(value)]));
  const limit = Math.max(...sizes) || 1;
  const positions = labels.map((_, at) => at);
  return {
    type: "heatmap",
    x: positions,
    y: positions,
    z: change.map((row) => row.map((value) => value && root(value / limit))) as never,
    customdata: change as never,
    zmin: -1,
    zmax: 1,
    colorscale: DIVERGING,
    xgap: 1,
    ygap: 1,
    text: labels.map((from) => labels.map((to) => view.say(t("report.to", { from, to })))) as never,
    hovertemplate: "%{text}: %{customdata:+.3r}<extra></extra>",
    colorbar: {
      x: 0.57,
      len: 0.9,
      thickness: 12,
      outlinewidth: 0,
      tickvals: MARKS.map(root),
      ticktext: MARKS.map((part) => (part === 0 ? "0" : signed(part * limit))),
      tickfont: { size: 12 },
    },
  };
}

/** Arrivals less departures. */
function netOf({ net }: FlowMatrix, labels: readonly string[]): Data {
  return {
    type: "bar",
    orientation: "h",
    x: net,
    y: labels.map((_, at) => at),
    text: [...labels],
    textposition: "none",
    marker: { color: net.map((value) => (value < 0 ? LOSS : GAIN)) },
    hovertemplate: "%{text}: %{x:+.3r}<extra></extra>",
    xaxis: "x2",
    yaxis: "y2",
  };
}

function root(value: number): number {
  return Math.sign(value) * Math.sqrt(Math.abs(value));
}

/** Sums flows of some kinds over the reform years and groups small nodes as "Other cities"; hinterlands stay apart. */
export function flowMatrix(view: Lookup, kinds: string[]): FlowMatrix | undefined {
  const { context } = view.data;
  const rows = view.flows(kinds).filter(({ year }) => year >= context.reformYear);
  if (rows.length === 0) return undefined;
  const turnover = new Map<string, number>();
  for (const { origin, destination, value } of rows)
    for (const node of [origin, destination]) turnover.set(node, (turnover.get(node) ?? 0) + value);
  const volume = (id: string) => turnover.get(id) ?? 0;
  const bySize = [...context.cities].sort((a, b) => volume(b.id) - volume(a.id));
  const room = MOST_NODES - context.hinterlands.length;
  const alone = bySize.length <= room ? bySize : bySize.slice(0, room - 1);
  const shown = [...context.cities.filter((city) => alone.includes(city)), ...context.hinterlands];
  const labels = shown.map((node) => node.label);
  const grouped = alone.length < bySize.length;
  if (grouped) labels.splice(alone.length, 0, view.say(t("report.otherCities")));
  const place = new Map(shown.map(({ id }, i) => [id, grouped && i >= alone.length ? i + 1 : i]));
  const years = view.lastYear - context.reformYear + 1;
  const change: (number | null)[][] = labels.map((_, from) => labels.map((_, to) => (from === to ? null : 0)));
  const net = labels.map(() => 0);
  for (const { variant, origin, destination, value } of rows) {
    const [from, to] = [place.get(origin) ?? alone.length, place.get(destination) ?? alone.length];
    if (from === to) continue;
    const share = (variant === view.focus.id ? value : -value) / years;
    change[from]![to]! += share;
    net[to]! += share;
    net[from]! -= share;
  }
  return { labels, change, net };
}
