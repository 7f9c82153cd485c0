import type { Data } from "plotly.js-dist-min";
import { t } from "../../words/index.js";
import { axis, baseLayout } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { LEGEND_BELOW, legendHeight } from "../drawing/legend.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";
import { PAGE, type Space } from "../drawing/space.js";
import { numberIn, type TableFigure, type TableView } from "./tableView.js";

/**
 * Where two equal places rest at each barrier to trade, and which way the economy takes when the barrier falls and
 * rises again.
 */
export const phaseDiagram: TableFigure = { id: "phase", section: "all", narrow: true, draw };

function draw(view: TableView, space: Space = PAGE): Drawing | undefined {
  const rows = view.tables["phase"] ?? [];
  if (rows.length === 0) return undefined;
  const of = (state: string) => rows.filter((row) => row["state"] === state);
  const names = {
    stable: view.say(t("report.stableRest")),
    unstable: view.say(t("report.unstableRest")),
    falling: view.say(t("report.barrierFalls")),
    rising: view.say(t("report.barrierRisesAgain")),
  };
  const margin = { l: 74, r: 24 };
  const below = 50 + legendHeight(Object.values(names), space.width - margin.l - margin.r);
  const height = 270 + below;
  const points = (state: "stable" | "unstable", marker: object): Data => ({
    type: "scatter",
    mode: "markers",
    name: names[state],
    x: of(state).map((row) => numberIn(row, "barrier")),
    y: of(state).map((row) => 100 * numberIn(row, "share")),
    marker,
  });
  const way = (state: "falling" | "rising", line: object, shift: number): Data => ({
    type: "scatter",
    mode: "lines",
    name: names[state],
    x: of(state).map((row) => numberIn(row, "barrier")),
    // Beside each other where both are the same.
    y: of(state).map((row) => 100 * numberIn(row, "share") + shift),
    line,
  });
  const turns = { falling: turnOf(of("falling")), rising: turnOf(of("rising")) };
  return {
    title: view.say(t("report.whereTwoPlacesRest")),
    caption: view.say(t("report.shareMobileWorkersFirst", { falling: turns.falling, rising: turns.rising })),
    data: [
      points("stable", { symbol: "circle", size: 4, color: INK }),
      points("unstable", { symbol: "circle-open", size: 4, color: MUTED }),
      way("falling", { color: CATEGORIES[1], width: 1.75, shape: "hv" }, 2),
      way("rising", { color: CATEGORIES[2], width: 1.75, dash: "dash", shape: "hv" }, -2),
    ],
    layout: baseLayout(height, {
      margin: { ...margin, t: 14, b: below },
      showlegend: true,
      legend: LEGEND_BELOW,
      xaxis: axis({
        title: { text: view.say(t("report.icebergFactorTrade1")) },
      }),
      yaxis: axis({
        range: [-4, 106],
        title: { text: view.say(t("report.workersFirstPlace")) },
      }),
    }),
    height,
  };
}

/** The barrier at which a way jumps farthest. */
function turnOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const jumps = rows.slice(1).map((row, at) => ({
    barrier: numberIn(row, "barrier"),
    size: Math.abs(numberIn(row, "share") - numberIn(rows[at]!, "share")),
  }));
  return jumps.sort((a, b) => b.size - a.size)[0]?.barrier.toFixed(2) ?? "";
}
