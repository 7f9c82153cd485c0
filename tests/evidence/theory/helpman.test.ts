import { describe, expect, it } from "vitest";
import { breaks, curves, unique } from "../../../src/evidence/theory/helpman.js";
import { solve } from "./solving.js";

describe("housing", () => {
  it("breaks at the closed form where rents stay, never where the housing share is large", () => {
    for (const [sigma, mu] of [
      [3.5, 0.8],
      [8, 0.9],
    ] as const) {
      const expected = ((1 - mu) * sigma * (sigma - 1)) / (mu * (2 * sigma - 1) - (1 - mu) * (sigma - 1) ** 2);
      expect(solve(breaks, { sigma, mu })["Z_local"]).toBeCloseTo(expected, 7);
    }
    expect(solve(breaks, { sigma: 5, mu: 0.7 })).toMatchObject({ Z_local: null, T_break_national: null });
  });

  it("breaks where a move from equal shares stops to be paid, whoever owns the land", () => {
    const parameters = { sigma: 3.5, mu: 0.8 };
    const found = solve<Record<string, number>>(breaks, parameters);
    expect(found["one_minus_mu_times_sigma"]).toBeCloseTo(0.7, 12);
    for (const variant of ["local", "national"]) {
      const T = found[`T_break_${variant}`]!;
      const phi = T ** -2.5;
      expect(found[`Z_${variant}`]).toBeCloseTo((1 - phi) / (1 + phi), 9);
      const advantage = (barrier: number) =>
        solve<{ rows: { lnratio: number }[] }>(curves, { ...parameters, T: barrier, variant, rows: [{ lam: 0.501 }] })
          .rows[0]!.lnratio;
      expect(advantage(0.99 * T)).toBeLessThan(0);
      expect(advantage(1.01 * T)).toBeGreaterThan(0);
    }
  });

  it.each(["local", "national"])("pays for goods and land by its equations, with rents that are %s", (variant) => {
    const [sigma, mu, T, lam, H] = [4, 0.7, 1.5, 0.6, [1, 2]];
    const { rows } = solve<{ rows: Record<string, number>[] }>(curves, {
      ...{ sigma, mu, T, H, variant },
      rows: [{ lam }],
    });
    const row = rows[0]!;
    const [people, at] = [[lam, 1 - lam], (name: string) => [row[`${name}1`]!, row[`${name}2`]!]];
    const [w, P, r, V] = [at("w"), at("P"), at("r"), at("V")];
    const freeness = (i: number, j: number) => (i === j ? 1 : T ** (1 - sigma));
    // Rents are 1 - mu of all spending, and come back as income to who pays them, or to each head alike.
    const spending = people.map((heads, i) =>
      variant === "local" ? heads * (w[i]! / mu) : heads * (w[i]! + 0.3 / mu),
    );
    expect(people[0]! * w[0]! + people[1]! * w[1]!).toBeCloseTo(1, 10);
    for (const i of [0, 1]) {
      const index = people.reduce((sum, heads, j) => sum + heads * w[j]! ** (1 - sigma) * freeness(j, i), 0);
      expect(P[i]).toBeCloseTo(index ** (1 / (1 - sigma)), 9);
      const sales = spending.reduce((sum, all, j) => sum + mu * all * freeness(i, j) * P[j]! ** (sigma - 1), 0);
      expect(w[i]! ** sigma).toBeCloseTo(sales, 9);
      expect(r[i]).toBeCloseTo((0.3 * spending[i]!) / H[i]!, 10);
      expect(V[i]).toBeCloseTo(spending[i]! / people[i]! / (P[i]! ** mu * r[i]! ** 0.3), 9);
    }
    expect(row["lnratio"]).toBeCloseTo(Math.log(V[0]! / V[1]!), 10);
  });

  it("rests where all live equally well, in as many places as there are", () => {
    const setting = { sigma: 5, mu: 0.7, T: 1.5, variant: "local" };
    const two = solve<Record<string, number>>(unique, { ...setting, H: [1, 1.5] });
    expect(two["one_minus_mu_times_sigma"]).toBeCloseTo(1.5, 12);
    expect(two["monotone_decreasing"]).toBe(true);
    expect(two["lam_eq"]).toBeLessThan(0.5);
    expect(two["V1"]).toBeCloseTo(two["V2"]!, 10);
    const { rows } = solve<{ rows: Record<string, number>[] }>(curves, {
      ...{ ...setting, H: [1, 1.5] },
      rows: [{ lam: two["lam_eq"] }],
    });
    for (const key of ["w1", "w2", "r1", "r2", "V1"]) expect(two[key]).toBeCloseTo(rows[0]![key]!, 10);
    const three = solve<{ lam_eq: Float64Array }>(unique, { ...setting, H: [1, 1, 1] });
    expect([...three.lam_eq]).toEqual(Array(3).fill(expect.closeTo(1 / 3, 10)));
    expect(three).toMatchObject({ monotone_decreasing: null });
  });

  it("tells where more than one division of people may last", () => {
    const asked = { sigma: 3.5, mu: 0.8, T: 5, variant: "local", H: [1, 1.2] };
    expect(solve(unique, asked)).toMatchObject({ monotone_decreasing: false });
  });
});
