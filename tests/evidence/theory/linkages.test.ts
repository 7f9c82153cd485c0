import { describe, expect, it } from "vitest";
import { breakAndSustain } from "../../../src/evidence/theory/linkages.js";
import { breakPoint, gainOfLeaving, solve } from "./solving.js";

describe("linkages", () => {
  it("break and sustain like core and periphery, the input share in mu's place, whatever mu", () => {
    for (const [sigma, alpha, mu] of [
      [4, 0.5, 0.2],
      [7, 0.6, 0.45],
    ] as const) {
      const { T_break, T_sustain } = solve(breakAndSustain, { sigma, alpha, mu });
      expect(T_break).toBeCloseTo(breakPoint(sigma, alpha), 6);
      expect(gainOfLeaving(sigma, alpha, T_sustain as number)).toBeCloseTo(0, 9);
    }
  });

  it("never disperse in a black hole", () => {
    expect(solve(breakAndSustain, { sigma: 5, alpha: 0.85, mu: 0.4 })).toEqual({ T_break: null, T_sustain: null });
  });

  it("never concentrate in one country what half of spending goes to: it would be left without farms", () => {
    const { T_break, T_sustain } = solve(breakAndSustain, { sigma: 4, alpha: 0.5, mu: 0.5 });
    expect(T_break).toBeCloseTo(breakPoint(4, 0.5), 6);
    expect(T_sustain).toBeNull();
  });
});
