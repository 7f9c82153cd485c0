import { describe, expect, it } from "vitest";
import {
  chainCompleteness,
  linksHeld,
  linksThatCount,
  meanPropagationLength,
} from "../../../../src/measures/indicators/measures/chains.js";
import { leontiefInverse } from "../leontief.js";

describe("chains", () => {
  const inputs = [0.1, 0.2, 0.05, 0.3, 0.05, 0.2, 0.1, 0.15, 0.1];

  it("are as long as the rounds between their sectors, each weighted by what passes", () => {
    // Rounds from sector i to j: H_ij / (L_ij - I_ij), H = L(L - I).
    const all = leontiefInverse(inputs);
    const direct = all.map((value, at) => value - (at % 4 === 0 ? 1 : 0));
    const passed = direct.map((_, at) => {
      const [i, j] = [Math.floor(at / 3), at % 3];
      return [0, 1, 2].reduce((sum, k) => sum + all[i * 3 + k]! * direct[k * 3 + j]!, 0);
    });
    expect([passed[1]! / direct[1]!, passed[6]! / direct[6]!]).toEqual([
      expect.closeTo(1.512669, 6),
      expect.closeTo(1.86505, 6),
    ]);
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(meanPropagationLength(inputs)).toBeCloseTo(sum(passed) / sum(direct), 12);
    expect(() => meanPropagationLength([1, 0, 0, 1])).toThrow(/singular/);
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
