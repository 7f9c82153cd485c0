import { clipped, type Place } from "../../maths/numerics/clip.js";
import type { Annotation, Point } from "./figure.js";
import { MUTED } from "./palette.js";

/** A circle with a name, in pixels, y downwards; circles of higher rank choose first. */
interface Labelled extends Point {
  radius: number;
  width: number;
  rank: number;
}

/** Centre of a label relative to its circle; `leader` = far enough to need a line to it. */
export interface Placement {
  dx: number;
  dy: number;
  leader: boolean;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LINE = 15;
const NEAR = 4;
const DISTANCES = [NEAR, 18, 32, 46, 60, 80, 100, 120, 140];
/** Right, left, above, below, then between. */
const DIRECTIONS: [number, number][] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, -0.6],
  [-0.8, -0.6],
  [0.8, 0.6],
  [-0.8, 0.6],
];

/**
 * Places labels so that they touch neither each other nor any circle nor a line to another one, as near as possible;
 * undefined where there is no room. `drawn`: lines beside which a label stands rather than on them.
 */
export function placeLabels(circles: Labelled[], drawn: readonly Line[] = []): (Placement | undefined)[] {
  const taken: Box[] = circles.map(({ x, y, radius: r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const lines: Line[] = [];
  const result: (Placement | undefined)[] = new Array(circles.length).fill(undefined);
  const order = circles.map((_, i) => i).sort((a, b) => circles[b]!.rank - circles[a]!.rank);
  for (const i of order) {
    const circle = circles[i]!;
    const open = candidates(circle).filter((place) => {
      const box = boxAt(circle, place);
      return !taken.some((other) => overlap(box, other)) && !lines.some((line) => crosses(line, box));
    });
    // Rather over a circle than over a name, and rather over neither.
    const clear = (from: number, { leader }: Placement, line: Line) =>
      !leader || !taken.some((other, k) => k >= from && k !== i && crosses(line, other));
    const over = (from: number) => open.find((place) => clear(from, place, lineTo(circle, place)));
    const beside = open.find((place) => !place.leader && !drawn.some((line) => crosses(line, boxAt(circle, place))));
    const free = beside ?? over(0) ?? over(circles.length);
    if (!free) continue;
    result[i] = free;
    taken.push(boxAt(circle, free));
    if (free.leader) lines.push(lineTo(circle, free));
  }
  return result;
}

/** What stands at a circle's label, so placed, and with a line of some width to the circle where they are apart. */
export function placedAt<Label extends object>(
  label: Label,
  { dx, dy, leader }: Placement,
  radius: number,
  width: number,
): Label & Annotation {
  if (!leader) return { ...label, showarrow: false, xshift: dx, yshift: -dy };
  const line = { arrowhead: 0, arrowwidth: width, arrowcolor: MUTED, standoff: radius } as const;
  return { ...label, ...line, showarrow: true, ax: dx, ay: dy };
}

function candidates({ radius, width }: Labelled): Placement[] {
  return DISTANCES.flatMap((distance) =>
    DIRECTIONS.map(([right, down]) => ({
      dx: right * (radius + distance) + (Math.sign(right) * width) / 2,
      dy: down * (radius + distance) + (right === 0 ? (Math.sign(down) * LINE) / 2 : 0),
      leader: distance > NEAR,
    })),
  );
}

function boxAt({ x, y, width }: Labelled, { dx, dy }: Placement): Box {
  const [halfWidth, halfHeight] = [width / 2, LINE / 2];
  return { left: x + dx - halfWidth, right: x + dx + halfWidth, top: y + dy - halfHeight, bottom: y + dy + halfHeight };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** From one place to another, as from the middle of a circle to that of its label. */
export type Line = readonly [Place, Place];

function lineTo({ x, y }: Labelled, { dx, dy }: Placement): Line {
  return [
    [x, y],
    [x + dx, y + dy],
  ];
}

/** Does a part of a line lie in a box? */
function crosses(line: Line, { left, right, top, bottom }: Box): boolean {
  return clipped(line, { x: [left, right], y: [top, bottom] }).length > 0;
}
