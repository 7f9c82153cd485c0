import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { manyPlaces, points } from "../../../src/evidence/theory/footlooseEntrepreneur.js";
import { real, solve } from "./solving.js";

const runs = { numRuns: 12, seed: 7 };

describe("footloose entrepreneurs", () => {
  it("break, and earn the highest rent, where the closed forms say", () => {
    fc.assert(
      fc.property(real(2.2, 12), real(0.05, 0.8), (sigma, mu) => {
        const [a, b] = [mu / (sigma - 1), mu / sigma];
        const { phi_break, phi_peak_rent, max_tax_gap_at_peak } = solve(points, { sigma, mu });
        expect(phi_break).toBeCloseTo(((1 - b) * (1 - a)) / ((1 + b) * (1 + a)), 6);
        const peak = Math.sqrt(((1 - b) * (1 - a)) / ((1 + b) * (1 + a)));
        expect(phi_peak_rent).toBeCloseTo(peak, 6);
        expect(max_tax_gap_at_peak).toBeCloseTo(1 - peak ** a * (((1 + b) / 2) * peak + (1 - b) / (2 * peak)), 8);
      }),
      runs,
    );
  });

  it("spread over many places until Z = (a + b)/(1 + ab)", () => {
    for (const [sigma, mu, N] of [
      [3, 0.4, 7],
      [6, 0.5, 3],
    ] as const) {
      const [a, b] = [mu / (sigma - 1), mu / sigma];
      expect(solve(manyPlaces, { sigma, mu, N })["Z_break"]).toBeCloseTo((a + b) / (1 + a * b), 7);
    }
  });
});
