import { expect, it } from "vitest";
import { GAIN, LOSS, MUTED, tint } from "../../../src/figures/drawing/palette.js";
import { waterfall } from "../../../src/figures/drawing/waterfall.js";

it("bars of a waterfall begin where the one above ends, the whole at zero, each with its range and colour", () => {
  const [bars, ends] = waterfall([
    { size: 3, low: 2, high: 5 },
    { size: -1, low: -2, high: NaN },
    { size: 0, low: 0, high: 0 },
    { size: 2, low: 1, high: 4, whole: true },
    { size: 1, low: 1, high: 1 },
  ]) as unknown as {
    x: number[];
    base: number[];
    text: string[];
    marker: { color: string[] };
    error_x: { array: number[]; arrayminus: number[] };
  }[];
  expect(bars!.x).toEqual([3, -1, 0, 2, 1]);
  expect(bars!.base).toEqual([0, 3, 2, 0, 2]);
  expect(bars!.text).toEqual(["+3.00", "−1.00", "0", "+2.00", "+1.00"]);
  expect(bars!.marker.color).toEqual([GAIN, tint(LOSS, 0.45), GAIN, MUTED, GAIN]);
  expect(ends!.x).toEqual([3, 2, 2, 2, 3]);
  expect(ends!.error_x.array).toEqual([2, 0, 0, 2, 0]);
  expect(ends!.error_x.arrayminus).toEqual([1, 1, 0, 1, 0]);
});
