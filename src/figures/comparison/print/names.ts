import { type Annotation, label, type Point } from "../../drawing/figure.js";
import { type Placement, placedAt, placeLabels } from "../../drawing/labels.js";
import { INK } from "../../drawing/palette.js";

/** A mark with its name, in units of the axes. */
interface NamedMark extends Point {
  name: string;
  /** Pixels. */
  radius: number;
  /** The highest are named first. */
  rank: number;
}

/** Axes that marks lie on: ends as Plotly has them (logarithms on a logarithmic one), and lengths in pixels. */
interface MarkFrame {
  x: readonly [number, number];
  y: readonly [number, number];
  width: number;
  height: number;
}

/** Names beside their marks where they cover neither marks nor each other; those that find no room are left out. */
export function namesOf(marks: readonly NamedMark[], frame: MarkFrame): Annotation[] {
  const along = (value: number, [from, to]: readonly [number, number], length: number) =>
    ((value - from) / (to - from)) * length;
  const circles = marks.map(({ name, x, y, radius, rank }) => ({
    x: along(x, frame.x, frame.width),
    y: frame.height - along(y, frame.y, frame.height),
    radius,
    width: [...name].reduce((sum, one) => sum + (one > "\u2e80" ? 12.5 : 6.6), 4),
    rank,
  }));
  const places = placeLabels(circles);
  return marks.flatMap(({ name, x, y, radius }, at) => {
    const place = places[at];
    if (!place || outside(circles[at]!, place, frame)) return [];
    const text = { text: label(name), x, y, font: { size: 12, color: INK }, borderpad: 0 };
    return placedAt(text, place, radius, 0.75);
  });
}

function outside({ x, y, width }: Point & { width: number }, { dx, dy }: Placement, frame: MarkFrame): boolean {
  const [left, top] = [x + dx - width / 2, y + dy - 8];
  return left < 2 || left + width > frame.width + 12 || top < 0 || top + 16 > frame.height;
}
