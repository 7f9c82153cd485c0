import type { Data } from "plotly.js-dist-min";
import { corePolygon, placeOf, type Shares } from "../../maths/bargaining/triangle.js";
import type { GameCoalition } from "../../measures/results/index.js";
import { type GameView, inMoneyUnit, moneyUnit, plain, ruleName } from "../../measures/views/index.js";
import { line, points } from "../drawing/chart.js";
import { baseLayout, type Drawing, label, type Space } from "../drawing/figure.js";
import { CATEGORIES, INK, MUTED, tint } from "../drawing/palette.js";
import type { GameFigure } from "./lattice.js";

/** Each gives all to one player. */
const CORNERS = (
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as Shares[]
).map(placeOf);

/** A line that nobody points at. */
function lineAlong(xy: readonly [number, number][], rest: object): Data {
  return line(
    xy.map(([x]) => x),
    xy.map(([, y]) => y),
    { hoverinfo: "skip", showlegend: false, ...rest },
  );
}

/** The triangle, and in it the core, where there is one. */
function areasOf(core: readonly Shares[], name: string): Data[] {
  const triangle = lineAlong([...CORNERS, CORNERS[0]!], { line: { color: MUTED, width: 1.5 } });
  if (core.length === 0) return [triangle];
  const inner = lineAlong([...core, core[0]!].map(placeOf), {
    fill: "toself",
    fillcolor: tint(CATEGORIES[1], 0.25),
    line: { color: CATEGORIES[1], width: 1 },
    name,
    showlegend: true,
  });
  return [triangle, inner];
}

/** Names of the players beside their corners. */
function namesAt(players: readonly { label: string }[], size: number) {
  return CORNERS.map(([x, y], p) => ({
    x,
    y,
    text: label(players[p]!.label),
    showarrow: false,
    yshift: p === 2 ? 14 : -16,
    font: { size, color: INK },
  }));
}

/** Divisions that no group of the players can better for itself. */
function coreOf(players: readonly { id: string }[], coalitions: readonly GameCoalition[], total: number): Shares[] {
  return corePolygon(
    coalitions,
    players.map(({ id }) => id),
    total,
  );
}

/** Pixels of a side of the triangle at most, and around it. */
const SIDE = 300;
const ROOM = 40;
/** Of the mark of a division that lies beyond, to the edge. */
const INSIDE = 10;

/** Which side of a name is at its corner. */
const SIDES = ["left", "right", "center"] as const;

interface Dealt {
  title: string;
  caption: string;
  players: readonly { id: string; label: string }[];
  coalitions: readonly GameCoalition[];
  /** What the agreement of all brings; more than nothing. */
  total: number;
  /** What the deal gives to each, in its units. */
  paid: readonly number[];
}

/** The triangle with the core and one deal, kept inside the drawing where it lies beyond. */
export function dealTriangle({ title, caption, players, coalitions, total, paid }: Dealt, space: Space): Drawing {
  const side = Math.min(SIDE, space.width - 2 * ROOM);
  const [room, top] = [ROOM / side, Math.sqrt(3) / 2];
  const [x, y] = placeOf(paid.map((one) => one / total) as Shares);
  const inside = (value: number, most: number) => {
    const reach = room - INSIDE / side;
    return Math.min(most + reach, Math.max(-reach, value));
  };
  const height = top * side + 2 * ROOM;
  return {
    title,
    caption,
    data: [
      ...areasOf(coreOf(players, coalitions, total), ""),
      points([inside(x, 1)], [inside(y, top)], {
        marker: { color: CATEGORIES[2], size: 14, line: { color: INK, width: 1 } },
      }),
    ],
    layout: baseLayout(height, {
      width: side + 2 * ROOM,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      xaxis: { visible: false, range: [-room, 1 + room] },
      yaxis: { visible: false, range: [-room, top + room], scaleanchor: "x" },
      annotations: namesAt(players, 13).map((name, p) => ({ ...name, xanchor: SIDES[p]! })),
    }),
    height,
  };
}

/** All divisions of three players' gain as a triangle, the core in it, and where solutions and rules lie. */
export const coreTriangle: GameFigure = { id: "core", section: "division", draw };

function draw(view: GameView): Drawing | undefined {
  const { report, say } = view;
  const { players, coalitions } = report;
  const total = coalitions.find(({ members }) => members.length === players.length)?.value ?? 0;
  if (players.length !== 3 || !(total > 0)) return undefined;
  const core = coreOf(players, coalitions, total);
  const [sum, unit] = [plain(inMoneyUnit(total, view)), moneyUnit(view)];
  const shaded = core.length > 0 ? say("report.shadedCorePairPlayers") : say("report.coreEmptySomePair");
  const height = 520;
  return {
    title: say("report.divisionsGainAmongThree"),
    caption: say("report.eachPointDividesCorner", { sum, unit, shaded }),
    data: [
      ...areasOf(core, say("report.core")),
      ...divisionsOf(view, total).map((division, k) => pointOf(division, k, total, view)),
    ],
    layout: baseLayout(height, {
      margin: { l: 60, r: 60, t: 30, b: 30 },
      showlegend: true,
      legend: { x: 0.86, y: 0.98 },
      xaxis: { visible: false },
      yaxis: { visible: false, scaleanchor: "x" },
      annotations: namesAt(players, 14),
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
  const rule = label(say("report.rule", { rule: say(ruleName(compensation.rule)) }));
  const paid = transfers && shares(ids.map((id, p) => gains[p]! + transfers[id]!));
  return [
    { name: say("report.notCompensated"), at: shares(gains), symbol: "circle" },
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
