import { describe, expect, it } from "vitest";
import type { LeagueReport, SweepReport } from "../../../src/measures/results/index.js";
import { because } from "../../../src/measures/results/index.js";
import {
  evaluationSentences,
  leagueSentences,
  sensitivitySentences,
  sweepSentences,
} from "../../../src/report/answer/studies.js";
import { textOf } from "../../../src/words/index.js";
import { evaluation } from "../evaluation.js";
import { league, sensitivity, sweep } from "../studies.js";

const tight = (sentences: readonly string[]) => sentences.map((one) => one.replaceAll("\u00a0", " "));

describe("sentences of an evaluation", () => {
  const said = (change: Partial<typeof evaluation> = {}) =>
    tight(evaluationSentences({ ...evaluation, ...change }, "en"));
  const [ranks] = evaluation.ranks;

  it("name who is first, tell changes over the parts of both years, and what nobody observes", () => {
    expect(said()).toEqual([
      "2021: South stands first with 123 points of the blocks division, in 90 % of the draws of weights and cities.",
      "North: from 10 to 30 points, 2019 to 2021, over the parts known in both years (complementarity).",
      "South: from 60 to 122 points, 2019 to 2021, over the parts known in both years (travel; complementarity).",
      "Not observed, and therefore not counted: market.",
    ]);
  });

  it("say that nobody is first for sure below nine draws of ten", () => {
    const rows = ranks!.rows.map((row) => ({ ...row, first: 0.89 }));
    expect(said({ ranks: [{ ...ranks!, rows }] })[0]).toBe(
      "2021: nobody stands first in nine draws of ten. South leads at equal weights with 123 points " +
        "(89 % of the draws); counted are division.",
    );
  });

  it("tell no change of who has no part in both years, and nothing of blocks that are all observed", () => {
    const parts = evaluation.parts.map((part) => ({ ...part, points: [[null, 1, 2], part.points[1]!] }));
    const blocks = evaluation.blocks.slice(0, 2);
    expect(said({ parts, blocks }).map((one) => one.slice(0, 6))).toEqual(["2021: ", "South:"]);
  });
});

describe("sentences of a sweep", () => {
  const report = sweep(1, 3, 8);

  it("tell effects by variant over levels of what nobody chooses, and no best option", () => {
    const world = { ...report.factors[0]!, name: "parameters.f0" };
    expect(tight(sweepSentences({ ...sweep(1, 3, 1), factors: [world] }))).toEqual([
      "With “Factor <0>” from 0 to 2 km, real GDP in 2024 changes against the baseline by 0 to +2.0 % " +
        "under “No tolls”. All other uncertain parameters are at their central values.",
    ]);
    const both = sweep(2, 2, 1);
    const told = tight(sweepSentences({ ...both, factors: [world, both.factors[1]!] }));
    expect(told.at(-1)).toBe("Nobody chooses “Factor <0>”: options are compared apart at each of 2 values of it.");
    // The best option of each.
    expect(told[0]).toMatch(/^Of 2 options, “No tolls; Factor <0> 0 km; .* least does “No tolls; Factor <0> 0 km; /);
    expect(told[1]).toMatch(/^“No tolls; Factor <0> 1 km; Factor <1> 1 km”: \+3\.0 %/);
  });

  it("name the least regret with two digits and more, and what failed", () => {
    // Regrets of the options are 0, 1 and 2 at most.
    expect(tight(sweepSentences(report))[0]).toMatch(
      /“No tolls; Factor <0> 0 km” has the smallest largest regret .*more than 0 % short.* is −1\.0 to \+1\.0 %/,
    );
    const dear = report.options.map((option, at) => ({ ...option, regret: { largest: 0.0123 + at, mean: 0.5 } }));
    expect(sweepSentences({ ...report, options: dear })[0]).toContain("never more than 0.012");
    const least = report.options.map((option, at) => ({ ...option, regret: { largest: 0.00012345 + at, mean: 0.5 } }));
    expect(sweepSentences({ ...report, options: least })[0]).toMatch(/never more than 0[^.\d]/);
    const large = report.options.map((option, at) => ({ ...option, regret: { largest: 1234 + at, mean: 12 } }));
    expect(sweepSentences({ ...report, options: large })[0]).toContain("1\u202f234.00");
  });

  it("have no regret without worlds, and pass over options without a value", () => {
    const central = sweep(1, 3, 1);
    expect(tight(sweepSentences(central))[0]).toMatch(
      /^Of 2 options, “No tolls; Factor <0> 2 km” does most .*\+2\.0 %/,
    );
    const unknown = central.options.map((option) => ({
      ...option,
      effects: option.effects.map((effect) => ({ ...effect, middle: Number.NaN })),
    }));
    const nothing: SweepReport = { ...central, options: unknown };
    expect(sweepSentences(nothing).join()).not.toContain("does most");
    const alike = central.options.map((option) => ({ ...option, effects: central.options[0]!.effects }));
    const [equal] = tight(sweepSentences({ ...central, options: alike }));
    expect(equal).toMatch(/^All \d options do the same for .* against the baseline\. Uncertain/);
    // With the digits in which they differ.
    const near = central.options.map((option, o) => ({
      ...option,
      effects: option.effects.map((effect) => ({ ...effect, middle: 1.54 - 0.02 * o })),
    }));
    expect(tight(sweepSentences({ ...central, options: near }))[0]).toMatch(/does most .*: \+1\.540 %.*: \+1\.500 %/);
    const [alone] = tight(sweepSentences({ ...central, options: central.options.slice(-1) }));
    expect(alone).toMatch(/^“No tolls; Factor <0> 2 km”: \+2\.0 % for .* in \d+ against the baseline\. Uncertain/);
  });

  it("tell of options that none beats only where there are two to compare", () => {
    const fronts = (options: SweepReport["options"]) =>
      sweepSentences({ ...report, options }).filter((one) => one.includes("beaten"));
    expect(fronts(report.options.slice(0, 2))).toHaveLength(1);
    expect(fronts(report.options.slice(0, 1))).toEqual([]);
  });

  it("count cases that failed once each, with the first reason", () => {
    const failed = [3, 3, 5].map((one) => ({ case: one, arm: null, ...because(textOf(`Reason ${one}`)) }));
    expect(sweepSentences({ ...report, failed }).at(-1)).toBe("2 of 24 cases could not be run; the first: Reason 3");
    expect(sweepSentences(report)).toHaveLength(2);
  });
});

describe("sentences of a study of sensitivity", () => {
  it("name three figures at most, of those that are known and matter", () => {
    const report = sensitivity("rank");
    const [outcome] = report.outcomes;
    const estimates = (value: number) => [{ measure: "simple", value, low: value - 0.1, high: value + 0.1 }];
    const factors = [Number.NaN, 0, 5, 4, 3, 2].map((value, at) => ({
      factor: `f${at}`,
      estimates: [...estimates(value), ...estimates(9)],
    }));
    const [first] = tight(sensitivitySentences({ ...report, outcomes: [{ ...outcome!, factors }] }));
    expect(first).toContain(
      "most on: f2 (5.00, 95 % interval 4.90 to 5.10); f3 (4.00, 95 % interval 3.90 to 4.10); f4 (3.00,",
    );
    expect(first).not.toContain("f5");
    const unclear = factors.map((one) => ({ ...one, estimates: one.estimates.map((e) => ({ ...e, low: -1 })) }));
    const told = (more: object) =>
      sensitivitySentences({ ...report, outcomes: [{ ...outcome!, factors, ...more }] })[0];
    expect(told({ factors: unclear })).toContain("No rank correlation is clear of zero with 8 draws");
    expect(told({ used: 7 })).toContain("What it depends on 7 draws cannot tell");
    const none = factors.slice(0, 2);
    expect(sensitivitySentences({ ...report, outcomes: [{ ...outcome!, factors: none }] })[0]).toContain(
      "depends on none of the parameters",
    );
  });

  it("count draws that failed once each", () => {
    const report = sensitivity("rank");
    const failed = [3, 3, 5].map((one) => ({ case: one, arm: null, ...because(textOf(`reason ${one}`)) }));
    const last = (change: object) => sensitivitySentences({ ...report, ...change }).at(-1)!;
    expect(last({ failed })).toMatch(/^2 of 12 .*reason 3/);
    expect(last({ failed: [] })).not.toContain("could not be run");
  });
});

describe("sentences of a league", () => {
  const report = league();
  const withEffects = (values: (number | null)[], band: [number, number] | null = null): LeagueReport => ({
    ...report,
    rows: report.rows.map((row) =>
      row.kind === "effect" ? { ...row, cells: values.map((value, at) => ({ value, band, rank: at + 1 })) } : row,
    ),
  });
  const first = (values: (number | null)[], band?: [number, number]) =>
    tight(leagueSentences(withEffects(values, band), "en"))[0]!;

  it("say that a reform raises most and least, or most and lowers most, by the sign of the least", () => {
    expect(first([4, 3])).toMatch(/raises real GDP most in North \(\+4\.0 %\) and least in South \(\+3\.0 %\)/);
    expect(first([3, 4])).toMatch(/most in South \(\+4\.0 %\) and least in North \(\+3\.0 %\)/);
    expect(first([4, 0])).toMatch(/raises real GDP most in North .* least in South \(0 %\)/);
    expect(first([4, -3])).toMatch(/does most for real GDP in North .* lowers it most in South \(−3\.0 %\)/);
    expect(first([-1, -3])).toMatch(/lowers real GDP most in South \(−3\.0 %\) and least in North \(−1\.0 %\), after/);
    expect(first([4, 3], [2, 5])).toContain("North (+4.0 % [+2.0, +5.0])");
  });

  it("say that all are alike where the same digits are shown", () => {
    expect(first([4.01, 4.02])).toMatch(/South \(\+4\.0 %\) and North \(\+4\.0 %\)/);
    expect(first([4.01, 4.02])).not.toMatch(/most|least/);
    expect(first([-4.01, -4.02])).toMatch(/lowers/);
    const chinese = (values: (number | null)[]) => leagueSentences(withEffects(values), "zh")[0]!;
    for (const values of [
      [-4.01, -4.02],
      [-4, null],
    ]) {
      expect(chinese(values)).toMatch(/下降：.*下降/);
      expect(chinese(values)).not.toContain("提高");
    }
    expect(first([4, null])).toMatch(/raises real GDP most in North \(\+4\.0 %\), after/);
  });

  it("say nothing of effects that there are none of", () => {
    expect(first([null, null])).toMatch(/^Of 1 indicators? with a direction North leads/);
  });

  it("count draws that were lost by region, where any were", () => {
    const regions = report.regions.map((region, at) => ({ ...region, failed: 2 * at }));
    expect(leagueSentences({ ...report, regions }, "en").at(-1)).toMatch(/2 .*South/);
    expect(leagueSentences({ ...report, regions }, "en").at(-1)).not.toContain("North");
    expect(leagueSentences(report, "en")).toHaveLength(2);
  });
});
