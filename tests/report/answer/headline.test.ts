import { describe, expect, it } from "vitest";
import type { Uncertainty } from "../../../src/measures/results/index.js";
import { bandOf, drawnRange, rangeOf, shortRange } from "../../../src/report/answer/amounts.js";
import { headline, inOrder } from "../../../src/report/answer/headline.js";
import { type AnswerView, measureOf, placeOf } from "../../../src/report/answer/view.js";
import { textOf } from "../../../src/words/index.js";
import { type Cell, type Cells, english, smallView } from "./small.js";

type Plan = Partial<AnswerView["plan"]>;
const gdp = (...cells: Cell[]): Cells =>
  Object.fromEntries(cells.map((cell, at) => ["abcd"[at]!, { cluster: { "real-gdp": cell } }]));
const SURE = " (the uncertainty of parameters is not included).";

describe("what a headline is about", () => {
  it("is real GDP in the first place asked for, if nothing else is", () => {
    expect(measureOf(smallView({}))).toBe("real-gdp");
    expect(measureOf(smallView({}, { measure: "wage" }))).toBe("wage");
    expect(placeOf(smallView({}, { places: ["cluster", "mill"] })).id).toBe("cluster");
    expect(placeOf(smallView({}, { places: ["nowhere"] }))).toEqual({ id: "nowhere", label: textOf("nowhere") });
  });

  it("is nothing where the tables have no value", () => {
    expect(headline(smallView({ a: {} }))).toEqual([]);
  });
});

describe("the headline of a blow", () => {
  it("tells a blow that is alike in its first year by all years, where these tell variants apart", () => {
    const course = (...byYear: number[]): Cells[string] => ({ cluster: { "real-gdp": { byYear } } });
    const shock: Plan = { when: { kind: "shock", at: 2024, from: 2024, to: 2026 } };
    const told = english(headline(smallView({ a: course(-30, 0, 0), b: course(-30, -30, -30) }, shock)));
    expect(told[0]).toMatch(/change real GDP alike in 2024 \(−3\.00 %\)/);
    expect(told[1]).toMatch(/from 2024 to 2026 in sum is highest under “a” \(−1\.00 %\).*“b” \(−3\.00 %\)/);
    expect(headline(smallView({ a: course(-30, 0, 0), b: course(-30, 0, 0) }, shock))).toHaveLength(1);
    expect(headline(smallView({ a: course(-30, 0, 0), b: course(-20, -30, -30) }, shock))).toHaveLength(1);
  });
});

describe("the headline of one policy", () => {
  const said = (cell: Cell, plan: Plan = {}) => english(headline(smallView(gdp(cell), plan)))[0];

  it("says that it raises or lowers, by a per cent, with money where the measure is asked for", () => {
    expect(said(25)).toBe(`cluster: “a” raises real GDP by 2.50 % in 2026${SURE}`);
    expect(said(-25)).toBe(`cluster: “a” lowers real GDP by 2.50 % in 2026${SURE}`);
    expect(said(25, { measure: "real-gdp" })).toContain("by 2.50 % (2.50 bn yuan) in 2026");
  });

  it("says that there is none, less than is told, or nothing clear", () => {
    expect(said(0)).toBe(`cluster: “a” has no effect on real GDP in 2026${SURE}`);
    expect(said(0.04)).toBe(`cluster: “a” changes real GDP in 2026 by less than 0.005 %${SURE}`);
    expect(said([25, 1000, 30])).toBe(
      "cluster: “a” does not clearly change real GDP in 2026 " +
        "(by chance alone −0.50 % to +5.50 %, 95 %; the uncertainty of parameters is not included).",
    );
  });

  it("says that there is nothing to compare where a measure that is asked for has no value without the policy", () => {
    expect(english(headline(smallView({ a: {} }, { measure: "quota-price" })))).toEqual([
      "cluster: There is nothing to compare: quota-price has no value without the policy. Its levels are in the tables of results.",
    ]);
    expect(headline(smallView({ a: {} }))).toEqual([]);
  });

  it("has the interval of chance where runs differ by chance, in per cent of the baseline", () => {
    expect(said([25, 1000, 5])).toContain("(by chance alone +2.00 % to +3.00 %, 95 %;");
    expect(said([25, 2000, 10])).toContain("(by chance alone +0.75 % to +1.75 %, 95 %;");
    // Cohorts know no chance.
    expect(said([25, 1000, 1e-9])).toContain("(the uncertainty of parameters is not included)");
    expect(said([25, 1000, NaN])).toBe(`cluster: “a” raises real GDP by 2.50 % in 2026${SURE}`);
    expect(said([25, 1, 5])).toContain("(by chance alone +2.00 bn yuan to +3.00 bn yuan, 95 %;");
    const share = { a: { cluster: { share: [0.25, 0.5, 0.05] as Cell } } };
    expect(headline(smallView(share, { measure: "share" }))[0]!.en).toContain(
      "(by chance alone +20 percentage points to +30 percentage points, 95 %;",
    );
  });

  it("of two policies says which part of what the second does the first makes good", () => {
    const compared = (first: Cell, second: Cell) =>
      english(headline(smallView(gdp(first, second), { compare: ["a", "b"] })))[0];
    // 900 to 950 is 5.56 %, 50 of 100.
    expect(compared(-50, -100)).toBe(
      `cluster: “a” against “b” raises real GDP by 5.56 % in 2026: 50.0 % of what “b” takes${SURE}`,
    );
    expect(compared(60, 100)).toBe(
      `cluster: “a” against “b” lowers real GDP by 3.64 % in 2026: 40.0 % of what “b” adds${SURE}`,
    );
    // More than all, nothing, the same way, or of what is not clear.
    expect(compared(1, -100)).toBe(`cluster: “a” against “b” raises real GDP by 11.2 % in 2026${SURE}`);
    expect(compared(0, -100)).toContain("100 % of what “b” takes");
    expect(compared(-150, -100)).toBe(`cluster: “a” against “b” lowers real GDP by 5.56 % in 2026${SURE}`);
    expect(compared(-50, [-100, 1000, 120])).not.toContain("of what");
  });

  it("does not say so where the per cent says as much already", () => {
    const doubled = smallView(gdp([0, 1000, 0], [1000, 1000, 0]), { compare: ["a", "b"] });
    expect(headline(doubled)[0]!.en).toBe(
      `cluster: “a” against “b” lowers real GDP by 50.0 % in 2026: 100 % of what “b” adds${SURE}`,
    );
    const gone = smallView(gdp([40, 0, 0], [100, 0, 0]), { compare: ["a", "b"] });
    expect(headline(gone)[0]!.en).toBe(`cluster: “a” against “b” lowers real GDP by 60.0 % in 2026${SURE}`);
  });

  it("tells points of a share beside the part that is made good", () => {
    const cells: Cells = { a: { cluster: { share: [0.06, 0.2, 0] } }, b: { cluster: { share: [0.1, 0.2, 0] } } };
    expect(headline(smallView(cells, { compare: ["a", "b"], measure: "share" }))[0]!.en).toBe(
      `cluster: “a” against “b” lowers share of works by 4.0 percentage points in 2026: 40.0 % of what “b” adds${SURE}`,
    );
  });

  it("is in the unit of the measure where there was nothing, its chance too", () => {
    const cells = { a: { cluster: { wage: [12, 0, 3] as Cell } } };
    expect(headline(smallView(cells, { measure: "wage" }))[0]!.en).toMatch(
      /raises wage by 12 thousand yuan in 2026 \(by chance alone \+9\.0 thousand yuan to \+15 thousand yuan, 95 %;/,
    );
  });

  it("tells levels without and with the policy first where more is asked for beside the measure", () => {
    const cells = { a: { cluster: { "real-gdp": 25, wage: 10 }, mill: { "real-gdp": -25 } } };
    const [levels, effect] = english(
      headline(smallView(cells, { beside: ["wage"], places: ["cluster", "mill", "nowhere"] })),
    );
    expect(levels).toBe(
      "Real GDP in 2026, “Baseline” → “a”: cluster 100 bn yuan → 103 bn yuan; mill 100 bn yuan → 97.5 bn yuan. " +
        "Wage (thousand yuan): cluster 1\u202F000 → 1\u202F010.",
    );
    expect(effect).toContain("“a” raises real GDP");
  });
});

describe("the headline of several policies", () => {
  const said = (cells: Cells, plan: Plan = {}) => english(headline(smallView(cells, plan)));

  it("names the highest and the lowest, and all that cannot be told from them", () => {
    expect(said(gdp(10, 30, 20))).toEqual([
      "cluster: against the baseline, real GDP in 2026 is highest under “b” (+3.00 %). " +
        "It is lowest under “a” (+1.00 %).",
    ]);
    expect(said(gdp(10, 30, 30.04))[0]).toContain(
      "highest under “c” (+3.00 %) and “b” (+3.00 %). It is lowest under “a”",
    );
    expect(said(gdp(10, 30, 10.04))[0]).toContain(
      "highest under “b” (+3.00 %). It is lowest under “c” (+1.00 %) and “a”",
    );
    // Of three and more that read the same the amount is said once.
    expect(said(gdp(10, 30, 10.04, 10.02))[0]).toContain("lowest under “c”, “d” and “a” (each +1.00 %).");
  });

  it("leaves out, and says so, a variant that the question does not compare with the others", () => {
    expect(said(gdp(10, 30, 20), { ranked: ["a", "c"] })).toEqual([
      "cluster (“b” left out): against the baseline, real GDP in 2026 is highest under “c” (+2.00 %). " +
        "It is lowest under “a” (+1.00 %).",
    ]);
    expect(said(gdp(10, 30, 20), { ranked: ["a", "b", "c"] })[0]).toContain("cluster: against the baseline");
  });

  it("says that all change it alike, or none more than another", () => {
    expect(said(gdp(30, 30))[0]).toBe("cluster: the variants change real GDP alike in 2026 (+3.00 %).");
    expect(said(gdp(30, 30.04, 30.02))[0]).toBe("cluster: the variants change real GDP alike in 2026 (+3.00 %).");
    expect(said(gdp([30, 1000, 5], [20, 1000, 6]))[0]).toBe(
      "cluster: against the baseline, no variant changes real GDP in 2026 clearly more or less than another. " +
        "Changes go from “b” (+2.00 %) to “a” (+3.00 %).",
    );
  });

  it("calls those alike whose effects are clear, and says that it leaves out the others", () => {
    const unclear = [0.1, 1000, 40] as const;
    expect(said(gdp(30, [...unclear], 30.04))[0]).toBe(
      "cluster (variants without a clear effect left out): the variants change real GDP alike in 2026 (+3.00 %).",
    );
    expect(said(gdp([30, 1000, 5], [...unclear], [20, 1000, 6]))[0]).toMatch(
      /^cluster \(variants without a clear effect left out\): against the baseline, no variant/,
    );
  });

  it("tells the highest and the lowest of all where they are told apart, be they clear or not", () => {
    expect(said(gdp([-200, 1000, 60], [-100, 1000, 30], [10, 1000, 50]))[0]).toBe(
      "cluster: against the baseline, real GDP in 2026 is highest under “c” (not clear). " +
        "It is lowest under “a” (−20.0 %).",
    );
    // What is not clear cannot be told from the lowest, so it is lowest with it.
    expect(said(gdp(30, 10, [8, 1000, 9]))[0]).toContain("It is lowest under “b” (+1.00 %) and “c” (not clear).");
    // Less than is told tells nothing apart, but what reads otherwise is not named beside the lowest.
    expect(said(gdp(0.13, 0.07, 0.03))[0]).toBe(
      "cluster: against the baseline, real GDP in 2026 is highest under “a” (+0.01 %). " +
        "It is lowest under “c” (within ±0.005 %).",
    );
    // Nothing is told of what may be the highest as well as the lowest.
    expect(said(gdp(30, 10, [8, 1000, 90]))[0]).toBe(
      "cluster (variants without a clear effect left out): against the baseline, real GDP in 2026 is highest under " +
        "“a” (+3.00 %). It is lowest under “b” (+1.00 %).",
    );
  });

  it("says where only one does anything that is clear, where none does, or where none does anything", () => {
    expect(said(gdp(30, [20, 1000, 40]))[0]).toBe(
      "cluster: of the variants only one clearly changes real GDP in 2026: “a” (+3.00 %).",
    );
    expect(said(gdp([30, 1000, 40], [20, 1000, 40]))[0]).toBe("cluster: no variant clearly changes real GDP in 2026.");
    expect(said(gdp(0, 0))[0]).toBe("cluster: no variant has an effect on real GDP in 2026.");
    expect(said(gdp(0, 0.04))[0]).toBe("cluster: no variant changes real GDP in 2026 by 0.005 % or more.");
    expect(said(gdp(0, [20, 1000, 40]))[0]).toBe("cluster: no variant clearly changes real GDP in 2026.");
  });

  it("says what tells them apart where none has an effect on GDP, if a measure is not asked for", () => {
    const of = (cost: number, revenue: number) => ({
      cluster: { "real-gdp": 0, "lever-cost": cost, "own-revenue": revenue },
    });
    expect(said({ a: of(1, 0), b: of(1, 2) })[1]).toBe(
      "cluster: against the baseline, own revenue in 2026 is highest under “b” (+0.20 %, +0.20 bn yuan). " +
        "It is lowest under “a” (no effect).",
    );
    expect(said({ a: of(1, 0), b: of(5, 2) })[1]).toContain("spending on levers in 2026 is highest under “b”");
    expect(said({ a: of(1, 2), b: of(1, 2) })).toHaveLength(1);
    expect(said({ a: of(1, 0), b: of(1, 2) }, { measure: "real-gdp" })).toHaveLength(1);
  });

  it("is in the order of effects, of equal ones by name", () => {
    const one = (run: string, effect: number) => ({
      pair: { run, against: "baseline" },
      row: { effect, baselineMean: 1, ciLow: 0, ciHigh: 0 },
    });
    const ordered = inOrder([one("b", 1), one("a", 1), one("c", 2), one("d", -1)]);
    expect(ordered.map(({ pair }) => pair.run)).toEqual(["c", "a", "b", "d"]);
  });
});

it("says what variants without an effect at central values do over parameter draws", () => {
  const of = (variant: string, low: number, high: number) => ({
    ...{ variant, place: "cluster", indicator: "net-transfers", year: 2026, worlds: 200 },
    ...{ effect: [low, 0, high], relative: null, rises: 0.5, falls: 0 },
  });
  const cells = {
    a: { cluster: { "net-transfers": [0, 0, 0] } },
    b: { cluster: { "net-transfers": [0, 0, 0] } },
  } as const;
  const said = (high: number) => {
    const uncertainty = { draws: 200, failed: [], factors: [], effects: [of("a", 0, 0), of("b", 0, high)] } as never;
    const entry = () => ({ label: textOf("net receipts"), unit: textOf("100 million yuan"), better: "none" }) as const;
    return headline(smallView(cells as never, { measure: "net-transfers" }, { uncertainty, entry }))[0]!.en;
  };
  expect(said(90)).toBe(
    "cluster: no variant has an effect on net receipts in 2026. " +
      "Over parameter draws these do: “b” (prior range 0 to +9.00 bn yuan, not 0 in 50 % of draws).",
  );
  expect(said(0)).toBe("cluster: no variant has an effect on net receipts in 2026.");
});

describe("variants of which chance hides some, over parameter draws", () => {
  const of = (variant: string, low: number, high: number, worlds = 200) => ({
    ...{ variant, place: "cluster", indicator: "real-gdp", year: 2026, worlds },
    ...{ effect: [1000 * low, 0, 1000 * high], relative: [low, 0, high], rises: 0.5, falls: 0 },
  });
  const said = (cells: Cells, ...effects: ReturnType<typeof of>[]) => {
    const uncertainty = { draws: 200, failed: [], factors: [], effects } as never;
    return headline(smallView(cells, {}, { uncertainty }))[0]!.en;
  };
  const hidden = gdp(30, [20, 1000, 40]);

  it("tells the only one that is clear, and beside it what draws know of the others", () => {
    expect(said(hidden, of("a", 0.01, 0.04), of("b", 0.01, 0.03))).toBe(
      "cluster: of the variants only one clearly changes real GDP in 2026: “a” (+3.00 %, prior range +1.0 to +4.0 %). " +
        "“b” (not clear, prior range +1.0 to +3.0 % without chance of firms).",
    );
    // A range that leaves the sign open says of itself that nothing is clear.
    expect(said(hidden, of("a", 0.01, 0.04), of("b", -0.01, 0.03))).toContain(
      "(not clear, prior range −1.0 to +3.0 %)",
    );
  });

  it("calls none clear where draws leave the sign of the only one open", () => {
    expect(said(hidden, of("a", -0.02, 0.04), of("b", -0.03, -0.01))).toBe(
      "cluster: no variant clearly changes real GDP in 2026. “a” (+3.00 %, prior range −2.0 to +4.0 %); " +
        "“b” (not clear, prior range −3.0 to −1.0 % without chance of firms).",
    );
  });

  it("counts the draws of each variant: one may have failed in a single one", () => {
    const told = said(gdp(30, [20, 1000, 40]), of("a", 0.01, 0.04, 17), of("b", 0.01, 0.03, 16));
    expect(told).toContain("+1.0 to +4.0 %, 17 draws)");
    expect(told).toContain("without chance of firms, 16 draws)");
  });
});

describe("the range of a study", () => {
  const pair = { run: "a", against: "baseline" };
  const study = (draws: number, effect: number[], relative: number[] | null, indicator = "real-gdp") =>
    ({
      ...{ draws, failed: [], factors: [] },
      effects: [
        { variant: "a", place: "cluster", indicator, year: 2026, worlds: draws, effect, relative, rises: 0.714 },
      ],
    }) as unknown as Uncertainty;
  const range = (uncertainty: Uncertainty | undefined, indicator = "real-gdp", cell: Cell = 25) => {
    const view = smallView({ a: { cluster: { [indicator]: cell } } }, { measure: indicator }, { uncertainty });
    return rangeOf(view, pair)?.en;
  };

  it("is in per cent, points of a share, or money of what is no share of anything", () => {
    expect(range(study(200, [10, 20, 30], [0.01, 0.02, 0.03]))).toBe("prior range +1.0 to +3.0 %");
    expect(range(study(200, [0.1, 0.2, 0.3], [1, 2, 3], "share"), "share", 0.25)).toBe(
      "prior range +10 to +30 percentage points",
    );
    expect(range(study(200, [0.1, 0.2, 0.3], [1, 2, 3], "share"), "share", 0.35)).toContain("leaves out the central");
    expect(range(study(200, [-3, 2, 40], [1, 2, 3]), "real-gdp", [25, 1, 0])).toContain("−0.30 to +4.00 bn yuan");
    expect(range(study(200, [-3, 2, 40], [1, 2, 3], "wage"), "wage", [25, 1, 0])).toContain(
      "−3.0 thousand yuan to +40 thousand yuan",
    );
    expect(range(study(200, [1, 2, 3], null))).toBeUndefined();
    expect(range(undefined)).toBeUndefined();
  });

  it("is not told where all draws say the same as central values", () => {
    const ended = study(200, [-30, -25, -20], [-1, -1, -1]);
    expect(range(ended, "real-gdp", [-25, 25, 0])).toBe("the same over draws");
    expect(range(ended, "real-gdp", [-24, 25, 0])).toBe(
      "prior range −100 to −100 %, which leaves out the central case",
    );
    const few = study(9, [0, 0, 0], null, "net-transfers");
    expect(range(few, "net-transfers", [0, 0, 0])).toBe("the same over draws, 9 draws");
  });

  it("says in how many draws the effect is above zero, where its sign is open", () => {
    const open = (low: number, high: number) => range(study(200, [low, 0.5, high], [low / 100, 0, high / 100]));
    expect(open(-1, 3)).toBe("prior range −1.0 to +3.0 %, higher in 71 % of draws");
    expect(open(0, 3)).not.toContain("higher");
    expect(open(-3, 0)).not.toContain("higher");
  });

  it("is told as the effect is where all of it is less than is told", () => {
    const low = (relative: [number, number, number]) =>
      range(study(200, [0.001, 0.01, 0.04], relative), "real-gdp", 0.02);
    expect(low([0.000001, 0, 0.000049])).toBe("prior range within ±0.005 %");
    expect(low([-0.00006, 0, 0.00001])).toContain("prior range −0.006 to +0.001 %");
  });

  it("says in how many draws there is an effect where central values have none", () => {
    const drawn = (rises: number, falls: number) =>
      range(
        {
          ...study(200, [0, 0, 3], [0, 0, 0.03], "real-gdp"),
          effects: study(200, [0, 0, 3], [0, 0, 0.03]).effects.map((row) => ({ ...row, rises, falls })),
        },
        "real-gdp",
        [0, 1000, 0],
      );
    expect(drawn(0.25, 0.06)).toBe("prior range 0 to +3.0 %, not 0 in 31 % of draws");
    for (const rises of [0, 1]) expect(drawn(rises, 0)).toBe("prior range 0 to +3.0 %");
  });

  it("of a single place says that draws are without chance of firms, where its runs with chance lie beside them", () => {
    const ofBay = (cell: readonly [number, number, number], plan = { places: ["bay"] }) => {
      const uncertainty = study(200, [10, 20, 30], [0.01, 0.02, 0.03]);
      const effects = uncertainty.effects.map((row) => ({ ...row, place: plan.places[0]! }));
      const cells = { a: { [plan.places[0]!]: { "real-gdp": cell } } };
      return bandOf(smallView(cells, plan, { uncertainty: { ...uncertainty, effects } }), pair)?.band.en;
    };
    expect(ofBay([40, 1000, 5])).toBe("+1.0 to +3.0 % without chance of firms");
    expect(ofBay([5, 1000, 2])).toBe("+1.0 to +3.0 % without chance of firms");
    // Within, or beside by a digit.
    expect(ofBay([25, 1000, 5])).toBe("+1.0 to +3.0 %");
    expect(ofBay([30.5, 1000, 5])).toBe("+1.0 to +3.0 %");
    // No chance explains it.
    for (const effect of [5, 40])
      expect(ofBay([effect, 1000, 0])).toBe("+1.0 to +3.0 %, which leaves out the central case");
    expect(ofBay([40, 1000, 5], { places: ["cluster"] })).toBe("+1.0 to +3.0 %");
  });

  it("says of how many draws it is where these are fewer than a hundred", () => {
    expect(range(study(99, [1, 2, 3], [0.01, 0.02, 0.03]))).toBe("prior range +1.0 to +3.0 %, 99 draws");
    expect(range(study(100, [1, 2, 3], [0.01, 0.02, 0.03]))).toBe("prior range +1.0 to +3.0 %");
    const seen = smallView(gdp(25), {}, { uncertainty: study(99, [1, 2, 3], [0.01, 0.02, 0.03]) });
    const band = bandOf(seen, pair)!;
    expect(drawnRange(seen, band).en).toBe("prior range +1.0 to +3.0 %, 99 draws");
    // Behind the headline only where it is of fewer draws than others.
    expect(shortRange(seen, band).en).toBe("range +1.0 to +3.0 %");
    expect(shortRange(seen, { ...band, draws: 98 }).en).toBe("range +1.0 to +3.0 %, 98 draws");
    expect(headline(seen)[0]!.en).toBe(
      "cluster: “a” raises real GDP by 2.50 % in 2026 (prior range +1.0 to +3.0 %, 99 draws).",
    );
  });
});
