import type { Data } from "plotly.js-dist-min";
import { corePolygon, placeOf, type Shares } from "../../maths/bargaining/triangle.js";
import type { GameCoalition } from "../../measures/results/index.js";
import { baseLayout, type Drawing, label } from "../drawing/figure.js";
import { CATEGORIES, INK, MUTED, tint } from "../drawing/palette.js";
import type { Space } from "../drawing/space.js";

/** Each gives all to one player. */
export const CORNERS = (
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as Shares[]
).map(placeOf);

/** A line that nobody points at. */
export function lineAlong(xy: readonly [number, number][], rest: object): Data {
  return {
    type: "scatter",
    mode: "lines",
    x: xy.map(([x]) => x),
    y: xy.map(([, y]) => y),
    hoverinfo: "skip",
    showlegend: false,
    ...rest,
  };
}

export function coreOf(core: readonly Shares[], name: string): Data {
  return lineAlong([...core, core[0]!].map(placeOf), {
    fill: "toself",
    fillcolor: tint(CATEGORIES[1], 0.25),
    line: { color: CATEGORIES[1], width: 1 },
    name,
    showlegend: true,
  });
}

/** Pixels of a side of the triangle at most, and around it. */
const SIDE = 300;
const ROOM = 40;
/** Of the mark of a division that lies beyond, to the edge. */
const INSIDE = 10;

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
  const core = corePolygon(
    coalitions,
    players.map(({ id }) => id),
    total,
  );
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
      lineAlong([...CORNERS, CORNERS[0]!], { line: { color: MUTED, width: 1.5 } }),
      ...(core.length > 0 ? [coreOf(core, "")] : []),
      {
        type: "scatter",
        mode: "markers",
        x: [inside(x, 1)],
        y: [inside(y, top)],
        marker: { color: CATEGORIES[2], size: 14, line: { color: INK, width: 1 } },
      },
    ],
    layout: baseLayout(height, {
      width: side + 2 * ROOM,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      xaxis: { visible: false, range: [-room, 1 + room] },
      yaxis: { visible: false, range: [-room, top + room], scaleanchor: "x" },
      annotations: CORNERS.map(([cornerX, cornerY], p) => ({
        x: cornerX,
        y: cornerY,
        text: label(players[p]!.label),
        showarrow: false,
        xanchor: (["left", "right", "center"] as const)[p]!,
        yshift: p === 2 ? 14 : -16,
        font: { size: 13, color: INK },
      })),
    }),
    height,
  };
}
