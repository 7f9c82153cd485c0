import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRoot } from "../../src/numerics/roots.js";
import { SOLVERS } from "../../src/validation/registry.js";

/** Published closed forms at parameters drawn at random: the market and the dynamics must find them without knowing them. */
function solve(group: string, subgroup: string, inputs: unknown): Record<string, unknown> {
  const found = SOLVERS.find((solver) => solver.group.startsWith(group) && solver.subgroup === subgroup)!;
  return found.solve(inputs) as Record<string, unknown>;
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const runs = { numRuns: 12, seed: 7 };
const two = (first: number) => [first, 1 - first];

/** Break point of Krugman 1991; of Krugman and Venables 1995 with the input share in place of mu. */
function breakPoint(sigma: number, share: number): number {
  const rho = (sigma - 1) / sigma;
  return (((rho + share) * (1 + share)) / ((rho - share) * (1 - share))) ** (1 / (sigma - 1));
}

/** What a worker would gain by leaving the core at barrier T, in logs: zero at the sustain point. */
function gainOfLeaving(sigma: number, share: number, T: number): number {
  const sales = ((1 + share) / 2) * T ** (1 - sigma) + ((1 - share) / 2) * T ** (sigma - 1);
  return Math.log(sales) - share * sigma * Math.log(T);
}

describe("core and periphery", () => {
  it("breaks and sustains where the closed forms say", () => {
    fc.assert(
      fc.property(real(2, 9), real(0.1, 0.9), (sigma, part) => {
        const mu = 0.9 * part * ((sigma - 1) / sigma);
        const { T_break, T_sustain } = solve("t01", "points", { sigma, mu });
        expect(T_break).toBeCloseTo(breakPoint(sigma, mu), 6);
        expect(gainOfLeaving(sigma, mu, T_sustain as number)).toBeCloseTo(0, 9);
      }),
      runs,
    );
  });

  it("never disperses in a black hole", () => {
    expect(solve("t01", "points", { sigma: 2.5, mu: 0.65 })).toEqual({ T_break: null, T_sustain: null });
    expect(solve("t06", "kv_points", { sigma: 5, alpha: 0.85, mu: 0.4 })).toEqual({ T_break: null, T_sustain: null });
  });

  it("ripples round the racetrack at the rate of Fujita, Krugman and Venables", () => {
    const [R, tau, sigma, mu] = [8, 0.17, 4.5, 0.35];
    const rho = (sigma - 1) / sigma;
    const { modes, Z_break } = solve("t13", "racetrack", { R, tau, sigma, mu }) as {
      modes: { Z: number; dln_omega_dln_lambda: number }[];
      Z_break: number;
    };
    expect(modes).toHaveLength(4);
    for (const { Z, dln_omega_dln_lambda } of modes) {
      const numerator = Z * (mu * (1 + rho) - Z * (mu * mu + rho));
      const denominator = (sigma - 1) * (1 - mu * Z * (1 - rho) - rho * Z * Z);
      expect(dln_omega_dln_lambda).toBeCloseTo(numerator / denominator, 8);
    }
    expect(Z_break).toBeCloseTo((mu * (2 * sigma - 1)) / (sigma * (1 + mu * mu) - 1), 8);
  });
});

describe("footloose entrepreneurs", () => {
  it("break, and earn the highest rent, where the closed forms say", () => {
    fc.assert(
      fc.property(real(2.2, 12), real(0.05, 0.8), (sigma, mu) => {
        const [a, b] = [mu / (sigma - 1), mu / sigma];
        const { phi_break, phi_peak_rent, max_tax_gap_at_peak } = solve("t02", "points", { sigma, mu });
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
      expect(solve("t13", "fe_N", { sigma, mu, N })["Z_break"]).toBeCloseTo((a + b) / (1 + a * b), 7);
    }
  });
});

describe("footloose capital", () => {
  it("settles where the closed form with a tax wedge says, corners included", () => {
    fc.assert(
      fc.property(real(0.2, 0.8), real(0.05, 0.9), real(-0.2, 0.3), real(-0.2, 0.3), (s_E, phi, t1, t2) => {
        const k = (1 - t1) / (1 - t2);
        const [A, B] = [(1 - s_E) * (1 - k * phi), s_E * (k - phi)];
        const interior = (B - phi * A) / ((1 - phi) * (A + B));
        const expected = k <= phi ? 0 : k * phi >= 1 ? 1 : Math.min(1, Math.max(0, interior));
        expect(solve("t03", "tax", { s_E, phi, t1, t2 })["s_n"]).toBeCloseTo(expected, 9);
      }),
      { ...runs, numRuns: 40 },
    );
  });

  it("leaves no gain from moving between places with any barriers", () => {
    const Phi = [
      [1, 0.4, 0.1],
      [0.3, 1, 0.5],
      [0.1, 0.6, 1],
    ];
    const s_E = [0.2, 0.6, 0.2];
    const { s } = solve("t03", "nregion_general", { s_E, Phi }) as { s: number[] };
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
    expect(solve("t03", "logit_choice", { s_E, phi, nu })["s_n"]).toBeCloseTo(root, 10);
  });
});

describe("housing", () => {
  it("breaks at the closed form where rents stay, never where the housing share is large", () => {
    for (const [sigma, mu] of [
      [3.5, 0.8],
      [8, 0.9],
    ] as const) {
      const expected = ((1 - mu) * sigma * (sigma - 1)) / (mu * (2 * sigma - 1) - (1 - mu) * (sigma - 1) ** 2);
      expect(solve("t04", "breaks", { sigma, mu })["Z_local"]).toBeCloseTo(expected, 7);
    }
    expect(solve("t04", "breaks", { sigma: 5, mu: 0.7 })).toMatchObject({ Z_local: null, T_break_national: null });
  });
});

describe("gravity", () => {
  const place = {
    xy: [
      [0, 0],
      [1, 2],
      [3, 1],
      [2, 4],
      [5, 0],
    ],
    prov: [0, 0, 1, 1, 2],
    delta: 0.2,
    b: 1.15,
  };

  it("balances every place's trade, and gains follow the own share (Arkolakis, Costinot and Rodriguez-Clare)", () => {
    const [A, L, eps] = [[1, 1.4, 0.7, 2, 1.1], [1, 0.6, 1.3, 0.9, 1.5], 4.4];
    const answer = solve("t05", "gravity", { ...place, eps, A, L, dhat_border: 0.9, Ahat: [1, 1, 1, 1, 1] });
    const { w, pi, real_wage } = answer as { w: number[]; pi: number[][]; real_wage: number[] };
    for (const i of L.keys()) {
      const sales = L.reduce((total, people, j) => total + pi[i]![j]! * w[j]! * people, 0);
      expect(sales).toBeCloseTo(w[i]! * L[i]!, 11);
      expect(real_wage[i]).toBeCloseTo((A[i]! / pi[i]![i]!) ** (1 / eps), 11);
    }
  });

  it("equalises utility where people move freely", () => {
    const [alpha, beta, u] = [0.1, -0.4, [1, 1.1, 0.9, 1, 1]];
    const answer = solve("t05", "allen_arkolakis", { ...place, s: 6, alpha, beta, u, A: [1, 1, 1.2, 0.9, 1.1] });
    const { L, w, P, W } = answer as { L: number[]; w: number[]; P: number[]; W: number };
    for (const i of u.keys()) expect((u[i]! * L[i]! ** beta * w[i]!) / P[i]!).toBeCloseTo(W, 10);
  });
});

describe("linkages", () => {
  it("break and sustain like core and periphery, the input share in mu's place, whatever mu", () => {
    for (const [sigma, alpha, mu] of [
      [4, 0.5, 0.2],
      [7, 0.6, 0.45],
    ] as const) {
      const { T_break, T_sustain } = solve("t06", "kv_points", { sigma, alpha, mu });
      expect(T_break).toBeCloseTo(breakPoint(sigma, alpha), 6);
      expect(gainOfLeaving(sigma, alpha, T_sustain as number)).toBeCloseTo(0, 9);
    }
  });
});

describe("knowledge", () => {
  it("has no rest point where spillovers outrun decay", () => {
    const block = {
      d: [
        [0, 1],
        [1, 0],
      ],
      xi: 1,
      delta: 0.1,
      delta_p: 0.2,
      g: 0.1,
      a: [1, 1],
      R: [1, 1],
      x: two(0.5),
    };
    expect(solve("t14", "knowledge", { ...block, theta: 0.2 })["K_star"]).toBeNull();
    expect(solve("t14", "knowledge", { ...block, theta: 0.05 })["K_star"]).toHaveLength(2);
  });
});
