import type { Data } from "plotly.js-dist-min";
import type { GameReport } from "../../../results/index.js";
import { axis, baseLayout } from "../../figure.js";
import { categoryColour, tint } from "../../palette.js";
import type { Drawing } from "../../parts.js";
import type { GameFigure } from "./gameFigure.js";

const SENSES = [
  { key: "internallyStable", name: "nobody wants to leave" },
  { key: "externallyStable", name: "nobody wants to join" },
  { key: "stable", name: "neither" },
  { key: "potentiallyStable", name: "members could pay each other to stay" },
] as const;

/** Share of the coalitions of each size that hold together, in four senses. */
export const stabilityBySize: GameFigure = { id: "stability", section: "coalitions", draw };

function draw({ stability }: GameReport): Drawing | undefined {
  const rows = stability?.filter(({ size }) => size > 1) ?? [];
  if (rows.length === 0) return undefined;
  const height = 330;
  return {
    title: "Which coalitions hold together, by size",
    caption: `Share of the coalitions of a size in which no member would gain by leaving while the others go on, no outsider by joining, both; and in which the members together gain enough to pay each of them what leaving would bring.`,
    data: SENSES.map(
      ({ key, name }, at): Data => ({
        type: "bar",
        name,
        x: rows.map(({ size, coalitions }) => `${size}<br>(${coalitions})`),
        y: rows.map((row) => (100 * row[key]) / row.coalitions),
        marker: { color: tint(categoryColour(at + 1), 0.85) },
        hovertemplate: `%{y:.0f} %: ${name}<extra></extra>`,
      }),
    ),
    layout: baseLayout(height, {
      margin: { l: 60, r: 20, t: 50, b: 70 },
      barmode: "group",
      bargap: 0.3,
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.02, xanchor: "left", yanchor: "bottom" },
      xaxis: axis({ type: "category", title: { text: "players in the agreement (number of such coalitions)" } }),
      yaxis: axis({ range: [0, 104], title: { text: "% of coalitions" } }),
    }),
    height,
  };
}
