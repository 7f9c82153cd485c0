import { describe, expect, it } from "vitest";
import { fixedLabour, frechetMobility, freeMobility } from "../../../src/evidence/theory/gravity.js";
import { solve } from "./solving.js";

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
    const inputs = { ...place, eps, A, L, dhat_border: 0.9, Ahat: [1, 1, 1, 1, 1] };
    const { w, pi, real_wage } = solve<{ w: number[]; pi: number[][]; real_wage: number[] }>(fixedLabour, inputs);
    for (const i of L.keys()) {
      const sales = L.reduce((total, people, j) => total + pi[i]![j]! * w[j]! * people, 0);
      expect(sales).toBeCloseTo(w[i]! * L[i]!, 11);
      expect(real_wage[i]).toBeCloseTo((A[i]! / pi[i]![i]!) ** (1 / eps), 11);
    }
  });

  it("equalises utility where people move freely", () => {
    const [s, alpha, beta, A, u] = [6, 0.1, -0.4, [1, 1, 1.2, 0.9, 1.1], [1, 1.1, 0.9, 1, 1]];
    const inputs = { ...place, s, alpha, beta, u, A };
    const { d, L, w, P, W } = solve<Record<"L" | "w" | "P", number[]> & { d: number[][]; W: number }>(
      freeMobility,
      inputs,
    );
    const cost = A.map((own, i) => w[i]! / (own * L[i]! ** alpha));
    for (const i of u.keys()) {
      expect((u[i]! * L[i]! ** beta * w[i]!) / P[i]!).toBeCloseTo(W, 10);
      // Prices are of costs that crowds lower, and all that is made is sold.
      const index = cost.reduce((sum, other, j) => sum + (other * d[j]![i]!) ** (1 - s), 0);
      expect(P[i]).toBeCloseTo(index ** (1 / (1 - s)), 9);
      const sold = (k: number) => (cost[i]! * d[i]![k]!) ** (1 - s) * P[k]! ** (s - 1) * w[k]! * L[k]!;
      expect(u.reduce((sum, _, k) => sum + sold(k), 0)).toBeCloseTo(w[i]! * L[i]!, 9);
    }
  });

  it("melts goods by one and their distance to a power, and between provinces once more", () => {
    const [two, L] = [
      {
        xy: [
          [0, 0],
          [3, 4],
        ],
        prov: [0, 1],
        delta: 0.5,
        b: 1.5,
      },
      [1, 1],
    ];
    const changes = { dhat_border: 1, Ahat: [1, 1] };
    const far = 1.5 * Math.sqrt(6);
    const at = (place: object) => solve<{ d: number[][] }>(fixedLabour, { ...place, eps: 3, A: L, L, ...changes }).d;
    expect(at(two)).toEqual([
      [1, expect.closeTo(far, 12)],
      [expect.closeTo(far, 12), 1],
    ]);
    expect(at({ ...two, prov: [0, 0] })[0]![1]).toBeCloseTo(Math.sqrt(6), 12);
  });

  it("answers another border and other varieties as the exact change of the shares says", () => {
    const [A, L, eps, Ahat, dhat_border] = [
      [1, 1.4, 0.7, 2, 1.1],
      [1, 0.6, 1.3, 0.9, 1.5],
      4.4,
      [1, 1.2, 1, 0.9, 1],
      0.9,
    ];
    type Shares = Record<"w" | "gains_from_trade_vs_autarky", number[]> & { pi: number[][] };
    type Change = Record<"w_hat" | "welfare_hat", number[]> & { pi_new: number[][] };
    const { w, pi, gains_from_trade_vs_autarky, counterfactual } = solve<Shares & { counterfactual: Change }>(
      fixedLabour,
      { ...place, eps, A, L, dhat_border, Ahat },
    );
    const { w_hat, pi_new, welfare_hat } = counterfactual;
    const cheaper = (i: number, j: number) => (place.prov[i] === place.prov[j] ? 1 : dhat_border);
    for (const j of L.keys()) {
      const weight = L.map((_, i) => pi[i]![j]! * Ahat[i]! * (w_hat[i]! * cheaper(i, j)) ** -eps);
      const all = weight.reduce((sum, one) => sum + one, 0);
      for (const [i, one] of weight.entries()) expect(pi_new[i]![j]).toBeCloseTo(one / all, 9);
      const sales = L.reduce((sum, people, k) => sum + pi_new[j]![k]! * w[k]! * w_hat[k]! * people, 0);
      expect(sales).toBeCloseTo(w[j]! * w_hat[j]! * L[j]!, 9);
      expect(welfare_hat[j]).toBeCloseTo(((Ahat[j]! * pi[j]![j]!) / pi_new[j]![j]!) ** (1 / eps), 9);
      expect(gains_from_trade_vs_autarky[j]).toBeCloseTo(pi[j]![j]! ** (-1 / eps), 9);
    }
  });

  it("spreads people with tastes by what they are left there", () => {
    const [eps, kap, chi] = [4, 3, 0.2];
    const [A, B] = [
      [1, 1.4, 0.7],
      [1, 1, 1.3],
    ];
    const { L, w, real_wage, pi } = solve<Record<"L" | "w" | "real_wage", number[]> & { pi: number[][] }>(
      frechetMobility,
      { ...place, xy: place.xy.slice(0, 3), eps, kap, chi, A, B },
    );
    const weight = B.map((own, i) => own * (L[i]! ** -chi * real_wage[i]!) ** kap);
    const all = weight.reduce((sum, one) => sum + one, 0);
    for (const i of A.keys()) {
      expect(L[i]).toBeCloseTo(weight[i]! / all, 9);
      expect(real_wage[i]).toBeCloseTo((A[i]! / pi[i]![i]!) ** (1 / eps), 9);
      const sales = A.reduce((sum, _, j) => sum + pi[i]![j]! * w[j]! * L[j]!, 0);
      expect(sales).toBeCloseTo(w[i]! * L[i]!, 9);
    }
  });
});
