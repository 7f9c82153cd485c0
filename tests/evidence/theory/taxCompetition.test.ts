import fc from "fast-check";
import { describe, it } from "vitest";
import { costlyFunds, leviathan, taxSharing } from "../../../src/evidence/theory/taxCompetition.js";
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
      const answer = solve<Record<string, number>>(taxSharing, inputs);
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
      const places = { a: equal(10), s: equal(1 / N), e: equal(kbar) };
      const { t } = solve<{ t: number[] }>(costlyFunds, { ...places, b, lam });
      for (const tax of t) close(tax, (lam * b * kbar * N) / ((1 + lam) * (N - 1)));
    });
  });
});
