import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logit, manyPlacesGeneral, taxWedge } from "../../../src/evidence/theory/footlooseCapital.js";
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
});
