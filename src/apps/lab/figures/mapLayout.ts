import type { CityPlace } from "../engine/calls.js";

export interface Point {
  x: number;
  y: number;
}

/** Pixels between the outermost cities and the edge: for a name at a side, for a circle above and below. */
const ROOM = { x: 76, y: 40 };

/**
 * Where cities lie on a map of some pixels: plain coordinates with the aspect of the middle latitude; on a circle where
 * any has none.
 */
export function pointsOf(cities: readonly CityPlace[], width: number, height: number): Point[] {
  const known = cities.map(({ longitude, latitude }) =>
    longitude === undefined || latitude === undefined ? undefined : { longitude, latitude },
  );
  return known.every((one) => one !== undefined) ? onMap(known, width, height) : onCircle(cities.length, width, height);
}

function onMap(places: readonly { longitude: number; latitude: number }[], width: number, height: number): Point[] {
  const middle = places.reduce((sum, { latitude }) => sum + latitude / places.length, 0);
  const squeeze = Math.cos((middle * Math.PI) / 180);
  const xs = places.map(({ longitude }) => longitude * squeeze);
  const ys = places.map(({ latitude }) => -latitude);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [roomX, roomY] = [Math.min(ROOM.x, width / 5), Math.min(ROOM.y, height / 5)];
  const pixels = Math.min((width - 2 * roomX) / (right - left || 1), (height - 2 * roomY) / (bottom - top || 1));
  return places.map((_, i) => ({
    x: width / 2 + (xs[i]! - (left + right) / 2) * pixels,
    y: height / 2 + (ys[i]! - (top + bottom) / 2) * pixels,
  }));
}

function onCircle(count: number, width: number, height: number): Point[] {
  const radius = Math.min(width, height) / 2 - Math.min(ROOM.x, width / 5);
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    return { x: width / 2 + radius * Math.cos(angle), y: height / 2 + radius * Math.sin(angle) };
  });
}

/** Circles around a map, without names, so that no name goes over its edge. */
export function wallsOf(width: number, height: number) {
  const radius = 4000;
  const wall = (x: number, y: number) => ({ x, y, radius, width: 0, rank: -1 });
  return [
    wall(-radius, height / 2),
    wall(width + radius, height / 2),
    wall(width / 2, -radius),
    wall(width / 2, height + radius),
  ];
}

/**
 * A curve from one city to another, bent to the right of its way so that both ways can be seen; from edge to edge of
 * their circles.
 */
export function curve(from: Point, to: Point, fromRadius: number, toRadius: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy) || 1;
  const bend = 0.16;
  const middle = { x: (from.x + to.x) / 2 - bend * dy, y: (from.y + to.y) / 2 + bend * dx };
  const start = towards(from, middle, fromRadius);
  const end = towards(to, middle, Math.min(toRadius + 2, distance / 2));
  return `M${place(start)}Q${place(middle)} ${place(end)}`;
}

function towards(from: Point, to: Point, length: number): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) * length) / distance, y: from.y + ((to.y - from.y) * length) / distance };
}

function place({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Pixels that a name takes at 12 px; Chinese characters are square. */
export function widthOfName(name: string): number {
  return [...name].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e80 ? 12.5 : 6.8), 0);
}
