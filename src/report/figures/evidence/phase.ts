import type { Data } from "plotly.js-dist-min";
import { axis, baseLayout } from "../../figure.js";
import { CATEGORIES, INK, MUTED } from "../../palette.js";
import type { Drawing } from "../../parts.js";
import { PAGE, type Space } from "../../space.js";
import { LEGEND_BELOW, legendHeight } from "../print/legend.js";
import { numberIn, type TableFigure, type TableView } from "./tableView.js";

/** Where two equal places rest at each barrier to trade, and which way the economy takes when the barrier falls and rises again. */
export const phaseDiagram: TableFigure = { id: "phase", section: "all", narrow: true, draw };

function draw(view: TableView, space: Space = PAGE): Drawing | undefined {
  const rows = view.tables["phase"] ?? [];
  if (rows.length === 0) return undefined;
  const of = (state: string) => rows.filter((row) => row["state"] === state);
  const names = {
    stable: view.say({ en: "stable rest", zh: "稳定均衡" }),
    unstable: view.say({ en: "unstable rest", zh: "不稳定均衡" }),
    falling: view.say({ en: "barrier falls", zh: "壁垒下降" }),
    rising: view.say({ en: "barrier rises again", zh: "壁垒回升" }),
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
    title: view.say({ en: "Where two places rest, by the barrier between them", zh: "两地长期均衡与贸易壁垒" }),
    caption: view.say({
      en: `Share of mobile workers in the first of two equal places in long-run rest, by the iceberg factor of trade (units that leave for one that arrives), in a core-periphery economy (Krugman 1991; Fujita, Krugman and Venables 1999: elasticity of substitution 5, share of manufactures 0.4), solved by the modules of the simulator; no chance. Lines: the way of the economy while the barrier slowly falls, then rises: agglomeration begins at ${turns.falling} and ends at ${turns.rising}; between them history decides (hysteresis).`,
      zh: `核心—边缘经济（Krugman 1991；Fujita、Krugman 和 Venables 1999：替代弹性5，制造业份额0.4）中，两个相同地区之一的流动劳动者份额的长期均衡，横轴为冰山因子（到达一单位所需发运量）；由模拟器自身模块求解，无随机性。线：壁垒缓慢下降后再回升时经济的路径：集聚在${turns.falling}处开始，在${turns.rising}处结束；两者之间由历史决定（滞后效应）。`,
    }),
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
        title: { text: view.say({ en: "iceberg factor of trade (1 = no barrier)", zh: "贸易冰山因子（1为无壁垒）" }) },
      }),
      yaxis: axis({
        range: [-4, 106],
        title: { text: view.say({ en: "workers in the first place (%)", zh: "第一地劳动者份额（%）" }) },
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
