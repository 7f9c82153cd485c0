import { describe, expect, it } from "vitest";
import {
  averagePropagationLengths,
  chainCompleteness,
  leontiefInverse,
  linksHeld,
  linksThatCount,
  meanPropagationLength,
} from "../../../../src/measures/indicators/measures/chains.js";

describe("chains", () => {
  const inputs = [0.1, 0.2, 0.05, 0.3, 0.05, 0.2, 0.1, 0.15, 0.1];

  it("inverts I - A, with row exchange where needed", () => {
    expect(leontiefInverse([0.5, 0, 0, 0.5])).toEqual(Float64Array.of(2, 0, 0, 2));
    expect(Array.from(leontiefInverse([1, 0.5, 0.5, 1]), Math.abs)).toEqual([0, 2, 2, 0]);
    expect(() => leontiefInverse([1, 0, 0, 1])).toThrow(/singular/);
  });

  it("counts the rounds between sectors", () => {
    const lengths = averagePropagationLengths(inputs);
    expect(lengths[1]).toBeCloseTo(1.512669, 6);
    expect(lengths[6]).toBeCloseTo(1.86505, 6);
  });

  it("weights pairs by what passes between them", () => {
    // One sector that buys from itself: L = 2, H = 2, weight 1.
    expect(meanPropagationLength([0.5])).toBeCloseTo(2, 12);
    // All links direct.
    expect(meanPropagationLength([0, 0.3, 0, 0])).toBeCloseTo(1, 12);
    expect(meanPropagationLength([0, 0, 0, 0])).toBeNaN();
  });

  it("tells links that a place has from those that it lacks", () => {
    // Sector 0 needs 1 and 2, sector 1 needs 2, sector 2 is not made; [s * S + r].
    const needs = [0.1, 0.2, 0.3, 0.01, 0.1, 0.4, 0.5, 0.5, 0];
    const { present, missing } = linksHeld(linksThatCount(needs, 3, 0.02), [10, 30, 0], [1, 40, 8], 0.5);
    expect(present).toEqual([1, 0, 0]);
    expect(missing).toEqual([1, 1, 0]);
    expect(chainCompleteness({ present, missing }, [10, 30, 0])).toBeCloseTo((10 * 0.5) / 40, 12);
    expect(chainCompleteness({ present: [0], missing: [0] }, [1])).toBeNaN();
  });
});
