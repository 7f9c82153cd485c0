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

  it("count all that a hinterland buys of cities as bought of other places", () => {
    const inside = value("h", "cluster-input-share");
    expect(inside).toBeGreaterThan(0);
    expect(value("h", "cross-city-input-share")).toBeCloseTo(inside, 12);
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

  it("share exports of all cities between themselves and the rest", () => {
    // Cities sell each other 30, 35 and 20, the hinterland 5, 5 and 10.
    expect(value("cluster", "cluster-trade-share")).toBeCloseTo(85 / 105, 12);
    expect(value("cluster", "cluster-input-share")).toBeCloseTo(
      (60 * (100 / 105) + 40 * (60 / 65) + 10 * (105 / 110)) / 110,
      12,
    );
    expect(value("cluster", "trade-freeness")).toBeCloseTo(
      (Math.sqrt((10 * 30) / (60 * 40)) + Math.sqrt((20 * 10) / (60 * 80)) + Math.sqrt((5 * 10) / (40 * 80))) / 3,
      12,
    );
  });

  it("see prices apart between cities, goods alike, and nothing of a single city", () => {
    const apart = (...prices: number[]) => {
      const logs = prices.map(Math.log);
      const mean = logs.reduce((sum, one) => sum + one, 0) / logs.length;
      return Math.sqrt(logs.reduce((sum, one) => sum + (one - mean) ** 2, 0) / logs.length);
    };
    expect(value("cluster", "price-dispersion")).toBeCloseTo((apart(1, 1.1, 1.2) + apart(2, 2.1, 2.2)) / 2, 12);
    for (const id of ["price-dispersion", "relative-price-variance", "moran-income"])
      expect(value("Q", id), id).toBeNaN();
  });

  it("weigh neighbours by one over hours", () => {
    // Incomes per head stand 1, -2 and 1 twelfths from their mean; b's neighbours weigh alike, others' 2/3 and 1/3.
    expect(value("cluster", "moran-income")).toBeCloseTo(-2 / 3, 12);
    expect(value("P", "moran-income")).toBeNaN();
    // One way takes twice as long as the other.
    const wayHours = view.outcome.wayHours.with(4, 2);
    const slower = valuesOf({ ...view, outcome: { ...view.outcome, wayHours } });
    const size = (first: number, second: number) => Math.sqrt(80 * first * 80 * second);
    expect(value("b", "gravity-links")).toBeCloseTo(size(80, 60) + size(60, 80), 8);
    expect(slower("b", "gravity-links")).toBeCloseTo(size(80, 60) / 4 + size(60, 80), 8);
    expect(slower("a", "gravity-links")).toBeCloseTo(size(80, 60) + size(80, 80) / 4, 8);
  });
});
