import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SOLVERS } from "../../src/validation/registry.js";

/** Answers of the solver of a subgroup. */
function solve(subgroup: string, inputs: object): Record<string, number> {
  return SOLVERS.find((solver) => solver.subgroup === subgroup)!.solve(inputs) as Record<string, number>;
}

const between = (low: number, high: number) =>
  fc.integer({ min: 0, max: 1000 }).map((k) => low + ((high - low) * k) / 1000);
const close = (actual: number | undefined, expected: number, tolerance = 1e-8) =>
  expect(Math.abs(actual! - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(tolerance);
const forAll = <T>(given: fc.Arbitrary<T>, check: (value: T) => void) =>
  fc.assert(fc.property(given, check), { numRuns: 25, seed: 7 });

describe("tax competition of any size", () => {
  it("revenue maximisers: reaction functions of Wildasin and Bucovetsky", () => {
    const given = fc.record({
      a1: between(5, 20),
      a2: between(5, 20),
      s1: between(0.1, 0.9),
      b: between(0.2, 4),
      kbar: between(0.3, 3),
    });
    forAll(given, (inputs) => {
      const { a1, a2, s1, b, kbar } = inputs;
      const [x1, x2] = [(b * kbar) / (2 * (1 - s1)), (b * kbar) / (2 * s1)];
      const answer = solve("leviathan", inputs);
      close(answer["t1"], (4 * x1 + 2 * x2 + a1 - a2) / 3);
      close(answer["t2"], (4 * x2 + 2 * x1 - a1 + a2) / 3);
      close(answer["coop_uniform_tax_r0"], s1 * a1 + (1 - s1) * a2 - b * kbar);
    });
  });

  it("public goods and sharing: equal places", () => {
    const given = fc.record({
      N: fc.integer({ min: 2, max: 20 }),
      gamma: between(0.1, 3),
      b: between(0.2, 4),
      kbar: between(0.4, 3),
      theta: between(0, 0.98),
    });
    forAll(given, (inputs) => {
      const { N, gamma, b, kbar, theta } = inputs;
      const pressure = ((1 - 1 / N) * gamma) / (b * kbar * kbar);
      const answer = solve("tax_sharing", inputs);
      close(answer["t_no_sharing"], gamma / (kbar * (1 + pressure)));
      close(answer["t_revenue_pooling"], (gamma * (1 - theta * (1 - 1 / N))) / (kbar * (1 + (1 - theta) * pressure)));
      close(answer["t_base_sharing"], gamma / (kbar * (1 + (1 - theta) * pressure)));
      close(answer["welfare_gap_none"], gamma * (Math.log(1 + pressure) - pressure / (1 + pressure)));
    });
  });

  it("costly public funds: equal places without exporters of capital", () => {
    const given = fc.record({
      N: fc.integer({ min: 2, max: 12 }),
      b: between(0.2, 4),
      lam: between(0, 1),
      kbar: between(0.3, 3),
    });
    forAll(given, ({ N, b, lam, kbar }) => {
      const equal = (value: number) => Array<number>(N).fill(value);
      const answer = solve("mcpf", { a: equal(10), s: equal(1 / N), e: equal(kbar), b, lam }) as unknown as {
        t: number[];
      };
      for (const tax of answer.t) close(tax, (lam * b * kbar * N) / ((1 + lam) * (N - 1)));
    });
  });
});

describe("cooperation with compensation, any parameters", () => {
  const payoffs = fc.record({
    VA: between(0, 8),
    VB: between(0, 8),
    CA: between(0.5, 3),
    CB: between(0.5, 3),
    fA: between(0, 2),
    fB: between(0, 2),
    P: between(0, 1),
    M: between(-2, 6),
  });

  it("has the window in which neither side gains by leaving", () => {
    forAll(payoffs, (inputs) => {
      const { VA, VB, CA, CB, fA, fB, P, M } = inputs;
      const answer = solve("two", inputs);
      close(answer["M_lo"], CB + fB - VB - P);
      close(answer["M_hi"], VA - fA - CA + P);
      expect(answer["CC_stable"]).toBe(M > answer["M_lo"]! && M < answer["M_hi"]!);
      expect(answer["window_nonempty"]).toBe(VA + VB + 2 * P > CA + CB + fA + fB);
    });
  });
});

describe("duplication among any number of cities", () => {
  it("stops at the last entrant who still gains", () => {
    const given = fc.record({
      N: fc.integer({ min: 2, max: 30 }),
      dv: between(0.1, 9),
      c: between(0.2, 2),
      omega: between(0, 1),
      theta: between(0, 1),
    });
    forAll(given, (inputs) => {
      const { N, dv, c, omega, theta } = inputs;
      const last = dv / (c * (1 + theta - omega / (N - 1)));
      fc.pre(last < 0 || Math.abs(last - Math.round(last)) > 1e-9);
      const entrants = last < 0 ? N : Math.min(N, 1 + Math.floor(last));
      expect(solve("duplication", inputs)["n_nash"]).toBe(Number.isFinite(last) ? entrants : N);
    });
  });
});

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
      const { cells } = solve("local_protection", inputs) as unknown as {
        cells: Record<string, Record<string, number>>;
      };
      const share = sE / (1 - free) - (protect * (1 - sE)) / (1 - protect);
      fc.pre(share < 0.99);
      close(cells["PC"]!["n"], share);
      close(cells["PC"]!["D1"], (sE * (1 - free * protect)) / (1 - free));
      close(cells["PP"]!["D2"], (1 - sE) * (1 + protect));
    });
  });
});
