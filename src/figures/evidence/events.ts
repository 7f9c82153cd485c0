import type { Data } from "plotly.js-dist-min";
import { capitalised } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { bars, chart, intervals, LEGEND_BELOW, legendHeight, marks, rowAxis } from "../drawing/chart.js";
import { type Drawing, label, PAGE, type Space } from "../drawing/figure.js";
import { CATEGORIES, INK, tint } from "../drawing/palette.js";
import { type Fields, numberIn, type TableFigure, type TableView } from "./tableView.js";

const ROW = 26;
const LEFT = 210;

/** Dated events: what happened, where nothing happened, and what the model says. */
export const eventBands: TableFigure = { id: "events", section: "all", narrow: true, draw };

function draw(view: TableView, space: Space = PAGE): Drawing | undefined {
  const most = Math.floor((space.height - 130) / ROW);
  const all = view.tables["events"] ?? [];
  const rows = all.slice(0, most);
  if (rows.length === 0) return undefined;
  const names = [t("report.whereNothingHappened90"), t("report.happened"), t("report.modelSays")].map((name) =>
    view.say(name),
  );
  const below = 50 + legendHeight(names, space.width - LEFT - 20);
  const worlds = Math.max(...rows.map((row) => numberIn(row, "worlds") || 0));
  return chart(view, {
    title: t("report.datedEvents"),
    caption: [
      t("report.effectRealGdpAgainst", { worlds }),
      rows.length < all.length && t("report.firstEvents", { shown: rows.length, all: all.length }),
    ],
    height: 20 + ROW * Math.max(4, rows.length) + below,
    margin: { l: LEFT, t: 14, b: below },
    legend: LEGEND_BELOW,
    x: { title: t("report.effectLogPoints") },
    y: rowAxis(rows.map((row) => label(capitalised(view.name(row["event"]!))))),
    rules: { x: 0 },
    data: dataOf(rows, names),
  });
}

function dataOf(rows: readonly Fields[], [placebos, happened, model]: readonly string[]): Data[] {
  const percent = (column: string) => rows.map((row) => 100 * numberIn(row, column));
  const [low, high, predicted] = [percent("band_low"), percent("band_high"), percent("predicted")];
  const known = (values: readonly number[]) => values.map((value) => (Number.isFinite(value) ? value : null));
  const ranges = rows.map((row) => ({
    low: 100 * numberIn(row, "predicted_low"),
    high: 100 * numberIn(row, "predicted_high"),
  }));
  const look = { color: INK, thickness: 1 };
  return [
    bars(
      high.map((end, at) => end - low[at]!),
      { name: placebos, base: low, width: 0.62, marker: { color: tint(INK, 0.2) } },
    ),
    marks(known(percent("effect")), { name: happened, marker: { symbol: "circle", size: 8, color: INK } }),
    marks(known(predicted), {
      name: model,
      marker: { symbol: "diamond", size: 9, color: CATEGORIES[5], line: { color: INK, width: 1 } },
      error_x: intervals(predicted, ranges, look),
    }),
  ];
}
