import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { points, racetrack } from "../../../src/evidence/theory/corePeriphery.js";
import { breakPoint, gainOfLeaving, real, solve } from "./solving.js";

const runs = { numRuns: 12, seed: 7 };

describe("core and periphery", () => {
  it("breaks and sustains where the closed forms say", () => {
    fc.assert(
      fc.property(real(2, 9), real(0.1, 0.9), (sigma, part) => {
        const mu = 0.9 * part * ((sigma - 1) / sigma);
        const { T_break, T_sustain } = solve(points, { sigma, mu });
        expect(T_break).toBeCloseTo(breakPoint(sigma, mu), 6);
        expect(gainOfLeaving(sigma, mu, T_sustain as number)).toBeCloseTo(0, 9);
      }),
      runs,
    );
  });

  it("never disperses in a black hole", () => {
    expect(solve(points, { sigma: 2.5, mu: 0.65 })).toEqual({ T_break: null, T_sustain: null });
  });

  it("ripples round the racetrack at the rate of Fujita, Krugman and Venables", () => {
    const [R, tau, sigma, mu] = [8, 0.17, 4.5, 0.35];
    const rho = (sigma - 1) / sigma;
    const { modes, Z_break } = solve<{
      modes: { Z: number; dln_omega_dln_lambda: number }[];
      Z_break: number;
    }>(racetrack, { R, tau, sigma, mu });
    expect(modes).toHaveLength(4);
    for (const { Z, dln_omega_dln_lambda } of modes) {
      const numerator = Z * (mu * (1 + rho) - Z * (mu * mu + rho));
      const denominator = (sigma - 1) * (1 - mu * Z * (1 - rho) - rho * Z * Z);
      expect(dln_omega_dln_lambda).toBeCloseTo(numerator / denominator, 8);
    }
    expect(Z_break).toBeCloseTo((mu * (2 * sigma - 1)) / (sigma * (1 + mu * mu) - 1), 8);
  });
});
