import { describe, expect, it } from "vitest";
import { clipped, type Place, turning } from "../../../src/maths/numerics/clip.js";

const square: Place[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];

describe("an area in a box", () => {
  it("is cut where the box ends, on every side", () => {
    expect(clipped(square, { x: [1, 3], y: [-1, 2] })).toEqual([
      [1, 2],
      [1, 0],
      [3, 0],
      [3, 2],
    ]);
    expect(clipped(square, { x: [-5, 1], y: [3, 9] })).toEqual([
      [0, 3],
      [1, 3],
      [1, 4],
      [0, 4],
    ]);
    // The slope from (0, 0) to (4, 8) is in the box from (1, 2) to (3, 6).
    expect(
      clipped(
        [
          [0, 0],
          [4, 0],
          [4, 8],
        ],
        { x: [1, 9], y: [0, 6] },
      ),
    ).toEqual([
      [3, 6],
      [1, 2],
      [1, 0],
      [4, 0],
      [4, 6],
    ]);
  });

  it("is the whole area where it fits, its corners once each where it fits exactly", () => {
    expect(clipped(square, { x: [-1, 5], y: [-1, 5] })).toEqual(square);
    expect(clipped(square, { x: [0, 4], y: [0, 4] })).toEqual(square);
  });

  it("is empty where the area is elsewhere, or none", () => {
    for (const box of [
      { x: [5, 6], y: [0, 4] },
      { x: [-2, -1], y: [0, 4] },
      { x: [0, 4], y: [5, 6] },
      { x: [0, 4], y: [-2, -1] },
    ] as const)
      expect(clipped(square, box)).toEqual([]);
    expect(clipped([], { x: [0, 1], y: [0, 1] })).toEqual([]);
  });
});

it("the turning of a ring is twice its area, above zero where it turns to the left", () => {
  expect(turning(square)).toBe(32);
  expect(turning([...square].reverse())).toBe(-32);
  const triangle: Place[] = [
    [10, 1],
    [13, 1],
    [10, 3],
  ];
  expect(turning(triangle)).toBe(6);
  expect(turning([])).toBe(0);
});
