import { describe, expect, it } from "vitest";
import { distanceEffect } from "../../../../src/figures/comparison/print/distance.js";
import { type Drawing, PAGE } from "../../../../src/figures/drawing/figure.js";
import { greatCircleKm } from "../../../../src/maths/numerics/greatCircle.js";
import { inventedReport } from "../../../report/fixture.js";
import { citiesOf, type Row, smallReport } from "../small.js";

const [known] = inventedReport(2).context.changes[0]!.levers;
const naming = (...cities: string[]) => [{ variant: "reform", levers: [{ ...known!, cities }], also: [] }];
const effects = [..."abcde"].map((id, c): Row => [id, "real-gdp", 2030, 100, c - 1, 0.5]);
const draw = (cities: string[], rows = effects, all = citiesOf("abcde")) =>
  distanceEffect.draw(
    smallReport([2020, 2030], "abcde", rows, { changes: naming(...cities), cities: all }),
    PAGE,
  ) as Drawing;
type Trace = { x: number[]; y: number[]; error_y: { array: number[] } };
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));
const spots = citiesOf("abcde") as { latitude: number; longitude: number }[];
const km = (from: number, to: number) => greatCircleKm(spots[from]!, spots[to]!);

describe("effects by distance from the cities that a lever names", () => {
  it("are of each other city at its kilometres from the nearest, those named apart at none", () => {
    const [others, named] = traces(draw(["a", "c"]));
    // a, b and c lie in a row, d and e north of a and b.
    expect(others!.x).toEqual(close([km(1, 2), km(3, 0), Math.min(km(4, 0), km(4, 2))]));
    expect(others!.y).toEqual(close([0, 2, 3]));
    expect([named!.x, named!.y]).toEqual([[0, 0], close([-1, 1])]);
    expect(named!.error_y.array).toEqual(close([0.5, 0.5]));
  });

  it("have room around them, with zero in sight, and names", () => {
    const drawing = draw(["a", "c"]);
    const far = Math.max(...traces(drawing)[0]!.x);
    expect(drawing.layout.xaxis!.range).toEqual(close([-0.15 * far, 1.15 * far]));
    // From -1.5 to 3.5.
    expect(drawing.layout.yaxis!.range).toEqual(close([-1.8, 3.8]));
    expect(drawing.layout.annotations!.map(({ text }) => text)).toEqual(expect.arrayContaining(["A", "E"]));
  });

  it("say something of three other cities at least, which have a place", () => {
    expect(draw(["a", "b", "c"])).toBeUndefined();
    expect(draw(["a", "b"])).not.toBeUndefined();
    expect(draw([])).toBeUndefined();
    expect(draw(["a", "b"], effects.slice(0, 4))).toBeUndefined();
    const placeless = citiesOf("abcde").map((city, c) => (c === 4 ? { ...city, latitude: undefined } : city));
    expect(draw(["a", "b"], effects, placeless)).toBeUndefined();
  });

  it("are of no lever of another arm", () => {
    const other = { changes: [{ ...naming("a")[0]!, variant: "else" }] };
    expect(distanceEffect.draw(smallReport([2020, 2030], "abcde", effects, other), PAGE)).toBeUndefined();
  });
});
