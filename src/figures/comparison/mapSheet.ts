import { clipped, type Place } from "../../maths/numerics/clip.js";
import type { Reader } from "../../measures/views/index.js";
import { extent, linesIn, PAGE, type Point, type Shape, type Space, wrapped } from "../drawing/figure.js";
import type { Line } from "../drawing/labels.js";
import { GAIN, LAND, LAND_EDGE, LOSS } from "../drawing/palette.js";

/** A city on the map. */
export interface Spot {
  id?: string;
  label: string;
  longitude: number;
  latitude: number;
  gdp: number;
  /** In per cent, or in the unit of the map; NaN where there is no value. */
  effect: number;
  /** Beyond what chance explains. */
  clear: boolean;
}

/** A flow between two spots, by their positions. */
export interface Flow {
  from: number;
  to: number;
  value: number;
  /** Per cent of the baseline. */
  change: number;
}

/** What a map shows. */
export interface Mapped {
  title: string;
  caption: string;
  spots: readonly Spot[];
  /** Land below them: rings of degrees, longitude first. */
  outlines?: readonly (readonly Place[])[] | undefined;
  flows?: readonly Flow[];
  /** Effect at the ends of the scale of colours, and what that scale is called. */
  limit: number;
  scale: string;
  /** After an effect, with its space; per cent if not given. */
  unit?: string;
  /** Effects are differences between two variants: what is higher and lower, not what rises and falls. */
  between?: boolean;
  /** Where the plane is not a place, there are no distances. */
  distances?: boolean;
  say: Reader["say"];
  /** What the areas of circles are called beside two of them, where there is room. */
  sizes?: string;
  /** The spot that is framed. */
  chosen?: string | undefined;
}

/** What the room that there is makes of a map; pixels. */
export interface Sheet {
  width: number;
  height: number;
  margin: { l: number; r: number; t: number; b: number };
  largest: number;
  /** Between the outermost cities and the edge of the plot. */
  room: { x: number; y: number };
  letter: number;
  narrow: boolean;
}

/** The sheet of a map in a space: the scale beside it on a wide page, below it on a narrow one. */
export function sheetOf({ width, height }: Space, { spots, scale }: Mapped): Sheet {
  if (width >= PAGE.width)
    return {
      width,
      height: 620,
      margin: { l: 20, r: 190, t: 16, b: 24 },
      largest: 34,
      room: { x: 60, y: 60 },
      letter: 7.2,
      narrow: false,
    };
  const below = 40 + 16 * linesIn(titleOfScale(scale, width));
  const wanted = Math.min(560, Math.max(280, width * (spots.length > 6 ? 0.95 : 0.66)));
  const high = Math.round(Math.min(height - below, wanted));
  return {
    width,
    height: high + below,
    margin: { l: 0, r: 0, t: 0, b: below },
    largest: Math.min(30, width / 14) * Math.min(1, Math.sqrt(14 / spots.length)),
    room: { x: Math.min(76, width / 5), y: Math.min(40, high / 5) },
    letter: 7.4,
    narrow: true,
  };
}

/** Pixels from the ends of a scale of colours below a map to the edge: half a number. */
export const HALF = 22;

export function titleOfScale(title: string, width: number): string {
  return wrapped(title.replaceAll("<br>", " "), Math.floor((width - HALF) / 6.5));
}

/** The part of the plane that is shown, degrees. */
export interface Frame {
  west: number;
  east: number;
  south: number;
  north: number;
  /** Pixels per degree of latitude. */
  pixels: number;
  /** Degrees of latitude that are as long as one of longitude. */
  squeeze: number;
}

/** The smallest frame of the figure's aspect that holds all cities and some room for bubbles and labels. */
export function frameOf(spots: readonly Spot[], { width, height, margin, room }: Sheet): Frame {
  const middle = spots.reduce((total, { latitude }) => total + latitude, 0) / spots.length;
  const squeeze = Math.cos((middle * Math.PI) / 180);
  const plotWidth = width - margin.l - margin.r;
  const plotHeight = height - margin.t - margin.b;
  const [left, right] = extent(spots.map(({ longitude }) => longitude));
  const [low, high] = extent(spots.map(({ latitude }) => latitude));
  const pixels = Math.min(
    (plotWidth - 2 * room.x) / Math.max(0.1, (right - left) * squeeze),
    (plotHeight - 2 * room.y) / Math.max(0.1, high - low),
  );
  const halfWidth = plotWidth / pixels / squeeze / 2;
  const halfHeight = plotHeight / pixels / 2;
  const [x, y] = [(left + right) / 2, (low + high) / 2];
  const [west, east, south, north] = [x - halfWidth, x + halfWidth, y - halfHeight, y + halfHeight];
  return { west, east, south, north, pixels, squeeze };
}

/** From the upper left corner of the plot, in pixels. */
export function pixelsOf(
  { longitude, latitude }: Pick<Spot, "longitude" | "latitude">,
  { west, north, pixels, squeeze }: Frame,
): Point {
  return { x: (longitude - west) * squeeze * pixels, y: (north - latitude) * pixels };
}

/** Circles around a map, without names, so that no name goes over its edge. */
export function wallsOf({ width, height, margin }: Sheet) {
  const [radius, wide, high] = [4000, width - margin.l - margin.r, height - margin.t - margin.b];
  const wall = (x: number, y: number) => ({ x, y, radius, width: 0, rank: -1 });
  return [
    wall(-radius, high / 2),
    wall(wide + radius, high / 2),
    wall(wide / 2, -radius),
    wall(wide / 2, high + radius),
  ];
}

/** Land in pale grey, its coast and the lines between provinces darker; the edge of the map is no coast. */
export function landOf(outlines: readonly (readonly Place[])[], { west, east, south, north }: Frame): Shape[] {
  const box = { x: [west, east], y: [south, north] } as const;
  const rings = outlines.map((ring) => clipped(ring, box)).filter(({ length }) => length > 0);
  if (rings.length === 0) return [];
  const along = (a: Place, b: Place) =>
    ([0, 1] as const).some((axis) => a[axis] === b[axis] && [box.x, box.y][axis]!.includes(a[axis]));
  const fill = rings.map((ring) => `M${ring.map(textOf).join("L")}Z`).join("");
  const edge = rings.flatMap((ring) =>
    ring.map((place, k) => {
      const before = ring[(k || ring.length) - 1]!;
      if (along(before, place)) return "";
      const pen = k === 0 || along(ring[(k - 1 || ring.length) - 1]!, before) ? `M${textOf(before)}` : "";
      return `${pen}L${textOf(place)}`;
    }),
  );
  const below = { type: "path", layer: "below" } as const;
  return [
    { ...below, path: fill, fillcolor: LAND, fillrule: "nonzero", line: { width: 0 } },
    { ...below, path: edge.join(""), line: { color: LAND_EDGE, width: 0.8 } },
  ];
}

/** Four decimals of a degree are ten metres. */
function textOf([x, y]: Place): string {
  return `${Number(x.toFixed(4))},${Number(y.toFixed(4))}`;
}

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
): Shape[] {
  const strongest = Math.max(...flows.map(({ value }) => value), 1e-12);
  const place = ({ x, y }: Point) => `${west + x / squeeze / pixels},${north - y / pixels}`;
  return flows.map((flow) => {
    const { value, change } = flow;
    const [start, middle, end] = curve(flow, circles);
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

/** Straight pieces of a flow's curve. */
const PIECES = 6;

/** Where the curves of flows go, as straight lines. */
export function waysOf(flows: readonly Flow[], circles: readonly Circle[]): Line[] {
  return flows.flatMap((flow) => {
    const [start, middle, end] = curve(flow, circles);
    const at = (along: "x" | "y", t: number) =>
      (1 - t) ** 2 * start[along] + 2 * t * (1 - t) * middle[along] + t * t * end[along];
    const place = (k: number) => [at("x", k / PIECES), at("y", k / PIECES)] as const;
    return Array.from({ length: PIECES }, (_, k): Line => [place(k), place(k + 1)]);
  });
}

/** A curve from edge to edge of two circles, bent to the right of its way so that both ways can be seen. */
function curve(flow: Flow, circles: readonly Circle[]): [Point, Point, Point] {
  const [from, to] = [circles[flow.from]!, circles[flow.to]!];
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
