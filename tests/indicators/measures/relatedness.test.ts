import { describe, expect, it } from "vitest";
import { proximity, relatednessDensity } from "../../../src/indicators/measures/relatedness.js";
import { table } from "./data.js";

describe("relatedness", () => {
  it("finds related sectors", () => {
    const near = proximity(table);
    expect(near[1 * 4 + 2]).toBeCloseTo(0.6667, 4);
    expect(near[0]).toBe(1);
    const density = relatednessDensity(table, 0);
    expect(Math.min(...density)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...density)).toBeLessThanOrEqual(1);
  });
});
