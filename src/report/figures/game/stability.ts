import type { Data } from "plotly.js-dist-min";
import { axis, baseLayout } from "../../figure.js";
import type { GameView } from "../../gameView.js";
import { categoryColour, tint } from "../../palette.js";
import type { Drawing } from "../../parts.js";
import type { GameFigure } from "./gameFigure.js";

const SENSES = [
  { key: "internallyStable", name: { en: "nobody wants to leave", zh: "无人想离开" } },
  { key: "externallyStable", name: { en: "nobody wants to join", zh: "无人想加入" } },
  { key: "stable", name: { en: "neither", zh: "两者皆然" } },
  { key: "potentiallyStable", name: { en: "members could pay each other to stay", zh: "成员可相互补偿以留住" } },
] as const;

/** Share of the coalitions of each size that hold together, in four senses. */
export const stabilityBySize: GameFigure = { id: "stability", section: "coalitions", draw };

function draw({ report, say }: GameView): Drawing | undefined {
  const rows = report.stability?.filter(({ size }) => size > 1) ?? [];
  if (rows.length === 0) return undefined;
  const height = 330;
  return {
    title: say({ en: "Which coalitions hold together, by size", zh: "哪些联盟能够维持（按规模）" }),
    caption: say({
      en: "Share of the coalitions of a size in which no member would gain by leaving while the others go on, no outsider by joining, both; and in which the members together gain enough to pay each of them what leaving would bring.",
      zh: "各规模联盟中的占比：其他各方继续时没有成员因离开而获益；没有外部者因加入而获益；两者皆然；以及成员合计获益足以补偿每个成员离开所得。",
    }),
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
          text: say({
            en: "players in the agreement (number of such coalitions)",
            zh: "协议内参与方数（此类联盟的个数）",
          }),
        },
      }),
      yaxis: axis({ range: [0, 104], title: { text: say({ en: "% of coalitions", zh: "占联盟的%" }) } }),
    }),
    height,
  };
}
