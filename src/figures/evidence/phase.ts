import type { Data } from "plotly.js-dist-min";
import { t } from "../../words/index.js";
import { chart, LEGEND_BELOW, legendHeight, line, points } from "../drawing/chart.js";
import { type Drawing, PAGE, type Space } from "../drawing/figure.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";
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
  const states = {
    stable: t("report.stableRest"),
    unstable: t("report.unstableRest"),
    falling: t("report.barrierFalls"),
    rising: t("report.barrierRisesAgain"),
  };
  const below =
    50 +
    legendHeight(
      Object.values(states).map((name) => view.say(name)),
      space.width - 98,
    );
  // Ways stand beside each other where both are the same.
  const trace = (
    as: (x: number[], y: number[], rest: object) => Data,
    state: keyof typeof states,
    look: object,
    shift = 0,
  ) =>
    as(
      of(state).map((row) => numberIn(row, "barrier")),
      of(state).map((row) => 100 * numberIn(row, "share") + shift),
      { name: view.say(states[state]), ...look },
    );
  const way = (colour: string) => ({ color: colour, width: 1.75, shape: "hv" });
  return chart(view, {
    title: t("report.whereTwoPlacesRest"),
    caption: t("report.shareMobileWorkersFirst", { falling: turnOf(of("falling")), rising: turnOf(of("rising")) }),
    height: 270 + below,
    margin: { l: 74, r: 24, t: 14, b: below },
    legend: LEGEND_BELOW,
    x: { title: t("report.icebergFactorTrade1") },
    y: { range: [-4, 106], title: t("report.workersFirstPlace") },
    data: [
      trace(points, "stable", { marker: { symbol: "circle", size: 4, color: INK } }),
      trace(points, "unstable", { marker: { symbol: "circle-open", size: 4, color: MUTED } }),
      trace(line, "falling", { line: way(CATEGORIES[1]) }, 2),
      trace(line, "rising", { line: { ...way(CATEGORIES[2]), dash: "dash" } }, -2),
    ],
  });
}

/** The barrier at which a way jumps farthest. */
function turnOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const jumps = rows.slice(1).map((row, at) => ({
    barrier: numberIn(row, "barrier"),
    size: Math.abs(numberIn(row, "share") - numberIn(rows[at]!, "share")),
  }));
  return jumps.sort((a, b) => b.size - a.size)[0]?.barrier.toFixed(2) ?? "";
}
