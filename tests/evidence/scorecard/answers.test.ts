import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import { type Answer, answersOf, type Model, scorecard } from "../../../src/evidence/scorecard/answers.js";
import { indexOfDilemma } from "../../../src/evidence/scorecard/people.js";
import type { Target } from "../../../src/evidence/scorecard/targets.js";
import { memoryFiles, PEOPLE } from "../../../src/input/index.js";
import type { Draws } from "../../../src/runs/studies/index.js";
import { english, textOf } from "../../../src/words/index.js";
import { closedRegion, withConstants } from "../../calibrate/setting.js";

const asked = (asks: object, more: object = {}) =>
  ({
    ...{ id: "a", label: textOf("A"), published: 1, error: 0.5, times: 1, rule: { kind: "within", errors: 1 } },
    ...{ asks, ...more },
  }) as Target;

const nothing: Model = { draws: new Map(), files: memoryFiles({}), calibration: () => expect.fail() };
const ask = (asks: object, more: object = {}, model = nothing) => answersOf([asked(asks, more)], model)[0]!;
const reason = (answer: Answer) => ("reason" in answer ? english(answer.reason) : answer);

describe("what the model answers", () => {
  it("to games is what governments here do, and how people keep their word", () => {
    const game = { temptation: 50, reward: 40, punishment: 25, sucker: 12, continuation: 0.5 };
    expect(ask({ kind: "repeated-dilemma", game })).toEqual({ values: [1] });
    expect(ask({ kind: "repeated-dilemma", game: { ...game, continuation: 0.3 } })).toEqual({ values: [0] });
    expect(ask({ kind: "common-good", game: { players: 3, yield: 0.5 } })).toEqual({ values: [0] });
    const noisy = { ...game, error: 0.1 };
    const kept = 1 / (1 + Math.exp(-(PEOPLE.bias + PEOPLE.slope * indexOfDilemma(noisy))));
    expect(ask({ kind: "keeping", game: noisy })).toEqual({ values: [expect.closeTo(kept, 12)] });
  });

  it("to nothing is why there is none", () => {
    const why = textOf("no lever");
    expect(ask({ kind: "nothing" }, { why })).toEqual({ reason: why });
  });

  it("to a theory group is the share of its numbers that come out, or one of them, or that there is none", () => {
    const [group, at] = ["t12b_release", "release_decision.0.keep_value"];
    expect(ask({ kind: "theory", group })).toEqual({ values: [1] });
    expect(ask({ kind: "theory", group, at })).toEqual({ values: [expect.closeTo(139.9664491, 7)] });
    const none = "the program has no number of this name in the theory group t12b_release";
    expect(reason(ask({ kind: "theory", group, at: "release_decision.1.keep_value" }))).toBe(none);
    expect(reason(ask({ kind: "theory", group: "t99" }))).toBe(none.replace("t12b_release", "t99"));
    expect(reason(ask({ kind: "theory", group: "t99", at }))).toBe(none.replace("t12b_release", "t99"));
  });

  it("to a group whose model does not solve is why, of each of its numbers", () => {
    const group = "exact_trade";
    const answers = answersOf(
      ["tariffs.0.nodes.MEX.realWage", "x"].map((at) => asked({ kind: "theory", group, at })),
      nothing,
    );
    expect(answers.map((answer) => "reason" in answer)).toEqual([true, true]);
    expect(answers[1]).toBe(answers[0]);
  });
});

describe("what a region answers", () => {
  const calibration = calibrate(closedRegion);

  it("is what is realised there, of a base year that is made once for all numbers of a region", () => {
    const regions: string[] = [];
    const made = (region: string) => {
      regions.push(region);
      return calibration;
    };
    const asks = [
      ["inland", "housing-share"],
      ["inland", "no-such"],
      ["coast", "public-share"],
      ["inland", "goods-to-distance"],
    ].map(([region, id]) => asked({ kind: "realised", region, id }));
    const [housing, none, publicly, unmeasured] = answersOf(asks, { ...nothing, calibration: made });
    expect(regions).toEqual(["inland", "coast"]);
    const { finance } = calibration.market;
    const [spent, all] = [finance.citySpending, finance.nodeSpending].map((values) => values[0]! + values[1]!);
    expect(housing).toEqual({ values: [calibration.world.economy.housingShare] });
    expect(publicly).toEqual({ values: [expect.closeTo(spent! / all!, 12)] });
    // Two cities have no distances to compare.
    expect([none!, unmeasured!].map(reason)).toEqual([
      "no-such is no realised elasticity",
      "goods-to-distance is no realised elasticity",
    ]);
  });

  it("is its own, where another was asked for the same", () => {
    const other = calibrate(withConstants(closedRegion, { housingShare: 0.1 }));
    const of = (region: string) => asked({ kind: "realised", region, id: "housing-share" });
    const made = (region: string) => (region === "coast" ? other : calibration);
    const answers = answersOf([of("inland"), of("coast")], { ...nothing, calibration: made });
    expect(answers).toEqual([{ values: [calibration.world.economy.housingShare] }, { values: [0.1] }]);
  });
});

describe("what a run answers", () => {
  const measure = (more: object = {}) => ({ of: "real-gdp", in: "free", place: "cluster", as: "percent", ...more });
  const cells = [
    { indicator: "real-gdp", place: "cluster", year: 2023 },
    { indicator: "real-gdp", place: "cluster", year: 2024 },
    { indicator: "rent", place: "cluster", year: 2024 },
  ];
  const failed = (text: string) => ({ failure: textOf(text) });
  /** Two draws after the central values, of which the second has no base year. */
  const drawsOf = (...results: Draws["results"]): Draws =>
    ({ scenario: { startYear: 2022, years: 3 }, arms: ["baseline", "free", "dear"], cells, results }) as never;
  const results: Draws["results"] = [
    {
      arms: [[8, 10, 1], [9, 12, NaN], failed("no market")].map((arm) =>
        Array.isArray(arm) ? Float64Array.from(arm) : arm,
      ),
    },
    {
      arms: [
        [8, 10, 1],
        [9, 11, 1],
        [9, 9, 1],
      ].map((arm) => Float64Array.from(arm)),
    },
    failed("no base year"),
  ];
  const answer = (more: object = {}, draws = drawsOf(...results)) =>
    ask(
      { kind: "run", scenario: "small", measure: measure(more) },
      {},
      { ...nothing, draws: new Map([["small", draws]]) },
    );

  it("is how its last year differs from the baseline, at central values and in every draw", () => {
    expect(answer()).toEqual({ values: [20, 10, NaN] });
    expect(answer({ year: 2023, as: "difference" })).toEqual({ values: [1, 1, NaN] });
    expect(answer({ as: "value" })).toEqual({ values: [12, 11, NaN] });
  });

  it("is why there is none: of the arm, of the base year, or that the run has no such value", () => {
    expect(reason(answer({ in: "dear" }))).toBe("no market");
    expect(reason(answer({}, drawsOf(failed("no base year"))))).toBe("no base year");
    expect(reason(answer({ of: "rent" }))).toBe("the run has no value of rent");
  });
});

describe("a line of the scorecard", () => {
  const values = (...all: number[]): Answer => ({ values: all });

  it("is in the unit of the published number, with how many errors lie between", () => {
    const target = asked({ kind: "nothing" }, { times: 100, published: 3, error: 0.5 });
    expect(scorecard([target], [values(0.02, 0.05, 0.03, NaN)])).toEqual([
      {
        ...{ target, status: "misses", value: 2, draws: 2, share: 0.5, distance: -2 },
        range: [3, 5],
      },
    ]);
  });

  it("has nothing but the reason where the model has no number", () => {
    const [why, target] = [textOf("no lever"), asked({ kind: "nothing" })];
    const empty = { value: null, range: null, draws: 0, share: null, distance: null };
    expect(scorecard([target], [{ reason: why }])).toEqual([
      { target, status: "cannot be asked yet", ...empty, reason: why },
    ]);
  });

  it("has no range and no share without draws, and stands after those that miss", () => {
    const [near, far] = [1.5, 9].map((published) => asked({ kind: "nothing" }, { published }));
    const rows = scorecard([near!, far!], [values(1), values(1)]);
    expect(rows.map(({ target, status }) => [target.published, status])).toEqual([
      [9, "misses"],
      [1.5, "inside the error"],
    ]);
    for (const row of rows) expect(row).toMatchObject({ range: null, share: null, draws: 0 });
  });

  it("stands to the others of its own order alone, and not to those that have no number", () => {
    const rule = { kind: "order", errors: 0 };
    const of = (published: number, order?: string) => asked({ kind: "nothing" }, { published, order, rule });
    const targets = [of(1, "one"), of(2, "one"), of(3, "other"), of(0, "one")];
    const said = [values(5), values(6), values(1), { reason: textOf("none") }];
    expect(scorecard(targets, said).map(({ status }) => status)).toEqual([
      ...["concept differs", "concept differs", "concept differs", "cannot be asked yet"],
    ]);
    const turned = [values(6), values(5), values(1), values(0)];
    expect(scorecard(targets, turned).map(({ target, status }) => [target.published, status])).toEqual([
      [1, "misses"],
      [2, "misses"],
      [3, "concept differs"],
      [0, "concept differs"],
    ]);
  });
});
