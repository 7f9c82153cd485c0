import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localProtection } from "../../../src/evidence/theory/localProtection.js";
import { between, close, forAll, solve } from "./solving.js";

describe("local protection on footloose capital", () => {
  it("shifts industry and prices as in closed form while both places keep some", () => {
    const given = fc.record({
      sE: between(0.4, 0.6),
      phi_free: between(0.2, 0.45),
      phi_protect: between(0.05, 0.19),
      mu: between(0.2, 0.7),
      sigma: between(2, 8),
    });
    forAll(given, (inputs) => {
      const { sE, phi_free: free, phi_protect: protect } = inputs;
      const { cells } = solve<{ cells: Record<string, Record<string, number>> }>(localProtection, inputs);
      const share = sE / (1 - free) - (protect * (1 - sE)) / (1 - protect);
      fc.pre(share < 0.99);
      close(cells["PC"]!["n"], share);
      close(cells["PC"]!["D1"], (sE * (1 - free * protect)) / (1 - free));
      close(cells["PP"]!["D2"], (1 - sE) * (1 + protect));
    });
  });

  it("pays each place alone and costs both together, and patience keeps it off", () => {
    const [sE, free, protect, mu, sigma] = [0.53, 0.35, 0.25, 0.5, 5];
    const found = solve<Record<string, number | boolean> & { cells: Record<string, Record<string, number>> }>(
      localProtection,
      { sE, phi_free: free, phi_protect: protect, mu, sigma },
    );
    // Goods of the first reach the second as freely as that lets them in.
    const barriers = { CC: [free, free], PC: [free, protect], CP: [protect, free], PP: [protect, protect] };
    for (const [cell, [phi12, phi21]] of Object.entries(barriers) as [string, [number, number]][]) {
      const n = sE / (1 - phi12) - (phi21 * (1 - sE)) / (1 - phi21);
      const D = [n + phi21 * (1 - n), phi12 * n + 1 - n];
      const V = D.map((terms) => (mu / (sigma - 1)) * Math.log(terms));
      expect(found.cells[cell]).toEqual({
        ...{ phi12, phi21, n: expect.closeTo(n, 9) },
        ...{ D1: expect.closeTo(D[0]!, 9), D2: expect.closeTo(D[1]!, 9) },
        ...{ V1: expect.closeTo(V[0]!, 9), V2: expect.closeTo(V[1]!, 9) },
      });
    }
    const gained = (cell: string, player: number) => found.cells[cell]![`V${player}`]!;
    for (const [player, alone] of [
      [1, "PC"],
      [2, "CP"],
    ] as const) {
      const patience = (gained(alone, player) - gained("CC", player)) / (gained(alone, player) - gained("PP", player));
      expect(found[`delta_min_${player}`]).toBeCloseTo(patience, 9);
      expect(found[`gain_from_mutual_removal_${player}`]).toBeCloseTo(gained("CC", player) - gained("PP", player), 12);
      expect(patience).toBeGreaterThan(0);
    }
    expect(found["PD"]).toBe(true);
  });

  it("is no dilemma where what is called protection lets more in", () => {
    const found = solve(localProtection, { sE: 0.5, phi_free: 0.2, phi_protect: 0.3, mu: 0.5, sigma: 5 });
    expect(found).toMatchObject({ PD: false, delta_min_1: 0, delta_min_2: 0 });
  });
});
