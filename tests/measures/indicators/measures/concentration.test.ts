import { describe, expect, it } from "vitest";
import {
  clusterIndex,
  ellisonGlaeser,
  equivalentNumber,
  geographicConcentration,
  locationalGini,
  normalisedHerfindahl,
} from "../../../../src/measures/indicators/measures/structure.js";

describe("concentration", () => {
  it("takes plant sizes out (Ellison and Glaeser)", () => {
    const index = ellisonGlaeser([10, 20, 30, 5, 5, 40], [0, 0, 1, 1, 2, 2], [100, 200, 100]);
    expect(index.geographic).toBeCloseTo(0.0588843, 7);
    expect(index.plantHerfindahl).toBeCloseTo(0.2520661, 7);
    expect(index.gamma).toBeCloseTo(-0.2110497, 7);
  });

  it("measures each sector against all", () => {
    const { raw, scaled } = geographicConcentration([
      [60, 30, 10],
      [20, 50, 30],
      [20, 20, 60],
    ]);
    for (const [s, value] of [0.16, 0.07, 0.19].entries()) {
      expect(raw[s]).toBeCloseTo((value * 2) / 3, 12);
      expect(scaled[s]).toBeCloseTo(value, 12);
    }
    expect(
      geographicConcentration([
        [1, 0],
        [1, 0],
      ]).raw[1],
    ).toBeNaN();
  });

  it("gives REAT's documented examples", () => {
    const sales = [20, 50, 20, 10];
    expect(normalisedHerfindahl(sales)).toBeCloseTo(0.12, 12);
    expect(equivalentNumber(sales)).toBeCloseTo(2.9411764705882346, 12);
    expect(locationalGini([700, 600, 500, 10000, 40000], [30000, 15000, 10000, 60000, 50000])).toBeCloseTo(
      0.6222222,
      7,
    );
    expect(locationalGini([500, 500, 1000, 7000, 1000], [20000, 15000, 20000, 40000, 5000])).toBeCloseTo(0.4068966, 7);
    const region = { jobs: 1743, firms: 35, area: 50, people: 488 };
    expect(clusterIndex(region, { jobs: 5740, firms: 53, area: 576, people: 4621 })).toBeCloseTo(21.87491, 5);
  });

  it("leaves out places where there is nothing", () => {
    expect(locationalGini([1, 0, 3], [2, 0, 2])).toBeCloseTo(locationalGini([1, 3], [2, 2]), 14);
  });
});
