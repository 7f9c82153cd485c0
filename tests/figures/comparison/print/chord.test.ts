import { expect, it } from "vitest";
import { firmChord } from "../../../../src/figures/comparison/print/chord.js";
import { type Drawing, drawn, PAGE } from "../../../../src/figures/drawing/figure.js";
import type { FlowRow } from "../../../../src/measures/results/index.js";
import { lookup } from "../../../../src/measures/views/data.js";
import { inventedReport } from "../../../report/fixture.js";
import { smallReport } from "../small.js";

it("names around a circle of flows have room", () => {
  const [figure] = drawn([firmChord], () => lookup(inventedReport(2)));
  const all = figure!.layout.annotations!.filter(({ x, y }) => Math.hypot(Number(x), Number(y)) > 1);
  // Of the first circle.
  const names = all.filter(({ xref }) => xref === all[0]!.xref);
  expect(all.length).toBeGreaterThan(names.length);
  const angles = names.map(({ x, y }) => Math.atan2(Number(x), Number(y))).sort((a, b) => a - b);
  const gaps = angles.map((angle, at) => (angles[(at + 1) % angles.length]! - angle + 2 * Math.PI) % (2 * Math.PI));
  expect(Math.min(...gaps)).toBeGreaterThan(0.149);
});

it("names around a circle stand in the order of their places, however much more some send than others", () => {
  const flow = (variant: string, origin: string, destination: string, value: number): FlowRow =>
    ({ variant, year: 2021, kind: "firms", sector: "", origin, destination, value, unit: "" }) as never;
  const sends = { a: 1, b: 1, c: 1, d: 100, e: 100, f: 100 };
  const flows = Object.entries(sends).flatMap(([from, value]) =>
    ["baseline", "reform"].map((variant) => flow(variant, from, from === "a" ? "b" : "a", value)),
  );
  const { layout } = firmChord.draw(smallReport([2020, 2021], "abcdef", [], {}, { flows }), PAGE) as Drawing;
  const names = layout.annotations!.filter(({ xref, text }) => xref === "x" && /^[A-F]$/.test(text!));
  expect(names.map(({ text }) => text)).toEqual([..."ABCDEF"]);
  const angles = names.map(({ x, y }) => (Math.atan2(Number(x), Number(y)) + 2 * Math.PI) % (2 * Math.PI));
  const ways = angles.map((angle, at) => (angles[(at + 1) % 6]! - angle + 2 * Math.PI) % (2 * Math.PI));
  expect(Math.min(...ways)).toBeGreaterThan(0.149);
  // Once around.
  expect(ways.reduce((sum, way) => sum + way)).toBeCloseTo(2 * Math.PI, 9);
});
