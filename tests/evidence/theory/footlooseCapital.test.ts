import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  logit,
  manyPlaces,
  manyPlacesGeneral,
  primitives,
  symmetric,
  taxWedge,
  unequalBarriers,
} from "../../../src/evidence/theory/footlooseCapital.js";
import { findRoot } from "../../../src/maths/numerics/roots.js";
import { real, solve } from "./solving.js";

describe("footloose capital", () => {
  it("settles where the closed form with a tax wedge says, corners included", () => {
    fc.assert(
      fc.property(real(0.2, 0.8), real(0.05, 0.9), real(-0.2, 0.3), real(-0.2, 0.3), (s_E, phi, t1, t2) => {
        const k = (1 - t1) / (1 - t2);
        const [A, B] = [(1 - s_E) * (1 - k * phi), s_E * (k - phi)];
        const interior = (B - phi * A) / ((1 - phi) * (A + B));
        const expected = k <= phi ? 0 : k * phi >= 1 ? 1 : Math.min(1, Math.max(0, interior));
        expect(solve(taxWedge, { s_E, phi, t1, t2 })["s_n"]).toBeCloseTo(expected, 9);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it("leaves no gain from moving between places with any barriers", () => {
    const Phi = [
      [1, 0.4, 0.1],
      [0.3, 1, 0.5],
      [0.1, 0.6, 1],
    ];
    const s_E = [0.2, 0.6, 0.2];
    const { s } = solve<{ s: number[] }>(manyPlacesGeneral, { s_E, Phi });
    const competition = s_E.map((_, j) => s.reduce((total, share, i) => total + share * Phi[i]![j]!, 0));
    const profits = s.map((_, i) => s_E.reduce((total, E, j) => total + (Phi[i]![j]! * E) / competition[j]!, 0));
    for (const [i, profit] of profits.entries()) {
      if (s[i]! > 0) expect(profit).toBeCloseTo(1, 10);
      else expect(profit).toBeLessThan(1);
    }
    expect(s).toContain(0);
  });

  it("is drawn by taste to the shares that its own logit reproduces", () => {
    const [s_E, phi, nu] = [0.6, 0.2, 0.02];
    const profit = (share: number, own: number) => {
      const near = own / (share + phi * (1 - share));
      return near + (phi * (1 - own)) / (phi * share + 1 - share);
    };
    const root = findRoot(
      (share) => 1 / (1 + Math.exp((profit(1 - share, 1 - s_E) - profit(share, s_E)) / nu)) - share,
      0,
      1,
    );
    expect(solve(logit, { s_E, phi, nu })["s_n"]).toBeCloseTo(root, 10);
  });

  it("magnifies the home market by (1 + phi)/(1 - phi), up to all of it", () => {
    const found = (s_E: number) => solve(symmetric, { s_E, phi: 0.5 });
    // Outside a core that has all firms, one firm sells to the core at phi and at home without rivals but theirs.
    const gap = (s_E: number) => 1 - (0.5 * s_E + (1 - s_E) / 0.5);
    for (const [s_E, s_n] of [
      [0.55, 0.65],
      [0.8, 1],
    ] as const)
      expect(found(s_E)).toEqual({
        s_n: expect.closeTo(s_n, 9),
        HME_slope: expect.closeTo(3, 6),
        max_tax_gap_full_agglomeration: expect.closeTo(gap(s_E), 9),
      });
  });

  it("leaves the place whose market is easier to reach", () => {
    const share = 0.5 / (1 - 0.2) - (0.3 * 0.5) / (1 - 0.3);
    expect(solve(unequalBarriers, { s_E: 0.5, phi12: 0.2, phi21: 0.3 })["s_n"]).toBeCloseTo(share, 9);
  });

  it("takes spending from labour and owners by their shares of income", () => {
    const found = solve(primitives, { s_L: 0.5, s_K: 0.7, mu: 0.4, sigma: 4, T: 2 });
    expect(found).toEqual({
      phi: expect.closeTo(1 / 8, 12),
      s_E: expect.closeTo(0.9 * 0.5 + 0.1 * 0.7, 9),
      s_n: expect.closeTo(0.5 + (9 / 7) * 0.02, 9),
    });
  });

  it("goes to each of many equally near places by what its spending is above the rest's", () => {
    const { s } = solve<{ s: number[] }>(manyPlaces, { s_E: [0.2, 0.3, 0.5], phi: 0.1 });
    expect(s).toEqual([0.2, 0.3, 0.5].map((own) => expect.closeTo((1.2 * own - 0.1) / 0.9, 9)));
  });

  it("with and without a taste for places counts profit after tax", () => {
    const [s_E, phi, nu, t1] = [0.6, 0.2, 0.02, 0.1];
    const { s_n, s_n_no_noise } = solve<Record<string, number>>(logit, { s_E, phi, nu, t1 });
    const second = phi * s_n! + (1 - s_n!);
    const first = s_n! + phi * (1 - s_n!);
    const profits = [s_E / first + (phi * (1 - s_E)) / second, (phi * s_E) / first + (1 - s_E) / second];
    expect(Math.log(s_n! / (1 - s_n!))).toBeCloseTo((profits[0]! * (1 - t1) - profits[1]!) / nu, 7);
    const [A, B] = [(1 - s_E) * (1 - 0.9 * phi), s_E * (0.9 - phi)];
    expect(s_n_no_noise).toBeCloseTo((B - phi * A) / ((1 - phi) * (A + B)), 9);
  });
});
