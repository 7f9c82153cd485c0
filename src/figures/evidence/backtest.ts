import type { Data } from "plotly.js-dist-min";
import { plain } from "../../measures/views/present.js";
import { type Text, t } from "../../words/index.js";
import { axis, axisName, baseLayout, panelTitle } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { CATEGORIES, MUTED } from "../drawing/palette.js";
import { panelPlaces, rowsOf } from "../drawing/panels.js";
import { PAGE, type Space } from "../drawing/space.js";
import { type Fields, numberIn, type TableFigure, type TableView } from "./tableView.js";

const QUANTITIES: readonly { id: string; label: Text }[] = [
  { id: "gdp", label: t("report.realGdp") },
  { id: "residents", label: t("indicators.residents") },
  { id: "sectors", label: t("report.sector") },
];

/** The forecast of the model, or where it was left out that of the trend. */
const FORECASTS: readonly { column: string; name: string; label: Text }[] = [
  { column: "model", name: "model", label: t("report.model") },
  { column: "trend", name: "trend", label: t("report.trend") },
];

/** What was forecast of each city against what came, of the longest window of each quantity. */
export const backtestScatter: TableFigure = { id: "backtest", section: "all", narrow: true, draw };

function draw(view: TableView, space: Space = PAGE): Drawing | undefined {
  const cases = view.tables["backtest"] ?? [];
  const forecast = FORECASTS.find(({ column }) => cases.some((row) => Number.isFinite(numberIn(row, column))));
  if (!forecast) return undefined;
  const panels = QUANTITIES.flatMap(({ id, label }) => {
    const own = cases.filter((row) => row["quantity"] === id && Number.isFinite(numberIn(row, forecast.column)));
    const rows = longest(own);
    return rows.length > 0 ? [{ id, label, rows }] : [];
  });
  if (panels.length === 0) return undefined;
  const places = panelPlaces(panels.length, space, { gap: 0.09, gapBelow: 0.2 });
  const stacked = rowsOf(panels.length, space);
  const height = 60 + 250 * stacked;
  const layout = baseLayout(height, { margin: { l: 70, r: 20, t: 44, b: 50 }, annotations: [] });
  const data = panels.flatMap(({ id, label, rows }, p): Data[] => {
    const [x, y] = [forecast.column, "observed"].map((column) => rows.map((row) => 100 * numberIn(row, column)));
    const ends = [Math.min(...x!, ...y!), Math.max(...x!, ...y!)] as const;
    const room = 0.06 * (ends[1] - ends[0]);
    const range: [number, number] = [ends[0] - room, ends[1] + room];
    const place = places[p]!;
    const axes = { xaxis: axisName("x", p + 1), yaxis: axisName("y", p + 1) };
    Object.assign(layout, {
      [`xaxis${p + 1}`]: axis({
        domain: place.x,
        anchor: axes.yaxis,
        range,
        nticks: 6,
        title: { text: view.say(t("report.forecastLogPoints")) },
      }),
      [`yaxis${p + 1}`]: axis({
        domain: place.y,
        anchor: axes.xaxis,
        range,
        nticks: 6,
        ...(p === 0 || stacked > 1 ? { title: { text: view.say(t("report.observedLogPoints")) } } : {}),
      }),
    });
    const { from, to } = rows[0]!;
    const score = scoreOf(view, { id, from: from!, to: to!, name: forecast.name });
    const title = `<b>${"abc"[p]}</b>  ${view.say(label)}, ${from}–${to}<br>n = ${rows.length}${score}`;
    layout.annotations!.push(panelTitle(title, place.x, place.y[1]));
    return [
      { type: "scatter", mode: "lines", x: range, y: range, line: { color: MUTED, width: 1, dash: "dash" }, ...axes },
      {
        type: "scatter",
        mode: "markers",
        x: x!,
        y: y!,
        marker: { size: 5, color: "#ffffff", line: { color: CATEGORIES[1], width: 1.2 } },
        ...axes,
      },
    ];
  });
  return {
    title: view.say(t("report.wasForecastCame")),
    caption: view.say(t("report.growthCitiesOverWindow", { forecast: forecast.label })),
    data,
    layout,
    height,
  };
}

/** Rows of the window with the most years. */
function longest(rows: readonly Fields[]): Fields[] {
  const years = (row: Fields) => numberIn(row, "to") - numberIn(row, "from");
  const [best] = [...rows].sort((a, b) => years(b) - years(a));
  return rows.filter((row) => row["from"] === best?.["from"] && row["to"] === best?.["to"]);
}

function scoreOf(view: TableView, of: { id: string; from: string; to: string; name: string }): string {
  const row = (view.tables["scores"] ?? []).find(
    (one) => one["quantity"] === of.id && one["from"] === of.from && one["to"] === of.to && one["forecast"] === of.name,
  );
  return row ? `, R² = ${plain(numberIn(row, "r2"), 2)}, ρ = ${plain(numberIn(row, "spearman"), 2)}` : "";
}
