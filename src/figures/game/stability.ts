import type { Data } from "plotly.js-dist-min";
import type { GameView } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { chart, LEGEND_ABOVE } from "../drawing/chart.js";
import type { Drawing } from "../drawing/figure.js";
import { categoryColour, tint } from "../drawing/palette.js";
import type { GameFigure } from "./lattice.js";

const SENSES = [
  { key: "internallyStable", name: t("report.nobodyWantsLeave") },
  { key: "externallyStable", name: t("report.nobodyWantsJoin") },
  { key: "stable", name: t("report.both") },
  { key: "potentiallyStable", name: t("report.membersCouldPayEach") },
] as const;

/** Share of the coalitions of each size that hold together, in four senses. */
export const stabilityBySize: GameFigure = { id: "stability", section: "coalitions", draw };

function draw(view: GameView): Drawing | undefined {
  const { report, say } = view;
  const rows = report.stability?.filter(({ size }) => size > 1) ?? [];
  if (rows.length === 0) return undefined;
  return chart(view, {
    title: t("report.coalitionsHoldTogetherSize"),
    caption: t("report.shareCoalitionsSizeMember"),
    height: 330,
    margin: { l: 60, t: 50, b: 70 },
    barmode: "group",
    bargap: 0.3,
    legend: LEGEND_ABOVE,
    x: { type: "category", title: t("report.playersAgreementNumberSuch") },
    y: { range: [0, 104], title: t("report.coalitions") },
    data: SENSES.map(
      ({ key, name }, at): Data => ({
        type: "bar",
        name: say(name),
        x: rows.map(({ size, coalitions }) => `${size}<br>(${coalitions})`),
        y: rows.map((row) => (100 * row[key]) / row.coalitions),
        marker: { color: tint(categoryColour(at + 1), 0.85) },
        hovertemplate: `%{y:.0f} %: ${say(name)}<extra></extra>`,
      }),
    ),
  });
}
