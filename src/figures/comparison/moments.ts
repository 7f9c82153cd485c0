import { askedOf, type MomentRow } from "../../measures/results/index.js";
import { type Lookup, useText } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { chart, intervals, LEGEND_ABOVE, marks, points, rowAxis, rowHeight, strip } from "../drawing/chart.js";
import { type Drawing, wrapped } from "../drawing/figure.js";
import { GAIN, INK, MUTED } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

/** What data say and what the model says of it, over candidates and over kept draws. */
export const heldAgainst: ReportFigure = {
  id: "moments",
  section: "uncertainty",
  place: "folded",
  draw,
};

/** How far above each other the two marks of a row stand. */
const APART = 0.17;

function draw(view: Lookup): Drawing | undefined {
  const { data } = view.data.uncertainty ?? {};
  const rows = data?.moments.filter(({ prior, kept }) => prior[0] !== null && kept[0] !== null) ?? [];
  if (!data || rows.length === 0) return undefined;
  const names = rows.map((row) => `${view.say(row.label)} (${view.say(useText(row, data))})`);
  const of = (which: "prior" | "kept", offset: number, color: string) => {
    const spreads = rows.map((row) => row[which].map((value) => value ?? NaN) as [number, number]);
    const at = spreads.map(([mean], k) => inErrors(rows[k]!, mean));
    const ends = spreads.map(([, deviation], k) => {
      const half = deviation / scaleOf(rows[k]!);
      return { low: at[k]! - half, high: at[k]! + half };
    });
    return points(
      at,
      rows.map((_, k) => k + offset),
      {
        name: view.say(which === "prior" ? "report.candidatesName" : "report.keptName"),
        // Grey print tells them apart.
        marker: { color, size: 8, symbol: which === "prior" ? "circle-open" : "circle" },
        error_x: intervals(at, ends, { color, thickness: 2 }),
        hovertemplate: "%{x:.2f}<extra></extra>",
      },
    );
  };
  const centre = rows.map((row) => (row.central === null ? null : inErrors(row, row.central)));
  return chart(view, {
    title: t("report.heldTitle"),
    caption: t("report.heldCaption", { candidates: askedOf(data), kept: data.kept }),
    height: 120 + 1.6 * rowHeight(rows.length) * rows.length,
    margin: { l: 330, r: 16, b: 52 },
    legend: LEGEND_ABOVE,
    x: { nticks: 8, title: t("report.heldAxis") },
    y: rowAxis(
      names.map((name) => wrapped(name, 46)),
      { air: 0.3 },
    ),
    shapes: [strip(-1, 1)],
    data: [
      of("prior", -APART, MUTED),
      of("kept", APART, GAIN),
      marks(centre, {
        name: view.say("report.centralMoment"),
        marker: { color: INK, size: 8, symbol: "line-ns-open" },
        hovertemplate: "%{x:.2f}<extra></extra>",
      }),
    ],
  });
}

/** Distance of a moment from its datum: in standard errors; of one between two ends from their middle, 1 at an end. */
function inErrors(row: MomentRow, moment: number): number {
  const { value } = row;
  return (moment - (typeof value === "number" ? value : (value[0] + value[1]) / 2)) / scaleOf(row);
}

function scaleOf({ value, error }: MomentRow): number {
  return typeof value === "number" ? error : (value[1] - value[0]) / 2 + error;
}
