import fc from "fast-check";
import { describe, expect, it } from "vitest";
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

  it("Theil and Gini: by hand, with groups and without", () => {
    // Two groups of means 1 and 3 around 2: 1/4 and 3/4 of all that there is, half of the people each.
    const between = 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5);
    const within = 0.75 * ((1 / 3) * Math.log(2 / 3) + (2 / 3) * Math.log(4 / 3));
    const found = solve<Record<string, number>>(inequality, { x: [1, 1, 2, 4], groups: ["a", "a", "b", "b"] });
    close(found["theil_between"], between, 1e-12);
    close(found["theil_within"], within, 1e-12);
    close(found["theil_total"], between + within, 1e-12);
    close(found["gini"], (1 * -3 + 1 * -1 + 2 * 1 + 4 * 3) / (4 * 8), 1e-12);
  });

  it("specialisation: two cities, each with three quarters in another sector", () => {
    const near = (rows: number[][]) => rows.map((row) => row.map((value) => expect.closeTo(value, 12)));
    const E = [
      [3, 1],
      [2, 6],
    ];
    // All together 5 and 7 of 12.
    const [own, all] = [0.75, 5 / 12];
    const found = solve<Record<string, ArrayLike<number>>>(specialisation, { E });
    expect(found).toMatchObject({
      krugman_bilateral: near([
        [0, 1],
        [1, 0],
      ]),
      unido: near([
        [1, 12 / Math.sqrt(10 * 40)],
        [12 / Math.sqrt(10 * 40), 1],
      ]),
      LQ: near([
        [own / all, 0.25 / (1 - all)],
        [0.25 / all, own / (1 - all)],
      ]),
    });
    const rows = ["krugman_vs_rest", "krugman_vs_total", "hhi_city", "ellison_glaeser_raw_G", "raw_over_1mx2"];
    const G = [2 * (3 / 5 - 1 / 3) ** 2, 2 * (1 / 7 - 1 / 3) ** 2];
    expect([...rows, "locational_gini_LQ"].map((name) => [...Array.from(found[name]!)])).toEqual(
      near([
        [1, 1],
        [2 * (own - all), 2 * (all - 0.25)],
        [0.625, 0.625],
        G,
        G.map((raw) => raw / (4 / 9)),
        // Half of the difference of two quotients over their sum: they are three to one.
        [0.25, 0.25],
      ]),
    );
  });

  it("Moran: moments under normality for a line of four", () => {
    const W = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (Math.abs(i - j) === 1 ? 1 : 0)));
    const found = solve<Record<string, number>>(spatial, { z: [1, 1, 0, 0], W });
    // S0 = 6, S1 = 12, S2 = 4 (1 + 4 + 4 + 1): (16 S1 - 4 S2 + 3 S0^2) / (15 S0^2) - 1/9.
    close(found["var_normal"], (16 * 12 - 4 * 40 + 3 * 36) / (15 * 36) - 1 / 9, 1e-12);
    close(found["I"], (4 / 6) * (0.5 / 1), 1e-12);
  });

  it("rank and size: the exponent's error is its root of two over the number", () => {
    const sizes = [5, 4, 3, 2, 1].map((rank) => 100 * (rank - 0.5) ** -0.5);
    const { zeta, se } = solve<Record<string, number>>(zipf, { sizes });
    close(zeta, 2, 1e-12);
    close(se, 2 * Math.sqrt(2 / 5), 1e-12);
  });

  it("documented functions know which numbers are theirs, in the documentation's own examples", () => {
    const printed = {
      "krugman.spec disjoint": 2,
      "krugman.conc": 2,
      "gini.spec": 0.6222222,
      "gini.conc": 0.4068966,
      "krugman.conc2 mining": 0.8619,
      litzenberger: 21.87491,
      "ellison.a gamma": 0.05990628,
      "herf normalised": 0.12,
    };
    for (const [name, value] of Object.entries(printed)) close(computed(name), value, 5e-5);
    // A single number in brackets is none of the function's; nor are results beside it.
    close(computed("herf(7)", { note: 3 }), 0.34);
    expect(() => computed("lorenz")).toThrow(/no function of the toolbox that the project has: "lorenz" \(theil, gini/);
    expect(() => computed("gini", { x: [1, "two"] })).toThrow(/^x of the case: /);
    expect(() => computed("locq", { e_ij: 2 })).toThrow(/^e_j of the case: /);
  });
});
