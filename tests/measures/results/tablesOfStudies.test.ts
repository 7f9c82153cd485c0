import { describe, expect, it } from "vitest";
import { leagueCsv, leagueSchema } from "../../../src/measures/results/league.js";
import { jsonText } from "../../../src/measures/results/manifest.js";
import {
  designCsv,
  optionsCsv,
  outcomesCsv,
  sensitivityCsv,
  sensitivitySchema,
  sweepSchema,
} from "../../../src/measures/results/studies.js";
import {
  type Uncertainty,
  uncertainEffect,
  uncertaintyCsv,
  uncertaintyJson,
  uncertaintySchema,
} from "../../../src/measures/results/uncertainty.js";
import { textOf } from "../../../src/words/index.js";
import { league, sensitivity, sweep } from "../../report/studies.js";

const text = (lines: Iterable<string>) => [...lines].join("");

describe("tables of a sweep", () => {
  it("have a line for every option and outcome, regrets on the first outcome alone, and a blank for no value", () => {
    expect(text(optionsCsv(sweep(1, 2, 4)))).toBe(
      "variant,levers.f0,indicator,place,year,effect_05,effect_50,effect_95,rises,worlds,largest_regret,mean_regret,front\n" +
        "free,0,real-gdp,cluster,2024,-1,0,1,0.5,4,0,0,1\n" +
        "free,0,theil-t-gdp,cluster,2024,-1,0,1,0.5,4,,,1\n" +
        "free,0,lever-cost,cluster,2024,-1,0,1,0.5,4,,,1\n" +
        "free,1,real-gdp,cluster,2024,0,,2,0.5,4,1,0.5,0\n" +
        "free,1,theil-t-gdp,cluster,2024,-2,,0,0.5,4,,,0\n" +
        "free,1,lever-cost,cluster,2024,1,,3,0.5,4,,,0\n",
    );
  });

  it("have no regrets without worlds, and sweep.json reads back", () => {
    const report = sweep(2, 2, 1);
    expect(text(optionsCsv(report))).toContain("free,0,0,real-gdp,cluster,2024,-1,0,1,0.5,1,,,1\n");
    expect(sweepSchema.parse(JSON.parse(jsonText(report)))).toEqual(report);
  });
});

describe("tables of a study of sensitivity", () => {
  it("have a line for every outcome, factor and measure, and sensitivity.json reads back", () => {
    const report = sensitivity("sobol");
    expect(text(sensitivityCsv(report))).toBe(
      "variant,year,place,indicator,factor,measure,value,low,high\n" +
        "free,2024,cluster,real-gdp,b,total,2,1.9,2.1\n" +
        "free,2024,cluster,real-gdp,b,first,2,1.9,2.1\n" +
        "free,2024,cluster,real-gdp,a,total,0,-0.1,0.1\n" +
        "free,2024,cluster,real-gdp,a,first,0,-0.1,0.1\n",
    );
    expect(sensitivitySchema.parse(JSON.parse(jsonText(report)))).toEqual(report);
  });
});

describe("the table of a league", () => {
  it("tells levels in the currency of each region, and effects in their form", () => {
    const report = league();
    report.regions[1]!.currency = { en: "pounds", zh: "英镑" };
    const [levels, effects] = report.rows;
    report.rows.push({ ...effects!, form: "points", cells: effects!.cells.slice(0, 1) });
    levels!.cells[0] = { value: null, band: null, rank: null };
    expect(leagueCsv(report)).toBe(
      "kind,indicator,label,unit,better,region,value,low,high,rank\n" +
        "level,real-gdp,Real GDP,100 million yuan,higher,north,,,,\n" +
        "level,real-gdp,Real GDP,100 million pounds,higher,south,30,29,31,2\n" +
        "effect,real-gdp,Real GDP,%,higher,north,4,3,5,1\n" +
        "effect,real-gdp,Real GDP,%,higher,south,3,2,4,2\n" +
        "effect,real-gdp,Real GDP,percentage points,higher,north,4,3,5,1\n",
    );
    expect(leagueSchema.parse(JSON.parse(jsonText(report, 2)))).toEqual(report);
  });
});

const effect = {
  ...{ variant: "free", year: 2024, place: "cluster", indicator: "real-gdp", worlds: 8 },
  ...{ effect: [1, 2, 3], relative: [0.01, 0.02, 0.03], rises: 0.75, falls: 0.25, misses: 0.5, missedBy: -0.01 },
} satisfies Uncertainty["effects"][number];
const bare = { ...effect, indicator: "theil", relative: null, misses: null, missedBy: null };
const early = { ...effect, year: 2023, worlds: 7 };

const uncertainty: Uncertainty = {
  ...{ schemaVersion: 1, holds: "study of uncertainty", program: "0", subject: "s", seed: 1, draws: 8 },
  ...{ failed: [], target: 1, held: ["barriers"], ranks: [], drivers: [] },
  factors: [{ name: "a", label: textOf("A"), unit: "share", central: 1 / 3, drawn: [0.123456, 123456.7, 123456789] }],
  probe: null,
  effects: [early, effect, bare],
};

describe("tables of a study of uncertainty", () => {
  it("leave out shares of nothing and targets of what nobody wants more of", () => {
    expect(text(uncertaintyCsv(uncertainty))).toBe(
      "variant,year,place,indicator,worlds,effect_05,effect_50,effect_95,relative_05,relative_50,relative_95,rises,falls,misses_target,missed_by\n" +
        "free,2023,cluster,real-gdp,7,1,2,3,0.01,0.02,0.03,0.75,0.25,0.5,-0.01\n" +
        "free,2024,cluster,real-gdp,8,1,2,3,0.01,0.02,0.03,0.75,0.25,0.5,-0.01\n" +
        "free,2024,cluster,theil,8,1,2,3,,,,0.75,0.25,,\n",
    );
  });

  it("say what every case was and what came out of it", () => {
    const design = { factors: ["a", "b"], rows: [[1, 2] as const, [3, 4] as const], failures: ["", "no base year"] };
    expect(text(designCsv(design))).toBe("case,failure,a,b\n0,,1,2\n1,no base year,3,4\n");
    const outcome = { row: 2, variant: "free", year: 2024, place: "cluster", indicator: "real-gdp" };
    expect(text(outcomesCsv([{ ...outcome, baseline: 10, value: 12 }]))).toBe(
      "case,variant,year,place,indicator,baseline,value,effect\n2,free,2024,cluster,real-gdp,10,12,2\n",
    );
  });

  it("find an effect by variant, place, indicator and year, or in the last year", () => {
    expect(uncertainEffect(uncertainty, "free", "cluster", "real-gdp")).toBe(effect);
    const told = { ...uncertainty, effects: [effect, bare, early] };
    expect(uncertainEffect(told, "free", "cluster", "real-gdp")).toBe(effect);
    expect(uncertainEffect(uncertainty, "free", "cluster", "real-gdp", 2023)).toBe(early);
    expect(uncertainEffect(uncertainty, "free", "cluster", "theil")).toBe(bare);
    for (const [variant, place, indicator] of [
      ["bound", "cluster", "theil"],
      ["free", "north", "theil"],
      ["free", "cluster", "gini"],
    ])
      expect(uncertainEffect(uncertainty, variant!, place!, indicator!)).toBeUndefined();
  });

  it("are text with a line an entry, and six digits of what is no whole number", () => {
    const written = uncertaintyJson(uncertainty);
    expect(uncertaintySchema.parse(JSON.parse(written))).toEqual({
      ...uncertainty,
      factors: [{ ...uncertainty.factors[0], central: 0.333333, drawn: [0.123456, 123457, 123456789] }],
    });
    expect(written.split("\n").filter((line) => line.startsWith("    {"))).toHaveLength(4);
    expect(written).toContain('\n  "ranks": [],\n');
    expect(written).toContain('\n  "held": ["barriers"],\n');
  });
});
