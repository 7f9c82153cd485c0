import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  costlyFunds,
  leviathan,
  taxSharing,
  taxSharingUnequal,
  zodrowMieszkowski,
} from "../../../src/evidence/theory/taxCompetition.js";
import { between, close, forAll, solve } from "./solving.js";

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
      const answer = solve<Record<string, number>>(leviathan, inputs);
      close(answer["t1"], (4 * x1 + 2 * x2 + a1 - a2) / 3);
      close(answer["t2"], (4 * x2 + 2 * x1 - a1 + a2) / 3);
      const together = s1 * a1 + (1 - s1) * a2 - b * kbar;
      close(answer["coop_uniform_tax_r0"], together);
      // Capital goes to where a less the tax is high, until it earns the same.
      const [t1, t2] = [answer["t1"]!, answer["t2"]!];
      const k1 = kbar + ((1 - s1) * (a1 - t1 - (a2 - t2))) / b;
      const k2 = kbar - (s1 * (a1 - t1 - (a2 - t2))) / b;
      close(answer["k1"], k1);
      close(answer["k2"], k2);
      close(answer["r"], a1 - t1 - b * k1);
      close(answer["rev_per_head1"], t1 * k1);
      close(answer["rev_per_head2"], t2 * k2);
      close(answer["revenue_ratio_coop_to_nash"], (together * kbar) / (s1 * t1 * k1 + (1 - s1) * t2 * k2));
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
      const answer = solve<Record<string, number>>(taxSharing, inputs);
      close(answer["t_no_sharing"], gamma / (kbar * (1 + pressure)));
      close(answer["t_revenue_pooling"], (gamma * (1 - theta * (1 - 1 / N))) / (kbar * (1 + (1 - theta) * pressure)));
      close(answer["t_base_sharing"], gamma / (kbar * (1 + (1 - theta) * pressure)));
      close(answer["welfare_gap_none"], gamma * (Math.log(1 + pressure) - pressure / (1 + pressure)));
      // A tax t in place of the best one leaves (best - t) kbar more to consume, and less for public goods.
      const best = gamma / kbar;
      close(answer["t_coop"], best, 1e-7);
      for (const [gap, tax] of [
        ["pool", answer["t_revenue_pooling"]!],
        ["base", answer["t_base_sharing"]!],
      ] as const)
        close(answer[`welfare_gap_${gap}`], gamma * Math.log(best / tax) - (best - tax) * kbar);
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
      const places = { a: equal(10), s: equal(1 / N), e: equal(kbar) };
      const { t } = solve<{ t: number[] }>(costlyFunds, { ...places, b, lam });
      for (const tax of t) close(tax, (lam * b * kbar * N) / ((1 + lam) * (N - 1)));
    });
  });

  it("costly public funds: places that differ tax by what capital they have and own", () => {
    const [a, s, e, b, lam] = [[11, 9, 10], [0.2, 0.5, 0.3], [1.1, 0.9, 1.5], 1.7, 0.25];
    const { t, k, r, u } = solve<Record<"t" | "k" | "u", number[]> & { r: number }>(costlyFunds, { a, s, e, b, lam });
    close(
      s.reduce((sum, share, i) => sum + share * k[i]!, 0),
      s.reduce((sum, share, i) => sum + share * e[i]!, 0),
    );
    for (const [i, share] of s.entries()) {
      close(a[i]! - b * k[i]! - t[i]!, r);
      // What a little more tax brings: revenue, less the wages and the returns that it costs.
      close(t[i], (b * ((lam + share) * k[i]! - share * e[i]!)) / ((1 + lam) * (1 - share)), 1e-7);
      close(u[i], (b * k[i]! ** 2) / 2 + r * e[i]! + (1 + lam) * t[i]! * k[i]!);
    }
  });

  it("public goods: too few of them, the fewer the more places compete", () => {
    const [N, gamma, b, kbar] = [4, 1.2, 0.8, 1.3];
    const pressure = (0.75 * gamma) / (b * kbar * kbar);
    const found = solve<Record<string, number>>(zodrowMieszkowski, { N, gamma, b, kbar });
    close(found["t_nash"], gamma / (kbar * (1 + pressure)));
    close(found["t_coop"], gamma / kbar, 1e-7);
    close(found["g_ratio"], 1 / (1 + pressure), 1e-7);
    close(found["MRS_nash"], 1 + pressure);
    close(found["loss_per_head"], gamma * (Math.log(1 + pressure) - pressure / (1 + pressure)));
  });

  it("sharing: places of different size are each at their own best, the smaller ones taxing less", () => {
    const [s, gamma, b, kbar, theta] = [[0.5, 0.3, 0.2], 0.7, 2, 1, 0.6];
    type Choice = Record<"t" | "k" | "u", number[]>;
    const found = solve<Record<string, Choice> & { t_coop: number }>(taxSharingUnequal, { s, gamma, b, kbar, theta });
    close(found.t_coop, gamma / kbar, 1e-7);
    const mean = (values: readonly number[]) => s.reduce((sum, share, i) => sum + share * values[i]!, 0);
    for (const sharing of ["none", "pool", "base"]) {
      const { t, k, u } = found[sharing]!;
      expect(t[0]).toBeGreaterThan(t[1]!);
      expect(t[1]).toBeGreaterThan(t[2]!);
      close(mean(k), kbar);
      for (const [i, share] of s.entries()) {
        const own = t[i]! * k[i]!;
        // Capital that a tax drives out, and what of the tax stays.
        const away = (1 - share) / b;
        const more = k[i]! - t[i]! * away;
        const revenues = t.map((tax, j) => tax * k[j]!);
        const others = (mean(t) - share * t[i]!) * (share / b);
        const [g, gained] = {
          none: [own, more],
          pool: [(1 - theta) * own + theta * mean(revenues), (1 - theta) * more + theta * (share * more + others)],
          base: [
            own + theta * mean(t) * (kbar - k[i]!),
            more + theta * share * (kbar - k[i]!) + theta * mean(t) * away,
          ],
        }[sharing] as [number, number];
        close((gamma * gained) / g, (1 - share) * k[i]! + share * kbar, 1e-6);
        close(u[i], (b * k[i]! ** 2) / 2 + (10 - t[i]! - b * k[i]!) * kbar + gamma * Math.log(g));
      }
    }
  });
});
