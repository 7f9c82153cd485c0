import { expect, it } from "vitest";
import { memoryFiles } from "../../src/input/files.js";
import { readOutlines } from "../../src/input/outlines.js";
import { turning } from "../../src/maths/numerics/clip.js";

const cities = [
  { longitude: 120, latitude: 30 },
  { longitude: 122, latitude: 32 },
];
const read = (land: object) => readOutlines(memoryFiles({ land: JSON.stringify(land) }), "land", cities, { file: "r" });
/** Corners of an area, in any order and direction. */
const corners = (ring: readonly (readonly number[])[]) => ring.map((place) => place.join(" ")).sort();
const square = (west: number, south: number, side: number) =>
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ] as const;

/** Two squares side by side that share the line from 121 31 to 121 32, coordinates in tenths. */
const topology = {
  type: "Topology",
  transform: { scale: [0.1, 0.1], translate: [100, 0] },
  objects: {
    provinces: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", arcs: [[0, 1]] },
        { type: "MultiPolygon", arcs: [[[-1, 2]]] },
      ],
    },
  },
  arcs: [
    [
      [210, 310],
      [0, 10],
    ],
    [
      [210, 320],
      [-10, 0],
      [0, -10],
      [10, 0],
    ],
    [
      [210, 310],
      [10, 0],
      [0, 10],
      [-10, 0],
    ],
  ],
};

it("the same areas come out of TopoJSON and of GeoJSON", () => {
  const feature = (geometry: object) => ({ type: "Feature", properties: {}, geometry });
  const features = [square(120, 31, 1), square(121, 31, 1)].map((ring) =>
    feature({ type: "Polygon", coordinates: [ring] }),
  );
  const [ours, theirs] = [read(topology), read({ type: "FeatureCollection", features })];
  expect(ours.map((ring) => [...new Set(corners(ring))])).toEqual(theirs.map((ring) => [...new Set(corners(ring))]));
  expect([...new Set(corners(ours[0]!))]).toEqual(["120 31", "120 32", "121 31", "121 32"]);
  for (const ring of [...ours, ...theirs]) expect(turning(ring)).toBeGreaterThan(0);
});

it("land far from the cities is cut off, and holes turn the other way", () => {
  const [land, hole] = read({ type: "Polygon", coordinates: [square(100, 10, 40), square(121, 31, 0.5).toReversed()] });
  // Two degrees of latitude between the cities, nine tenths of it to each side of the middle.
  const ends = (axis: 0 | 1) => [Math.min, Math.max].map((end) => end(...land!.map((place) => place[axis])));
  expect(ends(1)).toEqual([29.2, 32.8]);
  expect(ends(0)[0]).toBeCloseTo(121 - 1.8 / Math.cos((31 * Math.PI) / 180), 2);
  expect(turning(hole!)).toBeLessThan(0);
});

it("coordinates are as fine as a page shows them: a 1,500th of the side of the cities' box", () => {
  const wide = [
    { longitude: 112, latitude: 25 },
    { longitude: 118, latitude: 40 },
  ];
  const ring = [
    [115.1234, 30.0049],
    [116.4567, 30],
    [116, 31.7777],
    [115.9999, 31.7779],
    [115.1234, 30.0049],
  ];
  const land = JSON.stringify({ type: "Polygon", coordinates: [ring] });
  const [outline] = readOutlines(memoryFiles({ land }), "land", wide, { file: "r" });
  expect([...new Set(corners(outline!))]).toEqual(["115.12 30", "116 31.78", "116.46 30"]);
});
