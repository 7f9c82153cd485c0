import { describe, expect, it } from "vitest";
import type { Uncertainty } from "../../../src/measures/results/index.js";
import type { AnswerView } from "../../../src/report/answer/view.js";
import {
  behindTotal,
  gainsOf,
  observedSentences,
  sense,
  sidesOf,
  winnersSentences,
} from "../../../src/report/answer/winners.js";
import { textOf } from "../../../src/words/index.js";
import { type Cell, type Cells, english, smallView } from "./small.js";

const WELFARE = "real-final-consumption-per-head";
const pair = { run: "reform", against: "baseline" };
const cellsOf = (places: Record<string, Cell>, indicator = WELFARE): Cells => ({
  reform: Object.fromEntries(Object.entries(places).map(([place, cell]) => [place, { [indicator]: cell }])),
});
const better = (sense: "higher" | "lower" | "none"): Partial<AnswerView> => ({
  entry: () => ({ label: textOf("Gap"), unit: textOf("index"), better: sense }),
});
const said = (view: AnswerView, alone = true) => english(winnersSentences(view, pair, alone));

/** Draws in which the welfare of a place stays between the ends and rises in a share of them. */
const drawn = (places: Record<string, [low: number, high: number, rises?: number, falls?: number]>, level?: number) =>
  ({
    ...{ draws: 9, failed: [], factors: [] },
    effects: Object.entries(places).map(([place, [low, high, rises, falls]]) => ({
      ...{ variant: "reform", place, indicator: WELFARE, year: 2026, worlds: 9, effect: [low, 1, high] },
      ...{ relative: level === undefined ? null : [low / level, 0, high / level], rises },
      ...{ falls: rises === undefined ? undefined : (falls ?? 1 - rises) },
    })),
  }) as unknown as Uncertainty;

describe("gains of places", () => {
  it("are shares of what there was, the largest first; equal ones by size, then by name", () => {
    const view = smallView(cellsOf({ cluster: 99, a: 10, b: [20, 100, 0], c: [10, 500, 0], d: -5, e: 10 }));
    expect(gainsOf(view, pair, "city").map(({ place, gain, size }) => [place.id, gain, size])).toEqual([
      ["b", 0.2, 20],
      ["c", 0.02, 10],
      ["a", 0.01, 10],
      ["e", 0.01, 10],
      ["d", -0.005, -5],
    ]);
    expect(gainsOf(view, pair, "cluster").map(({ place }) => place.id)).toEqual(["cluster"]);
  });

  it("of money that read the same are told apart by amounts, all others by their shares", () => {
    const order = (measure: string) => {
      const view = smallView(cellsOf({ a: [10.001, 1000, 0], b: [100, 10000, 0] }, measure), { measure });
      return gainsOf(view, pair, "city").map(({ place }) => place.id);
    };
    expect([order("own-revenue"), order(WELFARE)]).toEqual([
      ["b", "a"],
      ["a", "b"],
    ]);
  });

  it("are in the order of what is told: points of a share, sizes of what is no share of anything", () => {
    const order = (cells: Record<string, Cell>, measure: string) =>
      gainsOf(smallView(cellsOf(cells, measure), { measure }), pair, "city").map(({ place }) => place.id);
    expect(order({ a: [0.02, 0.1, 0], b: [0.03, 0.9, 0], c: [0.0301, 0.9, 0] }, "share")).toEqual(["c", "b", "a"]);
    expect(order({ a: [30, 1, 0], b: [40, 3, 0], c: [50, 1000, 0] }, "own-revenue")).toEqual(["c", "b", "a"]);
    expect(order({ a: [3, 10, 0], b: [4, 100, 0] }, "own-revenue")).toEqual(["a", "b"]);
  });

  it("are not clear where none is told", () => {
    const view = smallView(cellsOf({ a: [0.004, 0, 0], b: [0.005, 0, 0] }, "own-revenue"), { measure: "own-revenue" });
    expect(gainsOf(view, pair, "city").filter(({ clear }) => clear)).toMatchObject([{ place: { id: "b" } }]);
    expect(said(view)[0]).toContain("a rise of own revenue in 1 of 2 cities");
  });

  it("are falls of what less is better of", () => {
    const view = smallView(cellsOf({ a: 10, b: -20 }, "gap"), { measure: "gap" }, better("lower"));
    expect(gainsOf(view, pair, "city").map(({ place, gain }) => [place.id, gain])).toEqual([
      ["b", 0.02],
      ["a", -0.01],
    ]);
    expect(sense(view)).toBe("lower");
    expect(sense(smallView({}, {}, better("lower")))).toBe("higher");
    expect(sense(smallView({}, { measure: "gap" }))).toBe("none");
    expect(sidesOf(gainsOf(view, pair, "city")).map((side) => side.map(({ place }) => place.id))).toEqual([
      ["b"],
      ["a"],
    ]);
  });

  it("are clear where neither chance nor draws of parameters leave their sign open", () => {
    const uncertainty = drawn({ b: [1, 2], c: [-1, 2], d: [0, 2], e: [-2, 0], f: [-2, -1] });
    const places = Object.fromEntries(
      [..."abcdefg"].map((id): [string, Cell] => [id, id === "a" ? [10, 1000, 11] : 10]),
    );
    const clear = gainsOf(smallView(cellsOf(places), {}, { uncertainty }), pair, "city").filter((one) => one.clear);
    expect(clear.map(({ place }) => place.id)).toEqual(["b", "g"]);
  });
});

describe("who gains and who loses", () => {
  it("names where a loss is likeliest if none is clear, and where a gain is", () => {
    const uncertainty = drawn({ a: [1, 9, 1], b: [-2, 2, 0.53], c: [-1, 2, 0.4], d: [-1, 1, 0.5] });
    const of = (cells: Record<string, Cell>) => said(smallView(cellsOf(cells), {}, { uncertainty }))[0];
    expect(of({ a: 10, b: 2, c: -1, d: 0 })).toBe(
      "In 2026, residents gain in 1 of 4 cities, lose in none: a (+1.00 %); " +
        "no clear effect in 3 (a loss is likeliest in c: 60 % of draws).",
    );
    expect(of({ b: 2, c: -1 })).toBe(
      "In 2026, residents of no city clearly gain or lose (a loss is likeliest in c: 60 % of draws, " +
        "a gain is likeliest in b: 53 % of draws).",
    );
    // Also where the central case has no effect.
    expect(
      said(smallView(cellsOf({ c: -1, d: 0 }), {}, { uncertainty: drawn({ c: [-1, 2, 0.4], d: [-9, 0, 0, 0.9] }) }))[0],
    ).toContain("(a loss is likeliest in d: 90 % of draws");
    // Of several as likely to lose the one that is worst off in the central case.
    const even = drawn({ b: [-2, 2, 0.7], c: [-1, 2, 0.7] });
    expect(said(smallView(cellsOf({ b: 2, c: -1 }), {}, { uncertainty: even }))[0]).toContain("likeliest in c: 30 %");
    // Draws that change nothing are neither gains nor losses.
    const idle = drawn({ b: [0, 2, 0.3, 0], c: [-2, 0, 0, 0.2] });
    expect(said(smallView(cellsOf({ b: 2, c: -1 }), {}, { uncertainty: idle }))[0]).toContain(
      "(a loss is likeliest in c: 20 % of draws, a gain is likeliest in b: 30 % of draws)",
    );
    // Too small to be told is another thing than not clear.
    const small = drawn({ b: [-0.2, -0.01, 0], c: [-3, 2, 0.7] }, 1000);
    const felt = (cells: Record<string, Cell>) => said(smallView(cellsOf(cells), {}, { uncertainty: small }))[0];
    expect(felt({ b: -0.02, d: 0 })).toBe(
      "In 2026, residents of no city gain or lose 0.005 % or more (a loss is likeliest in b: 100 % of draws).",
    );
    expect(felt({ a: 10, b: -0.02, d: 0 })).toContain("; an effect below 0.005 % in 2 (a loss");
    expect(felt({ a: 10, b: -0.02, c: 1 })).toContain("; a small or unclear effect in 2 (a loss");
    expect(felt({ a: 10, c: 1, d: 0 })).toContain("; no clear effect in 2 (a loss");
    expect(felt({ a: 10, d: 0 })).toBe(
      "In 2026, residents gain in 1 of 2 cities, lose in none: a (+1.00 %); no effect in 1.",
    );
    // Where all draws leave next to nothing, they say nothing of who is likelier to lose.
    const tiny = drawn({ b: [0.01, 0.04, 1], c: [-0.04, -0.01, 0] }, 1000);
    expect(said(smallView(cellsOf({ b: [2, 1000, 5], c: [-1, 1000, 5] }), {}, { uncertainty: tiny }))[0]).toBe(
      "In 2026, residents of no city clearly gain or lose.",
    );
  });

  it("names cities whose well-being goes the other way than what residents consume, unless a measure is asked for", () => {
    const cells = (a: number, b: number): Cells => ({
      reform: { a: { [WELFARE]: -10, "well-being": a }, b: { [WELFARE]: 10, "well-being": b }, c: { [WELFARE]: 5 } },
    });
    const other = (a: number, b: number, plan = {}) =>
      said(smallView(cells(a, b), plan)).filter((one) => one.startsWith("By well-being"));
    const [one, two] = [other(20, 10), other(20, -70)];
    expect(one).toEqual([
      "By well-being, which weighs public services and counts room and, where people are registered elsewhere, " +
        "what living away costs, 1 city goes the other way, a (+2.00 %).",
    ]);
    expect(two[0]).toContain("2 cities go the other way, most b (−7.00 %).");
    const beside = said(smallView(cells(20, 10)), false)[1];
    expect(beside).toMatch(/^“reform”: by well-being, /);
    expect(other(-20, 10)).toEqual([]);
    expect(other(20, 10, { measure: "real-gdp" })).toEqual([]);
  });

  it("of real GDP is told where the total hides a city that loses more than all gain", () => {
    const of = (places: Record<string, Cell>, plan = {}) =>
      english(behindTotal(smallView(cellsOf(places, "real-gdp"), plan), pair));
    const small: Cell = [1, 3000, 2];
    expect(of({ cluster: small, a: 31, b: -30, c: 2 })).toEqual([
      "Behind the total, real GDP rises in 2 of 3 cities and falls in 1: largest rise in a (+3.10 %, +3.10 bn yuan), " +
        "largest fall in b (−3.00 %, −3.00 bn yuan).",
    ]);
    expect(of({ cluster: [100, 3000, 2], a: 110, b: -10 })).toEqual([]);
    expect(of({ cluster: [-1, 3000, 2], a: 30, b: -31 })).toHaveLength(1);
    expect(of({ cluster: small, a: 31, b: 30 })).toEqual([]);
    expect(of({ cluster: small, a: 31, b: -30 }, { measure: "real-gdp" })).toEqual([]);
    expect(of({ cluster: small, a: 31, b: -30 }, { places: ["a"] })).toEqual([]);
  });

  it("is how many cities, with the largest gain and the largest loss, or the largest and smallest of one side", () => {
    expect(said(smallView(cellsOf({ a: 10, b: -20, c: 30, d: -5 })))).toEqual([
      "In 2026, residents gain in 2 of 4 cities, lose in 2: most gained by c (+3.00 %), most lost by b (−2.00 %).",
    ]);
    expect(said(smallView(cellsOf({ a: 10, b: 10 })))[0]).toContain(": +1.00 % in each of them");
    expect(said(smallView(cellsOf({ a: 10, b: 20 })))[0]).toContain("most in b (+2.00 %), least in a (+1.00 %)");
    expect(said(smallView(cellsOf({ a: -10, b: -20 })))[0]).toContain("most in b (−2.00 %), least in a (−1.00 %)");
    expect(said(smallView(cellsOf({ a: 10, b: [20, 1000, 30] })))[0]).toBe(
      "In 2026, residents gain in 1 of 2 cities, lose in none: a (+1.00 %); no clear effect in 1.",
    );
  });

  it("is nobody where nothing is clear, and nothing of a single city", () => {
    expect(said(smallView(cellsOf({ a: [10, 1000, 30], b: [20, 1000, 30] })))[0]).toMatch(
      /residents of no city clearly gain or lose/,
    );
    const residents = smallView(cellsOf({ a: [1, 1000, 9], b: [1, 1000, 9] }, "residents"), { measure: "residents" });
    expect(said(residents)[0]).toBe("In 2026, in no city is there a clear change of residents.");
    expect(said(smallView(cellsOf({ a: 10 })))).toEqual([]);
  });

  it("names the policy where there are several, and then leaves provinces away", () => {
    const view = smallView(cellsOf({ a: 10, b: 20, coast: 10, inland: 20 }));
    expect(said(view, false)).toEqual([expect.stringMatching(/^“reform”: in 2026, residents gain in 2 of 2/)]);
    expect(said(view)[1]).toBe(
      `By province, a rise of ${WELFARE}: most in inland (+2.00 %), least in coast (+1.00 %).`,
    );
    expect(said(smallView(cellsOf({ a: 10, b: 20, coast: 10 })))).toHaveLength(1);
    expect(said(smallView(cellsOf({ a: 10, b: 20, coast: 10, inland: [1, 1000, 30] })))).toHaveLength(1);
  });

  it("of provinces is a rise, a fall or both, of what less is better of too", () => {
    const provinces = (coast: number, inland: number, sense: "higher" | "lower" | "none") =>
      said(smallView(cellsOf({ a: 1, b: 2, coast, inland }, "gap"), { measure: "gap" }, better(sense)))[1];
    expect(provinces(10, 20, "none")).toContain("a rise of gap: most in inland");
    expect(provinces(-10, -20, "none")).toContain("a fall of gap: most in inland");
    expect(provinces(10, 20, "lower")).toContain("a rise of gap");
    expect(provinces(-10, -20, "lower")).toContain("a fall of gap");
    expect(provinces(-10, 20, "higher")).toMatch(/^By province, gap: most gained by inland/);
  });
});

describe("what goes beyond what was observed", () => {
  const row = { variant: "reform", measure: "real-gdp" as const, place: "mill", years: 3, change: 0.25, bound: 0.113 };
  const view = (...beyond: NonNullable<AnswerView["plan"]["beyond"]>) =>
    smallView({ reform: { mill: { wage: 1 } } }, { beyond });

  it("is the first of cities and the first of their sectors, and how many more there are", () => {
    const jobs = { ...row, measure: "jobs" as const, sector: textOf("Farming") };
    const seen = view(row, { ...row, place: "harbour" }, { ...row, place: "harbour", years: 2 }, jobs);
    expect(english(observedSentences(seen))).toEqual([
      "Beyond what was observed: mill, real GDP +25.0 % in 3 years (99 of 100 cities: +11.3 % at most); " +
        "so is 1 other change.",
      "Beyond what was observed: mill, jobs in farming +25.0 % in 3 years (99 of 100 cities: +11.3 % at most).",
    ]);
  });

  it("is of runs that are told alone", () => {
    expect(observedSentences(view({ ...row, variant: "else" }))).toEqual([]);
    expect(observedSentences(view())).toEqual([]);
    expect(observedSentences(smallView({ reform: {} }))).toEqual([]);
  });
});
