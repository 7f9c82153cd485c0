import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asymmetric, curves, interior, points, racetrack } from "../../../src/evidence/theory/corePeriphery.js";
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

  it("has the wages and prices of its equations in a core, outside it and where both places are equal", () => {
    const [sigma, mu, T] = [3, 0.25, 1.9];
    const { rows } = solve<{ rows: Record<string, number>[] }>(curves, {
      ...{ sigma, mu, T },
      rows: [{ lam: 1 }, { lam: 0.5 }],
    });
    // A firm outside the core sells to (1 + mu)/2 of spending from afar and to the farmers at home.
    const w2 = (((1 + mu) / 2) * T ** -2 + ((1 - mu) / 2) * T ** 2) ** (1 / 3);
    const G = (0.5 * (1 + T ** -2)) ** (-1 / 2);
    const om2 = w2 * T ** -mu;
    const expected = [
      { w1: 1, w2, G1: 1, G2: T, om1: 1, om2, gap: 1 - om2 },
      { w1: 1, w2: 1, G1: G, G2: G, om1: G ** -mu, om2: G ** -mu, gap: 0 },
    ];
    for (const [k, row] of expected.entries())
      for (const [key, value] of Object.entries(row)) expect(rows[k]![key], key).toBeCloseTo(value, 10);
  });

  it("rests with everybody in one place, or spread, or both, by how much it costs to trade", () => {
    // At sigma 4 and mu 0.3 it breaks at 1.6335 and sustains a core up to 1.6817.
    const at = (T: number) =>
      solve<{ interior: { lam: number; kind: string }[]; agglomeration_sustainable: boolean }>(interior, {
        ...{ sigma: 4, mu: 0.3, T },
      });
    const kinds = (found: ReturnType<typeof at>) => found.interior.map(({ kind }) => kind);
    const [near, between, far] = [at(1.5), at(1.66), at(2)];
    expect([kinds(near), near.agglomeration_sustainable]).toEqual([["unstable"], true]);
    expect([kinds(far), far.agglomeration_sustainable]).toEqual([["stable"], false]);
    const [low, middle, high] = between.interior;
    expect(kinds(between)).toEqual(["unstable", "stable", "unstable"]);
    expect(middle!.lam).toBeCloseTo(0.5, 8);
    expect(low!.lam + high!.lam).toBeCloseTo(1, 8);
    const { rows } = solve<{ rows: { gap: number }[] }>(curves, { sigma: 4, mu: 0.3, T: 1.66, rows: [low] });
    expect(rows[0]!.gap).toBeCloseTo(0, 10);
  });

  it("leans to the place with more farmers, where a core can stay at barriers at which none would in the other", () => {
    const at = (T: number) =>
      solve<{ interior: { lam: number; kind: string }[]; agglomeration_sustainable: boolean }>(asymmetric, {
        ...{ sigma: 4, mu: 0.3, T, farmer_share_1: 0.6 },
      });
    const far = at(3);
    expect(far.interior.map(({ kind }) => kind)).toEqual(["stable"]);
    expect(far.interior[0]!.lam).toBeGreaterThan(0.6);
    expect(far.agglomeration_sustainable).toBe(false);
    // Sales of the first firm outside over those of one in a core in place 1 and in place 2, at T^(mu sigma) in wages.
    const leaves = (T: number, farmers: number) =>
      (0.3 + 0.7 * farmers) * T ** -3 + 0.7 * (1 - farmers) * T ** 3 > T ** (0.3 * 4);
    expect([leaves(1.75, 0.6), leaves(1.75, 0.4)]).toEqual([false, true]);
    expect(at(1.75).agglomeration_sustainable).toBe(true);
  });

  it("tells which ripples of a racetrack grow, and which of them grows fastest", () => {
    const world = { R: 5, sigma: 5, mu: 0.2 };
    const found = (tau: number, modes?: { k: number }[]) =>
      solve<{ modes: { k: number; unstable: boolean }[]; fastest_growing_k: number; any_unstable: boolean }>(
        racetrack,
        {
          ...{ ...world, tau },
          ...(modes && { modes }),
        },
      );
    const { modes, fastest_growing_k, any_unstable } = found(0.3);
    expect(modes.map(({ k, unstable }) => [k, unstable])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect([fastest_growing_k, any_unstable]).toEqual([2, true]);
    expect(found(0.3, [{ k: 2 }]).modes).toEqual([modes[1]]);
    expect(found(1)).toMatchObject({ any_unstable: false });
    expect(found(0.1)).toMatchObject({ fastest_growing_k: 1, any_unstable: true });
  });
});
