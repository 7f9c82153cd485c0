import type { Data } from "plotly.js-dist-min";
import type { LeagueReport, ShownLeague } from "../../measures/results/league.js";
import { plain } from "../../measures/views/present.js";
import type { Seen } from "../../measures/views/reader.js";
import { t } from "../../words/index.js";
import { axis, axisName, baseLayout, label, panels, panelTitle, rule, wrapped } from "../drawing/figure.js";
import type { FigureOf } from "../drawing/figureOf.js";
import { CATEGORIES, INK, MUTED, SEQUENTIAL } from "../drawing/palette.js";

export type LeagueFigure = FigureOf<Seen<LeagueReport>, "levels" | "effects">;

/** Panels side by side. */
const ACROSS = 3;
const PANEL_ROW = 46;

/** Ranks of regions in every indicator with a direction, with the value itself in the cell. */
export const leagueRanks: LeagueFigure = {
  id: "ranks",
  section: "levels",
  draw: ({ report, say }) => {
    const rows = report.rows.filter(({ kind, cells }) => kind === "level" && cells.some(({ rank }) => rank !== null));
    if (rows.length === 0 || report.regions.length < 2) return undefined;
    const count = report.regions.length;
    const height = 150 + 30 * rows.length;
    return {
      title: say(t("report.whereEachAgglomerationStands")),
      caption: say(t("report.valuesCalibratedBaseYear", { count })),
      data: [
        {
          type: "heatmap",
          x: report.regions.map(({ label: name }) => wrapped(name, 14)),
          y: rows.map((row) => rowName(row, say)),
          z: rows.map(({ cells }) => cells.map(({ rank }) => (rank === null ? null : count + 1 - rank))) as number[][],
          text: rows.map(({ cells }) =>
            cells.map(({ value }) => (value === null ? "–" : plain(value, digits(value)))),
          ) as unknown as string[],
          texttemplate: "%{text}",
          textfont: { size: 12, color: INK },
          colorscale: SEQUENTIAL,
          showscale: false,
          xgap: 2,
          ygap: 2,
          hovertemplate: "%{y}, %{x}: %{text}<extra></extra>",
        } as Data,
      ],
      layout: baseLayout(height, {
        margin: { l: 330, r: 20, t: 70, b: 20 },
        xaxis: axis({ side: "top", showline: false, ticks: "", tickangle: 0 }),
        yaxis: axis({ autorange: "reversed", showline: false, ticks: "" }),
      }),
      height,
    };
  },
};

/** What the reform does to each region: central value and 90 % range over draws, a panel an indicator. */
export const leagueEffects: LeagueFigure = {
  id: "effects",
  section: "effects",
  draw: ({ report, say }) => {
    const rows = report.rows.filter(
      ({ kind, cells }) => kind === "effect" && cells.some(({ value }) => value !== null),
    );
    if (rows.length === 0) return undefined;
    const lines = Math.ceil(rows.length / ACROSS);
    const panelHeight = 40 + PANEL_ROW * report.regions.length * 0.6;
    const height = Math.round(60 + lines * (panelHeight + 85));
    const gap = 85 / height;
    const across = panels(Math.min(ACROSS, rows.length), 0.05);
    const down = (line: number): [number, number] => {
      const size = (1 - gap * (lines - 1)) / lines;
      const top = 1 - line * (size + gap);
      return [Math.max(0, top - size), top];
    };
    const axes = rows.map((row, p) => {
      const [column, line] = [p % ACROSS, Math.floor(p / ACROSS)];
      return { row, number: p + 1, x: across[column]!, y: down(line), first: column === 0 };
    });
    return {
      title: say(t("report.doesEachAgglomeration", { label: report.reform.label })),
      caption: say(t("report.effectAfterYearsPer", { years: report.years, worlds: report.worlds })),
      data: axes.map(({ row, number }) => dots(report, row, number)),
      layout: baseLayout(height, {
        margin: { l: 190, r: 20, t: 40, b: 40 },
        annotations: axes.map(({ row, x, y }) => panelTitle(wrapped(row.label, 34), x, y[1])),
        shapes: axes.map(({ number }) => rule("x", 0, number)),
        ...Object.fromEntries(
          axes.flatMap(({ number, x, y, first }) => [
            [
              `xaxis${number === 1 ? "" : number}`,
              axis({ domain: x, anchor: axisName("y", number), ticksuffix: " %", nticks: 4 }),
            ],
            [
              `yaxis${number === 1 ? "" : number}`,
              axis({
                domain: y,
                anchor: axisName("x", number),
                autorange: "reversed",
                showline: false,
                ticks: "",
                tickvals: report.regions.map((_, at) => at),
                ticktext: report.regions.map(({ label: name }) => wrapped(name, 24)),
                showticklabels: first,
              }),
            ],
          ]),
        ),
      }),
      height,
    };
  },
};

function dots(report: ShownLeague, { cells }: ShownLeague["rows"][number], number: number): Data {
  const known = cells.map((cell, at) => ({ ...cell, at })).filter(({ value }) => value !== null);
  return {
    type: "scatter",
    mode: "markers",
    xaxis: axisName("x", number),
    yaxis: axisName("y", number),
    x: known.map(({ value }) => value),
    y: known.map(({ at }) => at),
    text: known.map(({ at }) => label(report.regions[at]!.label)),
    error_x: {
      type: "data",
      symmetric: false,
      array: known.map(({ value, band }) => (band ? band[1] - value! : 0)),
      arrayminus: known.map(({ value, band }) => (band ? value! - band[0] : 0)),
      color: MUTED,
      thickness: 1.5,
      width: 0,
    },
    marker: { color: CATEGORIES[1], size: 9 },
    hovertemplate: "%{text}: %{x:.3r} %<extra></extra>",
  };
}

function rowName({ label: name, better }: ShownLeague["rows"][number], say: Seen<LeagueReport>["say"]): string {
  const more = better === "higher";
  const text = say(t("report.better2", { name, more }));
  return wrapped(text, 50);
}

/** Decimals of three digits that carry meaning. */
function digits(value: number): number {
  if (value === 0) return 0;
  return Math.min(5, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}

/** Every figure of the page, in reading order. */
export const LEAGUE_FIGURES: readonly LeagueFigure[] = [leagueRanks, leagueEffects];
