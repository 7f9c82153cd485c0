import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { congested, frechet, markov, relocation } from "../../../src/evidence/theory/migration.js";
import { between, close, forAll, solve } from "./solving.js";

describe("migration between places", () => {
  it("is a chain whose double odds hold the costs of moving alone, at rest where it reproduces itself", () => {
    const given = fc.record({
      u: fc.array(between(-2, 2), { minLength: 3, maxLength: 3 }),
      costs: fc.array(between(0, 3), { minLength: 6, maxLength: 6 }),
      nu: between(0.3, 2),
    });
    forAll(given, ({ u, costs: [a, b, c, d, e, f], nu }) => {
      const cost = [
        [0, a!, b!],
        [c!, 0, d!],
        [e!, f!, 0],
      ];
      const answer = solve<{ P: number[][]; stationary: Float64Array } & Record<string, number>>(markov, {
        u,
        c: cost,
        nu,
      });
      for (const row of answer.P) close(row[0]! + row[1]! + row[2]!, 1, 1e-12);
      for (const [i, j] of [
        [0, 1],
        [1, 2],
        [2, 0],
      ] as const)
        close(answer[`log_double_odds_${i}_${j}`], -(cost[i]![j]! + cost[j]![i]!) / nu);
      const next = u.map((_, j) => answer.P.reduce((sum, row, i) => sum + answer.stationary[i]! * row[j]!, 0));
      for (const [j, share] of next.entries()) close(share, answer.stationary[j]!, 1e-12);
    });
  });

  it("by tastes of Frechet's kind is worth the same index, whatever the way that one takes", () => {
    const [V, T, kappa] = [[1, 1.5, 0.8], [1, 0.6, 2], 3];
    const m = [
      [1, 1.3, 1.6],
      [1.2, 1, 1.4],
      [1.5, 1.1, 1],
    ];
    const { shares, expected_utility_index } = solve<{ shares: number[][]; expected_utility_index: number[] }>(
      frechet,
      {
        V,
        T,
        m,
        kappa,
      },
    );
    for (const [i, costs] of m.entries()) {
      const worth = V.map((value, j) => T[j]! * (value / costs[j]!) ** kappa);
      const all = worth.reduce((sum, one) => sum + one, 0);
      for (const [j, one] of worth.entries()) expect(shares[i]![j]).toBeCloseTo(one / all, 12);
      expect(expected_utility_index[i]).toBeCloseTo(all ** (1 / kappa), 10);
    }
  });

  it("comes to rest at the shares, and as fast, as a chain of two states does", () => {
    // Who moves has twice the odds from the first place, and half from the second, at costs of ln 2 for both.
    const cost = [
      [0, Math.LN2],
      [Math.LN2, 0],
    ];
    const found = solve<{ P: number[][]; stationary: Float64Array; second_eigenvalue: number }>(markov, {
      ...{ u: [0, Math.log(4)], c: cost, nu: 1 },
    });
    const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));
    expect(found.P).toEqual([near([1 / 3, 2 / 3]), near([1 / 9, 8 / 9])]);
    expect([...found.stationary]).toEqual(near([1 / 7, 6 / 7]));
    expect(found.second_eigenvalue).toBeCloseTo(1 - 2 / 3 - 1 / 9, 9);
    expect(solve(markov, { u: [1], c: [[0]], nu: 1 })).toMatchObject({ P: [[1]], second_eigenvalue: 0 });
  });

  it("by tastes of Frechet's kind reproduces its shares at rest", () => {
    const [V, T, kappa] = [[1, 1.5, 0.8], [1, 0.6, 2], 3];
    const m = [
      [1, 1.3, 1.6],
      [1.2, 1, 1.4],
      [1.5, 1.1, 1],
    ];
    const { shares, stationary } = solve<{ shares: number[][]; stationary: number[] }>(frechet, { V, T, m, kappa });
    const next = V.map((_, j) => shares.reduce((sum, row, i) => sum + stationary[i]! * row[j]!, 0));
    for (const [j, share] of next.entries()) expect(stationary[j]).toBeCloseTo(share, 12);
    expect(stationary[0]! + stationary[1]! + stationary[2]!).toBeCloseTo(1, 12);
  });
});

describe("relocation of firms", () => {
  it("follows the logit of the gain less its cost, with the half-life of the two-state chain", () => {
    forAll(fc.record({ dV: between(-2, 2), F: between(0, 2), nu: between(0.2, 2) }), (inputs) => {
      const { dV, F, nu } = inputs;
      const moves = (gain: number) => 1 / (1 + Math.exp(-(gain - F) / nu));
      const answer = solve<Record<string, number>>(relocation, inputs);
      const [there, back] = [moves(dV), moves(-dV)];
      close(answer["p12"], there);
      close(answer["p21"], back);
      close(answer["share2"], there / (there + back));
      fc.pre(1 - there - back > 1e-3);
      close(answer["half_life"], Math.log(0.5) / Math.log(1 - there - back), 1e-6);
    });
  });
});

describe("migration with congestion", () => {
  it("without costs of moving spreads people by appeal to the power of one over taste and congestion", () => {
    const [A, chi, nu] = [[1, 1.4, 0.7], 0.5, 0.3];
    const { L } = solve<{ L: Float64Array }>(congested, { A, c: A.map(() => [0, 0, 0]), chi, nu });
    const weight = A.map((appeal) => appeal ** (1 / (nu + chi)));
    const all = weight.reduce((sum, one) => sum + one, 0);
    for (const [i, one] of weight.entries()) expect(L[i]).toBeCloseTo(one / all, 9);
  });

  it("with costs of moving rests where as many come as go, given how crowded places are", () => {
    const [A, chi, nu] = [[1, 1.4, 0.7], 0.5, 0.3];
    const c = [
      [0, 0.2, 0.5],
      [0.3, 0, 0.1],
      [0.4, 0.6, 0],
    ];
    const { L } = solve<{ L: Float64Array }>(congested, { A, c, chi, nu });
    const appeal = A.map((own, j) => (own * L[j]! ** -chi) ** (1 / nu));
    const next = [0, 0, 0];
    for (const [i, people] of L.entries()) {
      const weight = appeal.map((own, j) => own * Math.exp(-c[i]![j]! / nu));
      const all = weight[0]! + weight[1]! + weight[2]!;
      for (const [j, own] of weight.entries()) next[j]! += (people * own) / all;
    }
    for (const [j, people] of next.entries()) expect(L[j]).toBeCloseTo(people, 10);
  });
});
