import { expect, it } from "vitest";
import { distanceEffect } from "../../../src/figures/comparison/print/distance.js";
import { impulse } from "../../../src/figures/comparison/print/impulse.js";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { invented } from "../../snapshots/invented.js";

const { data } = await invented("comparison", "comparison");
const drawnOf = (figure: typeof impulse, given: ReportData = data) => figure.draw(lookup(given)) as Drawing | undefined;
interface Trace {
  x: number[];
  y: number[];
  fill?: string;
}
const traces = ({ data: all }: Drawing) => all as unknown as Trace[];

it("what ends again is told year by year and in sum, of the first year's baseline", () => {
  const drawing = drawnOf(impulse)!;
  const lines = traces(drawing).filter(({ fill }) => fill === undefined);
  expect(lines[0]!.y.map((value) => Number(value.toFixed(2)))).toEqual([0, 0, 1.09, 1.18, 2.35]);
  expect(lines[1]!.y.at(-1)).toBeCloseTo((100 * (90 + 100 + 200)) / 8250, 6);
  const changes = data.context.changes.map((one) => ({
    ...one,
    levers: one.levers.map((lever) => ({ ...lever, to: null })),
  }));
  expect(drawnOf(impulse, { ...data, context: { ...data.context, changes } })).toBeUndefined();
});

it("cities stand at their distance from the nearest one that a lever names, which stand at zero", () => {
  const [others, named] = traces(drawnOf(distanceEffect)!);
  expect(named!.x).toEqual([0, 0]);
  // Lake, at 120.4 degrees, lies nearest to Mill, at 120.
  expect(Math.min(...others!.x)).toBeGreaterThan(20);
  expect(others!.x).toHaveLength(4);
  const changes = data.context.changes.map((one) => ({
    ...one,
    levers: one.levers.map((lever) => ({ ...lever, cities: [] })),
  }));
  expect(drawnOf(distanceEffect, { ...data, context: { ...data.context, changes } })).toBeUndefined();
});
