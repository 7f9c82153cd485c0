import { plain } from "../../measures/views/index.js";
import { type Text, t } from "../../words/index.js";
import { chart, line, panelPlaces, points, rowsOf } from "../drawing/chart.js";
import { type Drawing, extent, PAGE, type Space } from "../drawing/figure.js";
import { CATEGORIES, MUTED } from "../drawing/palette.js";
import { type Fields, numberIn, type TableFigure, type TableView } from "./tableView.js";

const QUANTITIES: readonly { id: string; label: Text }[] = [
  { id: "gdp", label: t("indicators.realGrossDomesticIncome") },
  { id: "residents", label: t("schema.residents") },
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
  return chart(view, {
    title: t("report.wasForecastCame"),
    caption: t("report.growthCitiesOverWindow", { forecast: forecast.label }),
    height: 60 + 250 * rowsOf(panels.length, space),
    margin: { t: 44 },
    panels: panels.map(({ id, label, rows }, p) => {
      const [x, y] = [forecast.column, "observed"].map((column) => rows.map((row) => 100 * numberIn(row, column)));
      const [least, most] = extent([...x!, ...y!]);
      const room = 0.06 * (most - least);
      const range: [number, number] = [least - room, most + room];
      const { from, to } = rows[0]!;
      const score = scoreOf(view, { id, from: from!, to: to!, name: forecast.name });
      return {
        place: places[p],
        title: `${view.say(label)}, ${from}–${to}<br>n = ${rows.length}${score}`,
        x: { range, nticks: 6, title: t("report.forecastLogPoints") },
        y: { range, nticks: 6, title: places[p]!.outer ? t("report.observedLogPoints") : undefined },
        data: [
          line(range, range, { line: { color: MUTED, width: 1, dash: "dash" } }),
          points(x!, y!, { marker: { size: 5, color: "#ffffff", line: { color: CATEGORIES[1], width: 1.2 } } }),
        ],
      };
    }),
  });
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
