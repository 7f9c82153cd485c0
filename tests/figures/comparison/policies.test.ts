import { expect, it } from "vitest";
import { distanceEffect } from "../../../src/figures/comparison/print/distance.js";
import { impulse } from "../../../src/figures/comparison/print/impulse.js";
import { policies } from "../../../src/figures/comparison/print/policies.js";
import type { Drawing } from "../../../src/figures/drawing/figureOf.js";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { invented } from "../../snapshots/invented.js";

const { data } = await invented("comparison", "comparison");
const drawnOf = (figure: typeof impulse, given: ReportData = data) => figure.draw(lookup(given)) as Drawing | undefined;
interface Trace {
  name?: string;
  x: number[];
  y: number[];
  fill?: string;
  error_y?: { array: number[]; arrayminus: number[] };
}
const traces = ({ data: all }: Drawing) => all as unknown as Trace[];

it("policies stand on one axis, and behind the last year each has its 90 % range", () => {
  const all = traces(drawnOf(policies)!);
  const border = all.find(({ name }) => name === "No border")!;
  expect(border.x).toEqual([2020, 2021, 2022, 2023, 2024]);
  expect(border.y.at(-1)).toBeCloseTo((100 * 200) / 8500, 2);
  const study = data.uncertainty!.effects.find(
    ({ variant, year, place, indicator }) =>
      variant === "border" && year === 2024 && place === "cluster" && indicator === "real-gdp",
  )!;
  const end = all.find(({ x, y }) => x.length === 1 && y[0] === border.y.at(-1))!;
  expect(end.x[0]).toBeGreaterThan(2024);
  expect(end.y[0]! + end.error_y!.array[0]!).toBeCloseTo(100 * study.relative![2], 6);
  expect(end.y[0]! - end.error_y!.arrayminus[0]!).toBeCloseTo(100 * study.relative![0], 6);
});

it("what ends again is told year by year and in sum, of the first year's baseline", () => {
  const drawing = drawnOf(impulse)!;
  const lines = traces(drawing).filter(({ fill }) => fill === undefined);
  expect(lines[0]!.y.map((value) => Number(value.toFixed(2)))).toEqual([0, 0, 1.09, 0.95, 2.35]);
  expect(lines[1]!.y.at(-1)).toBeCloseTo((100 * (90 + 80 + 200)) / 8250, 6);
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
