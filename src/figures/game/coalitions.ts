import { baseLayout, type Drawing, type Space } from "../drawing/figure.js";
import { GAIN, LOSS, tint } from "../drawing/palette.js";
import { arrow, boxesOf, frame, linesBetween, text } from "./lattice.js";
import { isAtRest, movesOf, type Played } from "./moves.js";

/** Pixels of a box and between columns, and in a narrow space; between rows. */
const WIDE = { box: 92, gap: 74 };
const NARROW = { box: 58, gap: 24 };
const BOX = 34;
const GAP = 16;

interface Shown extends Played {
  title: string;
  /** What stands in the box of each coalition, Plotly's markup. */
  texts: readonly string[];
  /** Position of the coalition that is told of. */
  chosen: number;
}

/**
 * Coalitions by size, an arrow for every single move that pays, to join or to leave. Boxes are named by their places.
 */
export function coalitionMoves({ title, players, coalitions, texts, chosen }: Shown, space: Space): Drawing {
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
  const arrows = moves.map(({ from, to }, k) => {
    const joins = coalitions[to]!.members.length > coalitions[from]!.members.length;
    return arrow(lines[k]!, joins ? GAIN : LOSS, from === chosen || to === chosen ? 2.4 : 1.1);
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
      shapes: boxes.map((one, at) => ({
        ...frame(one, isAtRest(coalitions[at]!)),
        name: String(at),
        ...(at === chosen && { fillcolor: tint(GAIN, 0.16) }),
      })),
      annotations: [...arrows, ...boxes.map(({ x, y }, at) => ({ ...text(x, y, texts[at]!), name: String(at) }))],
    }),
    height,
  };
}
