import { describe, expect, it } from "vitest";
import { limitOf, mapOf } from "../../../src/figures/comparison/mapOf.js";
import type { Mapped } from "../../../src/figures/comparison/mapSheet.js";
import { columnOf, PAGE } from "../../../src/figures/drawing/figure.js";
import { GAIN, LOSS } from "../../../src/figures/drawing/palette.js";
import { sketchOf } from "../../../src/figures/svg/draw.js";
import type { Mark } from "../../../src/figures/svg/marks.js";
import { MAPPED } from "../lab/figures.js";

interface Circle {
  id: string | undefined;
  cx: number;
  cy: number;
  r: number;
  fill: string;
}

/** Circles as they are drawn, by the ids of cities. */
function circlesOf(mapped: Mapped = MAPPED, width = 560): Circle[] {
  return sketchOf(mapOf(mapped, columnOf(width)), width).marks.flatMap(({ id, inside }) =>
    id === undefined ? [] : [{ ...circleOf((inside![0] as Mark).attributes), id } as unknown as Circle],
  );
}

/** A diamond, a turned square, as the circle that has its area. */
function circleOf(mark: Mark["attributes"]): Mark["attributes"] {
  if (mark["transform"] === undefined) return mark;
  const [x, y, side] = ["x", "y", "width"].map((name) => Number(mark[name])) as [number, number, number];
  return { ...mark, cx: x + side / 2, cy: y + side / 2, r: side / Math.SQRT2 / 1.3 };
}
const only = (...ids: string[]): Mapped => ({
  ...MAPPED,
  spots: MAPPED.spots.filter(({ id }) => ids.includes(id!)),
  flows: [],
});

describe("cities on a map of the lab", () => {
  it("lie as on the earth: east to the right, north on top, with room at the edges", () => {
    const [harbour, , spring] = circlesOf(only("harbour", "mill", "spring")) as [Circle, Circle, Circle];
    expect([spring.cx, harbour.cx]).toEqual([76, 484].map((x) => expect.closeTo(x, 0)));
    // A degree of longitude is shorter than one of latitude, by the cosine of the middle.
    const squeeze = Math.cos((31.466667 * Math.PI) / 180);
    expect((harbour.cx - spring.cx) / 2 / (harbour.cy - spring.cy)).toBeCloseTo(squeeze, 2);
  });

  it("are named in the note where there is no room for their names", () => {
    const [first] = MAPPED.spots;
    const crowd = {
      ...MAPPED,
      spots: Array.from({ length: 40 }, (_, k) => ({ ...first!, label: `Town ${k}`, gdp: k })),
    };
    const { caption, layout } = mapOf(crowd, columnOf(560));
    const shown = layout.annotations!.filter(({ text }) => text?.startsWith("Town")).length;
    expect(shown).toBeGreaterThan(0);
    expect(caption).toMatch(new RegExp(`^${MAPPED.caption} Not named: Town .* and ${40 - shown - 6} more\\.$`));
    expect(mapOf(MAPPED, columnOf(560)).caption).toBe(MAPPED.caption);
  });

  it("are kept inside a narrow one, with their names", () => {
    for (const { cx, cy, r } of circlesOf(MAPPED, 320)) {
      expect(Math.min(cx - r, 320 - cx - r, cy - r, 280 - cy - r)).toBeGreaterThan(0);
    }
    const texts = sketchOf(mapOf(MAPPED, columnOf(320)), 320).marks.filter(({ id }) => id !== undefined);
    for (const { inside } of texts)
      for (const mark of inside!.slice(1) as Mark[])
        if (mark.tag === "text") {
          const half = 3.4 * String(mark.inside![0]).length;
          expect(Number(mark.attributes["x"]) - half).toBeGreaterThanOrEqual(-1);
          expect(Number(mark.attributes["x"]) + half).toBeLessThanOrEqual(321);
        }
  });

  it("are as large as their income, and can be seen however small it is", () => {
    const sized = (gdp: number) =>
      circlesOf({
        ...only("harbour", "mill"),
        spots: only("harbour", "mill").spots.map((one) => (one.id === "mill" ? { ...one, gdp } : one)),
      });
    const [harbour, mill] = sized(100) as [Circle, Circle];
    expect(harbour.r / mill.r).toBeCloseTo(2, 1);
    expect(harbour.r).toBe(30);
    for (const gdp of [1e-6, 0, Number.NaN]) expect(sized(gdp)[1]!.r).toBeCloseTo(4, 2);
  });

  it("are blue for a gain, red for a loss, pale for none, grey where there is no value; the scale ends at its limit", () => {
    const colours = (effects: readonly number[], limit = 2) => {
      const spots = effects.map((effect, k) => ({ ...MAPPED.spots[k]!, effect, clear: Number.isFinite(effect) }));
      return circlesOf({ ...MAPPED, spots, flows: [], limit }).map(({ fill }) => fill);
    };
    expect(colours([2, -2, 0, Number.NaN])).toEqual(["#053061", "#67001f", "#f7f7f7", "#b9bec4"]);
    expect(colours([9, -9])).toEqual(colours([2, -2]));
    expect(colours([1])).toEqual(colours([2], 4));
    expect(colours([1])).not.toEqual(colours([2]));
  });

  it("have sizes and effects in figures that can be told apart, however small", () => {
    const spots = MAPPED.spots.map((one) => ({ ...one, gdp: 0.004 * one.gdp, effect: 1e-3 * one.effect }));
    const { layout, data } = mapOf({ ...MAPPED, spots, limit: 0.001, sizes: "GDP" }, PAGE);
    const { colorbar } = (data[0] as { marker: { colorbar: { ticktext: string[] } } }).marker;
    expect(colorbar.ticktext.map((text) => text.replace(/^[≤≥] /, ""))).toEqual([
      ...["−0.00100", "−0.00050", "0", "+0.00050", "+0.00100"],
    ]);
    const sizes = layout.annotations!.map(({ text }) => text!).filter((text) => /^0\.?\d*$/.test(text));
    expect(sizes).toEqual(["0.1"]);
  });

  it("have one frame, that of the chosen one", () => {
    expect(
      sketchOf(mapOf(MAPPED, columnOf(400)), 400)
        .marks.filter(({ id }) => id !== undefined)
        .map(({ id, inside }) => [id, (inside![0] as Mark).attributes["stroke-width"]]),
    ).toEqual([
      ["harbour", 1],
      ["mill", 3],
      ["spring", 1],
      ["ford", 1],
    ]);
  });

  it("have no bar of kilometres where they have no place", () => {
    const km = (mapped: Mapped) =>
      mapOf(mapped, columnOf(400)).layout.annotations!.some(({ text }) => / km$/.test(text!));
    expect([km(MAPPED), km({ ...MAPPED, distances: false })]).toEqual([true, false]);
  });

  it("stand in the middle where there is one alone", () => {
    const [alone] = circlesOf(only("mill"), 400);
    expect([alone!.cx, alone!.cy]).toEqual([200, 140].map((at) => expect.closeTo(at, 1)));
  });

  it("have the scale of colours at their side where there is room for it, and below where there is not", () => {
    const wide = mapOf(MAPPED, PAGE).data[0] as { marker: { colorbar?: object } };
    expect(wide.marker.colorbar).toBeDefined();
    const below = (limit: number) =>
      mapOf({ ...MAPPED, limit }, columnOf(400)).layout.annotations!.map(({ text }) => text!);
    expect(below(2)).toEqual(expect.arrayContaining([MAPPED.scale, "−2.0", "−1.0", "0", "+1.0", "+2.0"]));
    expect(below(1)).toEqual(expect.arrayContaining(["≤ −1.00", "−0.50", "+0.50", "≥ +1.00"]));
    expect(below(0.1)).toEqual(expect.arrayContaining(["≥ +0.100", "+0.050"]));
  });
});

describe("flows on a map", () => {
  const flows = mapOf(MAPPED, columnOf(560)).layout.shapes!.filter(({ type }) => type === "path");

  it("are wide by their size: more in blue, less in red, hardly another in grey", () => {
    expect(flows.map(({ line }) => line!.color)).toEqual([GAIN, LOSS, "#9aa3ad"]);
    expect(flows.map(({ line }) => line!.width)).toEqual(
      [40, 10, 4].map((value) => expect.closeTo(9 * Math.sqrt(value / 40), 6)),
    );
  });

  it("go from edge to edge of the circles, bent to the right of their way, below them", () => {
    expect(flows.every(({ layer }) => layer === "below")).toBe(true);
    const { marks } = sketchOf(mapOf(MAPPED, columnOf(560)), 560);
    const [x1, y1, mx, my, x2, y2] = marks
      .find(({ tag }) => tag === "path")!
      .attributes["d"]!.toString()
      .split(/[MQ ]/)
      .filter(Boolean)
      .map(Number) as [number, number, number, number, number, number];
    const [harbour, mill] = circlesOf() as [Circle, Circle];
    expect(Math.hypot(x1 - harbour.cx, y1 - harbour.cy)).toBeCloseTo(harbour.r, 0);
    expect(Math.hypot(x2 - mill.cx, y2 - mill.cy)).toBeCloseTo(mill.r + 2, 0);
    // The harbour lies east: the way to the mill goes left, its right side is up.
    const [dx, dy] = [mill.cx - harbour.cx, mill.cy - harbour.cy];
    expect(dx * (my - harbour.cy) - dy * (mx - harbour.cx)).toBeGreaterThan(0);
  });

  it("stop half way before a circle that is larger than the way", () => {
    const near = MAPPED.spots.map((one, k) => ({ ...one, longitude: 120 + 0.001 * k, latitude: 31 }));
    const shapes = mapOf({ ...MAPPED, spots: near }, columnOf(400)).layout.shapes!;
    expect(shapes.every(({ path = "" }) => !path.includes("NaN"))).toBe(true);
  });
});

describe("land below a map", () => {
  const outlines = [
    [
      [118, 31.5],
      [119.5, 31.5],
      [119.5, 40],
      [118, 40],
    ] as [number, number][],
  ];
  const shapes = mapOf({ ...MAPPED, outlines, flows: [] }, PAGE).layout.shapes! as {
    path?: string;
    fillcolor?: string;
  }[];
  const paths = shapes.filter(({ path }) => path?.includes("119.5,31.5"));

  it("is filled up to the edge of the map, and has a coast where it ends, not where the map does", () => {
    const [fill, coast] = paths;
    const { range } = mapOf(MAPPED, PAGE).layout.yaxis as { range: [number, number] };
    const heights = [...fill!.path!.matchAll(/,([\d.]+)/g)].map(([, latitude]) => Number(latitude));
    expect(Math.max(...heights)).toBeCloseTo(range[1], 3);
    expect(fill!.fillcolor).toBe("#f1f1ef");
    expect(coast!.path!.match(/M/g)).toHaveLength(1);
    expect(coast!.path!.match(/L/g)!.length).toBeLessThan(fill!.path!.match(/L/g)!.length);
  });

  it("is not there without outlines", () => {
    expect(mapOf(MAPPED, PAGE).layout.shapes!.filter(({ type }) => type === "path")).toHaveLength(3 + 1);
  });
});

describe("the scale of colours", () => {
  it("ends where nine in ten effects do if one is far beyond", () => {
    const many = Array.from({ length: 19 }, (_, k) => 0.1 * (k + 1));
    expect(limitOf(many)).toBeCloseTo(1.9, 9);
    expect(limitOf([...many, -60])).toBeLessThan(2);
    expect(limitOf([0, Number.NaN], 0.01)).toBe(0.01);
    expect(limitOf([])).toBe(1);
  });
});

it("what falls is a diamond on the page too", () => {
  const { marker } = mapOf(MAPPED, PAGE).data[0] as { marker: { symbol: string[] } };
  expect(marker.symbol).toEqual(["circle", "diamond", "circle"]);
});
