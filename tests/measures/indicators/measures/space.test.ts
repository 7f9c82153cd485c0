import { describe, expect, it } from "vitest";
import {
  gravityLink,
  moran,
  moranMoments,
  rowStandardised,
} from "../../../../src/measures/indicators/measures/space.js";
import { income } from "./data.js";

describe("space", () => {
  const path = [0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0];

  it("measures spatial autocorrelation", () => {
    expect(moran([0.5, 0.5, -0.5, -0.5], path)).toBeCloseTo(1 / 3, 12);
    const weights = rowStandardised([0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0], 5);
    expect(moran(income, weights)).toBeCloseTo(0.260218, 6);
  });

  it("expects a little less than nothing of independent values", () => {
    const { mean, variance } = moranMoments(path, 4);
    expect(mean).toBeCloseTo(-1 / 3, 12);
    expect(variance).toBeCloseTo(0.14814814814814814, 12);
  });

  it("weakens links with distance", () => {
    const city = { people: 4, gdp: 9 };
    expect(gravityLink(city, city, 2)).toBeCloseTo(9, 12);
  });
});
