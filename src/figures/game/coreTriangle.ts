import type { Data } from "plotly.js-dist-min";
import { corePolygon, placeOf, type Shares } from "../../maths/bargaining/triangle.js";
import { inMoneyUnit, moneyUnit, ruleName } from "../../measures/views/gameNames.js";
import type { GameView } from "../../measures/views/gameView.js";
import { plain } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { baseLayout, type Drawing, label } from "../drawing/figure.js";
import { CATEGORIES, INK, MUTED } from "../drawing/palette.js";
import type { GameFigure } from "./gameFigure.js";
import { CORNERS, coreOf, lineAlong } from "./triangle.js";

/** All divisions of three players' gain as a triangle, the core in it, and where solutions and rules lie. */
export const coreTriangle: GameFigure = { id: "core", section: "division", draw };

function draw(view: GameView): Drawing | undefined {
  const { report, say } = view;
  const { players, coalitions } = report;
  const total = coalitions.find(({ members }) => members.length === players.length)?.value ?? 0;
  if (players.length !== 3 || !(total > 0)) return undefined;
  const core = corePolygon(
    coalitions,
    players.map(({ id }) => id),
    total,
  );
  const [sum, unit] = [plain(inMoneyUnit(total, view)), moneyUnit(view)];
  const shaded = core.length > 0 ? say(t("report.shadedCorePairPlayers")) : say(t("report.coreEmptySomePair"));
  const height = 520;
  return {
    title: say(t("report.divisionsGainAmongThree")),
    caption: say(t("report.eachPointDividesCorner", { sum, unit, shaded })),
    data: [
      lineAlong([...CORNERS, CORNERS[0]!], { line: { color: MUTED, width: 1.5 } }),
      ...(core.length > 0 ? [coreOf(core, say(t("report.core")))] : []),
      ...divisionsOf(view, total).map((division, k) => pointOf(division, k, total, view)),
    ],
    layout: baseLayout(height, {
      margin: { l: 60, r: 60, t: 30, b: 30 },
      showlegend: true,
      legend: { x: 0.86, y: 0.98 },
      xaxis: { visible: false },
      yaxis: { visible: false, scaleanchor: "x" },
      annotations: CORNERS.map(([x, y], p) => ({
        x,
        y,
        text: label(players[p]!.label),
        showarrow: false,
        yshift: p === 2 ? 14 : -16,
        font: { size: 14, color: INK },
      })),
    }),
    height,
  };
}

/** A division of the gain, with its name and the mark that stands for it. */
interface Division {
  name: string;
  at: Shares;
  symbol: string;
}

/** What the agreement brings as it is, the solutions, and the rule of the scenario. */
function divisionsOf({ report, say }: GameView, total: number): Division[] {
  const { players, shapley, nucleolus, acceptance, compensation } = report;
  const ids = players.map(({ id }) => id);
  const shares = (amounts: readonly number[]) => amounts.map((amount) => amount / total) as Shares;
  const named = (record: Record<string, number>) => shares(ids.map((id) => record[id]!));
  const gains = acceptance.map(({ gain }) => gain);
  const transfers = compensation.transfers[compensation.rule];
  const rule = label(say(t("report.rule", { rule: say(ruleName(compensation.rule)) })));
  const paid = transfers && shares(ids.map((id, p) => gains[p]! + transfers[id]!));
  return [
    { name: say(t("report.compensation3")), at: shares(gains), symbol: "circle" },
    { name: say(ruleName("shapley")), at: named(shapley), symbol: "square" },
    ...(nucleolus ? [{ name: say(ruleName("nucleolus")), at: named(nucleolus), symbol: "cross" }] : []),
    ...(paid ? [{ name: rule, at: paid, symbol: "diamond-open" }] : []),
  ];
}

function pointOf({ name, at, symbol }: Division, k: number, total: number, view: GameView): Data {
  const [x, y] = placeOf(at);
  const amounts = view.report.players.map(
    (player, p) => `${label(player.label)} ${plain(inMoneyUnit(at[p]! * total, view))}`,
  );
  return {
    type: "scatter",
    mode: "markers",
    name,
    x: [x],
    y: [y],
    marker: {
      symbol,
      size: 12,
      color: CATEGORIES[(k + 2) % CATEGORIES.length]!,
      line: { color: INK, width: 1.5 },
    } as never,
    hovertemplate: `${name}: ${amounts.join(", ")}<extra></extra>`,
  };
}
