import { describe, expect, it } from "vitest";
import { rowsInMemory } from "../../../src/measures/results/block.js";
import { effectRows, estimateOf, halfWidth, percents } from "../../../src/measures/results/effects.js";
import { differs, hasEffects } from "../../../src/measures/results/summary.js";
import { meanOf, mergeMoments, newMoments, observeAll } from "../../../src/measures/results/sums.js";
import { dictionaryCsv, readDictionary } from "../../../src/measures/results/tables.js";
import { NAMES, replicates, run, summed } from "./runs.js";

describe("variants beside the baseline", () => {
  const alone = summed(NAMES, [
    [run("baseline", 0, 1, 1, 1), undefined],
    [undefined, run("reform", 1, 1, 1, 1)],
  ]);
  const same = summed(NAMES, [[run("baseline", 0, 1, 2, 3), run("reform", 0, 1, 2, 3)]]);

  it("can be compared where they share a replicate with it", () => {
    expect([summed(NAMES, replicates), same, alone].map(hasEffects)).toEqual([true, true, false]);
    expect(hasEffects(summed(["baseline"], [[run("baseline", 0, 1, 1, 1)]]))).toBe(false);
  });

  it("differ from it where some number rises or falls", () => {
    const against = (gdp: number) =>
      differs(summed(NAMES, [[run("baseline", 0, 1, 2, 3), run("reform", 0, gdp, 2, 3)]]).variants[1]!);
    expect([against(1), against(1.1), against(0.9)]).toEqual([false, true, true]);
  });

  it("have no effect in per cent of nothing, and no interval of one run", () => {
    const of = (baselineMean: number) => percents({ baselineMean, effect: 2, ciLow: -1, ciHigh: 4 });
    expect(of(0)).toEqual({ effectPct: Number.NaN, ciLowPct: Number.NaN, ciHighPct: Number.NaN });
    expect(of(-50)).toEqual({ effectPct: 4, ciLowPct: -2, ciHighPct: 8 });
    expect([halfWidth(3, 1), halfWidth(3, 0)]).toEqual([Number.NaN, Number.NaN]);
    // R: qt(0.975, 1)
    expect(halfWidth(3, 2)).toBeCloseTo((12.706204736432095 * 3) / Math.sqrt(2), 8);
    expect(estimateOf([5])).toEqual({ mean: 5, low: Number.NaN, high: Number.NaN });
    expect([...effectRows(same)].every(({ effect }) => effect === 0)).toBe(true);
  });
});

describe("means of many cells", () => {
  it("are none before the first observation, and stay when nothing is added", () => {
    const [some, none] = [newMoments(2), newMoments(2)];
    expect(meanOf(some, 0)).toBeNaN();
    observeAll(some, Float64Array.of(4, NaN));
    mergeMoments(some, none);
    expect([meanOf(some, 0), meanOf(some, 1)]).toEqual([4, Number.NaN]);
    mergeMoments(none, some);
    expect([meanOf(none, 0), meanOf(none, 1)]).toEqual([4, Number.NaN]);
  });
});

describe("what was never kept", () => {
  it("is asked for in vain: the run is named", () => {
    const rows = rowsInMemory();
    const row = { values: Float64Array.of(1), events: [] };
    rows.put(1, 7, row);
    expect(rows.row(1, 7)).toBe(row);
    expect(() => rows.row(1, 8)).toThrow("arm 1 has no replicate 8");
    expect(() => rows.row(0, 7)).toThrow("arm 0 has no replicate 7");
  });

  it("of a dictionary is told with its column or line", () => {
    const words = { en: "a", zh: "甲" };
    const row = { indicator: "x", label: words, unit: words, formula: words, source: words, better: "higher" as const };
    const text = dictionaryCsv([row]);
    expect(readDictionary(text)).toEqual([row]);
    expect(() => readDictionary(text.replace("formula,", "form,"))).toThrow("no column formula; found indicator,label");
    expect(() => readDictionary(`${text}y,b\n`)).toThrow(/record 3 has 2 fields, not \d+$/);
    expect(() => readDictionary("")).toThrow("no column indicator; found nothing");
    const english = text.replaceAll("_zh", "_xx");
    expect(readDictionary(english)[0]!.label).toEqual({ en: "a", zh: "a" });
  });
});
