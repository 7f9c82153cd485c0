import type { LeagueReport, ShownLeague } from "../../measures/results/index.js";
import { plain, type Seen, threeDigits } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { chart, grid, heatMap, intervals, points, rowAxis } from "../drawing/chart.js";
import { type Drawing, type FigureOf, label, wrapped } from "../drawing/figure.js";
import { CATEGORIES, INK, SEQUENTIAL } from "../drawing/palette.js";

type LeagueFigure = FigureOf<Seen<LeagueReport>, "levels" | "effects">;

/** Panels side by side. */
const ACROSS = 3;
const PANEL_ROW = 46;

/** Ranks of regions in every indicator with a direction, with the value itself in the cell. */
function ranks(view: Seen<LeagueReport>): Drawing | undefined {
  const { report, say } = view;
  const rows = report.rows.filter(({ kind, cells }) => kind === "level" && cells.some(({ rank }) => rank !== null));
  if (rows.length === 0 || report.regions.length < 2) return undefined;
  const count = report.regions.length;
  return chart(view, {
    title: t("report.whereEachAgglomerationStands"),
    caption: t("report.valuesCalibratedBaseYear", { count }),
    height: 150 + 30 * rows.length,
    margin: { l: 330, t: 70, b: 20 },
    x: { side: "top", showline: false, ticks: "", tickangle: 0 },
    y: { autorange: "reversed", showline: false, ticks: "" },
    data: [
      heatMap(
        rows.map(({ cells }) => cells.map(({ rank }) => (rank === null ? null : count + 1 - rank))),
        {
          x: report.regions.map(({ label: name }) => wrapped(name, 14)),
          y: rows.map(({ label: name, better }) =>
            wrapped(say("report.moreOrLessIsBetter", { name, more: better === "higher" }), 50),
          ),
          text: rows.map(({ cells }) =>
            cells.map(({ value }) => (value === null ? "–" : plain(value, Math.min(5, threeDigits(value))))),
          ),
          texttemplate: "%{text}",
          textfont: { size: 12, color: INK },
          colorscale: SEQUENTIAL,
          showscale: false,
          xgap: 2,
          ygap: 2,
          hovertemplate: "%{y}, %{x}: %{text}<extra></extra>",
        },
      ),
    ],
  });
}

/** What the reform does to each region: central value and 90 % range over draws, a panel an indicator. */
function effects(view: Seen<LeagueReport>): Drawing | undefined {
  const { reform, regions, rows: all, worlds, years } = view.report;
  const rows = all.filter(({ kind, cells }) => kind === "effect" && cells.some(({ value }) => value !== null));
  if (rows.length === 0) return undefined;
  const lines = Math.ceil(rows.length / ACROSS);
  const height = Math.round(60 + lines * (40 + PANEL_ROW * regions.length * 0.6 + 85));
  const places = grid(rows.length, ACROSS, { gap: 0.05, gapBelow: 85 / height });
  const names = rowAxis(regions.map(({ label: name }) => wrapped(name, 28)));
  return chart(view, {
    title: t("report.doesEachAgglomeration", { label: reform.label }),
    caption: t("report.effectAfterYearsPer", { years, worlds }),
    height,
    margin: { l: 215, b: 40 },
    shared: "names",
    panels: rows.map((row, p) => ({
      place: places[p],
      title: wrapped(row.label, 34),
      x: { ticksuffix: " %", nticks: 4 },
      y: names,
      rules: { x: 0 },
      data: [dots(view.report, row)],
    })),
  });
}

/** A dot for each region that has a value, on its row, with its band. */
function dots({ regions }: ShownLeague, { cells }: ShownLeague["rows"][number]) {
  const known = cells.flatMap(({ value, band }, at) => (value === null ? [] : [{ value, band, at }]));
  const values = known.map(({ value }) => value);
  const ends = known.map(({ band }) => {
    const [low, high] = band ?? [NaN, NaN];
    return { low, high };
  });
  return points(
    values,
    known.map(({ at }) => at),
    {
      text: known.map(({ at }) => label(regions[at]!.label)),
      error_x: intervals(values, ends, { thickness: 1.5 }),
      marker: { color: CATEGORIES[1], size: 9 },
      hovertemplate: "%{text}: %{x:.3r} %<extra></extra>",
    },
  );
}

/** Every figure of the page, in reading order. */
export const LEAGUE_FIGURES: readonly LeagueFigure[] = [
  { id: "ranks", section: "levels", draw: ranks },
  { id: "effects", section: "effects", draw: effects },
];
