import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { beginLanguage } from "../../../../src/apps/cli/language.js";
import { toldEffects, toldOptions } from "../../../../src/apps/cli/mcp/numbers.js";
import type { Compared } from "../../../../src/apps/cli/mcp/runs.js";
import type { RunRecord, SweepReport, UncertainEffect } from "../../../../src/measures/results/index.js";
import { lookup } from "../../../../src/measures/views/index.js";
import { textOf } from "../../../../src/words/index.js";
import { run, summed } from "../../../measures/results/runs.js";
import { invented } from "../../../snapshots/invented.js";

const YEARS = [2039, 2040];
const SCOPES = ["cluster", "hill"];
const INDICATORS = ["well-being", "real-gdp"];

/** A run with values by year, place and indicator in a row. */
const record = (variant: string, replicate: number, ...values: number[]): RunRecord => ({
  ...run(variant, replicate, 0, 0, 0),
  ...{ years: YEARS, scopes: SCOPES, scopeLevels: ["cluster", "city"], indicators: INDICATORS },
  values: Float64Array.from(values),
});

/** In 2040 tolls add 10 to the cluster's GDP of 200, and border takes 40; nothing else changes in the cluster. */
const baseline = (replicate: number) => record("baseline", replicate, 1, 100, 1, 50, 1, 200, 1, 60);
const tolls = (replicate: number, more = 0) => record("tolls", replicate, 1, 100, 1, 50, 1, 210 + more, 1, 63);
const border = (replicate: number) => record("border", replicate, 1, 100, 1, 50, 1, 160, 1, 60);

const hash = "0123456789abcdef";

const { data } = await invented("comparison", "comparison");

function compared(
  runs: RunRecord[][],
  uncertain: UncertainEffect[] | undefined,
  language: "en" | "zh" = "en",
): Compared {
  const uncertainty = uncertain && { ...data.uncertainty!, effects: uncertain };
  return {
    file: "own.yaml",
    experiment: { comparison: { summary: summed(["baseline", "tolls", "border"], runs) } },
    manifest: { scenario: { sha256: hash }, program: { version: "1.2.3" } },
    data: { ...data, uncertainty },
    view: lookup(data, language),
    notes: [],
  } as unknown as Compared;
}

const once = [[baseline(0), tolls(0), border(0)]];
const last = { indicators: ["real-gdp"], places: ["cluster"], variants: ["tolls"], years: [2040] };
const drawn = (more: Partial<UncertainEffect>): UncertainEffect => ({
  ...{ variant: "tolls", year: 2040, place: "cluster", indicator: "real-gdp", worlds: 16 },
  ...{ effect: [4, 10, 12], relative: [0.02, 0.05, 0.06], rises: 1, falls: 0, misses: 0, missedBy: null },
  ...more,
});

beforeEach(() => beginLanguage([]));
afterEach(() => beginLanguage([]));

describe("effects that another program tells", () => {
  it("of one run have no range, every digit, and a sentence in the unit of pages", () => {
    const [told] = toldEffects(compared(once, undefined), last);
    expect(told).toEqual({
      ...{ indicator: "real-gdp", label: "Real GDP", variant: "tolls", place: "cluster", year: 2040 },
      ...{ value: 10, unit: "100 million yuan, base-year prices", baseline: 200 },
      percent: { value: expect.closeTo(5, 12), low: null, high: null },
      ...{ low: null, high: null, n: 1, hash },
      covers: "no range: it was run once, with central values of the parameters",
      quote:
        "Real GDP, Invented coast, 2040, “No tolls” against the baseline: +1 billion yuan, " +
        "base-year prices (+5 %); no range: it was run once, with central values of the parameters; " +
        "scenario analysis, not a forecast (agglom 1.2.3, scenario 0123456789ab).",
    });
  });

  it("of several runs have the interval of chance, in per cent where there is one", () => {
    const [told] = toldEffects(compared([once[0]!, [baseline(1), tolls(1, 2), border(1)]], undefined), last);
    // 10 and 12: mean 11, standard error 1, times Student's 12.706 of one degree of freedom.
    expect(told).toMatchObject({ value: 11, n: 2, low: expect.closeTo(-1.706, 3), high: expect.closeTo(23.706, 3) });
    expect(told!.percent).toEqual({
      value: expect.closeTo(5.5, 12),
      low: expect.closeTo(-0.853, 3),
      high: expect.closeTo(11.853, 3),
    });
    expect(told!.quote).toContain(
      "+1.1 billion yuan, base-year prices (+5.5 %); −0.853 to +11.9 % (n = 2; 95 % interval",
    );
  });

  it("have the range over parameter draws where a study holds it, of their own place and year", () => {
    const study = [drawn({}), drawn({ place: "hill", worlds: 3 }), drawn({ year: 2039, worlds: 4 })];
    const [told] = toldEffects(compared(once, study), last);
    expect(told).toMatchObject({ low: 4, high: 12, n: 16, percent: { low: 2, high: 6 } });
    expect(told!.covers).toMatch(/^90 % range over parameter draws/);
    expect(told!.quote).toContain("(+5 %); +2 to +6 % (n = 16; 90 % range over parameter draws");
    const [other] = toldEffects(compared(once, study), { ...last, variants: ["border"] });
    expect(other).toMatchObject({ n: 1, low: null });
    const [nothing] = toldEffects(compared(once, [drawn({ effect: [0, 10, 12], relative: [0, 0.05, 0.06] })]), last);
    expect(nothing!.quote).toContain("; 0 to +6 % (n = 16");
  });

  it("without a percentage have their range in their own unit", () => {
    const zero = (record: RunRecord) => ({ ...record, values: record.values.map((v, k) => (k === 5 ? v - 200 : v)) });
    const runs = [[zero(baseline(0)), zero(tolls(0)), zero(border(0))]];
    const [told] = toldEffects(compared(runs, [drawn({ relative: null })]), last);
    expect(told!.percent).toEqual({ value: null, low: null, high: null });
    expect(told!.quote).toContain(
      "+1 billion yuan, base-year prices; +0.4 to +1.2 billion yuan, base-year prices (n = 16",
    );
  });

  it("of a baseline that is the rounding of zero, or zero in some draw, have no percentage in the sentence", () => {
    const noise = (record: RunRecord) => ({
      ...record,
      values: record.values.map((v, k) => (k === 5 ? v - 200 + 1e-13 : v)),
    });
    const runs = [[noise(baseline(0)), noise(tolls(0)), noise(border(0))]];
    const [told] = toldEffects(compared(runs, [drawn({ relative: null })]), last);
    expect(told!.percent).toEqual({ value: null, low: null, high: null });
    expect(told!.quote).toContain("baseline: +1 billion yuan, base-year prices; +0.4 to +1.2 billion yuan");
    const [once_] = toldEffects(compared(runs, undefined), last);
    expect(once_!.quote).toContain("baseline: +1 billion yuan, base-year prices; no range");
    const [some] = toldEffects(compared(once, [drawn({ relative: null })]), last);
    expect(some!.quote).toContain("baseline: +1 billion yuan, base-year prices; +0.4 to +1.2 billion yuan");
  });

  it("are those that are asked for, indicators in the order of the question, and losses with their sign", () => {
    const all = compared(once, undefined);
    const cells = (asked: Partial<typeof last>) =>
      toldEffects(all, { ...last, ...asked }).map((one) => [one.indicator, one.variant, one.place, one.year].join(" "));
    expect(cells({ indicators: ["real-gdp", "well-being"], variants: ["tolls", "border"] })).toEqual([
      "real-gdp tolls cluster 2040",
      "real-gdp border cluster 2040",
      "well-being tolls cluster 2040",
      "well-being border cluster 2040",
    ]);
    expect(cells({ places: ["hill"], years: YEARS })).toEqual(["real-gdp tolls hill 2039", "real-gdp tolls hill 2040"]);
    const [loss] = toldEffects(all, { ...last, variants: ["border"] });
    expect(loss!.quote).toContain("against the baseline: −4 billion yuan, base-year prices (−20 %);");
    const [city] = toldEffects(all, { ...last, places: ["hill"] });
    expect(city!.quote).toMatch(/^Real GDP, Hill, 2040/);
  });

  it("in Chinese keep the unit of the tables", () => {
    beginLanguage(["--lang", "zh"]);
    const [told] = toldEffects(compared(once, undefined, "zh"), last);
    expect(told!.quote).toMatch(/虚构海岸.*\+10 ?亿元/);
  });
});

describe("options of a sweep that another program tells", () => {
  const report = (worlds: number) =>
    ({
      ...{ worlds, region: textOf("Delta") },
      factors: [{ name: "toll" }, { name: "border" }],
      outcomes: [
        {
          ...{ indicator: "real-gdp", label: textOf("Real GDP"), place: "cluster", placeLabel: textOf("The cluster") },
          ...{ year: 2040, unit: textOf("100 million yuan") },
        },
        {
          ...{ indicator: "residents", label: textOf("Residents"), place: "hill", placeLabel: textOf("Hill") },
          ...{ year: 2040, unit: textOf("thousand persons") },
        },
      ],
      options: [
        {
          ...{ variant: "together", values: [2, 0.5], front: true },
          effects: [
            { low: 10, middle: 20, high: 30, worlds: 16 },
            { low: Number.NaN, middle: -1.2345, high: Number.NaN, worlds: 15 },
          ],
        },
      ],
    }) as unknown as SweepReport;

  it("have their values by name, and a number for every outcome with its range over draws", () => {
    const [option] = toldOptions(report(16), hash, "1.2.3") as [{ numbers: Record<string, unknown>[] }];
    expect(option).toMatchObject({ variant: "together", values: { toll: 2, border: 0.5 }, front: true });
    const [gdp, residents] = option.numbers;
    expect(gdp).toMatchObject({
      ...{ indicator: "real-gdp", label: "Real GDP", variant: "together", place: "cluster", year: 2040 },
      ...{ value: 20, unit: "100 million yuan", low: 10, high: 30, n: 16, hash },
    });
    expect(gdp!["quote"]).toMatch(
      /^Real GDP, Delta, 2040, “together, toll=2, border=0\.5” .*: \+2 billion yuan; \+1 to \+3 billion yuan \(n = 16;/,
    );
    expect(gdp).not.toHaveProperty("percent");
    expect(residents).toMatchObject({ place: "hill", value: -1.2345, low: null, high: null, n: 15 });
    expect(residents!["quote"]).toMatch(/^Residents, Hill, 2040.*: −1\.23 thousand persons; 90 % range over/);
  });

  it("at central values alone have no range", () => {
    const [option] = toldOptions(report(1), hash, "1.2.3") as [{ numbers: Record<string, unknown>[] }];
    expect(option.numbers[0]).toMatchObject({ value: 20, low: null, high: null });
    expect(option.numbers[0]!["covers"]).toMatch(/^no range/);
  });
});
