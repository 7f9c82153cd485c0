import { describe, expect, it } from "vitest";
import {
  holds,
  type JudgedFact,
  judge,
  LEAST_DRAWS,
  measured,
  planFact,
  shareInterval,
  together,
  verdictOf,
} from "../../../src/evidence/facts/fact.js";
import { loadScenario, placesOf } from "../../../src/input/index.js";
import { runDraws } from "../../../src/runs/studies/index.js";
import { textOf } from "../../../src/words/index.js";
import { disk } from "../../input/disk.js";
import { outcome, world, worldsOf } from "../../runs/studies/handmade.js";

const file = "tests/evidence/facts/hypothesis.yaml";

function subject(worlds: number) {
  return {
    file,
    scenario: loadScenario(file, disk),
    locate: placesOf(file, disk, []),
    load: (path: string, value: number) => loadScenario(file, disk, [{ path, value }]),
    worlds,
  };
}
async function looked(worlds: number): Promise<JudgedFact> {
  const fact = planFact(subject(worlds));
  return judge(fact, await runDraws(fact));
}

describe("a measure", () => {
  const draws = worldsOf(
    [outcome("trade", null as never)],
    [world([6], [4]), { failure: textOf("no base year") }, world([3], [-2])],
  );
  const values = (as: string, against?: string) =>
    measured({ in: "free", of: "trade", place: "cluster", as, ...(against && { against }) } as never, draws);

  it("is a value, a difference or a change in per cent against the baseline or another variant, by world", () => {
    expect(values("value", "dear")).toEqual([6, Number.NaN, 3]);
    expect(values("difference")).toEqual([6, Number.NaN, 3]);
    expect(values("difference", "dear")).toEqual([2, Number.NaN, 5]);
    expect(values("change", "dear")).toEqual([50, Number.NaN, 250]);
  });

  it("is of the last year where no other is asked for", () => {
    const cells = [2023, 2024].map((year) => ({ ...draws.cells[0]!, year }));
    const both = { ...draws, cells, results: [world([1, 6], [0, 0])] };
    const inYear = (year?: number) =>
      measured({ in: "free", of: "trade", place: "cluster", as: "value", year } as never, both);
    expect([inYear(), inYear(2023)]).toEqual([[6], [1]]);
  });
});

describe("an expectation", () => {
  const of = (expectation: object, ...numbers: number[]) =>
    holds({ main: true, says: "", of: numbers.map((_, k) => `m${k}`), ...expectation } as never, (name) =>
      Number(numbers[Number(name.slice(1))]),
    );

  it("holds above, below or between bounds, and nothing is said without a value", () => {
    expect([1.1, 1, Number.NaN].map((value) => of({ measure: "m0", above: 1 }, value))).toEqual([
      ...[true, false, undefined],
    ]);
    expect([0.9, 1].map((value) => of({ measure: "m0", below: 1 }, value))).toEqual([true, false]);
    expect([0, 1, 2, 3].map((value) => of({ measure: "m0", within: [1, 2] }, value))).toEqual([
      ...[false, true, true, false],
    ]);
  });
});

describe("a hypothesis", () => {
  it("is looked at with central values and in worlds that are drawn", async () => {
    const { verdict, drawn, failed, expectations } = await looked(LEAST_DRAWS);
    const [cheaper, dearer, impossible] = expectations;
    expect([drawn, failed]).toEqual([64, 0]);
    expect([cheaper!.holds, cheaper!.share, cheaper!.verdict]).toEqual([true, 1, "reproduced"]);
    const [low, median, high] = cheaper!.values[0]!.band!;
    expect(low).toBeLessThan(median);
    expect(median).toBeLessThan(high);
    expect(dearer!.values.map(({ measure }) => measure)).toEqual(["dear", "nothing", "free"]);
    expect([impossible!.holds, impossible!.verdict]).toEqual([false, "not reproduced"]);
    expect(verdict).toBe("in part");
    expect(cheaper!.interval![0]).toBeCloseTo(64 / (64 + 1.959964 ** 2), 6);
  });

  it("is decided by its claim: a claim that fails is never reproduced in part", () => {
    const said = (...verdicts: JudgedFact["verdict"][]) =>
      together(verdicts.map((verdict, k) => ({ main: k === 0, verdict })));
    expect(said("reproduced", "reproduced")).toBe("reproduced");
    expect(said("reproduced", "not reproduced")).toBe("in part");
    expect(said("not reproduced", "reproduced", "reproduced")).toBe("not reproduced");
    expect(said("depends on what is not known", "reproduced")).toBe("depends on what is not known");
  });

  it("is told only where the whole interval of the share lies beyond nine in ten", () => {
    expect(verdictOf(true, 64, 64, 64)).toBe("reproduced");
    expect(verdictOf(true, 62, 64, 64)).toBe("depends on what is not known");
    expect(verdictOf(false, 0, 64, 64)).toBe("not reproduced");
    expect(verdictOf(true, 16, 16, 16)).toBe("too few draws");
    expect(verdictOf(undefined, 64, 64, 64)).toBe("no value");
    // Wilson 1927: half of four draws.
    const [low, high] = shareInterval(2, 4);
    expect([low, high]).toEqual([expect.closeTo(0.15, 2), expect.closeTo(0.85, 2)]);
  });

  it("is judged by what the worlds that could be run say, and its only statement is its claim", () => {
    const worlds = worldsOf(
      [outcome("trade", null as never)],
      [world([6], [4]), world([2], [4]), { failure: textOf("no base year") }, world([8], [4])],
    );
    const say = (text: string, measure: string, above: number) => ({ claim: textOf(text), measure, above });
    const of = { of: "trade", place: "cluster", as: "value" };
    const judged = (...expect: object[]) =>
      judge(
        {
          file: "a.yaml",
          scenario: {
            hypothesis: {
              ...{ id: "a", claim: textOf("A."), source: "b", note: undefined },
              measures: { free: { ...of, in: "free" }, dear: { ...of, in: "dear" } },
              expect,
            },
          },
        } as never,
        worlds,
      );
    const { drawn, failed, verdict, expectations, ...rest } = judged(say("much", "free", 3));
    expect([drawn, failed, verdict]).toEqual([3, 1, "too few draws"]);
    expect(rest).toEqual({ id: "a", claim: textOf("A."), source: "b", file: "a.yaml" });
    // Six, then two and eight.
    expect(expectations).toMatchObject([
      {
        ...{ holds: true, main: true, share: 0.5, worlds: 2 },
        values: [{ measure: "free", central: 6, band: [2, 5, 8] }],
      },
    ]);
    const several = judged({ ...say("much", "dear", 4), main: true }, say("more", "free", 6)).expectations;
    expect(several.map(({ main, holds: held }) => [main, held])).toEqual([
      [true, false],
      [false, false],
    ]);
  });

  it("has its shares in intervals of 95 %, and is told of 64 draws on", () => {
    // Wilson 1927, by hand: one of four.
    expect(shareInterval(1, 4)).toEqual([expect.closeTo(0.04559, 4), expect.closeTo(0.69936, 4)]);
    expect(verdictOf(true, 63, 63, 63)).toBe("too few draws");
    expect(verdictOf(true, 0, 0, 64)).toBe("too few draws");
    expect(verdictOf(false, 64, 64, 64)).toBe("depends on what is not known");
    expect(verdictOf(true, 0, 64, 64)).toBe("depends on what is not known");
  });

  it("has no band of a single world", async () => {
    const { expectations, drawn } = await looked(1);
    expect([drawn, expectations[0]!.worlds, expectations[0]!.values[0]!.band]).toEqual([1, 1, null]);
  });

  it("has no bands without worlds", async () => {
    const { expectations } = await looked(0);
    expect(expectations[0]!.share).toBeNull();
    expect(expectations[0]!.values[0]!.band).toBeNull();
  });

  it("is planned with one cell for measures of the same number, and not without a hypothesis", () => {
    const plan = planFact(subject(0));
    expect(plan.cells).toEqual([{ indicator: "real-gdp", place: "cluster", year: 2024 }]);
    expect(plan.tasks).toHaveLength(1);
    expect(plan.scenario).toMatchObject({ population: "cohorts", hypothesis: { id: "cheaper" } });
    const { scenario, ...open } = subject(0);
    const { hypothesis: _, ...without } = scenario;
    expect(() => planFact({ ...open, scenario: without as never })).toThrow(/hypothesis\.yaml/);
  });

  it("has exactly one claim", () => {
    const set = [{ path: "hypothesis.expect.1.main", value: true }];
    expect(() => loadScenario(file, disk, set)).toThrow(/not exactly one statement is marked as the claim/);
  });

  it("does not measure what there is not", () => {
    const { scenario, ...rest } = subject(0);
    const hypothesis = structuredClone(scenario.hypothesis!);
    hypothesis.measures["free"]!.of = "real-gdpp";
    const plan = () => planFact({ ...rest, scenario: { ...scenario, hypothesis } });
    expect(plan).toThrow(/hypothesis\.yaml:\d+.*measures\.free\.of.*names no indicator.*Did you mean "real-gdp"/);
    hypothesis.measures["free"]!.of = "real-gdp";
    hypothesis.measures["free"]!.place = "atlantis";
    expect(plan).toThrow(/"atlantis" is no place of the region/);
  });
});
