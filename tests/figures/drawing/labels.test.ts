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
