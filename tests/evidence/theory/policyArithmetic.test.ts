import { describe, expect, it } from "vitest";
import { borderCrossing } from "../../../src/evidence/theory/policyArithmetic.js";

describe("one crossing of a border", () => {
  it.each([
    [15, 100, 0, 50_000, 0.0005, 1.030515],
    [0.05, 100, 0, 50_000, 1.6666666666666669e-6, 1.0300017166666666],
    [60, 150, 200, 30_000, 0.011666666666666667, 1.0420166666666668],
  ])("%d minutes at %d yuan an hour, toll %d, load %d: delay and toll over the load", (...row) => {
    const [delay_min, vot_per_h, toll, value, share, price] = row;
    const crossing = { delay_min, vot_per_h, toll, value, line: 0.03 };
    expect(borderCrossing.solve(crossing)).toEqual({
      border_cost_share: expect.closeTo(share, 12),
      T: expect.closeTo(price, 12),
    });
  });
});
