import { describe, expect, it } from "vitest";
import { changeColour } from "../../../../src/apps/lab/figures/colours.js";
import { flowLines } from "../../../../src/apps/lab/figures/flowLines.js";
import { curve, pointsOf, wallsOf, widthOfName } from "../../../../src/apps/lab/figures/mapLayout.js";
import { DIVERGING } from "../../../../src/figures/drawing/palette.js";
import { HARBOUR, MILL, runOf, SPRING, WORLD } from "../worlds.js";

describe("cities on a map", () => {
  it("lie as on the earth: east to the right, north on top, with room at the edges", () => {
    const [harbour, mill, spring] = pointsOf([HARBOUR, MILL, SPRING], 560, 400) as [Spot, Spot, Spot];
    expect([harbour.x > mill.x, mill.x > spring.x]).toEqual([true, true]);
    expect([harbour.y > mill.y, mill.y > spring.y]).toEqual([true, true]);
    expect([spring.x, harbour.x]).toEqual([76, 484].map((x) => expect.closeTo(x)));
    expect((harbour.y + spring.y) / 2).toBeCloseTo(200);
    // A degree of longitude is shorter than one of latitude, at 31.5 degrees north by its cosine.
    expect((harbour.x - spring.x) / 2 / (harbour.y - spring.y)).toBeCloseTo(Math.cos((31.5 * Math.PI) / 180));
  });

  it("are kept inside a narrow or low one", () => {
    for (const [width, height] of [
      [200, 400],
      [560, 100],
    ] as const)
      for (const { x, y } of pointsOf([HARBOUR, MILL, SPRING], width, height)) {
        expect(x).toBeGreaterThanOrEqual(Math.min(76, width / 5) - 1e-9);
        expect(x).toBeLessThanOrEqual(width - Math.min(76, width / 5) + 1e-9);
        expect(y).toBeGreaterThanOrEqual(Math.min(40, height / 5) - 1e-9);
        expect(y).toBeLessThanOrEqual(height - Math.min(40, height / 5) + 1e-9);
      }
  });

  it("stand on a circle, the first on top, where any has no place", () => {
    for (const lacking of ["longitude", "latitude"]) {
      const nowhere = { ...MILL, [lacking]: undefined };
      const points = pointsOf([HARBOUR, nowhere, SPRING, nowhere], 400, 400);
      expect(points.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
        [200, 76],
        [324, 200],
        [200, 324],
        [76, 200],
      ]);
    }
    expect(pointsOf([{ ...HARBOUR, latitude: undefined }], 200, 300)[0]!.y).toBeCloseTo(90);
  });

  it("stand in the middle where there is one alone", () => {
    expect(pointsOf([HARBOUR], 300, 200)).toEqual([{ x: 150, y: 100 }]);
  });

  it("have walls around them, whose circles touch the edges", () => {
    expect(
      wallsOf(300, 200).map(({ x, y, radius }) => [x + Math.sign(150 - x) * radius, y + Math.sign(100 - y) * radius]),
    ).toEqual([
      [0, 100],
      [300, 100],
      [150, 0],
      [150, 200],
    ]);
    expect(wallsOf(300, 200).map(({ width, rank }) => [width, rank])).toEqual(Array(4).fill([0, -1]));
  });
});

interface Spot {
  x: number;
  y: number;
}

describe("a line between cities", () => {
  it("goes from edge to edge, bent to the right of its way", () => {
    const numbers = curve({ x: 0, y: 0 }, { x: 100, y: 0 }, 10, 20).split(/[MQ ]/).filter(Boolean).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const [x1, y1, mx, my, x2, y2] = numbers;
    expect([mx, my]).toEqual([50, 16]);
    expect(Math.hypot(x1, y1)).toBeCloseTo(10, 0);
    expect(Math.hypot(x2 - 100, y2)).toBeCloseTo(22, 0);
    expect(curve({ x: 0, y: 0 }, { x: 0, y: 100 }, 10, 20)).toContain("Q-16.0 50.0 ");
  });

  it("stops half way before a circle that is larger than the way, and stands where there is none", () => {
    const path = curve({ x: 0, y: 0 }, { x: 100, y: 0 }, 10, 90);
    const [x, y] = path.split(" ").slice(-2).map(Number) as [number, number];
    expect(Math.hypot(x - 100, y)).toBeCloseTo(50, 0);
    expect(curve({ x: 5, y: 5 }, { x: 5, y: 5 }, 1, 1)).not.toMatch(/NaN/);
  });
});

it("a Chinese name takes more room a character", () => {
  expect(widthOfName("Mill")).toBeCloseTo(4 * 6.8);
  expect(widthOfName("工城")).toBe(25);
});

describe("the colour of a change", () => {
  const channels = (colour: string) => colour.match(/\d+/g)!.map(Number) as [number, number, number];

  it("is red for a loss, blue for a gain, pale for none, and grey where there is no value", () => {
    const [loss, none, gain] = [-2, 0, 2].map((value) => channels(changeColour(value, 2)));
    expect(loss![0]).toBeGreaterThan(loss![2]);
    expect(gain![2]).toBeGreaterThan(gain![0]);
    expect(Math.min(...none!)).toBeGreaterThan(200);
    expect(changeColour(Number.NaN, 2)).toBe("#d9d9d9");
  });

  it("is mixed between those of the scale, and ends at its limit", () => {
    expect(changeColour(9, 2)).toBe(changeColour(99, 2));
    expect(changeColour(-9, 2)).toBe(changeColour(-99, 2));
    expect(changeColour(1, 2)).not.toBe(changeColour(2, 2));
    expect(changeColour(1, 2)).toBe(changeColour(2, 4));
    expect(changeColour(1, 0)).toBe(changeColour(1, 1));
    const hex = (at: number) => DIVERGING[at]![1].match(/[0-9a-f]{2}/gi)!.map((part) => Number.parseInt(part, 16));
    expect(channels(changeColour(99, 2))).toEqual(hex(DIVERGING.length - 1));
    expect(channels(changeColour(-99, 2))).toEqual(hex(0));
  });
});

describe("the flows of a map", () => {
  // [from*4 + to]; the fourth node lies beyond the map.
  const before = [9, 10, 4, 7, 0, 9, 0, 7, 3, 5, 9, 7, 8, 8, 8, 8];
  const after = [9, 12, 2, 7, 6, 9, 0, 7, 0, 5, 9, 7, 8, 8, 8, 8];
  const lines = flowLines(runOf({ flows: [before, after] }), 1, 3);

  it("are those between cities, the largest first, with their change", () => {
    expect(lines.map(({ from, to, value }) => [from, to, value])).toEqual([
      [0, 1, 12],
      [1, 0, 6],
      [2, 1, 5],
      [0, 2, 2],
      [2, 0, 0],
    ]);
    expect(lines.map(({ change }) => change)).toEqual([expect.closeTo(20), Infinity, 0, -50, -100]);
  });

  it("are at most two dozen, and none of a year that is not there", () => {
    const many = runOf({ flows: [Array(100).fill(1), Array(100).fill(1)] });
    const shape = { ...many.shape, nodes: Array<string>(10).fill("city") };
    expect(flowLines({ ...many, shape }, 0, 10)).toHaveLength(24);
    expect(flowLines(runOf({ years: 2 }), 3, 3)).toEqual([]);
    expect(WORLD.cities).toHaveLength(3);
  });
});
