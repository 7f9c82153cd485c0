import { describe, expect, it } from "vitest";
import type { EffectRow } from "../../../src/measures/results/effects.js";
import type { Uncertainty } from "../../../src/measures/results/uncertainty.js";
import { type Compared, difference, pairsOf, spreadOver, whenText } from "../../../src/measures/views/difference.js";

const span = { from: 2023, to: 2024 };
const last = { from: 2024, to: 2024 };
const asked = ["cluster", "real-gdp", span] as const;
/** In year y of 0 and 1 the baseline is 100, "free" 2 + y and "dear" 5 more, each give or take .5. */
const EFFECTS: Record<string, number> = { free: 2, dear: 5 };

function compared(more: Partial<Compared> = {}, plan: Partial<Compared["plan"]> = {}): Compared {
  return {
    years: [2023, 2024],
    baseline: "baseline",
    variants: [{ id: "free" }, { id: "dear" }],
    plan: { when: { kind: "sum", at: 2024, ...span }, places: ["cluster"], equal: [], ...plan },
    effect(variant, _place, _indicator, year) {
      if (!(variant in EFFECTS)) return undefined;
      const effect = EFFECTS[variant]! + year - 2023;
      const ends = { ciLow: effect - 0.5, ciHigh: effect + 0.5 };
      return { effect, baselineMean: 100, variantMean: 100 + effect, ...ends } as EffectRow;
    },
    ...more,
  };
}

describe("the difference of two runs", () => {
  it("is summed over years, as is the level of the second, and intervals add up", () => {
    const row = difference(compared(), { run: "dear", against: "free" }, ...asked);
    expect(row).toEqual({ effect: 6, baselineMean: 205, ciLow: 4, ciHigh: 8 });
    expect(difference(compared(), { run: "dear", against: "baseline" }, ...asked)).toEqual({
      ...{ effect: 11, baselineMean: 200, ciLow: 10, ciHigh: 12 },
    });
    expect(difference(compared(), { run: "baseline", against: "dear" }, ...asked)).toEqual({
      ...{ effect: -11, baselineMean: 211, ciLow: -12, ciHigh: -10 },
    });
  });

  it("has the interval of its differences in the same replicates, where results hold it", () => {
    const halves = [{ run: "dear", against: "free", half: 0.25 }];
    const held = ["real-gdp", "residents"].map((indicator) => ({ place: "cluster", indicator, ...span, halves }));
    const view = compared({}, { chance: [...held, { ...held[0]!, ...last, halves: [{ ...halves[0]!, half: null }] }] });
    const of = (run: string, against: string, indicator = "real-gdp", years = span) => {
      const { effect, ciLow, ciHigh } = difference(view, { run, against }, "cluster", indicator, years)!;
      return [effect, ciLow, ciHigh];
    };
    expect(of("dear", "free")).toEqual([6, 5.75, 6.25]);
    expect(of("free", "dear")).toEqual([-6, -6.25, -5.75]);
    // What does not add up is the mean of two years.
    expect(of("dear", "free", "residents")).toEqual([3, 2.875, 3.125]);
    expect(of("dear", "free", "real-gdp", last)).toEqual([3, Number.NaN, Number.NaN]);
    expect(of("dear", "baseline")).toEqual([11, 10, 12]);
  });

  it("is the mean over years of what does not add up: people, shares, prices, levels per head", () => {
    const pair = { run: "dear", against: "baseline" };
    for (const indicator of ["residents", "gdp-share", "real-consumption-per-head", "quota-price", "capital"])
      expect(difference(compared(), pair, "cluster", indicator, span), indicator).toEqual({
        ...{ effect: 5.5, baselineMean: 100, ciLow: 5, ciHigh: 6 },
      });
    for (const indicator of ["own-revenue", "lever-cost", "net-firm-moves", "quota-sold"])
      expect(difference(compared(), pair, "cluster", indicator, span)!.effect, indicator).toBe(11);
    const when = (indicator?: string) => whenText(span, indicator).en;
    expect([when("own-revenue"), when("residents"), when()]).toEqual([
      ...["from 2023 to 2024 in sum", "from 2023 to 2024 on average", "from 2023 to 2024"],
    ]);
  });

  it("is known to be none of equal runs, and unknown where a year has no value", () => {
    const equal = compared({}, { equal: [["free", "dear"]] });
    expect(difference(equal, { run: "dear", against: "free" }, ...asked)).toMatchObject({ ciLow: 0, ciHigh: 0 });
    expect(difference(compared(), { run: "other", against: "free" }, ...asked)).toBeUndefined();
  });

  it("is of the pair that is asked for, else of every variant against the baseline", () => {
    expect(pairsOf(compared({}, { compare: ["dear", "free"] }))).toEqual([{ run: "dear", against: "free" }]);
    const each = ["free", "dear"].map((run) => ({ run, against: "baseline" }));
    expect(pairsOf(compared())).toEqual(each);
    expect(pairsOf(compared({}, { compare: ["gone", "free"] }))).toEqual(each);
  });
});

describe("how a difference goes over draws", () => {
  const draws = Array.from({ length: 20 }, (_, d) => 100 + d);
  const runs = { baseline: draws, free: draws.map((one) => one + 2), dear: draws.map((one) => one + 5) };
  const ofYear = { variant: "dear", place: "cluster", indicator: "real-gdp", year: 2024, effect: [1, 2, 3] };
  const paired = [span, last].map((years) => ({ place: "cluster", indicator: "real-gdp", ...years, runs }));
  const study = compared({ uncertainty: { effects: [ofYear], paired } as unknown as Uncertainty });
  const spread = (run: string, against: string, years: typeof span) =>
    spreadOver(study, { run, against }, "cluster", "real-gdp", years)?.effect;

  it("is the study's effect of one year against the baseline, and else the range of differences", () => {
    expect(spread("dear", "baseline", last)).toEqual([1, 2, 3]);
    expect(spread("dear", "baseline", span)).toEqual([5, 5, 5]);
    expect(spread("dear", "free", last)).toEqual([3, 3, 3]);
    expect(spread("free", "baseline", last)).toBeUndefined();
    expect(spreadOver(compared(), { run: "dear", against: "free" }, ...asked)).toBeUndefined();
  });
});
