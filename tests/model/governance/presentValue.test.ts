import { describe, expect, it } from "vitest";
import { presentValue } from "../../../src/model/governance/objective.js";

describe("the present value of a flow", () => {
  const flow = [1, 2, 4, 100];

  it("counts the years of the horizon, each at its discount", () => {
    expect(presentValue(flow, 3, 0.5)).toBe(1 + 1 + 1);
    expect(presentValue(flow, 1, 0.5)).toBe(1);
  });

  it("with a terminal value adds the last year's rate for ever", () => {
    // 0.5^3 / (1 - 0.5) = 1/4 of the last year's 4.
    expect(presentValue(flow, 3, 0.5, "last-year")).toBeCloseTo(3 + 1, 12);
    // A steady flow for ever is its rate over 1 - discount, wherever one stops looking.
    for (const horizon of [1, 5, 30])
      expect(presentValue(Array(30).fill(2), horizon, 0.95, "last-year")).toBeCloseTo(2 / 0.05, 9);
  });

  it("for ever is what a long enough horizon tends to", () => {
    const settled = [...flow, ...Array(1000).fill(4)];
    const long = presentValue([1, 2, 4, ...Array(1000).fill(4)], 1003, 0.9);
    expect(presentValue(settled, 3, 0.9, "last-year")).toBeCloseTo(long, 9);
  });
});
