import { describe, expect, it } from "vitest";
import { effectCourse, tornado } from "../../../src/figures/comparison/worlds.js";
import { type Drawing, PAGE } from "../../../src/figures/drawing/figure.js";
import { GAIN, LOSS } from "../../../src/figures/drawing/palette.js";
import type { Driver, ReportContext, UncertainEffect, Uncertainty } from "../../../src/measures/results/index.js";
import { inventedStudy } from "../../report/fixture.js";
import { smallReport } from "./small.js";

const effect = (
  indicator: string,
  year: number,
  middle: number,
  more: Partial<UncertainEffect> = {},
): UncertainEffect => ({
  ...{ variant: "reform", place: "cluster", indicator, year, worlds: 40, effect: [0, 0, 0], rises: 1, falls: 0 },
  ...{ relative: [middle - 0.01, middle, middle + 0.02], misses: 0, missedBy: null },
  ...more,
});
const driver = (factor: string, correlation: number, low: number, atLow: number, atHigh: number): Driver => ({
  ...{ variant: "reform", indicator: "real-gdp", factor, correlation, low, high: low + 0.2, atLow, atHigh },
});
const viewOf = (study: Partial<Uncertainty> | undefined, context: Partial<ReportContext> = {}) =>
  smallReport([2020, 2022], "ab", [], context, { uncertainty: study && { ...inventedStudy(), ...study } });
type Trace = {
  x: number[];
  y: number[];
  base: number[];
  fill?: string;
  customdata: string[];
  marker: { color: string };
};
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe("the course of an effect over draws", () => {
  const effects = [
    ...[effect("real-gdp", 2021, 0.01, { worlds: 38 }), effect("real-gdp", 2022, 0.03)],
    ...[effect("real-gdp", 2022, 9, { place: "a" }), effect("real-gdp", 2022, 9, { variant: "else" })],
    ...[effect("real-national-income", 2021, 0.02), effect("real-national-income", 2022, 0, { relative: null })],
    ...[effect("real-final-consumption-per-head", 2021, 0.04), effect("real-final-consumption-per-head", 2022, 0.05)],
  ];
  const draw = (of = effects, space = PAGE) => effectCourse.draw(viewOf({ effects: of }), space) as Drawing;

  it("is a median with its band by year, in per cent, of each measure with two years or more", () => {
    const drawing = draw();
    const [around, middle, , other, ...more] = traces(drawing);
    expect(more).toEqual([]);
    expect([middle!.x, middle!.y]).toEqual([[2021, 2022], close([1, 3])]);
    expect(around!.y).toEqual(close([3, 5, 2, 0]));
    expect(other!.y).toEqual(close([4, 5]));
    expect(drawing.caption).toContain("38");
    expect([drawing.height, draw(effects, { ...PAGE, width: 400 }).height]).toEqual([360, 620]);
  });

  it("is no figure without a study, or of single years", () => {
    expect(effectCourse.draw(viewOf(undefined))).toBeUndefined();
    expect(draw(effects.slice(1, 2))).toBeUndefined();
  });
});

describe("what the size of an effect depends on", () => {
  const drivers = Array.from({ length: 12 }, (_, k) => driver(`f${k}`, 0.9 - 0.05 * k, 0.1, 0.01 * k, 0.02 * k));
  const effects = [effect("real-gdp", 2021, 0.5), effect("real-gdp", 2022, 0.04)];
  const draw = (study: Partial<Uncertainty>, context: Partial<ReportContext> = {}) =>
    tornado.draw(viewOf({ effects, drivers, ...study }, context)) as Drawing;

  it("is a bar to either side of the median of the last year, for ten figures, the strongest on top", () => {
    const drawing = draw({});
    const [low, high] = traces(drawing);
    expect(low!.x).toHaveLength(10);
    expect(low!.base).toEqual(close(Array<number>(10).fill(4)));
    // The last is the strongest; the tenth had 9 and 18 per cent.
    expect([low!.x[0], low!.x[9]]).toEqual(close([5, -4]));
    expect([high!.x[0], high!.x[9]]).toEqual(close([14, -4]));
    expect([low!.marker.color, high!.marker.color]).toEqual([LOSS, GAIN]);
    expect(low!.customdata[0]).toBe("+9.0");
    expect(drawing.layout.yaxis!.ticktext![9]).toBe("f0");
    const [from, to] = drawing.layout.yaxis!.range as [number, number];
    expect(from).toBeLessThan(to);
    expect(drawing.height).toBe(130 + 340);
  });

  it("says where the answer tells another effect than the one that was studied", () => {
    const when = { kind: "year", at: 2022, from: 2022, to: 2022 } as const;
    const captions = (answer: object) =>
      draw({}, { answer: { when, places: ["cluster"], equal: [], ...answer } as never }).caption;
    const plain = draw({}).caption;
    expect(captions({})).toBe(plain);
    for (const other of [{ measure: "jobs" }, { places: ["a"] }, { when: { ...when, from: 2021, to: 2021, at: 2021 } }])
      expect(captions(other).length).toBeGreaterThan(plain.length);
  });

  it("is no figure without a study, without figures that matter, or without a median", () => {
    expect(tornado.draw(viewOf(undefined))).toBeUndefined();
    expect(draw({ drivers: [driver("f", 0, -0.1, 0, 0)] })).toBeUndefined();
    expect(draw({ effects: [] })).toBeUndefined();
  });
});
