import { describe, expect, it } from "vitest";
import { fixedLabour, freeMobility } from "../../../src/evidence/theory/gravity.js";
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
    const [alpha, beta, u] = [0.1, -0.4, [1, 1.1, 0.9, 1, 1]];
    const inputs = { ...place, s: 6, alpha, beta, u, A: [1, 1, 1.2, 0.9, 1.1] };
    const { L, w, P, W } = solve<{ L: number[]; w: number[]; P: number[]; W: number }>(freeMobility, inputs);
    for (const i of u.keys()) expect((u[i]! * L[i]! ** beta * w[i]!) / P[i]!).toBeCloseTo(W, 10);
  });
});
