import { describe, expect, it } from "vitest";
import { averagePropagationLengths, leontiefInverse } from "../../../src/indicators/measures/chains.js";

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
});
