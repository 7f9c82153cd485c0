import { describe, expect, it } from "vitest";
import { value, valuesOf, view } from "../values.js";

describe("trade and input links", () => {
  it("share exports between the cluster and the rest", () => {
    expect(value("a", "cluster-trade-volume")).toBe(30);
    expect(value("a", "cluster-trade-share")).toBeCloseTo(30 / 35, 12);
  });

  it("take the origins of inputs in proportion to purchases", () => {
    // City a buys 60 + 30 + 10 of 105 inside the cluster, 30 + 10 of it from other cities; same in both sectors.
    expect(value("a", "cluster-input-share")).toBeCloseTo(100 / 105, 12);
    expect(value("a", "cross-city-input-share")).toBeCloseTo(40 / 105, 12);
  });

  it("read freeness from double odds", () => {
    const pair = (out: number, back: number, first: number, second: number) =>
      Math.sqrt((out * back) / (first * second));
    expect(value("P", "trade-freeness")).toBeCloseTo(pair(10, 30, 60, 40), 12);
    expect(value("a", "trade-freeness")).toBeCloseTo((pair(10, 30, 60, 40) + pair(20, 10, 60, 80)) / 2, 12);
  });

  it("see how far relative prices have moved since the year before, and nothing where they have not", () => {
    // The first good got 2 % cheaper in a against b and c: its pairs moved by ln 1.02, ln 1.02 and 0, two thirds of that on average; the other good did not move.
    const move = Math.log(1.02);
    const variance = (deviation: number) => (deviation / 2) ** 2;
    const [touched, other] = [variance(move / 3), variance((2 * move) / 3)];
    expect(value("cluster", "relative-price-variance")).toBeCloseTo((2 * touched + other) / 3, 12);
    expect(value("cluster", "market-integration")).toBeCloseTo(((2 * touched + other) / 3) ** -0.5, 6);
    const still = valuesOf({
      ...view,
      previous: view.outcome,
      outcome: { ...view.outcome, market: { ...view.outcome.market } },
    });
    expect(still("cluster", "relative-price-variance")).toBeNaN();
    expect(still("cluster", "market-integration")).toBeNaN();
  });

  it("strengthen links between large and near cities", () => {
    // Residents of 80 each, incomes 80, 60, 80; one hour between neighbours, two from a to c.
    const size = (first: number, second: number) => Math.sqrt(80 * first * 80 * second);
    const [ab, bc, ac] = [size(80, 60), size(60, 80), size(80, 80) / 4];
    expect(value("a", "gravity-links")).toBeCloseTo(ab + ac, 8);
    expect(value("cluster", "gravity-links")).toBeCloseTo(ab + bc + ac, 8);
  });

  it("see neighbours that are unlike", () => {
    // b, the poorest, lies between the two rich.
    expect(value("cluster", "moran-income")).toBeLessThan(-0.5);
  });
});
