import { describe, expect, it } from "vitest";
import { value, valuesOf, view } from "../values.js";

describe("industrial structure", () => {
  it("sees headquarters in the city that is paid for them", () => {
    expect(value("a", "functional-specialisation")).toBeCloseTo(11 / 100 / (15 / 310) - 1, 12);
    const shares = Math.abs(11 / 15 - 100 / 310) + Math.abs(1 / 15 - 100 / 310) + Math.abs(3 / 15 - 110 / 310);
    expect(value("cluster", "functional-division")).toBeCloseTo(shares / 2, 12);
  });

  it("measures complementarity as one less similarity", () => {
    expect(value("cluster", "complementarity")).toBeCloseTo(1 - value("cluster", "unido-similarity"), 14);
    const ab = (10 * 30 + 40 * 20) / Math.sqrt((100 + 1600) * (900 + 400));
    expect(value("P", "unido-similarity")).toBeCloseTo(ab, 12);
  });

  it("takes plants out of concentration: of the same shares, fewer plants leave less", () => {
    const raw = value("cluster", "raw-concentration");
    expect(value("cluster", "ellison-glaeser")).toBeLessThan(raw);
    const many = {
      ...view.outcome,
      market: { ...view.outcome.market },
      firms: view.outcome.firms.map((count) => count * 1e9),
    };
    expect(valuesOf({ ...view, outcome: many })("cluster", "ellison-glaeser")).toBeCloseTo(raw, 6);
  });

  it("sees who subsidises the same sector", () => {
    // Only c subsidises anything; then a does the same.
    expect(value("cluster", "doubled-targets")).toBe(0);
    const accounts = { ...view.outcome.accounts, sectorSubsidyRate: Float64Array.of(0.1, 0, 0.1, 0, 0, 0, 0, 0) };
    const both = { ...view.outcome, market: { ...view.outcome.market }, accounts };
    expect(valuesOf({ ...view, outcome: both })("cluster", "doubled-targets")).toBeCloseTo(0.5, 12);
  });

  it("shares value added between functions, headquarters' services sold elsewhere with those of producers", () => {
    expect(value("a", "producer-services-share")).toBeCloseTo(8 / 80, 12);
    expect(value("a", "manufacturing-share")).toBeCloseTo(72 / 80, 12);
    expect(value("cluster", "manufacturing-share")).toBeCloseTo((72 + 30 + 40) / 220, 12);
  });

  it("compares functions of the core with those of the others", () => {
    // The core is a, where 10 of 50 serve producers; elsewhere 50 of 90.
    expect(value("cluster", "core-functions")).toBeCloseTo(10 / 40 / (50 / 40), 12);
  });

  it("grows no faster than the cluster where nothing has changed", () => {
    expect(value("a", "growth-mix")).toBeCloseTo(0, 14);
    expect(value("a", "growth-competitive")).toBeCloseTo(0, 14);
  });

  it("takes plants out by how many there are and how unlike: two cities of half the jobs each, by hand", () => {
    // Farms have a quarter and three quarters of their jobs in 10 and 20 plants, works two thirds and one in 30 and 20.
    const gamma = (raw: number, plants: number) => (raw - plants / 2) / ((1 - plants) / 2);
    const farms = gamma(2 * 0.25 ** 2, Math.E * (0.25 ** 2 / 10 + 0.75 ** 2 / 20));
    const works = gamma(2 * (1 / 6) ** 2, Math.E * ((2 / 3) ** 2 / 30 + (1 / 3) ** 2 / 20));
    expect(value("P", "ellison-glaeser")).toBeCloseTo((40 * farms + 60 * works) / 100, 12);
    expect(value("Q", "ellison-glaeser")).toBeNaN();
    // Where nobody knows of any plant none is taken out.
    const firms = view.outcome.firms.with(0, 0);
    const less = valuesOf({ ...view, outcome: { ...view.outcome, firms } });
    const without = gamma(2 * 0.25 ** 2, (Math.E * 0.75 ** 2) / 20);
    expect(less("P", "ellison-glaeser")).toBeCloseTo((40 * without + 60 * works) / 100, 12);
  });

  it("compares headquarters with production, city by city and over all", () => {
    expect(value("b", "functional-specialisation")).toBeCloseTo(1 / 100 / (15 / 310) - 1, 12);
    // In P headquarters of a get 11 of 12; each city sells half.
    expect(value("P", "functional-division")).toBeCloseTo(11 / 12 - 1 / 2, 12);
    expect(value("P", "manufacturing-share")).toBeCloseTo((72 + 30) / 140, 12);
    expect(value("P", "producer-services-share")).toBeCloseTo((8 + 30) / 140, 12);
  });
});
