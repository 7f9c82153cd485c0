import { describe, expect, it } from "vitest";
import { value, valuesOf, view } from "../values.js";

describe("knowledge", () => {
  it("has no gap at the knowledge leader", () => {
    expect(value("a", "knowledge-gap")).toBe(0);
    expect(value("b", "knowledge-gap")).toBeCloseTo(1 - 3 / 50 / (10 / 50), 12);
    expect(value("b", "platform-effect")).toBeCloseTo(0.1 / 3, 12);
  });

  it("is of all sectors together, weighted by workers over cities", () => {
    expect([value("a", "knowledge"), value("cluster", "knowledge")]).toEqual([10, 15]);
    // Knowledge per worker is 0.2 in a, 0.06 in b and 0.05 in c.
    const gap = 50 * (1 - 0.06 / 0.2) + 40 * (1 - 0.05 / 0.2);
    expect(value("cluster", "knowledge-gap")).toBeCloseTo(gap / 140, 12);
    expect(value("a", "spillover-received")).toBeCloseTo(0.2 / 10, 12);
    expect(value("cluster", "spillover-received")).toBeCloseTo((0.2 + 0.2 + 0.2) / 15, 12);
    expect(value("a", "platform-effect")).toBe(0);
  });

  it("sees the skilled where they live apart from other workers", () => {
    // Of 34 skilled and of 140 workers of all types.
    const apart = Math.abs(17 / 34 - 50 / 140) + Math.abs(10 / 34 - 50 / 140) + Math.abs(7 / 34 - 40 / 140);
    expect(value("cluster", "skilled-concentration")).toBeCloseTo(apart / 2, 12);
    const other = { ...view, economy: { ...view.economy, labourIds: ["general", "other"] } };
    expect(valuesOf(other)("cluster", "skilled-concentration")).toBeNaN();
  });
});
