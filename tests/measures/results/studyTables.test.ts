import { describe, expect, it } from "vitest";
import { choicesOf } from "../../../src/measures/results/choices.js";
import { priceRows } from "../../../src/measures/results/gameReport.js";
import { leagueCsv } from "../../../src/measures/results/league.js";
import { type AuditSummary, worseAudit } from "../../../src/measures/results/record.js";
import { designCsv, optionsCsv, outcomesCsv, sensitivityCsv } from "../../../src/measures/results/studies.js";
import { uncertainEffect, uncertaintyCsv } from "../../../src/measures/results/uncertainty.js";
import { inventedStudy } from "../../report/fixture.js";
import { game } from "../../report/game.js";
import { league, sensitivity, sweep } from "../../report/studies.js";

/** Rows of a table as objects of its columns. */
function rowsOf(text: Iterable<string> | string): Record<string, string>[] {
  const [header, ...lines] = [...text].join("").trimEnd().split("\n");
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((field, c) => [names[c]!, field])));
}

describe("tables of studies", () => {
  it("of a league have value, band and rank of each region under its name, effects in the form that is told", () => {
    const table = { ...league() };
    table.rows[1]!.cells[1] = { value: null, band: null, rank: null };
    const rows = rowsOf(leagueCsv(table));
    expect(rows.map(({ kind, region, value, low, high, rank }) => [kind, region, value, low, high, rank])).toEqual([
      ["level", "north", "40", "39", "41", "1"],
      ["level", "south", "30", "29", "31", "2"],
      ["effect", "north", "4", "3", "5", "1"],
      ["effect", "south", "", "", "", ""],
    ]);
    expect(rows.map(({ unit }) => unit)).toEqual(["100 million yuan", "100 million yuan", "%", "%"]);
    table.rows[1]!.form = "points";
    expect(rowsOf(leagueCsv(table))[2]!["unit"]).toBe("percentage points");
  });

  it("of sensitivity have a line a measure, with its interval", () => {
    const rows = rowsOf(sensitivityCsv(sensitivity("sobol")));
    expect(rows.map(({ factor, measure, value, low, high }) => [factor, measure, value, low, high])).toEqual([
      ["b", "total", "2", "1.9", "2.1"],
      ["b", "first", "2", "1.9", "2.1"],
      ["a", "total", "0", "-0.1", "0.1"],
      ["a", "first", "0", "-0.1", "0.1"],
    ]);
  });

  it("of a sweep have an option's levels, and its regret beside the first outcome alone", () => {
    const rows = rowsOf(optionsCsv(sweep(2, 2, 4)));
    expect(rows).toHaveLength(4 * 3);
    const third = rows.slice(6, 9);
    expect(
      third.map(({ "levers.f0": f0, "levers.f1": f1, indicator, largest_regret: most, mean_regret: mean }) => [
        f0,
        f1,
        indicator,
        most,
        mean,
      ]),
    ).toEqual([
      ["0", "1", "real-gdp", "2", "1"],
      ["0", "1", "theil-t-gdp", "", ""],
      ["0", "1", "lever-cost", "", ""],
    ]);
    expect(third.map(({ effect_05: low, effect_50: middle, effect_95: high }) => [low, middle, high])).toEqual([
      ["1", "2", "3"],
      ["-3", "-2", "-1"],
      ["3", "4", "5"],
    ]);
    expect(rows.map(({ front }) => front)).toEqual([..."111000000000"]);
    expect(rowsOf(optionsCsv(sweep(1, 2, 1)))[0]).toMatchObject({ largest_regret: "", mean_regret: "" });
  });

  it("of uncertainty leave empty what has no per cent and no target", () => {
    const [first] = inventedStudy().effects;
    const bare = { ...first!, relative: null, misses: null, missedBy: null, rises: 0.75, falls: 0.25 };
    const [row] = rowsOf(uncertaintyCsv({ ...inventedStudy(), effects: [bare] }));
    expect(row).toMatchObject({ effect_05: "10", effect_50: "20", effect_95: "40", rises: "0.75", falls: "0.25" });
    expect(row).toMatchObject({ relative_05: "", relative_50: "", relative_95: "", misses_target: "", missed_by: "" });
    const [told] = rowsOf(
      uncertaintyCsv({ ...inventedStudy(), effects: [{ ...first!, misses: 0.2, missedBy: -0.01 }] }),
    );
    expect(told).toMatchObject({ relative_05: "0.01", relative_95: "0.04", misses_target: "0.2", missed_by: "-0.01" });
  });

  it("of cases say what each was, whether it failed, and what the variant changes", () => {
    const design = rowsOf(
      designCsv({
        factors: ["a", "b"],
        rows: [
          [1, 2],
          [3, 4],
        ],
        failures: ["", "no base year"],
      }),
    );
    expect(design).toEqual([
      { case: "0", failure: "", a: "1", b: "2" },
      { case: "1", failure: "no base year", a: "3", b: "4" },
    ]);
    const at = { row: 3, variant: "reform", year: 2024, place: "cluster", indicator: "gdp" };
    expect(rowsOf(outcomesCsv([{ ...at, baseline: 10, value: 8.5 }]))[0]).toMatchObject({
      ...{ case: "3", baseline: "10", value: "8.5", effect: "-1.5" },
    });
  });
});

describe("an effect over worlds", () => {
  const study = inventedStudy();

  it("is that of the variant, the place and the indicator that are asked for, of the last year or of a year", () => {
    const effect = (...asked: [variant: string, place: string, indicator: string, year?: number]) =>
      uncertainEffect(study, ...asked);
    expect(effect("border", "cluster", "real-gdp")).toMatchObject({
      variant: "border",
      year: 2040,
      effect: [30, 60, 120],
    });
    expect(effect("tolls", "cluster", "real-national-income", 2030)).toMatchObject({
      ...{ variant: "tolls", indicator: "real-national-income", year: 2030, effect: [10, 20, 40] },
    });
    expect(effect("border", "shanghai", "real-gdp")).toBeUndefined();
    expect(effect("border", "cluster", "real-gdp", 2025)).toBeUndefined();
  });
});

describe("the worse of two audits", () => {
  const audit = (size: number, name: string): AuditSummary => ({
    ...{ worstRow: size, worstRowKind: `row ${name}`, worstAccount: size, worstAccountName: `account ${name}` },
    ...{ peopleError: size, capitalError: size, landError: size, goodsError: size, residual: size, iterations: size },
  });

  it("is the larger error of each kind, with the name of where it was", () => {
    expect(worseAudit(audit(1, "a"), audit(2, "b"))).toEqual(audit(2, "b"));
    expect(worseAudit(audit(2, "b"), audit(1, "a"))).toEqual(audit(2, "b"));
    const mixed = { ...audit(1, "a"), worstAccount: 9, goodsError: 7, iterations: 8 };
    expect(worseAudit(mixed, audit(2, "b"))).toEqual({
      ...{ ...audit(2, "b"), worstAccount: 9, worstAccountName: "account a", goodsError: 7, iterations: 8 },
    });
  });
});

describe("what was decided", () => {
  it("is sorted into decisions of cities, courses of runs and meetings; other changes of policy are none of it", () => {
    const run = { variant: "arm", replicate: 2, year: 2024, actor: "somebody" };
    const decision = { value: 2, before: 1, payoffBefore: 5, payoffAfter: 6, trials: [{ value: 3, payoff: 4 }] };
    const vote = { player: "east", inside: 1, outside: 0, breach: null, stays: true };
    const patches = [
      { op: "replace" as const, path: ["governments", "mill", "tax-rates"], value: decision },
      { op: "add" as const, path: ["governments", "course"], value: { state: "cycle", length: 3 } },
      { op: "replace" as const, path: ["agreement"], value: { members: ["east"], votes: [vote] } },
      { op: "replace" as const, path: ["toll", 0], value: 0 },
    ];
    const of = { variant: "arm", replicate: 2, year: 2024 };
    expect(choicesOf([{ ...run, patches }])).toEqual({
      decisions: [{ ...of, city: "mill", lever: "tax-rates", ...decision }],
      courses: [{ ...of, state: "cycle", length: 3 }],
      meetings: [{ ...of, members: ["east"], votes: [vote] }],
    });
  });
});

describe("the price of consent", () => {
  it("stands under its horizon, and orders players by the highest that they have anywhere", () => {
    const { horizons, objectives } = game.price!;
    const needs: Record<string, number> = { "a own 5": 3, "b gdp 10": 7, "c own 10": 5 };
    const cells = ["a", "b", "c", "d"].flatMap((player) =>
      objectives.flatMap((objective) =>
        [...horizons].reverse().map((horizon) => ({
          ...{ player, objective, horizon, needs: needs[`${player} ${objective} ${horizon}`] ?? 0 },
          ...{ needsError: null, interval: null },
        })),
      ),
    );
    const rows = priceRows({ ...game.price!, cells });
    expect(rows.map((row) => [row.player, row.objective, ...row.cells.map((cell) => cell.needs)])).toEqual([
      ["b", "own", 0, 0],
      ["b", "gdp", 0, 7],
      ["c", "own", 0, 5],
      ["c", "gdp", 0, 0],
      ["a", "own", 3, 0],
      ["a", "gdp", 0, 0],
    ]);
  });
});
