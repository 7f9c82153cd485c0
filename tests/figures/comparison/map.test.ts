import { describe, expect, it } from "vitest";
import { cityMap } from "../../../src/figures/comparison/map.js";
import { drawn } from "../../../src/figures/drawing/figureOf.js";
import { PAGE } from "../../../src/figures/drawing/space.js";
import { lookup } from "../../../src/measures/views/data.js";
import { inventedReport } from "../../report/fixture.js";

const data = inventedReport(2);
const figure = drawn([cityMap], () => lookup(data), PAGE)[0]!;
const { marker } = figure.data[0] as { marker: { size: number[]; cmin: number; cmax: number } };

describe("the map of effects", () => {
  it("draws the area of a circle in proportion to income", () => {
    const [shanghai, suzhou] = [marker.size[0]!, marker.size[1]!];
    expect((shanghai / suzhou) ** 2).toBeCloseTo(43214.85 / 22718.34, 1);
  });

  it("centres the scale of colours at zero", () => {
    expect(marker.cmin).toBe(-marker.cmax);
    expect(marker.cmax).toBeGreaterThan(0);
  });

  it("holds every city, and a bar of a round number of kilometres of the right length", () => {
    const { shapes, annotations, xaxis, yaxis } = figure.layout;
    const { x, y } = figure.data[0] as { x: number[]; y: number[] };
    const inside = (values: number[], range: unknown) => {
      const [low, high] = range as [number, number];
      for (const value of values) expect(value > low && value < high).toBe(true);
    };
    inside(x, xaxis!.range);
    inside(y, yaxis!.range);
    const bar = shapes![0]! as { x0: number; x1: number };
    const km = Number.parseInt(annotations![0]!.text!, 10);
    const middle = y.reduce((sum, latitude) => sum + latitude, 0) / y.length;
    expect((bar.x1 - bar.x0) * Math.cos((middle * Math.PI) / 180) * 111.32).toBeCloseTo(km, 6);
  });

  it("is left out where cities have no coordinates", () => {
    const cities = data.context.cities.map(({ id, label, province }) => ({ id, label, province }));
    expect(cityMap.draw(lookup({ ...data, context: { ...data.context, cities } }))).toBeUndefined();
  });
});
