import type { Data } from "plotly.js-dist-min";
import { capitalised } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { axis, baseLayout, label, rule } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { LEGEND_BELOW, legendHeight } from "../drawing/legend.js";
import { CATEGORIES, INK, tint } from "../drawing/palette.js";
import { PAGE, type Space } from "../drawing/space.js";
import { type Fields, numberIn, type TableFigure, type TableView } from "./tableView.js";

const ROW = 26;
const LEFT = 210;

/** Dated events: what happened, where nothing happened, and what the model says. */
export const eventBands: TableFigure = { id: "events", section: "all", narrow: true, draw };

function draw(view: TableView, space: Space = PAGE): Drawing | undefined {
  const most = Math.floor((space.height - 130) / ROW);
  const rows = (view.tables["events"] ?? []).slice(0, most);
  if (rows.length === 0) return undefined;
  const places = rows.map((_, at) => at);
  const names = {
    placebos: view.say(t("report.whereNothingHappened90")),
    happened: view.say(t("report.happened")),
    model: view.say(t("report.modelSays")),
  };
  const below = 50 + legendHeight(Object.values(names), space.width - LEFT - 20);
  const height = 20 + ROW * Math.max(4, rows.length) + below;
  const worlds = Math.max(...rows.map((row) => numberIn(row, "worlds") || 0));
  return {
    title: view.say(t("report.datedEvents")),
    caption: view.say(t("report.effectRealGdpAgainst", { worlds })),
    data: dataOf(rows, names),
    layout: baseLayout(height, {
      margin: { l: LEFT, r: 20, t: 14, b: below },
      showlegend: true,
      legend: LEGEND_BELOW,
      xaxis: axis({ title: { text: view.say(t("report.effectLogPoints")) } }),
      yaxis: axis({
        showline: false,
        ticks: "",
        range: [rows.length - 0.4, -0.6],
        tickvals: places,
        ticktext: rows.map((row) => label(capitalised(view.name(row["event"]!)))),
      }),
      shapes: [rule("x", 0, 1)],
    }),
    height,
  };
}

function dataOf(rows: readonly Fields[], names: Record<"placebos" | "happened" | "model", string>): Data[] {
  const places = rows.map((_, at) => at);
  const percent = (column: string) => rows.map((row) => 100 * numberIn(row, column));
  const [low, high] = [percent("band_low"), percent("band_high")];
  const [effects, predicted] = [percent("effect"), percent("predicted")];
  const between = (column: string, sign: 1 | -1) =>
    percent(column).map((end, at) => (Number.isFinite(end) ? sign * (end - predicted[at]!) : 0));
  const known = (values: readonly number[]) => values.map((value) => (Number.isFinite(value) ? value : null));
  return [
    {
      type: "bar",
      orientation: "h",
      name: names.placebos,
      base: low,
      x: high.map((end, at) => end - low[at]!),
      y: places,
      width: 0.62,
      marker: { color: tint(INK, 0.2) },
    } as unknown as Data,
    {
      type: "scatter",
      mode: "markers",
      name: names.happened,
      x: known(effects),
      y: places,
      marker: { symbol: "circle", size: 8, color: INK },
    },
    {
      type: "scatter",
      mode: "markers",
      name: names.model,
      x: known(predicted),
      y: places,
      marker: { symbol: "diamond", size: 9, color: CATEGORIES[5], line: { color: INK, width: 1 } },
      error_x: {
        type: "data",
        symmetric: false,
        array: between("predicted_high", 1),
        arrayminus: between("predicted_low", -1),
        color: INK,
        thickness: 1,
        width: 0,
      },
    },
  ];
}
