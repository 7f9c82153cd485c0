import type { Point } from "../drawing/figure.js";

/** An element of SVG with what stands in it. */
export interface Mark {
  tag: "g" | "line" | "path" | "rect" | "circle" | "text" | "tspan";
  attributes: Readonly<Record<string, string | number | undefined>>;
  inside?: readonly (Mark | string)[];
  /** Of what can be pressed, a city or a coalition; and its name for who does not see it. */
  id?: string;
  label?: string | undefined;
}

/** Pixels to a hundredth. Throws where there are none: something was not said. */
export function short(pixels: number): number {
  if (!Number.isFinite(pixels)) throw new Error(`a place is ${pixels}: the figure does not say where it is`);
  return Math.round(100 * pixels) / 100;
}

/** Plotly's dashes and gaps, in widths of the line. */
const DASHES = {
  solid: [],
  dot: [1, 1],
  dash: [3, 3],
  longdash: [5, 5],
  dashdot: [3, 1, 1, 1],
  longdashdot: [5, 2, 1, 2],
} as const;

export interface Stroke {
  color?: string | undefined;
  width: number;
  dash?: keyof typeof DASHES | undefined;
}

/** Attributes of a line: as in Plotly, dashes of a thin one are those of one 3 pixels wide. */
export function strokeOf({ color, width = 1, dash = "solid" }: Partial<Stroke> = {}): Mark["attributes"] {
  if (width === 0) return { stroke: "none" };
  if (color === undefined) throw new Error("the figure does not say the colour of a line");
  const dashes = DASHES[dash].map((part) => part * Math.max(width, 3)).join(" ");
  return { stroke: color, "stroke-width": width, "stroke-dasharray": dashes || undefined };
}

/** A straight line. */
export function straight(from: Point, to: Point, stroke: Stroke, opacity?: number): Mark {
  const ends = { x1: short(from.x), x2: short(to.x), y1: short(from.y), y2: short(to.y) };
  return { tag: "line", attributes: { ...ends, ...strokeOf(stroke), opacity } };
}

/** A rectangle by two of its corners. */
export function box(a: Point, b: Point, look: Mark["attributes"]): Mark {
  const corner = { x: short(Math.min(a.x, b.x)), y: short(Math.min(a.y, b.y)) };
  const size = { width: short(Math.abs(a.x - b.x)), height: short(Math.abs(a.y - b.y)) };
  return { tag: "rect", attributes: { ...corner, ...size, ...look } };
}

/** A line through points that are there; a gap where one is not. */
export function pathOf(points: readonly Point[]): string {
  let [path, pen] = ["", "M"];
  for (const { x, y } of points) {
    const there = Number.isFinite(x + y);
    if (there) path += `${pen}${short(x)} ${short(y)}`;
    pen = there ? "L" : "M";
  }
  return path;
}

/** Height of a line of text, and how far below its middle letters stand, in their sizes. */
export const LINE = 1.3;
const BASE = 0.35;

/** A space for those who hear the text, of no width for those who see it. */
const BREAK: Mark = { tag: "tspan", attributes: { "font-size": 0 }, inside: [" "] };

const ANCHORS = { left: "start", center: "middle", right: "end" } as const;

/** Plotly's text around a height; of its markup `<br>` and `<b>` are known. Throws where there is other. */
export function textMark(
  text: string,
  { x, y }: Point,
  { size, color }: { size: number; color: string },
  anchor: keyof typeof ANCHORS,
): Mark {
  const lines = text.split("<br>");
  const place = (k: number) => ({ x: short(x), y: short(y + ((k - (lines.length - 1) / 2) * LINE + BASE) * size) });
  const look = { "text-anchor": ANCHORS[anchor], "font-size": size, fill: color };
  if (lines.length === 1) return { tag: "text", attributes: { ...place(0), ...look }, inside: spansOf(text) };
  const inside = lines.map((line, k): Mark => ({ tag: "tspan", attributes: place(k), inside: spansOf(line) }));
  return { tag: "text", attributes: look, inside: inside.flatMap((line, k) => (k === 0 ? [line] : [BREAK, line])) };
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Words of a line, those in `<b>` bold. */
export function spansOf(line: string): (Mark | string)[] {
  return line.split(/<b>(.*?)<\/b>/).flatMap((part, at): (Mark | string)[] => {
    if (part.includes("<")) throw new Error(`"${line}": of markup only <br> and <b> are drawn as SVG`);
    const words = part.replace(/&(lt|gt|amp);/g, (entity) => ENTITIES[entity]!);
    if (at % 2 === 1) return [{ tag: "tspan", attributes: { "font-weight": 600 }, inside: [words] }];
    return words === "" ? [] : [words];
  });
}
