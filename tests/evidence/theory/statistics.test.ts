import fc from "fast-check";
import { describe, it } from "vitest";
import { examples, inequality, spatial, specialisation, zipf } from "../../../src/evidence/theory/statistics.js";
import { between, close, forAll, solve } from "./solving.js";

const computed = (name: string, data: object = {}) => solve<{ computed: number }>(examples, { name, data }).computed;
const positive = fc.array(between(1, 100), { minLength: 2, maxLength: 8 });

describe("statistics in other numbers than the targets'", () => {
  it("Gini: from the rank formula, groups and weights left out", () =>
    forAll(positive, (x) => {
      const sorted = x.toSorted((a, b) => a - b);
      const sum = sorted.reduce((total, value) => total + value, 0);
      const ranked = sorted.reduce((total, value, i) => total + (2 * (i + 1) - x.length - 1) * value, 0);
      close(solve<{ gini: number }>(inequality, { x, groups: null, weights: null }).gini, ranked / (x.length * sum));
    }));

  it("Theil: parts sum to the whole, and a weight is a number of equal people", () =>
    forAll(positive, (x) => {
      const groups = x.map((_, i) => (i % 2 === 0 ? "even" : "odd"));
      const weights = x.map((_, i) => 1 + (i % 3));
      const people = x.flatMap((value, i) => new Array<number>(weights[i]!).fill(value));
      const split = solve<Record<string, number>>(inequality, { x, groups, weights });
      close(split["theil_between"]! + split["theil_within"]!, split["theil_total"]!, 1e-12);
      close(solve<Record<string, number>>(inequality, { x: people })["theil_total"], split["theil_total"]!, 1e-12);
    }));

  it("specialisation: two cities of disjoint sectors, of any size", () => {
    const answer = solve<Record<string, number[]>>(specialisation, {
      E: [
        [3, 0, 0],
        [0, 5, 5],
      ],
    });
    close(answer["krugman_vs_rest"]![0], 2);
    close(answer["hhi_city"]![1], 0.5);
    close(answer["ellison_glaeser_raw_G"]![0], 2 * (10 / 13) ** 2);
  });

  it("Moran: -1/(n-1) where everyone neighbours everyone", () =>
    forAll(positive, (z) => {
      const W = z.map((_, i) => z.map((_, j) => (i === j ? 0 : 1)));
      const { I, E } = solve<{ I: number; E: number }>(spatial, { z: z.map((value, i) => value + i), W });
      close(I, E, 1e-9);
    }));

  it("rank and size: an exact power law of rank less a half", () => {
    const sizes = [1, 2, 3, 4, 5].map((rank) => 100 * (rank - 0.5) ** (-1 / 1.3));
    close(solve<{ zeta: number }>(zipf, { sizes }).zeta, 1.3, 1e-12);
  });

  it("documented functions take numbers from the case, or from their name", () => {
    close(computed("gini(1,1,4)"), 1 / 3);
    close(computed("gini", { x: [1, 1, 4] }), 1 / 3);
    close(computed("gini normalised", { x: [0, 0, 4] }), 1);
    close(computed("gini weighted", { x: [1, 4], w: [2, 1] }), 1 / 3);
    close(computed("theil(1,4) [MLD]"), Math.log(2.5 / 2));
    close(computed("herf(1,1,2)"), 0.375);
    close(computed("herf equivalent number", { x: [1, 1, 2] }), 1 / 0.375);
    close(computed("locq(2,10,5,100)"), 4);
    close(computed("locq", { e_ij: 2, e_j: 10, e_i: 5, e: 100 }), 4);
    close(computed("krugman.spec2 A", { A: [1, 0], B: [1, 1], C: [0, 1] }), 2 * 0.75);
    const everything = { e_ij: 1, e_i: 1, a_j: 1, a: 2, p_j: 1, p: 3, b_ij: 2, b_i: 4 };
    close(computed("litzenberger", everything), 2 * 3 * 0.5);
    close(computed("ellison.a", { e_ik: [1, 1], e_j: [1, 1], regions: ["n", "s"] }), -1);
  });
});
