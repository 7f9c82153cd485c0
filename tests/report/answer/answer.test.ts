import { describe, expect, it } from "vitest";
import type { EffectRow } from "../../../src/measures/results/index.js";
import { answerSentences } from "../../../src/report/answer/answer.js";
import type { AnswerView } from "../../../src/report/answer/view.js";
import { smallView } from "./small.js";

type Effects = Record<string, Record<string, number | readonly number[]>>;

const YEARS = [2022, 2023, 2024, 2025, 2026];

/**
 * Effects of variants in per cent of a baseline of 1000, [variant][place][indicator]: of every year or by year; an
 * interval of a tenth either way.
 */
function view(variants: Record<string, Effects>, more: Partial<AnswerView> = {}): AnswerView {
  const place = (id: string, zh: string, kind: AnswerView["places"][number]["kind"]) => ({
    id,
    label: { en: id, zh },
    kind,
  });
  return {
    region: { en: "the Delta", zh: "三角洲" },
    currency: { en: "yuan", zh: "元" },
    years: YEARS,
    baseline: "baseline",
    variants: Object.keys(variants).map((id) => ({ id, label: { en: id, zh: id } })),
    plan: { when: { kind: "year", at: 2026, from: 2026, to: 2026 }, places: ["cluster"], equal: [] },
    places: [
      { id: "cluster", label: { en: "the Delta", zh: "三角洲" }, kind: "cluster" },
      place("harbour", "港城", "city"),
      place("mill", "工城", "city"),
    ],
    effect(variant, place, indicator, year) {
      const given = variants[variant]?.[place]?.[indicator];
      if (given === undefined) return undefined;
      const effect = 10 * (typeof given === "number" ? given : given[YEARS.indexOf(year)]!);
      const [ciLow, ciHigh] = [effect - Math.abs(effect) / 10, effect + Math.abs(effect) / 10];
      const level = indicator === "net-transfers" ? 0 : 1000;
      const row = { variant, year, place, indicator, baselineMean: level, variantMean: level + effect, effect };
      return { ...row, ciLow, ciHigh, sameSignShare: 1, replicates: 8 } as EffectRow;
    },
    entry: (indicator) => ENTRIES[indicator],
    chosen: { en: [], zh: [] },
    decided: { en: [], zh: [] },
    uncounted: {},
    cycles: {},
    ...more,
  };
}

const money = (en: string, zh: string) => ({
  label: { en, zh },
  unit: { en: "100 million yuan, base-year prices", zh: "亿元" },
  better: "none" as const,
});
const ENTRIES: Record<string, ReturnType<typeof money>> = {
  "real-gdp": money("Real GDP", "实际GDP"),
  "lever-cost": money("Spending on levers", "政策工具支出"),
  "toll-revenue": money("Toll revenue", "通行费收入"),
  "own-revenue": money("Own revenue", "自有财政收入"),
  "real-final-consumption-per-head": {
    ...money("Real consumption per resident", "人均实际消费"),
    unit: { en: "thousand yuan a head, base-year prices", zh: "千元/人" },
  },
};

const SHARE = { "profit-outflow": { ...money("Net outflow", "净流出"), unit: { en: "share", zh: "占比" } } };

const WELFARE = "real-final-consumption-per-head";
const GAIN: Effects = {
  cluster: { "real-gdp": [0, 1, 1.8, 2, 2], [WELFARE]: 1.5, "own-revenue": -0.5, "lever-cost": 0, "toll-revenue": 0 },
  harbour: { [WELFARE]: 3, "net-transfers": [0, 0, -1, 3, 1] },
  mill: { [WELFARE]: -0.2, "net-transfers": [0, 0, 1, -3, -1] },
};
const scaled = (effects: Effects, by: number): Effects =>
  Object.fromEntries(
    Object.entries(effects).map(([place, own]) => [
      place,
      Object.fromEntries(
        Object.entries(own).map(([id, given]) => [
          id,
          typeof given === "number" ? by * given : given.map((one) => by * one),
        ]),
      ),
    ]),
  );

/** Years, and effects on real GDP by year. */
const goingRound = (cycles: Record<string, number>, plan: object = {}, byYear = [0, 10, 30] as const) =>
  answerSentences(smallView({ both: { cluster: { "real-gdp": { byYear } } } }, plan, { cycles })).en.find((one) =>
    one.includes("goes round"),
  );

describe("choices that go round in a cycle", () => {
  it("are told by their mean over the last cycle beside the year that is asked for", () => {
    expect(goingRound({ both: 2 })).toBe(
      "“both” goes round in a cycle of 2 years, of which 2026 is one phase: on average over 2025–2026, " +
        "real GDP +2.00 % (+2.00 bn yuan).",
    );
    expect(goingRound({ both: 3 })).toContain("on average over 2024–2026, real GDP +1.33 %");
  });

  it("are not where the mean is what is told, the run is shorter, or more years are asked for", () => {
    expect(goingRound({})).toBeUndefined();
    expect(goingRound({ other: 2 })).toBeUndefined();
    expect(goingRound({ both: 4 })).toBeUndefined();
    expect(goingRound({ both: 2 }, {}, [0, 10, 10] as never)).toBeUndefined();
    expect(goingRound({ both: 2 }, { when: { kind: "sum", at: 2026, from: 2025, to: 2026 } })).toBeUndefined();
  });
});

describe("an answer on one variant", () => {
  it("says what happens to income, who gains, to residents, who pays whom in sum and in the year that turns, to budgets", () => {
    const { en, zh } = answerSentences(view({ Reform: GAIN }));
    expect(en).toEqual([
      "the Delta: “Reform” raises real GDP by 2.00 % in 2026 (by chance alone +1.80 % to +2.20 %, 95 %; the uncertainty of parameters is not included).",
      "In 2026, residents gain in 1 of 2 cities, lose in 1: most gained by harbour (+3.00 %), most lost by mill (−0.20 %).",
      "Real consumption per resident, private and public, rises by 1.50 %.",
      "“Reform”, payments from 2024 to 2026 in sum, net: received by harbour 3.00 bn yuan; paid by mill 3.00 bn yuan.",
      "In 2024, though, harbour pays 1.00 bn yuan.",
      "City governments’ own revenue before payments between cities falls by 0.50 bn yuan a year (−0.50 %, 2026).",
      "The effect on real GDP is +1.00 % in 2023 and +2.00 % in 2026.",
    ]);
    expect(zh[0]).toBe(
      "“Reform”使三角洲2026年的实际GDP提高2.00%（仅计随机波动的95%置信区间为+1.80%至+2.20%；未计入参数的不确定性）。",
    );
    expect(zh).toHaveLength(en.length);
  });

  it("of two variants says how much of what the second does the first makes good, where it does", () => {
    const plan = (...compare: string[]) => ({
      plan: {
        compare,
        when: { kind: "year", at: 2026, from: 2026, to: 2026 } as const,
        places: ["cluster"],
        equal: [],
      },
    });
    const arms = { Slump: scaled(GAIN, -1), Both: scaled(GAIN, -0.25), Reform: GAIN };
    const first = (...compare: string[]) => answerSentences(view(arms, plan(...compare)));
    expect(first("Both", "Slump").en[0]).toMatch(
      /^the Delta: “Both” against “Slump” raises real GDP by 1.53 % in 2026: 75.0 % of what “Slump” takes \(/,
    );
    expect(first("Both", "Slump").zh[0]).toContain("为“Slump”所减少部分的75.0%");
    // What does more than undo it, makes a loss larger, or stands against the baseline, makes nothing good.
    expect(first("Both", "Reform").en[0]).not.toContain("of what");
    expect(first("Slump", "Both").en[0]).not.toContain("of what");
    expect(first("Reform").en[0]).not.toContain("of what");
    // The difference alone would not say that both lose.
    expect(first("Both", "Slump").en).toContain(
      "Each against the baseline in 2026: “Both” (−0.50 %, −0.50 bn yuan), “Slump” (−2.00 %, −2.00 bn yuan).",
    );
    expect(first("Both", "Slump").zh[1]).toMatch(/^2026年各与基准情景相比：“Both”（−0.50%，[^）]+）/);
  });

  it("tells a shock by the year of the blow, the sum and what is left", () => {
    const blow = {
      cluster: { "real-gdp": [0, 0, -40, -1, -0.5] },
      harbour: { [WELFARE]: [0, 0, -50, 1, 1] },
      mill: { [WELFARE]: [0, 0, -2, 1, 1] },
    };
    const plan = { when: { kind: "shock", at: 2024, from: 2024, to: 2026 }, places: ["cluster"], equal: [] } as const;
    const { en } = answerSentences(view({ Shut: blow }, { plan: { ...plan, places: ["cluster"], equal: [] } }));
    expect(en[0]).toMatch(/^the Delta: “Shut” lowers real GDP by 40.0 % in 2024 /);
    expect(en.slice(1)).toEqual([
      "From 2024 to 2026 in sum −13.8 % (−41.5 bn yuan); −0.50 % (−0.50 bn yuan) is left in 2026.",
      "In 2024, residents gain in no city, lose in 2 of 2: most in harbour (−50.0 %), least in mill (−2.00 %).",
      "The effect on real GDP is largest in 2024 (−40.0 %); 97 % of it has gone by 2025, and it is −0.50 % in 2026.",
    ]);
  });

  it("tells a measure that is asked for, in sum, in places that are asked for", () => {
    const when = { kind: "sum", at: 2025, from: 2024, to: 2025 } as const;
    const plan = { when, places: ["mill", "cluster"], measure: "lever-cost", equal: [] };
    const effects = { cluster: { "lever-cost": 2 }, mill: { "lever-cost": -1 } };
    expect(answerSentences(view({ Pact: effects }, { plan })).en.slice(0, 2)).toEqual([
      "mill: “Pact” lowers spending on levers by 1.00 % (2.00 bn yuan) from 2024 to 2025 in sum (by chance alone −1.10 % to −0.90 %, 95 %; the uncertainty of parameters is not included).",
      "Spending on levers from 2024 to 2025 in sum: the Delta (+2.00 %, +4.00 bn yuan).",
    ]);
  });

  it("of a place names the whole cluster beside what all city governments receive", () => {
    const plan = { ...view({}).plan, places: ["mill"] };
    const effects = { cluster: { "own-revenue": 1 }, mill: { "real-gdp": 2 } };
    expect(answerSentences(view({ Pact: effects }, { plan })).en).toContain(
      "the Delta: City governments’ own revenue rises by 1.00 bn yuan a year (+1.00 %, 2026).",
    );
  });

  it("tells other places that are asked for, and what their residents consume where it goes the other way", () => {
    const plan = { ...view({}).plan, places: ["cluster", "harbour", "mill"] };
    const cluster = { "real-gdp": 3, [WELFARE]: 2 };
    const said = (effects: Effects) => answerSentences(view({ Pact: { cluster, ...effects } }, { plan })).en;
    const harbour = { "real-gdp": -1, [WELFARE]: 2 };
    const both = said({ harbour, mill: { "real-gdp": 2, [WELFARE]: 1 } });
    expect(both).toContain("Real GDP in 2026: harbour (−1.00 %, −1.00 bn yuan); mill (+2.00 %, +2.00 bn yuan).");
    expect(both).toContain("Real consumption per resident in 2026: harbour (+2.00 %).");
    expect(said({ harbour: { "real-gdp": -1, [WELFARE]: -2 } }).join()).not.toContain("resident in 2026: harbour");
  });

  it("calls what is left of a blow that, and what has grown since not", () => {
    const when = { kind: "shock", at: 2024, from: 2024, to: 2026 } as const;
    const plan = { ...view({}).plan, when };
    const said = (...effects: number[]) =>
      answerSentences(view({ Shock: { cluster: { "real-gdp": effects } } }, { plan })).en.join(" ");
    const before = YEARS.indexOf(2024);
    const none = Array.from({ length: before }, () => 0);
    expect(said(...none, -3, -2, -1)).toContain("−1.00 % (−1.00 bn yuan) is left in 2026.");
    expect(said(...none, 3, 4, 5)).toMatch(/; \+5\.00 % \(\+5\.00 bn yuan\) in 2026\./);
  });

  it.each([
    [
      "lower",
      "In 2026, a fall of price dispersion (less is better) in 1 of 2 cities, a rise in 1: best for mill (−3.00 %), worst for harbour (+2.00 %).",
      "2026年，2个城市中，1个城市的价格离散度（越低越好）下降，1个上升：改善最多的是工城（−3.00%），恶化最多的是港城（+2.00%）。",
    ],
    [
      "higher",
      "In 2026, a rise of price dispersion in 1 of 2 cities, a fall in 1: most gained by harbour (+2.00 %), most lost by mill (−3.00 %).",
      "2026年，2个城市中，1个城市的价格离散度上升，1个下降：增加最多的是港城（+2.00%），减少最多的是工城（−3.00%）。",
    ],
    [
      "none",
      "In 2026, a rise of price dispersion in 1 of 2 cities, a fall in 1: largest rise in harbour (+2.00 %), largest fall in mill (−3.00 %).",
      "2026年，2个城市中，1个城市的价格离散度上升，1个下降：上升最多的是港城（+2.00%），下降最多的是工城（−3.00%）。",
    ],
  ] as const)("says who is better off by the sense of the measure, here %s", (better, en, zh) => {
    const dispersion = { label: { en: "Price dispersion", zh: "价格离散度" }, unit: { en: "ratio", zh: "比" }, better };
    const plan = { ...view({}).plan, measure: "price-dispersion" };
    const effects = { cluster: -1, harbour: 2, mill: -3 };
    const of = Object.fromEntries(Object.entries(effects).map(([place, one]) => [place, { "price-dispersion": one }]));
    const said = answerSentences(view({ Pact: of }, { plan, entry: () => dispersion }));
    expect(said.en).toContain(en);
    expect(said.zh).toContain(zh);
  });

  it("tells levels without and with the policy first, of all measures and places that are asked for", () => {
    const when = { kind: "year", at: 2026, from: 2026, to: 2026 } as const;
    const plan = { when, places: ["mill", "harbour"], measure: "real-gdp", beside: ["works", WELFARE], equal: [] };
    const of = (percent: number) => ({ "real-gdp": percent, works: percent, [WELFARE]: 0 });
    const works = {
      label: { en: "Share of works", zh: "工厂占比" },
      unit: { en: "share", zh: "占比" },
      better: "none",
    } as const;
    const entry = (id: string) => (id === "works" ? works : ENTRIES[id]);
    const { en, zh } = answerSentences(view({ Pact: { mill: of(1), harbour: of(-2) } }, { plan, entry }));
    expect(en[0]).toBe(
      "Real GDP in 2026, “Baseline” → “Pact”: mill 100 bn yuan → 101 bn yuan; harbour 100 bn yuan → 98.0 bn yuan. " +
        "Share of works: mill 100\u202F000 % → 101\u202F000 %; harbour 100\u202F000 % → 98\u202F000 %. " +
        "Real consumption per resident (thousand yuan a head): mill 1\u202F000 → 1\u202F000; harbour 1\u202F000 → 1\u202F000.",
    );
    expect(zh[0]).toMatch(/^2026年的实际GDP，“基准情景” → “Pact”：工城1\s000亿元 → 1\s010亿元；港城/);
    expect(en[1]).toMatch(/^mill: “Pact” raises real GDP by 1.00 %/);
  });

  it("tells a path year by year", () => {
    const when = { kind: "path", at: 2026, from: 2022, to: 2026 } as const;
    const plan = { when, places: ["cluster"], equal: [] };
    expect(answerSentences(view({ Reform: GAIN }, { plan })).en[1]).toBe(
      "Year by year: +1.00 % in 2023, +1.80 % in 2024, +2.00 % in 2025, +2.00 % in 2026.",
    );
    const { en, zh } = answerSentences(view({ Reform: { cluster: { "real-gdp": 0.004 } } }, { plan }));
    expect(en[1]).toBe("No clear effect on real GDP in any year from 2022 to 2026.");
    expect(zh[1]).toBe("2022—2026年各年对实际GDP均无明确影响。");
  });

  it("tells people as people", () => {
    const residents = { ...money("Residents", "常住人口"), unit: { en: "thousand persons", zh: "千人" } };
    const entry = (id: string) => (id === "residents" ? residents : ENTRIES[id]);
    const plan = { ...view({}).plan, places: ["mill"], measure: "residents" };
    const effects = { Open: { mill: { residents: 6.61234 }, harbour: { residents: -0.5 } } };
    const { en, zh } = answerSentences(view(effects, { entry, plan }));
    expect(en[0]).toMatch(/^mill: “Open” raises residents by 6.61 % \(66\s100 people\) in 2026/);
    expect(zh[0]).toContain("提高6.61%（6.61万人）");
    expect(en.join(" ")).toContain("largest fall in harbour (−0.50 %, −5\u202F000 people)");
  });

  it("calls next to no money, of which the baseline has none, less than the least that is told, and gives no per cent of nothing", () => {
    const plan = { ...view({}).plan, measure: "net-transfers", compare: ["pool", "growth"] };
    const nothing = { pool: { cluster: { "net-transfers": 3 } }, growth: { cluster: { "net-transfers": 1e-9 } } };
    const seen = view(nothing, { plan, entry: () => money("Net receipts", "净收入") });
    const effect: AnswerView["effect"] = (...asked) => {
      const row = seen.effect(...asked);
      return row && { ...row, baselineMean: 0, variantMean: row.effect, ciLow: Number.NaN, ciHigh: Number.NaN };
    };
    const { en } = answerSentences({ ...seen, effect });
    expect(en.join(" ")).toContain("“pool” (+3.00 bn yuan), “growth” (within ±0.001 bn yuan).");
    expect(en.join(" ")).not.toContain("000 %");
  });

  it("gives a range in money where the effect is no share of anything, and in points where it is one of a share", () => {
    const plan = { ...view({}).plan, measure: "net-transfers", compare: ["pool"] };
    const draws = Array.from({ length: 20 }, (_, draw) => draw - 5);
    const paired = [
      ...["net-transfers", "profit-outflow"].map((indicator) => ({
        ...{ place: "cluster", indicator, from: 2025, to: 2025 },
        runs: { baseline: draws.map(() => 0), pool: draws },
      })),
    ];
    const effects = ["net-transfers", "profit-outflow"].map((indicator) => ({
      ...{ variant: "pool", place: "cluster", indicator, year: 2026, worlds: 20, rises: 0.7, falls: 0.25 },
      ...{ effect: [-50, 20, 140], relative: null },
    }));
    const uncertainty = { draws: 20, failed: [], factors: [], effects, paired } as never;
    const seen = view(
      { pool: { cluster: { "net-transfers": 3 } } },
      { plan, uncertainty, entry: () => money("Net receipts", "净收入") },
    );
    const effect: AnswerView["effect"] = (...asked) => ({ ...seen.effect(...asked)!, baselineMean: 0 });
    const { en, zh } = answerSentences({ ...seen, effect });
    expect(en[0]).toContain(
      "by 3.00 bn yuan in 2026 (prior range −5.00 to +14.0 bn yuan, 20 draws, higher in 70 % of draws; by chance alone +2.70 bn yuan to +3.30 bn yuan",
    );
    expect(zh[0]).toContain("−50.0至+140亿元");
    const ofShare = view(
      { pool: { cluster: { "profit-outflow": 0.1 } } },
      { plan: { ...plan, measure: "profit-outflow" }, uncertainty, entry: () => SHARE["profit-outflow"] },
    );
    expect(answerSentences(ofShare).en[0]).toContain("percentage points, 20 draws");
  });

  it("of cities whose shares read the same names the one with the largest amount as the one that gains most", () => {
    const base = { harbour: 1000, mill: 20_000 };
    const seen = view({
      Fund: { cluster: { "own-revenue": 1 }, harbour: { "own-revenue": 0.0149 }, mill: { "own-revenue": 0.2 } },
    });
    const plan = { ...seen.plan, measure: "own-revenue" };
    const effect: AnswerView["effect"] = (...asked) => {
      const row = seen.effect(...asked);
      return row && { ...row, baselineMean: base[asked[1] as keyof typeof base] ?? 1000 };
    };
    expect(answerSentences({ ...seen, plan, effect }).en.join(" ")).toContain("most in mill (+0.01 %");
  });

  it("says that an agreement brings nothing, as a sentence of its own can be read", () => {
    const meeting = { variant: "Pact", item: "revenue-pool", year: 2023, members: ["mill", "harbour"], votes: [] };
    const signed = { type: "revenue-pool", label: { en: "Pool", zh: "共享池" } };
    const seen = view({ Pact: { cluster: { "real-gdp": 0 } } }, { meetings: [meeting as never] });
    const { en, zh } = answerSentences({ ...seen, plan: { ...seen.plan, signed } });
    expect(en[0]).toBe("Pool: signed from 2023 on under “Pact” (no effect on real GDP in 2026).");
    expect(zh[0]).toContain("（2026年对实际GDP无影响）");
  });

  it("says from when on an agreement is signed and kept, at how many meetings, or never; of arms that vote on it", () => {
    const signed = { type: "pool", label: { en: "Pool", zh: "共享池" } };
    const meeting = (variant: string, year: number, item: string, members: string[], breaks = false) =>
      ({ variant, item, year, members, votes: [{ breaks: false }, { breaks }] }) as never;
    const both = ["mill", "harbour"];
    const meetings = [
      ...[meeting("Late", 2022, "pool", []), meeting("Late", 2023, "border + pool", both)],
      ...[
        meeting("Some", 2023, "pool", both),
        meeting("Some", 2024, "pool", both, true),
        meeting("Some", 2025, "pool", []),
      ],
      ...[meeting("Never", 2023, "pool", both, true), meeting("Other", 2023, "border", both)],
    ];
    const gdp = { cluster: { "real-gdp": 0 } };
    const seen = view({ Late: gdp, Some: gdp, Never: gdp, Other: gdp }, { meetings });
    const { en } = answerSentences({ ...seen, plan: { ...seen.plan, signed } });
    expect(en[0]!.replaceAll(" (no effect on real GDP in 2026)", "")).toBe(
      "Pool: signed from 2023 on under “Late”; signed and kept at 33 % of meetings, first in 2023, under “Some”; " +
        "never signed under “Never”.",
    );
  });

  it("calls an effect none that is smaller than what is told, and known to be", () => {
    const { en } = answerSentences(view({ Reform: { cluster: { "real-gdp": 0.004 } } }));
    expect(en).toEqual([
      "the Delta: “Reform” changes real GDP in 2026 by less than 0.005 % (the uncertainty of parameters is not included).",
    ]);
  });

  it("never says that there is no effect where chance hides one", () => {
    const hidden = (percent: number) => {
      const sure = view({ Reform: GAIN });
      const effect: AnswerView["effect"] = (...which) => {
        const row = sure.effect(...which);
        return row && { ...row, effect: 10 * percent, ciLow: -50, ciHigh: 70 };
      };
      return answerSentences({ ...sure, effect }).en.join(" ");
    };
    for (const percent of [1, 0.001]) {
      expect(hidden(percent)).toMatch(/: “Reform” does not clearly change real GDP/);
      expect(hidden(percent)).toContain("Real consumption per resident, private and public, does not clearly change");
      expect(hidden(percent)).toContain("residents of no city clearly gain or lose");
      expect(hidden(percent)).not.toContain("no effect");
      expect(hidden(percent)).not.toMatch(/most|least/);
    }
  });

  it("names no city as an extreme whose range over draws holds zero", () => {
    const of = (place: string, low: number, high: number) => ({
      variant: "Reform",
      year: 2026,
      place,
      indicator: WELFARE,
      effect: [low, 1, high],
      relative: null,
      rises: 0.7,
      falls: 0.3,
    });
    const uncertainty = { effects: [of("harbour", 1, 3), of("mill", -2, 1)], factors: [], failed: [] } as never;
    const { en } = answerSentences(view({ Reform: GAIN }, { uncertainty }));
    expect(en).toContain(
      "In 2026, residents gain in 1 of 2 cities, lose in none: harbour (+3.00 %); " +
        "no clear effect in 1 (a loss is likeliest in mill: 30 % of draws).",
    );
  });

  it("says of the place that is asked about what its residents consume", () => {
    const plan = { ...view({}).plan, places: ["mill", "cluster"] };
    const effects = { ...GAIN, mill: { ...GAIN.mill, "real-gdp": -1 } };
    const { en } = answerSentences(view({ Reform: effects }, { plan }));
    expect(en[0]).toMatch(/^mill: “Reform” lowers real GDP by 1.00 %/);
    expect(en).toContain("mill: Real consumption per resident, private and public, falls by 0.20 %.");
  });

  it("says of provinces what they have most and least of", () => {
    const province = (id: string, zh: string) => ({ id, label: { en: id, zh }, kind: "province" as const });
    const places = [...view({}).places, province("Coast", "沿海"), province("Inland", "内陆")];
    const said = (coast: number, inland: number) =>
      answerSentences(
        view({ Reform: { ...GAIN, Coast: { [WELFARE]: coast }, Inland: { [WELFARE]: inland } } }, { places }),
      );
    const losing = said(-0.7, -0.5);
    expect(losing.en).toContain(
      "By province, a fall of real consumption per resident: most in Coast (−0.70 %), least in Inland (−0.50 %).",
    );
    expect(losing.zh).toContain("分省看，人均实际消费下降：最多的是沿海（−0.70%），最少的是内陆（−0.50%）。");
    expect(said(1, 2).en.join()).toContain("By province, a rise of real consumption per resident: most in Inland");
    expect(said(1, -1).en.join()).toContain("By province, real consumption per resident: most gained by Coast");
  });

  it("says of how many provinces it is not known, so that the least of others is not the least of all", () => {
    const province = (id: string) => ({ id, label: { en: id, zh: id }, kind: "province" as const });
    const places = [...view({}).places, ...["Coast", "Inland", "Hills"].map(province)];
    const of = (id: string, one: number) => ({ [id]: { [WELFARE]: one } });
    const effects = { ...GAIN, ...of("Coast", 0.7), ...of("Inland", 0.5), ...of("Hills", 0) };
    const { en, zh } = answerSentences(view({ Reform: effects }, { places }));
    expect(en.find((one) => one.startsWith("By province"))).toMatch(/least in Inland \(\+0\.50 %\); no effect in 1\.$/);
    expect(zh.find((one) => one.startsWith("分省看"))).toMatch(/；1个无影响。$/);
  });

  it("tells what governments chose first, of two levers, unless a measure is asked for", () => {
    const chosen = {
      en: ["Rates rise.", "Quotas fall.", "Tolls stay."],
      zh: ["税率上升。", "配额下降。", "收费不变。"],
    };
    const cells = { reform: { cluster: { "real-gdp": 1, "own-revenue": 2 } } };
    const told = (more: Partial<AnswerView> = {}) => answerSentences(view(cells, { chosen, ...more }));
    expect(told().en.slice(0, 2)).toEqual(["Rates rise.", "Quotas fall."]);
    expect(told().en[2]).toMatch(/^the Delta: “reform” raises real GDP/);
    expect(told().en[3]).toBe("Tolls stay.");
    expect(told().zh.slice(0, 2)).toEqual(["税率上升。", "配额下降。"]);
    const { plan } = view(cells);
    const asked = told({ plan: { ...plan, measure: "own-revenue" } }).en;
    expect(asked[0]).toMatch(/own revenue/i);
    expect(asked.slice(1, 4)).toEqual(["Rates rise.", "Quotas fall.", "Tolls stay."]);
  });

  it("puts a council's outcome behind the effect", () => {
    const decided = { en: ["Council under “Reform”: all sign."], zh: ["“改革”下的联席会议：全体签署。"] };
    const { en, zh } = answerSentences(view({ Reform: GAIN }, { decided }));
    expect([en[1], zh[1]]).toEqual([decided.en[0], decided.zh[0]]);
    expect(en[0]).toContain("“Reform” raises real GDP");
  });
});

it("an answer on a share is in percentage points, also of its course", () => {
  const outflow = { cluster: { "profit-outflow": [0, 0, 0.1, 0.2, 0.3] } };
  const { plan } = view({ Reform: outflow });
  const asked = view(
    { Reform: outflow },
    { plan: { ...plan, measure: "profit-outflow" }, entry: (id) => (SHARE as typeof ENTRIES)[id] ?? ENTRIES[id] },
  );
  const { en } = answerSentences(asked);
  expect(en[0]).toContain("raises net outflow by 300 percentage points in 2026");
  expect(en.at(-1)).toBe(
    "The effect on net outflow is +100 percentage points in 2024 and +300 percentage points in 2026, still growing at the end.",
  );
});

describe("an answer on several variants", () => {
  const both = { race: GAIN, treaty: scaled(GAIN, 0.5) };

  it("is the same in whatever order they stand", () => {
    const turned = { treaty: both.treaty, race: both.race };
    expect(answerSentences(view(turned))).toEqual(answerSentences(view(both)));
    const { en } = answerSentences(view(both));
    expect([en[0], ...en.filter((one) => /^“race”: /.test(one))]).toEqual([
      "the Delta: against the baseline, real GDP in 2026 is highest under “race” (+2.00 %). It is lowest under “treaty” (+1.00 %).",
      "“race”: real GDP +2.00 % in 2026.",
      "“race”: in 2026, residents gain in 1 of 2 cities, lose in 1: most gained by harbour (+3.00 %), most lost by mill (−0.20 %).",
    ]);
  });

  const drawn = (place: string, indicator: string, year: number, relative: number[]) => ({
    ...{ variant: "race", place, indicator, year, worlds: 20, rises: 0, falls: 1, effect: [-3, -2, -1], relative },
  });

  it("puts the range behind the years that it is of, not behind a sum or what is left", () => {
    const { plan } = view(both);
    const when = { kind: "shock", at: 2024, from: 2024, to: 2026 } as const;
    const effects = [drawn("cluster", "real-gdp", 2024, [0.01, 0.02, 0.03])];
    const uncertainty = { draws: 20, failed: [], factors: [], effects } as never;
    const { en, zh } = answerSentences(view(both, { uncertainty, plan: { ...plan, when } }));
    expect(en).toContain(
      "“race”: real GDP +1.80 % in 2024 (range +1.0 to +3.0 %), +1.93 % from 2024 to 2026 in sum, +2.00 % in 2026.",
    );
    expect(zh.join()).toMatch(/2024年\+1\.80%（区间\+1\.0%至\+3\.0%），2024—2026年合计\+1\.93%/);
    // Of the last year a study may hold one, too.
    const last = [...effects, drawn("cluster", "real-gdp", 2026, [0.005, 0.02, 0.04])];
    const known = { draws: 20, failed: [], factors: [], effects: last } as never;
    expect(answerSentences(view(both, { uncertainty: known, plan: { ...plan, when } })).en.join()).toContain(
      "+1.93 % from 2024 to 2026 in sum, +2.00 % in 2026 (range +0.5 to +4.0 %).",
    );
  });

  it("tells the effect in the unit of its range, and money beside it", () => {
    const { plan } = view(both);
    const effects = [drawn("cluster", "own-revenue", 2026, [-0.012, -0.006, -0.002])];
    const uncertainty = { draws: 20, failed: [], factors: [], effects } as never;
    const asked = { race: { cluster: { "own-revenue": -0.5 } }, treaty: { cluster: { "own-revenue": -1 } } };
    const { en } = answerSentences(view(asked, { uncertainty, plan: { ...plan, measure: "own-revenue" } }));
    expect(en[0]).toContain(
      "highest under “race” (−0.50 %, −0.50 bn yuan, prior range −1.2 to −0.2 %, 20 draws). " +
        "It is lowest under “treaty” (−1.00 %, −1.00 bn yuan).",
    );
    expect(en).toContain("“race”: own revenue −0.50 % (−0.50 bn yuan) in 2026 (range −1.2 to −0.2 %).");
  });

  it("says what tells them apart, and who is equal to whom", () => {
    const { en } = answerSentences(view(both));
    expect(en).toContain(
      "“race” against “treaty”, in 2026: real GDP +0.99 % (+1.00 bn yuan); own revenue −0.25 % (−0.25 bn yuan).",
    );
    const same = { race: GAIN, treaty: GAIN };
    const plan = { ...view(same).plan, equal: [["race", "treaty"]] };
    const equal = answerSentences(view(same, { plan })).en;
    expect(equal).toContain("“race” against “treaty”: equal, no number of any year differs.");
    expect(equal[0]).toBe("the Delta: the variants change real GDP alike in 2026 (+2.00 %).");
  });

  it("tells the whole of the cities' revenue before the tolls in it", () => {
    const taking = (own: number, tolls: number): Effects => ({
      cluster: { "real-gdp": 0, "own-revenue": own, "toll-revenue": tolls },
    });
    const { en, zh } = answerSentences(view({ race: taking(2, -1), treaty: taking(0.5, -2) }));
    expect(en[1]).toContain("own revenue in 2026 is highest under “race”");
    expect(en).toContain(
      "“race” against “treaty”, in 2026: own revenue +1.49 % (+1.50 bn yuan); toll revenue +1.02 % (+1.00 bn yuan).",
    );
    expect(zh.join("")).toMatch(/自有财政收入\+1\.49%（\+15\.0亿元）；通行费收入/);
  });

  it("ranks none where no difference is told, and names all that share the first or the last place", () => {
    const nearly = { race: { cluster: { "real-gdp": 2.99 } }, treaty: { cluster: { "real-gdp": 2.97 } } };
    const told = answerSentences(view(nearly));
    expect(told.en[0]).toBe(
      "the Delta: against the baseline, no variant changes real GDP in 2026 clearly more or less than another. " +
        "Changes go from “treaty” (+2.97 %) to “race” (+2.99 %).",
    );
    expect(told.en).toContain(
      "“race” against “treaty”: no difference in 2026 that is clear and large enough to be told.",
    );
    expect(told.zh[0]).toBe(
      "与基准情景相比，三角洲2026年的实际GDP：各方案无明确差别。变化从“treaty”（+2.97%）到“race”（+2.99%）。",
    );
    const tied = answerSentences(view({ ...nearly, pact: { cluster: { "real-gdp": 1 } } }));
    expect(tied.en[0]).toBe(
      "the Delta: against the baseline, real GDP in 2026 is highest under “race” (+2.99 %) and “treaty” (+2.97 %). " +
        "It is lowest under “pact” (+1.00 %).",
    );
  });

  it("tells one against another where that is asked for", () => {
    const plan = { ...view(both).plan, compare: ["treaty", "race"], measure: "own-revenue" };
    expect(answerSentences(view(both, { plan })).en[0]).toMatch(
      /^the Delta: “treaty” against “race” raises own revenue by 0.25 % in 2026: 50.0 % of what “race” takes/,
    );
  });

  it("says where no variant does anything", () => {
    const none = { one: { cluster: { "real-gdp": 0 } }, other: { cluster: { "real-gdp": 0 } } };
    expect(answerSentences(view(none)).en[0]).toBe("the Delta: no variant has an effect on real GDP in 2026.");
  });

  it("says what tells variants apart where none has an effect on real GDP, and repeats no effect of each", () => {
    const costing = (percent: number): Effects => ({ cluster: { "real-gdp": 0, "lever-cost": percent } });
    const { en, zh } = answerSentences(view({ race: costing(2), treaty: costing(0.5) }));
    expect(en[1]).toBe(
      "the Delta: against the baseline, spending on levers in 2026 is highest under “race” (+2.00 %, +2.00 bn yuan). It is lowest under “treaty” (+0.50 %, +0.50 bn yuan).",
    );
    expect(zh[1]).toContain("最高为“race”（+2.00%，+20.0亿元）。最低为“treaty”（+0.50%，+5.00亿元）");
    expect(en.join()).not.toContain("real GDP no effect");
    const alike = answerSentences(view({ race: costing(2), treaty: costing(2) })).en;
    expect(alike.join()).not.toContain("spending on levers in 2026 is highest");
  });

  it("says who pays before it compares variants", () => {
    const { en } = answerSentences(view(both));
    const at = (start: RegExp) => en.findIndex((one) => start.test(one));
    expect(at(/^“race”, payments from/)).toBeGreaterThan(0);
    expect(at(/^“race”, payments from/)).toBeLessThan(at(/^“race” against “treaty”/));
  });

  it("says first which of the two best is better where a study can tell", () => {
    const levels = (plus: number) => Array.from({ length: 20 }, (_, d) => 1000 + 10 * d + plus * (d < 2 ? -1 : 1));
    const runs = { baseline: levels(0), race: levels(5), treaty: levels(0) };
    const paired = [{ place: "cluster", indicator: "real-gdp", from: 2026, to: 2026, runs }];
    const uncertainty = { draws: 20, failed: [], factors: [], effects: [], paired } as never;
    const [, second] = answerSentences(view(both, { uncertainty })).en;
    expect(second).toBe(
      "“race” against “treaty”, in 2026: real GDP +0.99 % (+1.00 bn yuan), prior range −0.50 to +0.49 %, 20 draws, higher in 90 % of draws; own revenue −0.25 % (−0.25 bn yuan).",
    );
  });
});

describe("what goes beyond what was observed", () => {
  const row = { variant: "Reform", place: "harbour", years: 3, change: 0.25, bound: 0.113 };
  const text = (word: string) => ({ en: word, zh: word });
  const lever = { kind: "lever" as const, label: text("Shock") };
  const beyond = [
    { ...row, measure: "real-gdp" as const, driver: { kind: "sector" as const, label: text("Electronics") } },
    { ...row, place: "mill", measure: "jobs" as const, sector: text("Farming"), change: -0.74, bound: -0.611 },
    { ...row, place: "mill", measure: "residents" as const, change: 0.5, bound: 0.394, driver: lever },
  ];

  it("is said right after the effect: the farthest city and the farthest sector, the bound, the driver, how many more", () => {
    const { en, zh } = answerSentences(view({ Reform: GAIN }, { plan: { ...view({}).plan, beyond } }));
    expect(en.slice(1, 3)).toEqual([
      "Beyond what was observed: harbour, real GDP +25.0 % in 3 years (99 of 100 cities: +11.3 % at most; largest part in electronics); so is 1 other change.",
      "Beyond what was observed: mill, jobs in farming −74.0 % in 3 years (99 of 100 cities: −61.1 % at most).",
    ]);
    expect(zh[1]).toBe("超出观测范围：港城实际GDP 3年+25.0%（99%的城市至多+11.3%；主要来自electronics）；另有1处。");
  });

  it("names the variant where several are told, and counts a change under two of them once", () => {
    const twice = [
      { ...beyond[2]!, variant: "race" },
      { ...beyond[2]!, variant: "treaty" },
    ];
    const two = { race: GAIN, treaty: scaled(GAIN, 0.5) };
    const { en } = answerSentences(view(two, { plan: { ...view({}).plan, beyond: twice } }));
    expect(en).toContain(
      "Beyond what was observed: “race”, mill, residents +50.0 % in 3 years (99 of 100 cities: +39.4 % at most; by shock).",
    );
  });
});

it("what levers take and nobody pays is said to be in no number, after the effect, of all variants or of those named", () => {
  const [link, parks] = [
    { en: "building the link", zh: "通道建设" },
    { en: "building the parks", zh: "园区建设" },
  ];
  const { en, zh } = answerSentences(view({ Reform: GAIN }, { uncounted: { Reform: [link, parks] } }));
  expect(en.slice(1, 3)).toEqual([
    "No number here counts the cost of building the link.",
    "No number here counts the cost of building the parks.",
  ]);
  expect(zh[1]).toBe("通道建设的成本未计入任何数字。");
  expect(answerSentences(view({ Reform: GAIN })).en.join(" ")).not.toContain("No number here");
  const two = { Road: GAIN, Both: scaled(GAIN, 0.5) };
  const { en: several } = answerSentences(view(two, { uncounted: { Road: [link], Both: [link, parks] } }));
  expect(several).toContain("No number here counts the cost of building the link.");
  expect(several).toContain("“Both”: No number here counts the cost of building the parks.");
});

describe("where capital is saved", () => {
  const later: Effects = { ...GAIN, country: { "real-gdp": 1, [WELFARE]: [-2, -1, 0, 1, 2] } };
  const plan = { ...view({}).plan, saved: true };

  it("consumption of all years is told as one value: what comes later counts for less", () => {
    const said = answerSentences(view({ open: later }, { plan })).en.join(" ");
    // (-2 - 1 / 1.05 + 1 / 1.05^3 + 2 / 1.05^4) / (1 + ... + 1 / 1.05^4)
    expect(said).toMatch(
      /Present value \(5 % a year\) of private and public consumption of residents .* 2022-2026: “open” \(−0\.10 %\)\./,
    );
    const none = { ...later, country: { [WELFARE]: 0 } };
    const each = answerSentences(view({ open: later, more: later, none }, { plan })).zh.join("");
    expect(each.match(/现值.*?。/g)).toEqual(["现值（年贴现率5%）：“more”（−0.10%），“open”（−0.10%）。"]);
  });

  it("is not told where the stock is given", () => {
    expect(answerSentences(view({ open: later })).en.join(" ")).not.toContain("resent value");
  });
});
