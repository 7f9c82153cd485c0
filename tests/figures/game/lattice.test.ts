import { expect, it } from "vitest";
import { labelsOn, linesBetween } from "../../../src/figures/game/lattice.js";

it("no number of a lattice stands on a box or on another number", () => {
  const boxes = [0, 1, 2, 3].flatMap((row) => [0, 200].map((x) => ({ x, y: 80 * row, width: 80, height: 40 })));
  const pairs = [0, 2, 4, 6].flatMap((from) => [1, 3, 5, 7].map((to): [number, number] => [from, to]));
  const size = { width: 30, height: 16 };
  const lines = linesBetween(boxes, pairs);
  const labels = labelsOn(
    lines,
    boxes,
    lines.map(() => size),
  ).filter((place) => place !== undefined);
  expect(labels.length).toBeGreaterThan(8);
  const all = [...boxes, ...labels.map((place) => ({ ...place, ...size }))];
  all.forEach((a, i) => {
    for (const b of all.slice(i + 1))
      expect(2 * Math.abs(a.x - b.x) >= a.width + b.width || 2 * Math.abs(a.y - b.y) >= a.height + b.height).toBe(true);
  });
});
