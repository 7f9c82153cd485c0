import { describe, expect, it } from "vitest";
import type { Driver } from "../../../src/measures/results/index.js";
import { readerOf } from "../../../src/measures/views/data.js";
import {
  drivenOf,
  figureLabel,
  labelOf,
  leagueNumber,
  leagueSeen,
  optionName,
  outcomeName,
  sensitivitySeen,
  sweepSeen,
  useText,
  valueText,
  withoutCopies,
} from "../../../src/measures/views/studyViews.js";
import { ENGLISH, textOf } from "../../../src/words/index.js";
import { inventedStudy } from "../../report/fixture.js";
import { league, sensitivity, sweep } from "../../report/studies.js";

const MONEY = textOf("100 million yuan", "亿元");

describe("a sweep as its reader sees it", () => {
  const made = sweep(1, 3, 4);
  const inMoney = {
    ...made,
    outcomes: made.outcomes.map((outcome, o) => ({ ...outcome, unit: o === 1 ? outcome.unit : MONEY })),
  };

  it("counts money in billions in English, outcome by outcome, and regrets in the unit of the first", () => {
    const { report } = sweepSeen(inMoney, ENGLISH);
    expect(report.outcomes.map(({ unit }) => unit)).toEqual(["billion yuan", "%", "billion yuan"]);
    const close = (low: number, middle: number, high: number) => ({
      ...{ low: expect.closeTo(low, 12), middle: expect.closeTo(middle, 12), high: expect.closeTo(high, 12) },
      ...{ rises: 0.5, worlds: 4 },
    });
    expect(report.options[2]!.effects).toEqual([close(0.1, 0.2, 0.3), close(-3, -2, -1), close(0.3, 0.4, 0.5)]);
    expect(report.options[2]!.regret).toEqual({ largest: expect.closeTo(0.2, 12), mean: expect.closeTo(0.1, 12) });
  });

  it("counts as the table does in Chinese, and has no regret where no worlds were drawn", () => {
    const { report } = sweepSeen(inMoney, "zh");
    expect(report.outcomes.map(({ unit }) => unit)).toEqual(["亿元", "%", "亿元"]);
    expect(report.options[2]!.effects[0]).toMatchObject({ low: 1, middle: 2, high: 3 });
    expect(report.options[2]!.regret).toEqual({ largest: 2, mean: 1 });
    expect("regret" in sweepSeen(sweep(1, 2, 1), ENGLISH).report.options[0]!).toBe(false);
  });

  it("names an option by its variant and its values, with units that are short", () => {
    const view = sweepSeen(sweep(2, 2, 1), ENGLISH);
    const [option] = view.report.options;
    expect(optionName(view, { ...option!, values: [0.5, -1] })).toBe("No tolls; Factor <0> 0.5 km; Factor <1> −1 km");
    expect(optionName(view, { ...option!, variant: "unheard", values: [0, 1234567] })).toBe(
      "unheard; Factor <0> 0 km; Factor <1> 1234570 km",
    );
    const unit = (unit: string) => {
      const factors = view.report.factors.map((factor) => ({ ...factor, unit }));
      return optionName({ ...view, report: { ...view.report, factors } }, { ...option!, values: [1, 2] });
    };
    expect(unit("u".repeat(24))).toBe(`No tolls; Factor <0> 1 ${"u".repeat(24)}; Factor <1> 2 ${"u".repeat(24)}`);
    expect(unit("u".repeat(25))).toBe("No tolls; Factor <0> 1; Factor <1> 2");
    // "First year in force 2023", not "2023 year".
    for (const year of ["year", "年份"]) expect(unit(year)).toBe("No tolls; Factor <0> 1; Factor <1> 2");
    expect(unit("years")).toBe("No tolls; Factor <0> 1 years; Factor <1> 2 years");
  });
});

describe("a sweep of numbers of several variants", () => {
  const seen = sweepSeen(sweep(2, 2, 1), ENGLISH);
  const [a, b] = [seen.report.variants[0]!.id, "more"];
  const factors = [a, b].map((id, f) => ({ ...seen.report.factors[f]!, name: `variants.${id}.levers.0.scale` }));
  const options = [a, b].flatMap((variant) =>
    [0, 1].flatMap((x) => [0, 1].map((y) => ({ ...seen.report.options[0]!, variant, values: [x, y] }))),
  );
  const view = { ...seen, report: { ...seen.report, factors, options } };

  it("has of each variant the options that differ in its own, which are told alone", () => {
    const told = withoutCopies(view).report.options.map((option) => optionName(view, option));
    expect(told).toEqual([
      ...["No tolls; Factor <0> 0 km", "No tolls; Factor <0> 1 km"],
      ...["more; Factor <1> 0 km", "more; Factor <1> 1 km"],
    ]);
    expect(withoutCopies(seen).report.options).toEqual(seen.report.options);
  });
});

describe("a study of sensitivity as its reader sees it", () => {
  const inMoney = (method: "morris" | "sobol") => {
    const made = sensitivity(method);
    return { ...made, outcomes: made.outcomes.map((outcome) => ({ ...outcome, unit: MONEY })) };
  };

  it("has effects of Morris in the reader's money, shares and correlations as they are", () => {
    const [morris] = sensitivitySeen(inMoney("morris"), ENGLISH).report.outcomes;
    expect(morris).toMatchObject({ unit: "billion yuan", mean: expect.closeTo(0.3, 12), deviation: 0.05 });
    expect(morris!.factors[0]).toMatchObject({
      factor: "b",
      estimates: ["size", "spread", "mean"].map((measure) => ({
        ...{ measure, value: expect.closeTo(0.2, 12), low: expect.closeTo(0.19, 12), high: expect.closeTo(0.21, 12) },
      })),
    });
    const [sobol] = sensitivitySeen(inMoney("sobol"), ENGLISH).report.outcomes;
    expect(sobol).toMatchObject({ unit: "billion yuan", mean: expect.closeTo(0.3, 12), deviation: 0.05 });
    expect(sobol!.factors[0]!.estimates[0]).toEqual({ measure: "total", value: 2, low: 1.9, high: 2.1 });
  });

  it("names a figure as the schema does, and one that it does not know by its id", () => {
    const { report } = sensitivitySeen(sensitivity("rank"), ENGLISH);
    expect(["b", "c"].map((name) => figureLabel(report, name))).toEqual(["Toll", "c"]);
  });
});

describe("a league as its reader sees it", () => {
  it("has money of levels in billions in English, and per cents of effects as they are", () => {
    const { rows } = leagueSeen(league(), ENGLISH).report;
    expect(rows[0]!.unit).toBe("billion {currency}");
    expect(rows[0]!.cells).toEqual([
      { value: 4, band: [expect.closeTo(3.9, 12), expect.closeTo(4.1, 12)], rank: 1 },
      { value: 3, band: [expect.closeTo(2.9, 12), expect.closeTo(3.1, 12)], rank: 2 },
    ]);
    expect(rows[1]!.cells[0]).toEqual({ value: 4, band: [3, 5], rank: 1 });
  });

  it("has effects in money in billions too, and keeps what has no value", () => {
    const made = league();
    const own = { ...made.rows[1]!, form: "own" as const };
    const cells = [{ value: null, band: null, rank: null }, own.cells[1]!];
    const { rows } = leagueSeen({ ...made, rows: [{ ...own, cells }] }, ENGLISH).report;
    expect(rows[0]!.cells[0]).toEqual({ value: null, band: null, rank: null });
    expect(rows[0]!.cells[1]!.value).toBeCloseTo(0.3, 12);
  });

  it("shows effects with a sign and two digits, levels with three and without", () => {
    expect(leagueNumber(0.1234, "effect")).toBe("+0.12");
    expect(leagueNumber(-12.34, "effect")).toBe("−12");
    expect(leagueNumber(0.1234, "level")).toBe("0.123");
    expect(leagueNumber(12.34, "level")).toBe("12.3");
  });
});

describe("words of a study", () => {
  const outcome = { label: "Real GDP", placeLabel: "Shanghai" };

  it("name the place of an outcome where it is not the whole cluster", () => {
    expect(outcomeName({ ...outcome, place: "cluster" }, readerOf(ENGLISH))).toBe("real GDP");
    expect(outcomeName({ ...outcome, place: "shanghai" }, readerOf(ENGLISH))).toBe("real GDP of Shanghai");
  });

  it("write a level with six digits at most and a true minus", () => {
    expect([0.1 + 0.2, 1234567.8, -0.25].map(valueText)).toEqual(["0.3", "1234570", "−0.25"]);
  });

  it("tell what is done with a datum, first of all that it was left out", () => {
    const [moment] = inventedStudy().data!.moments;
    const used = (use: "condition" | "drawn" | "check", without: string[] = []) =>
      useText({ ...moment!, use }, { without }).en;
    expect(["condition", "drawn", "check"].map((use) => used(use as "drawn"))).toEqual([
      "conditions",
      "drawn",
      "only looked at",
    ]);
    expect(used("condition", [moment!.id])).toBe("left out");
    expect(used("condition", ["another"])).toBe("conditions");
  });

  it("say what an effect depends on: of the measure where it was studied, else of real GDP, without chance", () => {
    const driver = (variant: string, indicator: string, factor: string, low: number, high: number): Driver => ({
      ...{ variant, indicator, factor, low, high, correlation: (low + high) / 2, atLow: 0, atHigh: 0 },
    });
    const study = {
      ...inventedStudy(),
      drivers: [
        driver("tolls", "real-gdp", "a", 0.1, 0.5),
        driver("tolls", "real-gdp", "b", -0.5, -0.1),
        driver("tolls", "real-gdp", "c", -0.1, 0.1),
        driver("tolls", "real-gdp", "d", 0, 0.3),
        driver("tolls", "real-gdp", "e", -0.3, 0),
        driver("tolls", "theil-t-gdp", "f", 0.2, 0.3),
        driver("border", "net-migration", "g", 0.2, 0.3),
      ],
    };
    const driven = (variant: string, asked?: string) => {
      const { indicator, drivers } = drivenOf(study, variant, asked);
      return [indicator, drivers.map(({ factor }) => factor).join(" ")];
    };
    expect(driven("tolls")).toEqual(["real-gdp", "a b"]);
    expect(driven("tolls", "theil-t-gdp")).toEqual(["theil-t-gdp", "f"]);
    expect(driven("tolls", "net-migration")).toEqual(["real-gdp", "a b"]);
    expect(driven("border", "net-migration")).toEqual(["net-migration", "g"]);
  });

  it("name what was drawn, and what is not known by its id", () => {
    const study = inventedStudy();
    const [driver] = study.drivers;
    expect(labelOf(study, driver!).en).toBe("Administrative border");
    expect(labelOf(study, { ...driver!, factor: "unheard" }).en).toBe("unheard");
  });
});
