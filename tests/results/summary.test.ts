import { describe, expect, it } from "vitest";
import { type EffectRow, effectRows } from "../../src/results/effects.js";
import { policyJsonl } from "../../src/results/policy.js";
import type { RunRecord } from "../../src/results/record.js";
import { studentCumulative, studentQuantile } from "../../src/results/student.js";
import { addReplicate, newSummary, pairsOf } from "../../src/results/summary.js";
import {
  effectsCsv,
  flowsCsv,
  indicatorsCsv,
  readEffects,
  readFlows,
  readIndicators,
} from "../../src/results/tables.js";

const audit = {
  worstRow: 1e-15,
  worstRowKind: "wages",
  worstAccount: 2e-15,
  worstAccountName: "centre",
  peopleError: 0,
  capitalError: 0,
  landError: 0,
  goodsError: 0,
  residual: 1e-12,
  iterations: 12,
};

/** One year, cluster and one city, two indicators: `gdp` everywhere, `theil` only for the cluster. */
function run(variant: string, replicate: number, clusterGdp: number, cityGdp: number, theil: number): RunRecord {
  return {
    variant,
    replicate,
    years: [2021],
    scopes: ["cluster", "north"],
    indicators: ["gdp", "theil"],
    values: Float64Array.of(clusterGdp, theil, cityGdp, Number.NaN),
    flows: { kinds: ["firms"], nodes: ["north", "south"], values: Float64Array.of(0, replicate + 1, 0, 0) },
    policyEvents: [{ year: 2021, actor: "scenario", patches: [{ op: "replace", path: ["toll"], value: 0 }] }],
    audit: { ...audit, goodsError: replicate },
  };
}

/** Baseline noise is common to both arms; the reform adds 1, 2, 3 to the cluster and nothing to the city. */
const replicates = [10.1, 20.7, 30.3].map((noise, replicate) => [
  run("baseline", replicate, noise, noise / 3, 0.5),
  run("reform", replicate, noise + replicate + 1, noise / 3, 0.5),
]);

const NAMES = ["baseline", "reform"];

function summaryOf(order: number[], keepReplicates = false) {
  const summary = newSummary(NAMES, { keepReplicates });
  for (const replicate of order) addReplicate(summary, replicate, replicates[replicate]!);
  return summary;
}

const effect = (rows: EffectRow[], scope: string, indicator: string) =>
  rows.find((row) => row.scope === scope && row.indicator === indicator)!;

describe("paired effects", () => {
  const rows = [...effectRows(summaryOf([0, 1, 2]))];

  it("averages differences replicate by replicate, so that common noise cancels", () => {
    const gdp = effect(rows, "cluster", "gdp");
    expect(gdp.effect).toBeCloseTo(2, 12);
    expect(gdp.variantMean - gdp.baselineMean).toBeCloseTo(2, 12);
    // t(0.975, 2) = 4.302653 over sqrt(3), standard deviation 1
    expect(gdp.ciHigh - gdp.effect).toBeCloseTo(4.302652729911275 / Math.sqrt(3), 9);
    expect(gdp.sameSignShare).toBe(1);
    expect(gdp.replicates).toBe(3);
  });

  it("is exactly zero, with a certain interval, where nothing differs", () => {
    for (const row of [effect(rows, "north", "gdp"), effect(rows, "cluster", "theil")])
      expect([row.effect, row.ciLow, row.ciHigh, row.sameSignShare]).toEqual([0, 0, 0, 1]);
  });

  it("leaves out what has no value", () => expect(effect(rows, "north", "theil")).toBeUndefined());

  it("claims no interval for a single replicate", () => {
    const single = effect([...effectRows(summaryOf([0]))], "cluster", "gdp");
    expect(single.effect).toBeCloseTo(1, 12);
    expect(single.ciLow).toBeNaN();
  });

  it("counts replicates that disagree with the mean", () => {
    const summary = newSummary(["a", "b"]);
    [3, 3, -1, 0].forEach((change, replicate) => {
      addReplicate(summary, replicate, [run("a", replicate, 1, 1, 1), run("b", replicate, 1 + change, 1, 1)]);
    });
    expect(effect([...effectRows(summary)], "cluster", "gdp").sameSignShare).toBe(0.5);
  });
});

describe("accumulation", () => {
  const allTables = (order: number[]) => {
    const summary = summaryOf(order);
    return [...indicatorsCsv(summary), ...effectsCsv(summary), ...flowsCsv(summary), ...policyJsonl(summary)].join("");
  };

  it("gives the same bytes in whatever order replicates arrive", () => {
    expect(allTables([2, 0, 1])).toBe(allTables([0, 1, 2]));
  });

  /** Baseline fails in replicate 0, the reform in replicate 1. */
  const withFailures = () => {
    const summary = newSummary(NAMES);
    addReplicate(summary, 2, replicates[2]!);
    addReplicate(summary, 0, [undefined, replicates[0]![1]]);
    addReplicate(summary, 1, [replicates[1]![0], undefined]);
    return summary;
  };

  it("goes on when runs failed: an arm keeps its own, a pair needs both", () => {
    const summary = withFailures();
    expect(summary.replicates).toEqual([0, 1, 2]);
    expect(summary.variants.map((variant) => variant.replicates)).toEqual([
      [1, 2],
      [0, 2],
    ]);
    expect([pairsOf(summary, 0), pairsOf(summary, 1)]).toEqual([[1, 2], [2]]);
  });

  it("compares in pairs alone: all means of an effect are over the same replicates", () => {
    const gdp = effect([...effectRows(withFailures())], "cluster", "gdp");
    expect(gdp).toMatchObject({ replicates: 1, baselineMean: 30.3, variantMean: 33.3 });
    expect(gdp.effect).toBeCloseTo(3, 12);
    const flows = [...readFlows([...flowsCsv(withFailures())].join(""))].map(({ variant, value }) => [variant, value]);
    // Two runs each: (2 + 3) / 2 and (1 + 3) / 2.
    expect(flows).toEqual([
      ["baseline", 2.5],
      ["reform", 2],
    ]);
  });

  it("tells of nothing where no run was finished", () => {
    const summary = newSummary(NAMES);
    addReplicate(summary, 0, [undefined, undefined]);
    expect([...indicatorsCsv(summary), ...effectsCsv(summary), ...flowsCsv(summary)]).toHaveLength(3);
  });

  it("writes no row of a variant that has none", () => {
    const summary = newSummary(NAMES);
    addReplicate(summary, 0, [replicates[0]![0], undefined]);
    const tables = [...indicatorsCsv(summary), ...effectsCsv(summary), ...flowsCsv(summary)].join("");
    expect(tables).not.toMatch(/reform|NaN|undefined/);
  });

  it("refuses a replicate twice, other variants and other shapes", () => {
    const summary = summaryOf([0]);
    expect(() => addReplicate(summary, 0, replicates[0]!)).toThrow(/added before/);
    expect(() => addReplicate(summary, 1, [replicates[1]![1]!, replicates[1]![0]!])).toThrow(/baseline, reform/);
    const short = { ...replicates[2]![1]!, values: new Float64Array(2) };
    expect(() => addReplicate(newSummary(NAMES, { first: 2 }), 2, [replicates[2]![0]!, short])).toThrow(
      /2 values, not 4/,
    );
  });

  it("keeps the worst audit", () => expect(summaryOf([0, 1, 2]).variants[1]!.audit!.goodsError).toBe(2));
});

describe("tables", () => {
  it("write the cluster by replicate, other scopes as mean and deviation", () => {
    const rows = [...readIndicators([...indicatorsCsv(summaryOf([0, 1, 2]))].join(""))];
    const of = (scope: string) => rows.filter((row) => row.variant === "baseline" && row.scope === scope);
    expect(of("cluster").map((row) => row.replicate)).toEqual(["0", "0", "1", "1", "2", "2"]);
    expect(of("north").map((row) => row.replicate)).toEqual(["mean", "sd"]);
    expect(of("north")[0]!.value).toBeCloseTo((10.1 + 20.7 + 30.3) / 9, 12);
    expect(rows.some((row) => Number.isNaN(row.value))).toBe(false);
  });

  it("write every scope by replicate if they are kept", () => {
    const rows = [...readIndicators([...indicatorsCsv(summaryOf([0, 1, 2], true))].join(""))];
    expect(rows.filter((row) => row.scope === "north").map((row) => row.replicate)).toEqual([
      "0",
      "1",
      "2",
      "0",
      "1",
      "2",
    ]);
  });

  it("read effects back bit by bit", () => {
    const summary = summaryOf([0, 1]);
    expect([...readEffects([...effectsCsv(summary)].join(""))]).toEqual([...effectRows(summary)]);
  });

  it("write mean flows and leave zeros out", () => {
    const rows = [...readFlows([...flowsCsv(summaryOf([0, 1, 2]))].join(""))];
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

  it("name the wrong header", () => {
    expect(() => [...readEffects("variant,year\n")]).toThrow(/expected the columns variant,year,scope/);
  });
});

describe("Student's t", () => {
  it("gives the tabled quantiles (R: qt(0.975, df))", () => {
    const tabled: [number, number][] = [
      [1, 12.706204736432095],
      [2, 4.302652729911275],
      [7, 2.364624251592785],
      [19, 2.093024054408263],
      [99, 1.984216951586342],
    ];
    for (const [freedom, quantile] of tabled) expect(studentQuantile(0.975, freedom)).toBeCloseTo(quantile, 9);
  });

  it("is symmetric about zero", () => {
    expect(studentCumulative(0, 5)).toBeCloseTo(0.5, 14);
    expect(studentCumulative(-1.3, 5) + studentCumulative(1.3, 5)).toBeCloseTo(1, 14);
  });
});
