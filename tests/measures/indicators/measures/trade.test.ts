import { describe, expect, it } from "vitest";
import { relativePriceVariance, tradeFreeness } from "../../../../src/measures/indicators/measures/space.js";

describe("trade", () => {
  it("reads the trade cost out of trade, whatever the sizes", () => {
    const freeness = 0.3;
    expect(tradeFreeness(freeness * 5, freeness * 7, 5, 7)).toBeCloseTo(freeness, 12);
  });

  it("sees no disintegration where all prices move together", () => {
    // Change of ln price by good and city.
    for (const variance of relativePriceVariance([
      [0.7, 0.7, 0.7],
      [0.7, 0.7, 0.7],
    ]))
      expect(variance).toBe(0);
    const apart = [
      [0, 0.7, 0],
      [0, 0, 0.6],
    ];
    expect(relativePriceVariance(apart)[0]).toBeGreaterThan(0);
  });
});
