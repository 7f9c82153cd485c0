import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asymmetric, curves, manyPlaces, points } from "../../../src/evidence/theory/footlooseEntrepreneur.js";
import { real, solve } from "./solving.js";

const runs = { numRuns: 12, seed: 7 };

describe("footloose entrepreneurs", () => {
  it("break, and earn the highest rent, where the closed forms say", () => {
    fc.assert(
      fc.property(real(2.2, 12), real(0.05, 0.8), (sigma, mu) => {
        const [a, b] = [mu / (sigma - 1), mu / sigma];
        const found = solve<Record<string, number>>(points, { sigma, mu });
        const { phi_break, phi_sustain, phi_peak_rent, max_tax_gap_at_peak, max_tax_gap_at_break } = found;
        expect(phi_break).toBeCloseTo(((1 - b) * (1 - a)) / ((1 + b) * (1 + a)), 6);
        const peak = Math.sqrt(((1 - b) * (1 - a)) / ((1 + b) * (1 + a)));
        expect(phi_peak_rent).toBeCloseTo(peak, 6);
        /** What one who leaves a core that holds everybody is left. */
        const left = (phi: number) => phi ** a * (((1 + b) / 2) * phi + (1 - b) / (2 * phi));
        expect(max_tax_gap_at_peak).toBeCloseTo(1 - left(peak), 8);
        expect(max_tax_gap_at_break).toBeCloseTo(1 - left(phi_break!), 8);
        expect(phi_sustain).toBeLessThan(phi_break!);
        expect(left(phi_sustain!)).toBeCloseTo(1, 8);
        expect(found["T_break"]).toBeCloseTo(phi_break! ** (1 / (1 - sigma)), 9);
        expect(found["T_sustain"]).toBeCloseTo(phi_sustain! ** (1 / (1 - sigma)), 9);
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
      const { Z_break, phi_break, T_break } = solve<Record<string, number>>(manyPlaces, { sigma, mu, N });
      expect(Z_break).toBeCloseTo((a + b) / (1 + a * b), 7);
      expect(phi_break).toBeCloseTo((1 - Z_break!) / (1 + (N - 1) * Z_break!), 9);
      expect(T_break).toBeCloseTo(phi_break! ** (1 / (1 - sigma)), 9);
    }
  });

  it("earn the profit of a firm each, in a core and outside it, where both places are equal and where not", () => {
    // Profit is mu/sigma = 1/10 of sales; spending is that of 9 who farm and of 2 who are skilled.
    const setting = { sigma: 4, mu: 0.4, phi: 0.5, L: 9, H: 2 };
    const rows = [{ lam: 1 }, { lam: 0.5 }];
    const ofIndex = (mass: number) => mass ** (0.4 / 3);
    const inCore = (w2: number) => ({
      ...{ w1: expect.closeTo(0.5, 9), w2: expect.closeTo(w2, 9) },
      ...{ om1: expect.closeTo(0.5 * ofIndex(2), 9), om2: expect.closeTo(w2, 9) },
      ...{ gap: expect.closeTo(0.5 * ofIndex(2) - w2, 9), ratio: expect.closeTo((0.5 * ofIndex(2)) / w2, 9) },
    });
    const even = expect.closeTo(0.5 * ofIndex(1.5), 9);
    expect(solve(curves, { ...setting, rows })["rows"]).toEqual([
      inCore((0.5 * 5.5 + 4.5 / 0.5) / 10 / 2),
      {
        ...{ w1: expect.closeTo(0.5, 9), w2: expect.closeTo(0.5, 9), om1: even, om2: even },
        ...{ gap: expect.closeTo(0, 9), ratio: expect.closeTo(1, 9) },
      },
    ]);
    expect(solve<{ rows: object[] }>(asymmetric, { ...setting, theta: 1 / 3, rows }).rows[0]).toEqual(
      inCore((0.5 * 4 + 6 / 0.5) / 10 / 2),
    );
  });
});
