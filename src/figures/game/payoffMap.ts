import type { Data } from "plotly.js-dist-min";
import type { GameCoalition } from "../../measures/results/index.js";
import { agreementOf, type GameView, inMoneyUnit, moneyUnit, plain } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { COLOUR_BAR, chart, heatMap, points, rowAxis } from "../drawing/chart.js";
import { type Drawing, label, widestOf, wrapped } from "../drawing/figure.js";
import { DIVERGING, INK } from "../drawing/palette.js";
import type { GameFigure } from "./lattice.js";

/** Columns that still can be read. */
const MOST_COLUMNS = 26;

/**
 * What everybody gains under every coalition's agreement, in per cent of own revenue; equilibria framed, members
 * dotted.
 */
export const payoffMap: GameFigure = { id: "payoffs", section: "coalitions", draw };

function draw(view: GameView): Drawing {
  const { report } = view;
  const { players, coalitions } = report;
  const equilibria = new Set(
    report.equilibria?.map((choices) => keyOf(players.map(({ id }) => id).filter((id) => choices[id] === "join"))),
  );
  const isEquilibrium = ({ members }: GameCoalition) => equilibria.has(keyOf(members));
  const shown = chosen(coalitions, players.length, isEquilibrium);
  const columns = shown.map(({ members }) => label(agreementOf(view, members)));
  const upright = shown.length > 5;
  const numbered = shown.length <= 12;
  const foot = upright ? 20 + 7 * widestOf(columns) : 40;
  const unit = moneyUnit(view);
  const { tickvals, ticktext, showline, ticks } = rowAxis(columns);
  const [shownCount, coalitionsCount] = [shown.length, coalitions.length];
  return chart(view, {
    title: t("report.everybodyGainsAgrees"),
    caption: [
      t("report.gainOverAgreementPer", { numbered, unit }),
      t("report.dotsMembersFramedNobody"),
      shownCount < coalitionsCount - 1 - players.length &&
        t("report.coalitionsEquilibriaAllAll", { shownCount, coalitionsCount }),
    ],
    height: 40 + 40 * players.length + foot,
    margin: { l: 120, r: 90, t: 20, b: foot },
    x: { tickvals, ticktext, showline, ticks, tickangle: upright ? -90 : 0 },
    y: rowAxis(
      players.map((player) => wrapped(player.label, 16)),
      { air: 0 },
    ),
    shapes: shown.flatMap((coalition, at) => (isEquilibrium(coalition) ? [frame(at, players.length)] : [])),
    data: [gainsOf(shown, numbered, view), dotsOf(shown, players)],
  });
}

/** Gains of every player in every coalition, per cent of own revenue. */
function gainsOf(shown: readonly GameCoalition[], numbered: boolean, view: GameView): Data {
  const { players } = view.report;
  const share = players.map(({ id, revenue }) => shown.map(({ payoffs }) => (100 * payoffs[id]!) / revenue));
  const most = Math.max(1e-9, ...share.flat().map(Math.abs));
  const ofRevenue = view.say("report.revenue");
  return heatMap(share, {
    zmin: -most,
    zmax: most,
    colorscale: DIVERGING,
    xgap: 2,
    ygap: 2,
    text: players.map(({ id }) => shown.map(({ payoffs }) => plain(inMoneyUnit(payoffs[id]!, view)))),
    texttemplate: numbered ? "%{text}" : "",
    hovertemplate: `%{z:+.3f} ${ofRevenue}<extra></extra>`,
    colorbar: { ...COLOUR_BAR, title: { text: ofRevenue, side: "right" } },
  });
}

/** A dot for each member. */
function dotsOf(shown: readonly GameCoalition[], players: GameView["report"]["players"]): Data {
  return points(
    shown.flatMap(({ members }, at) => members.map(() => at - 0.36)),
    shown.flatMap(({ members }) => members.map((id) => players.findIndex((player) => player.id === id) + 0.3)),
    { marker: { size: 6, color: INK, line: { color: "#ffffff", width: 1 } }, hoverinfo: "skip" },
  );
}

/** Coalitions of two and more; where there are too many, the telling ones and then those with the largest sum. */
function chosen(
  coalitions: readonly GameCoalition[],
  players: number,
  isEquilibrium: (coalition: GameCoalition) => boolean,
): GameCoalition[] {
  const real = coalitions.filter(({ members }) => members.length > 1);
  const telling = (one: GameCoalition) => (isEquilibrium(one) || one.members.length >= players - 1 ? 1 : 0);
  const kept = [...real].sort((a, b) => telling(b) - telling(a) || b.total - a.total).slice(0, MOST_COLUMNS);
  return kept.sort((a, b) => a.members.length - b.members.length || b.total - a.total);
}

function keyOf(members: readonly string[]): string {
  return [...members].sort().join("+");
}

function frame(column: number, rows: number): object {
  return {
    type: "rect",
    x0: column - 0.5,
    x1: column + 0.5,
    y0: -0.5,
    y1: rows - 0.5,
    line: { color: INK, width: 2.5 },
  };
}
