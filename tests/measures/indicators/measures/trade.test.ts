import { describe, expect, it } from "vitest";
import { relativePriceVariance, tradeFreeness } from "../../../../src/measures/indicators/measures/space.js";

describe("trade", () => {
  it("reads the trade cost out of trade, whatever the sizes", () => {
    const freeness = 0.3;
    expect(tradeFreeness(freeness * 5, freeness * 7, 5, 7)).toBeCloseTo(freeness, 12);
  });

  it("sees no disintegration where all prices move together", () => {
    const before = [
      [1, 2, 3],
      [2, 2, 5],
    ];
    const since = (now: number[][]) =>
      now.map((row, good) => row.map((price, i) => Math.log(price / before[good]![i]!)));
    const doubled = before.map((row) => row.map((price) => 2 * price));
    for (const variance of relativePriceVariance(since(doubled))) expect(variance).toBeCloseTo(0, 24);
    const apart = [
      [1, 4, 3],
      [2, 2, 9],
    ];
    expect(relativePriceVariance(since(apart))[0]).toBeGreaterThan(0);
  });
});
