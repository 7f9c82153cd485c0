import type { Data } from "plotly.js-dist-min";
import type { GameView } from "../../measures/views/gameView.js";
import { t } from "../../words/index.js";
import { axis, baseLayout } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { categoryColour, tint } from "../drawing/palette.js";
import type { GameFigure } from "./gameFigure.js";

const SENSES = [
  { key: "internallyStable", name: t("report.nobodyWantsLeave") },
  { key: "externallyStable", name: t("report.nobodyWantsJoin") },
  { key: "stable", name: t("report.both") },
  { key: "potentiallyStable", name: t("report.membersCouldPayEach") },
] as const;

/** Share of the coalitions of each size that hold together, in four senses. */
export const stabilityBySize: GameFigure = { id: "stability", section: "coalitions", draw };

function draw({ report, say }: GameView): Drawing | undefined {
  const rows = report.stability?.filter(({ size }) => size > 1) ?? [];
  if (rows.length === 0) return undefined;
  const height = 330;
  return {
    title: say(t("report.coalitionsHoldTogetherSize")),
    caption: say(t("report.shareCoalitionsSizeMember")),
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
    layout: baseLayout(height, {
      margin: { l: 60, r: 20, t: 50, b: 70 },
      barmode: "group",
      bargap: 0.3,
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.02, xanchor: "left", yanchor: "bottom" },
      xaxis: axis({
        type: "category",
        title: {
          text: say(t("report.playersAgreementNumberSuch")),
        },
      }),
      yaxis: axis({ range: [0, 104], title: { text: say(t("report.coalitions")) } }),
    }),
    height,
  };
}
