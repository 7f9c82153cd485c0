import { describe, expect, it } from "vitest";
import type { Uncertainty } from "../../../src/measures/results/index.js";
import {
  alsoAsked,
  betweenSentences,
  costSentence,
  costsHaveEnded,
  differenceSentences,
  eachAgainstBaseline,
  eachSentences,
  orderedPairs,
} from "../../../src/report/answer/several.js";
import type { AnswerView } from "../../../src/report/answer/view.js";
import { type Cell, type Cells, english, smallView } from "./small.js";

type Plan = Partial<AnswerView["plan"]>;
const WELFARE = "real-final-consumption-per-head";
const gdp = (...cells: Cell[]): Cells =>
  Object.fromEntries(cells.map((cell, at) => ["abc"[at]!, { cluster: { "real-gdp": cell } }]));
const SHOCK = { kind: "shock", at: 2024, from: 2024, to: 2026 } as const;

describe("other places that are asked for", () => {
  const said = (...gdps: Cell[]) => {
    const cells = Object.fromEntries(
      gdps.map((effect, at) => ["abcd"[at]!, { cluster: { "real-gdp": 10 - at }, country: { "real-gdp": effect } }]),
    );
    return english(alsoAsked(smallView(cells, { places: ["cluster", "country"] })))[0];
  };

  it("have a sentence each, with every variant in the order of what is asked for first", () => {
    expect(said(20, -10)).toBe(
      "Country, real GDP in 2026: “a” (+2.00 %, +2.00 bn yuan); “b” (−1.00 %, −1.00 bn yuan).",
    );
  });

  it("tell what residents consume beside their GDP, where it goes another way in all draws", () => {
    const cells = (welfare: Cell): Cells => ({
      a: { cluster: { "real-gdp": 10, [WELFARE]: 10 }, country: { "real-gdp": -20, [WELFARE]: welfare } },
    });
    const told = (welfare: Cell, plan: Plan = {}) =>
      english(alsoAsked(smallView(cells(welfare), { places: ["cluster", "country"], ...plan })));
    expect(told(5)).toEqual([
      "Country, real GDP in 2026: “a” (−2.00 %, −2.00 bn yuan).",
      `Country, ${WELFARE} in 2026: “a” (+0.50 %).`,
    ]);
    for (const other of [told(-5), told([5, 1000, 9]), told(0.01), told(5, { measure: "real-gdp" })])
      expect(other).toHaveLength(1);
  });

  it("count variants that do nothing there, where others do something", () => {
    const told = "Country, real GDP in 2026: “b” (+2.00 %, +2.00 bn yuan)";
    expect(said(0.01, 20, 0)).toBe(`${told}; within ±0.005 % under the 2 others.`);
    expect(said(0, 20, 0)).toBe(`${told}; no effect under the 2 others.`);
    // One is named; of none nothing is left to be the others of.
    expect(said(0, 20)).toContain("“a” (no effect); “b” (+2.00 %");
    expect(said(0, 0)).toBe("Country, real GDP in 2026: “a” (no effect); “b” (no effect).");
  });
});

describe("each policy against the baseline", () => {
  const said = (cells: Cells, plan: Plan = {}) => english(eachSentences(smallView(cells, plan)));

  it("is told from the largest effect to the smallest, with who gains", () => {
    const of = (effect: number, harbour: number) => ({
      cluster: { "real-gdp": effect },
      ...{ harbour: { [WELFARE]: harbour }, mill: { [WELFARE]: 20 } },
    });
    const cells = { a: of(10, 10), b: of(30, -10), c: { cluster: {} } };
    expect(orderedPairs(smallView(cells)).map(({ pair }) => pair.run)).toEqual(["b", "a"]);
    expect(said(cells)).toEqual([
      "“b”: real GDP +3.00 % in 2026.",
      "“b”: in 2026, residents gain in 1 of 2 cities, lose in 1: most gained by mill (+2.00 %), " +
        "most lost by harbour (−1.00 %).",
      "“a”: real GDP +1.00 % in 2026.",
      "“a”: in 2026, residents gain in 2 of 2 cities, lose in none: most in mill (+2.00 %), " +
        "least in harbour (+1.00 %).",
    ]);
  });

  it("is told of what residents consume, too, where that goes the other way, and of what levers cost", () => {
    const of = (gdp: number, welfare: number, cost = 0) => ({
      cluster: { "real-gdp": gdp, [WELFARE]: welfare, "lever-cost": [cost, 10, 0] as Cell },
    });
    const cells = { a: of(30, -4), b: of(10, 20, 3) };
    expect(said(cells)).toEqual([
      "“a”: real GDP +3.00 % in 2026.",
      `“a”: ${WELFARE} −0.40 % in 2026.`,
      "“b”: real GDP +1.00 % in 2026.",
    ]);
    const costs = (plan: Plan = {}) => english(costSentence(smallView(cells, plan)));
    expect(costs()).toEqual(["Spending on levers in 2026: “b” (+0.30 bn yuan)."]);
    // What costs little in the year that is told, but cost more before, is told in sum.
    const fading = { a: { cluster: { "real-gdp": 1, "lever-cost": { byYear: [30, 30, 2] } } }, b: of(10, 20, 3) };
    expect(english(costSentence(smallView(fading)))).toEqual([
      "Spending on levers from 2024 to 2026 in sum: “b” (+0.90 bn yuan), “a” (+6.20 bn yuan).",
    ]);
    expect(costsHaveEnded(smallView(fading))).toBe(true);
    expect(costsHaveEnded(smallView(cells))).toBe(false);
    // What begins after the year that is told has not ended before it.
    const later = { a: { cluster: { "real-gdp": 1, "lever-cost": { byYear: [0, 30, 30] } } } };
    const first = { kind: "year", at: 2024, from: 2024, to: 2024 } as const;
    expect(costsHaveEnded(smallView(later, { when: first }))).toBe(false);
    // One may have ended before the year that is told.
    const ended = {
      a: { cluster: { "real-gdp": 1, "lever-cost": { byYear: [[30, 10, 0] as Cell, 0, 0] } } },
      b: of(10, 20, 3),
    };
    const when = { kind: "shock", at: 2026, from: 2024, to: 2026 } as const;
    expect(english(costSentence(smallView(ended, { when })))).toEqual([
      "Spending on levers from 2024 to 2026 in sum: “b” (+0.90 bn yuan), “a” (+3.00 bn yuan).",
    ]);
    expect([costs({ measure: "real-gdp" }), english(costSentence(smallView({ a: of(30, 4) })))]).toEqual([[], []]);
  });

  it("says that it first goes the other way, where chance could not make as much", () => {
    const turns = (first: Cell, last: Cell) => ({ a: { cluster: { "real-gdp": { byYear: [0, first, last] } } } });
    const other = "“a”: in 2025 real GDP goes the other way: −2.00 %.";
    expect(said(turns(-20, 30))).toEqual(["“a”: real GDP +3.00 % in 2026.", other]);
    // What new firms cost is told where it explains the first year.
    const invested = (effect: number) => ({
      a: { cluster: { ...turns(-20, 30).a.cluster, "real-gdp-with-entry": { byYear: [0, effect, 40] } } },
    });
    expect(said(invested(0.3))).toContain(
      "“a”: in 2025 real GDP goes the other way: −2.00 %, +0.03 % with new firms counted as investment.",
    );
    expect(said(invested(-20))).toContain(other);
    expect(said(turns(-20, 30), { when: { kind: "shock", at: 2026, from: 2024, to: 2026 } })).toContain(other);
    for (const cells of [turns(20, 30), turns([-20, 1000, 30], 30), turns(-20, [30, 1000, 40])])
      expect(said(cells)).not.toContain(other);
    for (const when of [SHOCK, { kind: "path", at: 2026, from: 2024, to: 2026 } as const])
      expect(said(turns(-20, 30), { when })).not.toContain(other);
  });

  it("is told once of variants that are equal", () => {
    const of = (effect: number) => ({ cluster: { "real-gdp": effect } });
    expect(said({ a: of(10), b: of(10), c: of(20) }, { equal: [["a", "b"]] })).toEqual([
      ...["“c”: real GDP +2.00 % in 2026.", "“a”: real GDP +1.00 % in 2026."],
    ]);
  });

  it("of a blow is that of its year, the sum and the last year, which is not told twice", () => {
    const cells = { a: { cluster: { "real-gdp": { byYear: [-300, -60, 0] } } } };
    expect(said(cells, { when: SHOCK })).toEqual([
      "“a”: real GDP −30.0 % in 2024, −12.0 % from 2024 to 2026 in sum, no effect in 2026.",
    ]);
    expect(said(cells, { when: { kind: "shock", at: 2025, from: 2024, to: 2025 } })).toEqual([
      "“a”: real GDP −6.00 % in 2025, −18.0 % from 2024 to 2025 in sum.",
    ]);
    expect(said(cells, { when: { kind: "shock", at: 2024, from: 2024, to: 2024 } })).toEqual([
      "“a”: real GDP −30.0 % in 2024.",
    ]);
  });

  it("says beside the cluster what the whole country gets, and of another place does not", () => {
    const cells = { a: { cluster: { "real-gdp": 30 }, country: { "real-gdp": -1 }, mill: { "real-gdp": 40 } } };
    expect(said(cells)).toEqual(["“a”: real GDP +3.00 % in 2026; whole country −0.10 % in 2026."]);
    expect(said(cells, { places: ["mill"] })).toEqual(["mill: “a”: real GDP +4.00 % in 2026."]);
  });

  it("is left out where there is no effect of any, here or in the country, in no year that is told", () => {
    expect(said(gdp(0, 0.04))).toEqual([]);
    expect(said(gdp(0, 0.06))).toHaveLength(2);
    expect(said({ a: { cluster: { "real-gdp": 0 }, country: { "real-gdp": 1 } } })).toHaveLength(1);
    const late = { a: { cluster: { "real-gdp": { byYear: [0, 0, 5] } } } };
    expect(said(late, { when: SHOCK })).toHaveLength(1);
  });

  it("says who gains even then", () => {
    const cells = { a: { cluster: { "real-gdp": 0 }, harbour: { [WELFARE]: 10 }, mill: { [WELFARE]: 20 } } };
    expect(said(cells)).toHaveLength(1);
    expect(said(cells)[0]).toMatch(/^“a”: in 2026, residents gain in 2 of 2 cities/);
  });
});

describe("one policy against another", () => {
  const pair = { run: "a", against: "b" };
  const of = (values: Record<string, Cell>) => ({ cluster: values });
  const between = (a: Record<string, Cell>, b: Record<string, Cell>, told?: string, plan: Plan = {}) =>
    english(betweenSentences(smallView({ a: of(a), b: of(b) }, plan), pair, told));

  it("is told by what differs, two in a sentence, in two sentences at most", () => {
    const a = { "real-gdp": 10, "lever-cost": 20, "own-revenue": 30, [WELFARE]: 40, "toll-revenue": 50 };
    const none = Object.fromEntries(Object.keys(a).map((id) => [id, 0]));
    expect(between(a, none)).toEqual([
      "“a” against “b”, in 2026: real GDP +1.00 % (+1.00 bn yuan); own revenue +3.00 % (+3.00 bn yuan).",
      `“a” against “b”, in 2026: spending on levers +2.00 % (+2.00 bn yuan); ${WELFARE} +4.00 %.`,
    ]);
    // The larger first of what is spent and what is collected.
    expect(between({ ...a, "lever-cost": 31 }, none)[0]).toContain("spending on levers +3.10 %");
    const when = { kind: "shock", at: 2026, from: 2024, to: 2026 } as const;
    expect(between(a, none, undefined, { when }).join(" ")).not.toContain("spending");
    expect(between(a, none, undefined, { when, measure: "lever-cost" }).join(" ")).toContain("spending");
    expect(between({ ...none, "lever-cost": 20 }, none)).toEqual([
      "“a” against “b”, in 2026: spending on levers +2.00 % (+2.00 bn yuan).",
    ]);
  });

  it("begins with the measure that is asked for, which stands once", () => {
    expect(between({ wage: 10, "real-gdp": 20 }, { wage: 0, "real-gdp": 0 }, undefined, { measure: "wage" })).toEqual([
      "“a” against “b”, in 2026: wage +1.00 %; real GDP +2.00 % (+2.00 bn yuan).",
    ]);
    expect(between({ "real-gdp": 20 }, { "real-gdp": 0 }, undefined, { measure: "real-gdp" })).toEqual([
      "“a” against “b”, in 2026: real GDP +2.00 % (+2.00 bn yuan).",
    ]);
  });

  it("beside a measure that is told already leaves that out, and tells GDP even where it does not differ", () => {
    const [a, b] = [
      { wage: 10, "real-gdp": 0, "own-revenue": 0 },
      { wage: 0, "real-gdp": 0, "own-revenue": 0 },
    ];
    expect(between(a, b, "wage", { measure: "wage" })).toEqual(["“a” against “b”, in 2026: real GDP no effect."]);
    expect(between({ "own-revenue": 0 }, { "own-revenue": 0 }, "wage")).toEqual([]);
  });

  it("names the place where it is not the cluster", () => {
    const cells = { a: { mill: { "real-gdp": 10 } }, b: { mill: { "real-gdp": 0 } } };
    expect(english(betweenSentences(smallView(cells, { places: ["mill"] }), pair))).toEqual([
      "mill: “a” against “b”, in 2026: real GDP +1.00 % (+1.00 bn yuan).",
    ]);
  });

  it("says that they are equal, or that nothing differs by enough to be told", () => {
    expect(between({ "real-gdp": 1 }, { "real-gdp": 1 }, undefined, { equal: [["a", "b"]] })).toEqual([
      "“a” against “b”: equal, no number of any year differs.",
    ]);
    const drawn = (differing: number) => {
      const b = Array.from({ length: 20 }, (_, draw) => 1000 + draw);
      const runs = { baseline: b, a: b.map((value, draw) => (draw < differing ? value + 1 : value)), b };
      const paired = [{ place: "cluster", indicator: "real-gdp", from: 2026, to: 2026, runs }];
      const uncertainty = { draws: 20, failed: [], factors: [], effects: [], paired } as unknown as Uncertainty;
      const view = smallView(
        { a: of({ "real-gdp": 1 }), b: of({ "real-gdp": 1 }) },
        { equal: [["a", "b"]] },
        { uncertainty },
      );
      return english(betweenSentences(view, pair))[0];
    };
    expect(drawn(0)).toBe("“a” against “b”: equal, no number of any year differs.");
    expect(drawn(5)).toBe(
      "“a” against “b”: equal at central values, no number of any year differs; in 25 % of draws real GDP in 2026 does.",
    );
    expect(between({ "real-gdp": 1 }, { "real-gdp": 1 })).toEqual([
      "“a” against “b”: no difference in 2026 that is clear and large enough to be told.",
    ]);
  });

  it("has the range of the measure that is asked about, of no other", () => {
    const draws = Array.from({ length: 20 }, (_, draw) => 1000 + draw);
    const runs = { baseline: draws, a: draws.map((one) => one * 1.03), b: draws.map((one) => one * 1.01) };
    const paired = ["real-gdp", "own-revenue"].map((indicator) => ({
      ...{ place: "cluster", indicator, from: 2026, to: 2026, runs },
    }));
    const uncertainty = { draws: 20, failed: [], factors: [], effects: [], paired } as unknown as Uncertainty;
    const both = { "real-gdp": 20, "own-revenue": 20 };
    const view = smallView({ a: of(both), b: of({ "real-gdp": 0, "own-revenue": 0 }) }, {}, { uncertainty });
    expect(english(betweenSentences(view, pair))[0]).toMatch(
      /real GDP \+2\.00 % \(\+2\.00 bn yuan\), prior range \+1\.980 to \+1\.980 %, 20 draws; own revenue [^,]*\.$/,
    );
  });

  it("is told of each and the next lower one", () => {
    const said = english(differenceSentences(smallView(gdp(10, 30, 20))));
    expect(said.map((one) => one.split(",")[0])).toEqual(["“b” against “c”", "“c” against “a”"]);
    const many = { "real-gdp": 20, "lever-cost": 20, "own-revenue": 30 };
    const none = { "real-gdp": 0, "lever-cost": 0, "own-revenue": 0 };
    expect(differenceSentences(smallView({ a: of(many), b: of(none) }))).toHaveLength(1);
  });

  it("is told of the pairs that are asked for, with all that tells them apart, where results hold both runs", () => {
    const many = { "real-gdp": 20, "lever-cost": 20, "own-revenue": 30 };
    const asked = (...differences: [string, string][]) =>
      english(differenceSentences(smallView({ a: of(many), b: of({ "real-gdp": 0 }), c: of(many) }, { differences })));
    const said = asked(["a", "b"], ["b", "baseline"], ["a", "gone"]);
    expect(said.map((one) => one.split(",")[0])).toEqual([
      "“a” against “b”",
      "“b” against the baseline: no difference in 2026 that is clear and large enough to be told.",
    ]);
    expect(asked(["a", "baseline"])[0]).toMatch(/^“a” against the baseline, in 2026: /);
    expect(
      english(
        differenceSentences(
          smallView(
            { a: of(many), b: of({ "real-gdp": 0, "lever-cost": 0, "own-revenue": 0 }) },
            { differences: [["a", "b"]] },
          ),
        ),
      ),
    ).toHaveLength(2);
  });

  it("has beside it what each does to the baseline, where both are policies and have a value", () => {
    const view = smallView(gdp(10, -30));
    expect(english(eachAgainstBaseline(view, pair))).toEqual([
      "Each against the baseline in 2026: “a” (+1.00 %, +1.00 bn yuan), “b” (−3.00 %, −3.00 bn yuan).",
    ]);
    expect(eachAgainstBaseline(view, { run: "a", against: "baseline" })).toEqual([]);
    expect(eachAgainstBaseline(smallView({ a: of({ "real-gdp": 1 }), b: of({}) }), pair)).toEqual([]);
  });
});
