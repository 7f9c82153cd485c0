import type { Layout } from "plotly.js-dist-min";
import type { GameCoalition } from "../../measures/results/index.js";
import { baseLayout } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { GAIN, INK, LOSS, tint } from "../drawing/palette.js";
import type { Space } from "../drawing/space.js";
import { boxesOf, frame, type Line, linesBetween } from "./lattice.js";
import { isAtRest, movesOf } from "./moves.js";

/** Pixels of a box and between columns, and in a narrow space; between rows. */
const WIDE = { box: 92, gap: 74 };
const NARROW = { box: 58, gap: 24 };
const BOX = 34;
const GAP = 16;

interface Played {
  title: string;
  players: readonly { id: string }[];
  coalitions: readonly GameCoalition[];
  /** What stands in the box of each coalition, Plotly's markup. */
  texts: readonly string[];
  /** Position of the coalition that is told of. */
  chosen: number;
}

/** Coalitions by size, an arrow for every single move that pays: to join or, dashed, to leave. Boxes bear their places. */
export function coalitionMoves({ title, players, coalitions, texts, chosen }: Played, space: Space): Drawing {
  const { box, gap } = space.width < 620 ? NARROW : WIDE;
  const width = 12 + (players.length + 1) * box + players.length * gap;
  const sizes = coalitions.map(() => ({ width: box, height: BOX }));
  const boxes = boxesOf({ players, coalitions }, sizes, width, { first: (GAP + BOX + GAP) / 2, pitch: BOX + GAP });
  const height = GAP + BOX / 2 + Math.max(...boxes.map(({ y }) => y));
  const { moves } = movesOf({ players, coalitions });
  const lines = linesBetween(
    boxes,
    moves.map(({ from, to }) => [from, to] as const),
  );
  const looks = moves.map(({ from, to }) => {
    const joins = coalitions[to]!.members.length > coalitions[from]!.members.length;
    return {
      color: joins ? GAIN : LOSS,
      width: from === chosen || to === chosen ? 2.4 : 1.1,
      dash: joins ? "solid" : "dash",
    };
  });
  return {
    title,
    caption: "",
    data: [],
    layout: baseLayout(height, {
      width,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      xaxis: { visible: false, range: [0, width], fixedrange: true },
      yaxis: { visible: false, range: [height, 0], fixedrange: true },
      shapes: [
        ...lines.map(({ from, to }, k) => ({
          type: "line",
          layer: "below",
          x0: from.x,
          y0: from.y,
          x1: to.x,
          y1: to.y,
          line: looks[k],
        })),
        ...boxes.map((one, at) => ({
          ...frame(one, isAtRest(coalitions[at]!)),
          name: String(at),
          ...(at === chosen ? { fillcolor: tint(GAIN, 0.16) } : {}),
        })),
      ] as NonNullable<Layout["shapes"]>,
      annotations: [
        ...lines.map((line, k) => headOf(line, looks[k]!)),
        ...boxes.map(({ x, y }, at) => ({
          name: String(at),
          x,
          y,
          text: texts[at]!,
          showarrow: false,
          font: { size: 12, color: INK },
        })),
      ] as NonNullable<Layout["annotations"]>,
    }),
    height,
  };
}

/** The head of an arrow at the end of its line. */
function headOf({ from, to }: Line, { color, width }: { color: string; width: number }) {
  const share = 4 / Math.hypot(to.x - from.x, to.y - from.y);
  const tail = { ax: to.x - share * (to.x - from.x), ay: to.y - share * (to.y - from.y), axref: "x", ayref: "y" };
  const head = { arrowhead: 2, arrowsize: 1.1, arrowwidth: width, arrowcolor: color };
  return { x: to.x, y: to.y, text: "", showarrow: true, ...tail, ...head };
}
