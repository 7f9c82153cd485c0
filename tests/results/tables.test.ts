import { describe, expect, it } from "vitest";
import { effectRows } from "../../src/results/effects.js";
import {
  dictionaryCsv,
  effectsCsv,
  flowsCsv,
  indicatorsCsv,
  readDictionary,
  readEffects,
  readFlows,
  readIndicators,
} from "../../src/results/tables.js";
import { NAMES, replicates, summaryOf, summed, withFailures } from "./runs.js";

describe("tables", () => {
  it("write the cluster by replicate, other places as mean and deviation", () => {
    const rows = [...readIndicators([...indicatorsCsv(summaryOf(3))].join(""))];
    const of = (place: string) => rows.filter((row) => row.variant === "baseline" && row.place === place);
    expect(of("cluster").map((row) => row.replicate)).toEqual(["0", "0", "1", "1", "2", "2"]);
    expect(of("north").map((row) => row.replicate)).toEqual(["mean", "sd"]);
    expect(of("north")[0]!.value).toBeCloseTo((10.1 + 20.7 + 30.3) / 9, 12);
    expect(rows.some((row) => Number.isNaN(row.value))).toBe(false);
  });

  it("write every place by replicate if they are kept", () => {
    const rows = [...readIndicators([...indicatorsCsv(summaryOf(3, true))].join(""))];
    expect(rows.filter((row) => row.place === "north").map((row) => row.replicate)).toEqual([
      "0",
      "1",
      "2",
      "0",
      "1",
      "2",
    ]);
  });

  it("read effects back bit by bit", () => {
    const summary = summaryOf(2);
    expect([...readEffects([...effectsCsv(summary)].join(""))]).toEqual([...effectRows(summary)]);
  });

  it("write mean flows and leave zeros out", () => {
    const rows = [...readFlows([...flowsCsv(summaryOf(3))].join(""))];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({
      variant: "baseline",
      replicate: "mean",
      year: 2021,
      kind: "firms",
      origin: "north",
      destination: "south",
      value: 2,
    });
  });

  it("write flows as means over the runs of their own variant", () => {
    const flows = [...readFlows([...flowsCsv(withFailures())].join(""))].map(({ variant, value }) => [variant, value]);
    // Two runs each: (2 + 3) / 2 and (1 + 3) / 2.
    expect(flows).toEqual([
      ["baseline", 2.5],
      ["reform", 2],
    ]);
  });

  it("tell of nothing where no run was finished", () => {
    const summary = summed(NAMES, [[undefined, undefined]]);
    expect([...indicatorsCsv(summary), ...effectsCsv(summary), ...flowsCsv(summary)]).toHaveLength(3);
  });

  it("have no row of a variant that was not finished once", () => {
    const summary = summed(NAMES, [[replicates[0]![0], undefined]]);
    const tables = [...indicatorsCsv(summary), ...effectsCsv(summary), ...flowsCsv(summary)].join("");
    expect(tables).not.toMatch(/reform|NaN|undefined/);
  });

  it("name the wrong header", () => {
    expect(() => [...readEffects("variant,year\n")]).toThrow(/expected the columns variant,year,place,level/);
  });

  it("keep labels with commas in the dictionary", () => {
    const rows = [
      {
        indicator: "gini",
        label: { en: "Gini, by people", zh: "基尼系数（按人口）" },
        unit: { en: "index", zh: "指数" },
        formula: { en: "Σ w", zh: "Σ w" },
        source: { en: 'Gini "1912"', zh: "基尼（1912）" },
        better: "lower" as const,
      },
    ];
    expect(readDictionary(dictionaryCsv(rows))).toEqual(rows);
  });
});
