import type { Layout } from "plotly.js-dist-min";
import { GAIN, LOSS } from "../drawing/palette.js";
import type { Point } from "../game/lattice.js";
import type { Flow, Frame } from "./mapSheet.js";

/** Of a city, in pixels. */
export type Circle = Point & { radius: number };

/** A change of a flow below which it is drawn as unchanged, per cent. */
const NOTICEABLE = 1;
const UNCHANGED = "#9aa3ad";

/** Flows from circle to circle, their width by their size: blue where there is more than before, red where less. */
export function flowLines(
  flows: readonly Flow[],
  circles: readonly Circle[],
  { west, north, pixels, squeeze }: Frame,
): NonNullable<Layout["shapes"]> {
  const strongest = Math.max(...flows.map(({ value }) => value), 1e-12);
  const place = ({ x, y }: Point) => `${west + x / squeeze / pixels},${north - y / pixels}`;
  return flows.map(({ from, to, value, change }) => {
    const [start, middle, end] = curve(circles[from]!, circles[to]!);
    const color = Math.abs(change) < NOTICEABLE ? UNCHANGED : change > 0 ? GAIN : LOSS;
    return {
      type: "path",
      layer: "below",
      path: `M${place(start)}Q${place(middle)} ${place(end)}`,
      line: { color, width: Math.max(0.6, 9 * Math.sqrt(value / strongest)) },
      opacity: 0.55,
    };
  });
}

/** A curve from edge to edge of two circles, bent to the right of its way so that both ways can be seen. */
function curve(from: Circle, to: Circle): [Point, Point, Point] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy) || 1;
  const bend = 0.16;
  const middle = { x: (from.x + to.x) / 2 - bend * dy, y: (from.y + to.y) / 2 + bend * dx };
  return [towards(from, middle, from.radius), middle, towards(to, middle, Math.min(to.radius + 2, distance / 2))];
}

function towards(from: Point, to: Point, length: number): Point {
  const share = length / (Math.hypot(to.x - from.x, to.y - from.y) || 1);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
