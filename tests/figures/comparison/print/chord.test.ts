import { expect, it } from "vitest";
import { firmChord } from "../../../../src/figures/comparison/print/chord.js";
import { drawn } from "../../../../src/figures/drawing/figure.js";
import { lookup } from "../../../../src/measures/views/data.js";
import { inventedReport } from "../../../report/fixture.js";

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
