import { describe, expect, it } from "vitest";
import { normalQuantile, normalShare } from "../../../src/maths/numerics/normal.js";

describe("the quantiles of a standard normal variable", () => {
  // Of printed tables; the approximation changes at 0.02425.
  it.each([
    [0.0001, -3.7190165],
    [0.01, -2.3263479],
    [0.02, -2.0537489],
    [0.025, -1.959964],
    [0.25, -0.6744898],
    [0.5, 0],
    [0.8413447, 0.9999999],
    [0.975, 1.959964],
    [0.98, 2.0537489],
    [0.999, 3.0902323],
  ])("at %f is %f", (share, quantile) => {
    expect(normalQuantile(share)).toBeCloseTo(quantile, 6);
  });

  it("do not jump where one approximation follows on another", () => {
    for (const end of [0.02425, 1 - 0.02425])
      expect(normalQuantile(end + 1e-9) - normalQuantile(end - 1e-9)).toBeCloseTo(0, 7);
  });
});

describe("the share of a standard normal variable", () => {
  it.each([
    [0, 0.5],
    [0.5, 0.6914625],
    [1, 0.8413447],
    [1.96, 0.9750021],
    [3, 0.9986501],
    [5, 0.9999997],
    [Number.POSITIVE_INFINITY, 1],
  ])("below %f is %f, and what is left is below its opposite", (value, share) => {
    expect(Math.abs(normalShare(value) - share)).toBeLessThan(2e-7);
    expect(Math.abs(normalShare(-value) - (1 - share))).toBeLessThan(2e-7);
  });

  it("is undone by the quantile", () => {
    for (const value of [-3, -1.5, -0.1, 0.7, 2.2]) expect(normalQuantile(normalShare(value))).toBeCloseTo(value, 4);
  });
});
