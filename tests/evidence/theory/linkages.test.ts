import { describe, expect, it } from "vitest";
import { breakAndSustain, fromConcentration, manySectors, shortRun } from "../../../src/evidence/theory/linkages.js";
import { breakPoint, gainOfLeaving, solve } from "./solving.js";

describe("linkages", () => {
  it("break and sustain like core and periphery, the input share in mu's place, whatever mu", () => {
    for (const [sigma, alpha, mu] of [
      [4, 0.5, 0.2],
      [7, 0.6, 0.45],
    ] as const) {
      const { T_break, T_sustain } = solve(breakAndSustain, { sigma, alpha, mu });
      expect(T_break).toBeCloseTo(breakPoint(sigma, alpha), 6);
      expect(gainOfLeaving(sigma, alpha, T_sustain as number)).toBeCloseTo(0, 9);
    }
  });

  it("never disperse in a black hole", () => {
    expect(solve(breakAndSustain, { sigma: 5, alpha: 0.85, mu: 0.4 })).toEqual({ T_break: null, T_sustain: null });
  });

  it("never concentrate in one country what half of spending goes to: it would be left without farms", () => {
    const { T_break, T_sustain } = solve(breakAndSustain, { sigma: 4, alpha: 0.5, mu: 0.5 });
    expect(T_break).toBeCloseTo(breakPoint(4, 0.5), 6);
    expect(T_sustain).toBeNull();
  });

  it("have the wages and prices of Krugman and Venables' equations, given labour", () => {
    const [sigma, alpha, mu, T, labour] = [6, 0.3, 0.35, 1.6, [0.2, 0.45]];
    const found = solve<Record<string, number>>(shortRun, { sigma, alpha, mu, T, l1: labour[0], l2: labour[1] });
    const at = (name: string) => [found[`${name}1`]!, found[`${name}2`]!];
    const [w, G, om] = [at("w"), at("G"), at("om")];
    const freeness = (i: number, j: number) => (i === j ? 1 : T ** (1 - sigma));
    const cost = w.map((wage, i) => wage ** (1 - alpha) * G[i]! ** alpha);
    // Consumers' spending and that of firms on inputs, alpha of sales of which 1 - alpha are wages.
    const spending = w.map((wage, i) => {
      const wages = wage * labour[i]!;
      return mu * (wages + 1 - labour[i]!) + (alpha / (1 - alpha)) * wages;
    });
    for (const i of [0, 1]) {
      const index = labour.reduce((sum, l, j) => sum + ((w[j]! * l) / cost[j]! ** sigma) * freeness(j, i), 0);
      expect(G[i]).toBeCloseTo(index ** (1 / (1 - sigma)), 9);
      const sales = spending.reduce((sum, all, j) => sum + all * freeness(i, j) * G[j]! ** (sigma - 1), 0);
      expect(cost[i]! ** sigma / (1 - alpha)).toBeCloseTo(sales, 8);
      expect(om[i]).toBeCloseTo(w[i]! / G[i]! ** mu, 10);
    }
  });

  it("stay in the country where they begin at middling barriers, and spread at high ones, wages one in both", () => {
    const rest = (T: number) => solve<Record<string, number>>(fromConcentration, { sigma: 7, alpha: 0.6, mu: 0.3, T });
    // Prices of what is made of itself: G^(1 - sigma + alpha sigma) is the labour that sells there at its freeness.
    const [core, spread] = [0.6 ** (1 / -1.8), (0.3 * (1 + 3 ** -6)) ** (1 / -1.8)];
    const { shadow_mfg_wage2, ...kept } = rest(1.4);
    expect(kept).toEqual({
      ...{ l1: expect.closeTo(0.6, 9), l2: 0, w1: expect.closeTo(1, 9), wage1: expect.closeTo(1, 9), wage2: 1 },
      ...{ shadow_mfg_wage1: expect.closeTo(1, 9), G1: expect.closeTo(core, 9), G2: expect.closeTo(1.4 * core, 9) },
      ...{ real1: expect.closeTo(core ** -0.3, 9), real2: expect.closeTo((1.4 * core) ** -0.3, 9) },
    });
    expect(shadow_mfg_wage2).toBeLessThan(1);
    const apart = rest(3);
    for (const [name, value] of Object.entries({
      l: 0.3,
      wage: 1,
      shadow_mfg_wage: 1,
      G: spread,
      real: spread ** -0.3,
    }))
      for (const i of [1, 2]) expect(apart[`${name}${i}`], name).toBeCloseTo(value, 8);
  });

  it("of many sectors clear by the equations of Caliendo and Parro, with a border and with another", () => {
    const world = {
      A: [
        [1, 0.9],
        [1.4, 1.1],
        [0.8, 1.3],
      ],
      ...{ th: [5, 4], gL: [0.5, 0.45], al: [0.4, 0.6], L: [1, 1.3, 0.7], prov: [0, 1, 1] },
      g: [
        [0.2, 0.35],
        [0.3, 0.2],
      ],
      d: [
        [
          [1, 1.4, 1.5],
          [1.5, 1, 1.1],
          [1.6, 1.2, 1],
        ],
        [
          [1, 1.25, 1.3],
          [1.2, 1, 1.15],
          [1.4, 1.1, 1],
        ],
      ],
    };
    type Sectors = Record<"w" | "real_wage", Float64Array> &
      Record<"P" | "X" | "labour_by_sector", number[][]> & { pi: number[][][] };
    type Change = Sectors & Record<"w_hat" | "welfare_hat", number[]>;
    const before = solve<Sectors & { counterfactual_remove_border: Change }>(manySectors, {
      ...{ ...world, border_hat: 0.85 },
    });
    const after = before.counterfactual_remove_border;
    const { A, th, gL, g, al, L, prov, d } = world;
    for (const [{ w, P, X, pi, labour_by_sector, real_wage }, factor] of [
      [before, 1],
      [after, 0.85],
    ] as const) {
      const places = [...L.keys()];
      const sum = (value: (i: number) => number, over: readonly number[]) => over.reduce((all, i) => all + value(i), 0);
      for (const s of [0, 1]) {
        const sold = (i: number, j: number) => {
          const ofInputs = [0, 1].reduce((cost, k) => cost * (P[i]![k]! / g[k]![s]!) ** g[k]![s]!, 1);
          const cost = (w[i]! / gL[s]!) ** gL[s]! * ofInputs;
          return A[i]![s]! * (cost * d[s]![i]![j]! * (prov[i] === prov[j] ? 1 : factor)) ** -th[s]!;
        };
        for (const j of places) {
          const all = sum((i) => sold(i, j), places);
          expect(P[j]![s]).toBeCloseTo(all ** (-1 / th[s]!), 8);
          for (const i of places) expect(pi[s]![i]![j]).toBeCloseTo(sold(i, j) / all, 8);
          const revenue = (k: number) => sum((buyer) => pi[k]![j]![buyer]! * X[buyer]![k]!, places);
          expect(X[j]![s]).toBeCloseTo(al[s]! * w[j]! * L[j]! + sum((k) => g[s]![k]! * revenue(k), [0, 1]), 8);
          expect(labour_by_sector[j]![s]).toBeCloseTo((gL[s]! * revenue(s)) / w[j]!, 8);
        }
      }
      for (const i of places) {
        expect(labour_by_sector[i]![0]! + labour_by_sector[i]![1]!).toBeCloseTo(L[i]!, 8);
        expect(real_wage[i]).toBeCloseTo(w[i]! / (P[i]![0]! ** al[0]! * P[i]![1]! ** al[1]!), 8);
      }
    }
    for (const i of L.keys()) {
      expect(after.w_hat[i]).toBeCloseTo(after.w[i]! / before.w[i]!, 10);
      expect(after.welfare_hat[i]).toBeCloseTo(after.real_wage[i]! / before.real_wage[i]!, 10);
    }
  });
});
