import { describe, expect, it } from "vitest";
import { value } from "../values.js";

describe("output and incomes", () => {
  it("add up from cities to provinces to the cluster", () => {
    for (const id of ["real-gdp", "residents", "firms", "own-revenue", "toll-revenue", "cluster-trade-volume"]) {
      expect(value("P", id), id).toBeCloseTo(value("a", id) + value("b", id), 10);
      expect(value("cluster", id), id).toBeCloseTo(value("P", id) + value("Q", id), 10);
    }
  });

  it("weigh wages by workers and incomes by residents, in thousands a head", () => {
    expect(value("cluster", "real-wage-general")).toBeCloseTo((100 * (33 * 2 + 40 + 33)) / 106, 10);
    expect(value("cluster", "real-gdp-per-head")).toBeCloseTo((100 * 220) / 240, 10);
    expect(value("a", "real-consumption-per-head")).toBeCloseTo(50, 10);
  });

  it("tell what residents get from what is made where they live", () => {
    expect(value("cluster", "real-national-income")).toBeCloseTo(220, 10);
    expect(value("a", "real-national-income")).toBeCloseTo(85, 10);
    expect(value("a", "real-final-consumption-per-head")).toBeCloseTo(60, 10);
    expect(value("cluster", "well-being")).toBeCloseTo((80 * 1.1 + 80 + 80) / 240, 10);
    // Of 80 residents with 0.6 of consumption and services in the base year.
    expect(value("a", "equivalent-variation")).toBeCloseTo(0.1 * 80 * 0.6, 10);
  });
});
