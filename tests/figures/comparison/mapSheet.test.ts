import { describe, expect, it } from "vitest";
import {
  type Flow,
  flowLines,
  frameOf,
  landOf,
  type Mapped,
  pixelsOf,
  type Sheet,
  type Spot,
  sheetOf,
  titleOfScale,
  wallsOf,
} from "../../../src/figures/comparison/mapSheet.js";
import { columnOf, HALF, PAGE } from "../../../src/figures/drawing/figure.js";
import { GAIN, LAND, LAND_EDGE, LOSS } from "../../../src/figures/drawing/palette.js";

const spot = (longitude: number, latitude: number): Spot => ({
  ...{ label: "A", longitude, latitude, gdp: 1, effect: 0, clear: true },
});
const mapped = (count: number, scale = "Colour"): Mapped =>
  ({ title: "", caption: "", spots: Array.from({ length: count }, (_, k) => spot(k, 0)), limit: 1, scale }) as never;
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe("the sheet of a map", () => {
  it("has the scale beside it on a page, below it on anything narrower", () => {
    expect(sheetOf(PAGE, mapped(3))).toMatchObject({ width: 960, height: 620, narrow: false, largest: 34 });
    const narrow = sheetOf({ ...PAGE, width: 959 }, mapped(3));
    expect(narrow).toMatchObject({ narrow: true, margin: { l: 0, r: 0, t: 0, b: 56 } });
  });

  it("is as high as wide where there are many cities, two thirds of it where there are six or fewer", () => {
    const plot = (width: number, count: number) => {
      const { height, margin } = sheetOf(columnOf(width), mapped(count));
      return height - margin.b;
    };
    expect([plot(500, 6), plot(500, 7)]).toEqual([330, 475]);
    expect([plot(320, 3), plot(900, 20)]).toEqual([280, 560]);
    // No higher than there is room.
    expect(sheetOf(HALF, mapped(20)).height).toBe(310);
  });

  it("has smaller circles in a narrow column, and smaller still of more than fourteen cities", () => {
    const largest = (width: number, count: number) => sheetOf(columnOf(width), mapped(count)).largest;
    expect(largest(350, 3)).toBe(25);
    expect(largest(500, 14)).toBe(30);
    expect(largest(500, 56)).toBe(15);
    expect(sheetOf(columnOf(320), mapped(3)).room).toEqual({ x: 64, y: 40 });
    expect(sheetOf(columnOf(600), mapped(3)).room.x).toBe(76);
  });

  it("breaks the name of its scale where that is longer than the column", () => {
    expect(titleOfScale("one two<br>three", 900)).toBe("one two three");
    // 87 pixels less 22 are ten letters.
    expect(titleOfScale("one two three", 87)).toBe("one two<br>three");
  });
});

/** A plot of 200 by 100 pixels, ten around the outermost cities. */
const SHEET: Sheet = {
  ...{ width: 230, height: 120, margin: { l: 10, r: 20, t: 5, b: 15 } },
  ...{ largest: 30, room: { x: 10, y: 10 }, letter: 7, narrow: true },
};

describe("the frame of a map", () => {
  it("is the smallest that holds all cities with room around them", () => {
    // On the equator a degree is a degree: 180 pixels for 4 degrees, 80 for 1.
    const frame = frameOf([spot(10, 0.5), spot(14, -0.5)], SHEET);
    expect(frame.squeeze).toBe(1);
    expect(frame.pixels).toBe(45);
    expect([frame.west, frame.east]).toEqual(close([12 - 100 / 45, 12 + 100 / 45]));
    expect([frame.south, frame.north]).toEqual(close([-50 / 45, 50 / 45]));
  });

  it("goes by latitude where cities lie below each other, with degrees of longitude as short as there", () => {
    const frame = frameOf([spot(10, 55), spot(10, 65)], SHEET);
    expect(frame.squeeze).toBeCloseTo(0.5, 12);
    expect(frame.pixels).toBe(8);
    expect([frame.west, frame.east]).toEqual(close([10 - 25, 10 + 25]));
    expect(frameOf([spot(10, 0)], SHEET).pixels).toBeCloseTo(800, 9);
  });

  it("puts a place so many pixels from the upper left corner", () => {
    const frame = { west: 10, east: 20, south: 0, north: 50, pixels: 8, squeeze: 0.5 };
    expect(pixelsOf(spot(12, 45), frame)).toEqual({ x: 8, y: 40 });
  });

  it("has walls of wide circles around the plot", () => {
    expect(wallsOf(SHEET).map(({ x, y }) => [x, y])).toEqual([
      [-4000, 50],
      [4200, 50],
      [100, -4000],
      [100, 4100],
    ]);
  });
});

describe("land below a map", () => {
  const frame = { west: 0, east: 10, south: 0, north: 10, pixels: 1, squeeze: 1 };

  it("is filled within the frame, and its coast is drawn where it is no edge of the map", () => {
    const [fill, edge] = landOf(
      [
        [
          [5, 2],
          [12, 2],
          [12, 8],
          [5, 8],
        ],
      ],
      frame,
    ) as unknown as {
      path: string;
      fillcolor: string;
      line: { color: string };
    }[];
    expect(fill!.fillcolor).toBe(LAND);
    expect(fill!.path.match(/-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?/g)!.toSorted()).toEqual(["10,2", "10,8", "5,2", "5,8"]);
    expect(edge!.line.color).toBe(LAND_EDGE);
    // Three lines are left: along the cut at 10 there is none.
    expect(edge!.path.match(/L/g)).toHaveLength(3);
  });

  it("is all drawn where it lies within, and nothing where it lies without", () => {
    const [, edge] = landOf(
      [
        [
          [2, 2],
          [4, 2.00004],
          [4, 4],
        ],
      ],
      frame,
    ) as unknown as { path: string }[];
    expect(edge!.path).toBe("M4,4L2,2L4,2L4,4");
    expect(
      landOf(
        [
          [
            [12, 2],
            [14, 2],
            [14, 4],
          ],
        ],
        frame,
      ),
    ).toEqual([]);
    expect(landOf([], frame)).toEqual([]);
  });
});

describe("flows on a map", () => {
  const frame = { west: 0, east: 100, south: 0, north: 100, pixels: 1, squeeze: 1 };
  const circles = [
    { x: 10, y: 50, radius: 5 },
    { x: 60, y: 50, radius: 8 },
  ];
  const flow = (change: number, value = 1, from = 0): Flow => ({ from, to: 1 - from, value, change });
  const lines = (flows: Flow[]) =>
    flowLines(flows, circles, frame) as unknown as { path: string; line: { color: string; width: number } }[];

  it("are blue where there is more, red where there is less, grey below one per cent", () => {
    expect(lines([1, -1, 0.99, -0.99].map((change) => flow(change))).map(({ line }) => line.color)).toEqual([
      ...[GAIN, LOSS, "#9aa3ad", "#9aa3ad"],
    ]);
  });

  it("are as wide as the root of their size, the strongest nine pixels, and always to be seen", () => {
    const widths = lines([flow(0, 16), flow(0, 4), flow(0, 0.001)]).map(({ line }) => line.width);
    expect(widths).toEqual([9, 4.5, 0.6]);
  });

  it("go from edge to edge, bent to the right of their way", () => {
    const points = (line: { path: string }) => line.path.match(/-?\d+(?:\.\d+)?/g)!.map(Number);
    const [there, back] = lines([flow(0), flow(0, 1, 1)]).map(points);
    // The middle of 35, 50 moves by 0.16 x 50 down on the way to the right, up on the way back; north is up.
    expect(there!.slice(2, 4)).toEqual(close([35, 42]));
    expect(back!.slice(2, 4)).toEqual(close([35, 58]));
    // 5 pixels from the first centre towards the bend, 10 from the second.
    const slant = Math.hypot(25, 8);
    expect(there!.slice(0, 2)).toEqual(close([10 + (5 * 25) / slant, 50 - (5 * 8) / slant]));
    expect(there!.slice(4)).toEqual(close([60 - (10 * 25) / slant, 50 - (10 * 8) / slant]));
  });
});
