import { describe, expect, it } from "vitest";
import { designCsv, outcomesCsv } from "../../../src/measures/results/studies.js";
import {
  bandOf,
  drawsRun,
  drawsTold,
  FEWEST_DRAWS,
  givenOf,
  pairedDifference,
  quantileOfDraws,
  shareBelow,
  spreadOf,
  type UncertainEffect,
  type Uncertainty,
  uncertainEffect,
  uncertaintyCsv,
} from "../../../src/measures/results/uncertainty.js";

describe("quantiles of draws", () => {
  it("lie between the draws whose ranks enclose them, so that one more draw falls below so often", () => {
    const four = [10, 20, 30, 40];
    expect([0.2, 0.4, 0.5, 0.7, 0.8].map((share) => quantileOfDraws(four, share))).toEqual(
      [10, 20, 25, 35, 40].map((one) => expect.closeTo(one, 12)),
    );
  });

  it("are never beyond the smallest and the largest draw", () => {
    expect([0.05, 0.95].map((share) => quantileOfDraws([1, 2, 3], share))).toEqual([1, 3]);
    expect([0.05, 0.95].map((share) => quantileOfDraws([7], share))).toEqual([7, 7]);
    // Of 19 draws 5 and 95 % are just these ends; of 39 they are the second from either.
    const upTo = (count: number) => Array.from({ length: count }, (_, k) => k + 1).toReversed();
    expect(bandOf(upTo(19))).toEqual([1, 10, 19].map((one) => expect.closeTo(one, 9)));
    expect(bandOf(upTo(39))).toEqual([2, 20, 38].map((one) => expect.closeTo(one, 9)));
  });
});

describe("how an effect goes over draws", () => {
  it("is its range, the same as shares of the size of what was before, and how often it rises and falls", () => {
    expect(spreadOf([-10, -10, -10, -20], [-9, -12, -10, -19])).toEqual({
      worlds: 4,
      effect: [-2, 0.5, 1],
      relative: [-0.2, expect.closeTo(0.025, 12), 0.1],
      ...{ rises: 0.5, falls: 0.25 },
    });
  });

  it("is no share of a baseline of nothing, or of the rounding of it", () => {
    expect(spreadOf([1, 0], [2, 1]).relative).toBeNull();
    expect(spreadOf([1, 1e-4], [2, 1.1]).relative).toBeNull();
    expect(spreadOf([1, 1e-4], [2, 0.9]).relative).not.toBeNull();
  });

  const pair = { run: "a", against: "b" };
  const asked = { place: "cluster", indicator: "gdp", from: 2030, to: 2030 };
  const study = (a: (number | null)[], b: (number | null)[]) => ({ paired: [{ ...asked, runs: { a, b } }] }) as never;
  const values = Array.from({ length: FEWEST_DRAWS }, (_, draw) => 100 + draw);

  it("between two runs is over the draws that both have", () => {
    const more = values.map((one) => one + 3);
    expect(pairedDifference(study(more, values), pair, asked)).toMatchObject({
      worlds: FEWEST_DRAWS,
      effect: [3, 3, 3],
      rises: 1,
    });
    expect(pairedDifference(study([...more, null, 1], [...values, 1, null]), pair, asked)!.worlds).toBe(FEWEST_DRAWS);
    for (const other of [{ place: "x" }, { indicator: "x" }, { from: 2029 }, { to: 2031 }])
      expect(pairedDifference(study(more, values), pair, { ...asked, ...other })).toBeUndefined();
    expect(pairedDifference(study(more, values), { run: "a", against: "c" }, asked)).toBeUndefined();
    expect(pairedDifference(study(more.slice(1), values.slice(1)), pair, asked)).toBeUndefined();
    expect(pairedDifference({}, pair, asked)).toBeUndefined();
  });

  it("of several places in sum is that of each draw, which all of them must have", () => {
    const [up, down] = [values.map((one, draw) => one + draw), values.map((one, draw) => one + 5 - draw)];
    const of = (place: string, a: (number | null)[], b: number[]) => ({ ...asked, place, runs: { a, b } });
    const both = { paired: [of("x", [...up, 1], [...values, 1]), of("y", [...down, null], [...values, 1])] } as never;
    const parts = ["x", "y"].map((place) => ({ ...asked, place }));
    expect(pairedDifference(both, pair, ...parts)).toMatchObject({ worlds: FEWEST_DRAWS, effect: [5, 5, 5] });
    expect(pairedDifference(both, pair, ...parts, { ...asked, place: "z" })).toBeUndefined();
  });

  it("says in which share of draws one run is so much below another", () => {
    const at = { place: "cluster", indicator: "gdp", year: 2030 };
    // -10, 0, +10 and +20 % of -10, and one that has no value.
    const both = study([-11, -10, -9, -8, null], [-10, -10, -10, -10, -10]);
    expect([-0.05, 0, 0.05, 0.3].map((relative) => shareBelow(both, pair, at, relative))).toEqual([0.25, 0.25, 0.5, 1]);
    expect(shareBelow(both, pair, { ...at, year: 2031 }, 0)).toBeUndefined();
    expect(shareBelow(both, { run: "c", against: "b" }, at, 0)).toBeUndefined();
  });
});

describe("a study", () => {
  const row = (year: number, place: string, worlds: number): UncertainEffect => ({
    ...{ variant: "a", year, place, indicator: "gdp", worlds, effect: [1, 2, 3], relative: null },
    ...{ rises: 1, falls: 0, misses: null, missedBy: null },
  });
  const effects = [row(2040, "cluster", 1), row(2030, "cluster", 2), row(2040, "x", 3)];

  it("holds the effect of a year, the last if none is named", () => {
    const of = (place: string, year?: number) =>
      uncertainEffect({ effects } as Uncertainty, "a", place, "gdp", year)?.worlds;
    expect([of("cluster"), of("cluster", 2030), of("x"), of("cluster", 2035)]).toEqual([1, 2, 3, undefined]);
    expect(uncertainEffect({ effects } as Uncertainty, "b", "x", "gdp")).toBeUndefined();
    expect(uncertainEffect({ effects } as Uncertainty, "a", "x", "jobs")).toBeUndefined();
  });

  it("counts the draws that ran in every arm, and says what its range is given", () => {
    const failed = [0, 0, 3].map((draw) => ({ draw })) as Uncertainty["failed"];
    expect(drawsRun({ draws: 10, failed })).toBe(8);
    expect(drawsTold({ draws: 10, failed, effects })).toBe(8);
    expect(drawsTold({ draws: 10, failed, effects: effects.map((row) => ({ ...row, worlds: 9 })) })).toBe(9);
    expect([givenOf({ data: undefined }), givenOf({ data: {} as never })]).toEqual(["prior", "data"]);
  });

  it("is written row by row, with nothing where there is none", () => {
    const told = {
      ...row(2030, "x", 9),
      relative: [0.1, 0.2, 0.3] as [number, number, number],
      misses: 0.5,
      missedBy: 2,
    };
    const lines = [...uncertaintyCsv({ effects: [effects[0]!, told] } as Uncertainty)].join("").trim().split("\n");
    expect(lines[0]).toMatch(/^variant,year,place,indicator,worlds,effect_05.*,rises,falls,misses_target,missed_by$/);
    expect(lines.slice(1)).toEqual([
      "a,2040,cluster,gdp,1,1,2,3,,,,1,0,,",
      "a,2030,x,gdp,9,1,2,3,0.1,0.2,0.3,1,0,0.5,2",
    ]);
  });

  it("is written case by case: what each was, whether it failed, and what came out", () => {
    const design = {
      factors: ["f", "g"],
      rows: [
        [1, 2],
        [3, 4],
      ],
      failures: ["", "no base year"],
    };
    expect([...designCsv(design)].join("").trim().split("\n")).toEqual([
      ...["case,failure,f,g", "0,,1,2", "1,no base year,3,4"],
    ]);
    const outcome = { row: 1, variant: "a", year: 2030, place: "x", indicator: "gdp", baseline: 5, value: 7 };
    expect([...outcomesCsv([outcome])][1]!.trim()).toBe("1,a,2030,x,gdp,5,7,2");
  });
});
