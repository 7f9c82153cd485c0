/** A place on a plane, across and up. */
export type Place = readonly [number, number];

/** Ends of a rectangle along both axes. */
export interface Box {
  x: readonly [number, number];
  y: readonly [number, number];
}

/** The part of an area, given by its ring, that lies in a box (Sutherland and Hodgman 1974); empty where none does. */
export function clipped(ring: readonly Place[], { x, y }: Box): Place[] {
  const sides = [
    [0, x[0], 1],
    [0, x[1], -1],
    [1, y[0], 1],
    [1, y[1], -1],
  ] as const;
  return sides.reduce<Place[]>((left, [axis, at, inwards]) => cut(left, axis, at, inwards), [...ring]);
}

/** What of a ring lies where a coordinate is at least `at` (`inwards` 1) or at most (-1). */
function cut(ring: readonly Place[], axis: 0 | 1, at: number, inwards: 1 | -1): Place[] {
  const kept: Place[] = [];
  let before = ring.at(-1);
  for (const place of ring) {
    const [from, to] = [inwards * (before![axis] - at), inwards * (place[axis] - at)];
    if (from >= 0 !== to >= 0) kept.push(between(before!, place, from / (from - to)));
    if (to >= 0) kept.push(place);
    before = place;
  }
  return kept;
}

function between(from: Place, to: Place, part: number): Place {
  return [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];
}

/** Twice the area inside a ring; above zero where it turns to the left. */
export function turning(ring: readonly Place[]): number {
  return ring.reduce((sum, [x, y], k) => {
    const [before, below] = ring[(k || ring.length) - 1]!;
    return sum + before * y - x * below;
  }, 0);
}
