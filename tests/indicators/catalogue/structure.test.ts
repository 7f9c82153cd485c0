import { describe, expect, it } from "vitest";
import { value } from "../values.js";

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
});
