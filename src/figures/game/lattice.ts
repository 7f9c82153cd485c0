import type { GameView } from "../../measures/views/index.js";
import type { Annotation, FigureOf, Point } from "../drawing/figure.js";
import { INK, MUTED } from "../drawing/palette.js";

/** Boxes in columns and lines between them, in pixels, y downwards. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** A line from the side of one box to the side of another. */
export interface Line {
  from: Point;
  to: Point;
}

export type Size = Pick<Box, "width" | "height">;

interface Coalitions {
  players: readonly { id: string }[];
  coalitions: readonly { members: readonly string[] }[];
}

/**
 * Boxes of coalitions in columns by size, each in the middle of the height: the outer columns touch the sides, the
 * others share the room between them. `first`: the middle of the first row, `pitch`: from row to row.
 */
export function boxesOf(
  { players, coalitions }: Coalitions,
  sizes: readonly Size[],
  width: number,
  { first, pitch }: { first: number; pitch: number },
): Box[] {
  const order = new Map(players.map(({ id }, p) => [id, p]));
  const key = (place: number) => coalitions[place]!.members.map((id) => order.get(id)!).join();
  const columns = Array.from({ length: players.length + 1 }, (_, size) =>
    coalitions
      .flatMap(({ members }, place) => (members.length === size ? [place] : []))
      .sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  );
  const widest = columns.map((places) => Math.max(...places.map((place) => sizes[place]!.width)));
  const most = Math.max(...columns.map((places) => places.length));
  const [left, right] = [widest[0]! / 2 + 2, width - widest.at(-1)! / 2 - 2];
  const boxes: Box[] = [];
  for (const [size, places] of columns.entries())
    for (const [row, place] of places.entries())
      boxes[place] = {
        x: left + (size / players.length) * (right - left),
        y: first + pitch * ((most - places.length) / 2 + row),
        width: widest[size]!,
        height: sizes[place]!.height,
      };
  return boxes;
}

/** A move along a line. */
export function arrow({ from, to }: Line, colour: string, width = 1.6): Annotation {
  return {
    x: to.x,
    y: to.y,
    ax: from.x,
    ay: from.y,
    axref: "x",
    ayref: "y",
    text: "",
    showarrow: true,
    arrowhead: 2,
    arrowsize: 1.1,
    arrowwidth: width,
    arrowcolor: colour,
    standoff: 2,
  };
}

/** Words in the middle of a box or a line. */
export function text(x: number, y: number, words: string): Annotation {
  return { x, y, text: words, showarrow: false, font: { size: 13, color: INK } };
}

/** The box of a coalition, bold where nobody wants to move. */
export function frame({ x, y, width, height }: Box, atRest: boolean): object {
  return {
    type: "rect",
    x0: x - width / 2,
    x1: x + width / 2,
    y0: y - height / 2,
    y1: y + height / 2,
    line: atRest ? { color: INK, width: 3 } : { color: MUTED, width: 1 },
    fillcolor: "#ffffff",
  };
}

/** Pixels between the ends of lines at a side of a box, at most. */
const PORT = 12;

/**
 * Lines between boxes of neighbouring columns, each pair given as places of boxes; ends are spread along the sides, so
 * that lines part at once.
 */
export function linesBetween(boxes: readonly Box[], pairs: readonly (readonly [number, number])[]): Line[] {
  const end = (from: number, to: number): Point => {
    const [box, other] = [boxes[from]!, boxes[to]!];
    const right = other.x > box.x;
    const partners = pairs
      .flatMap(([a, b]) => (a === from ? [b] : b === from ? [a] : []))
      .filter((place) => boxes[place]!.x > box.x === right)
      .sort((a, b) => boxes[a]!.y - boxes[b]!.y);
    const spread = Math.min(PORT, (box.height - 6) / partners.length);
    const place = partners.indexOf(to) - (partners.length - 1) / 2;
    return { x: box.x + ((right ? 1 : -1) * box.width) / 2, y: box.y + place * spread };
  };
  return pairs.map(([from, to]) => ({ from: end(from, to), to: end(to, from) }));
}

/** Pixels that a label keeps from lines that are not its own. */
const CLEAR = 8;

/** Parts of the way along a line at which a label may stand, the best first. */
const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.14, 0.86];

/**
 * A label on each line, where it touches no box and no other label, if possible no other line either; undefined where
 * there is no room.
 */
export function labelsOn(lines: readonly Line[], boxes: readonly Box[], sizes: readonly Size[]): (Point | undefined)[] {
  const taken = [...boxes];
  return lines.map((line, at) => {
    const places = PARTS.map((part) => ({ ...along(line, part), ...sizes[at]! }));
    const free = places.filter((place) => !taken.some((box) => overlap(place, box)));
    const clear = free.find((place) => !lines.some((other) => other !== line && crosses(other, place)));
    const chosen = clear ?? free[0];
    if (chosen) taken.push(chosen);
    return chosen && { x: chosen.x, y: chosen.y };
  });
}

function along({ from, to }: Line, part: number): Point {
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}

function overlap(a: Box, b: Box): boolean {
  return 2 * Math.abs(a.x - b.x) < a.width + b.width && 2 * Math.abs(a.y - b.y) < a.height + b.height;
}

/** Whether a line passes a box too closely, by points along it that lie closer than a label is high. */
function crosses(line: Line, box: Box): boolean {
  const steps = 64;
  return Array.from({ length: steps + 1 }, (_, k) => along(line, k / steps)).some((point) =>
    overlap({ ...point, width: 2 * CLEAR, height: 2 * CLEAR }, box),
  );
}

/** A figure of a game's page: where it stands, and how it is drawn from game.json. */
export type GameFigure = FigureOf<GameView, "acceptance" | "coalitions" | "division">;
