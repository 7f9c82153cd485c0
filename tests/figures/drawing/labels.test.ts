import { expect, it } from "vitest";
import { placeLabels } from "../../../src/figures/drawing/labels.js";

it("no two names of a map stand on each other", () => {
  const circles = Array.from({ length: 12 }, (_, i) => ({ x: 12 * i, y: 3 * i, radius: 6, width: 60, rank: i }));
  const boxes = placeLabels(circles).flatMap((place, i) =>
    place ? [{ x: circles[i]!.x + place.dx, y: circles[i]!.y + place.dy }] : [],
  );
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 15).toBe(true);
  });
  expect(boxes.length).toBeGreaterThan(8);
});

/** Where the first of these circles, of radius 10 at the origin, has its name of 40 pixels; the others have no width. */
function nameBeside(...others: (readonly [x: number, y: number])[]) {
  const first = { x: 0, y: 0, radius: 10, width: 40, rank: 1 };
  return placeLabels([first, ...others.map(([x, y]) => ({ x, y, radius: 5, width: 0, rank: 0 }))])[0];
}

it("a name stands beside its circle, right, left, above, below, or between, as near as there is room", () => {
  const [right, left, above, below] = [
    [34, 0],
    [-34, 0],
    [0, -21],
    [0, 21],
  ] as const;
  const near = { leader: false };
  expect(nameBeside()).toEqual({ ...near, dx: 10 + 4 + 20, dy: 0 });
  expect(nameBeside(right)).toEqual({ ...near, dx: -34, dy: 0 });
  // Half a line further than the circle's edge, for the letters.
  expect(nameBeside(right, left)).toEqual({ ...near, dx: 0, dy: -14 - 7.5 });
  expect(nameBeside(right, left, above)).toEqual({ ...near, dx: 0, dy: 14 + 7.5 });
  expect(nameBeside([45, 5], [-45, 5], above, below)).toEqual({ ...near, dx: 0.8 * 14 + 20, dy: -0.6 * 14 });
});

it("a name stands beside lines that are drawn where there is room, and on them rather than far away", () => {
  const one = [{ x: 0, y: 0, radius: 5, width: 40, rank: 1 }];
  const [right, left, above, below] = [
    [
      [5, 0],
      [90, 0],
    ],
    [
      [-90, 0],
      [-5, 0],
    ],
    [
      [0, -90],
      [0, -5],
    ],
    [
      [0, 5],
      [0, 90],
    ],
  ] as const;
  const sides = (lines: Parameters<typeof placeLabels>[1]) => {
    const { dx, dy, leader } = placeLabels(one, lines)[0]!;
    return [Math.sign(dx), Math.sign(dy), leader];
  };
  expect(sides([right])).toEqual([-1, 0, false]);
  expect(sides([right, left])).toEqual([0, -1, false]);
  expect(sides([right, left, above])).toEqual([0, 1, false]);
  const around = [-40, -12, 0, 12, 40].map(
    (y) =>
      [
        [-90, y],
        [90, y],
      ] as const,
  );
  expect(sides([right, left, above, below, ...around])).toEqual([1, 0, false]);
});

it("a name further away has a line to its circle", () => {
  const around = [-40, -20, 0, 20, 40].flatMap((x) => [-14, 0, 14].map((y) => [x, y] as const));
  const { dx, dy, leader } = nameBeside(...around.filter(([x, y]) => x !== 0 || y !== 0))!;
  expect(leader).toBe(true);
  expect(Math.hypot(dx, dy)).toBeGreaterThan(10 + 18);
});
