import { describe, expect, it } from "vitest";
import { type Answer, answersOf, scorecard } from "../../../src/evidence/scorecard/answers.js";
import { planRuns } from "../../../src/evidence/scorecard/plan.js";
import type { Target } from "../../../src/evidence/scorecard/targets.js";
import { theoryRows } from "../../../src/evidence/theory/theory.js";
import { loadScenario } from "../../../src/input/index.js";
import { runDraws } from "../../../src/runs/studies/index.js";
import { textOf } from "../../../src/words/index.js";
import { disk } from "../../input/disk.js";

const source = {
  id: "book",
  source: "A book",
  whereRead: "a shelf",
  status: "read",
  kind: "china",
} as Target["source"];

function target(id: string, more: Partial<Target> = {}): Target {
  const rule = { kind: "within", errors: 1 } as const;
  const given = { id, source, label: textOf(id), place: textOf("China"), published: 1, error: 0.5, unit: "%" };
  const rest = { errorFrom: "assumed", asks: { kind: "nothing" }, times: 1, used: "no", file: "card.csv", line: 2 };
  return { ...given, ...rest, rule, why: undefined, ...more } as Target;
}

const values = (...all: number[]): Answer => ({ values: all });

describe("a scorecard", () => {
  const targets = [
    target("agrees"),
    target("fails"),
    target("unasked"),
    target("far", { rule: { kind: "sign", errors: 0 } }),
  ];
  const answers: Answer[] = [values(1.2, 1.1, 9, 1.3, NaN), values(3), { reason: textOf("no lever") }, values(40)];

  it("has misses first and leaves nobody out", () => {
    const rows = scorecard(targets, answers);
    expect(rows.map(({ target: { id }, status }) => [id, status])).toEqual([
      ["fails", "misses"],
      ["far", "concept differs"],
      ["unasked", "cannot be asked yet"],
      ["agrees", "inside the error"],
    ]);
    expect(rows[2]!.reason).toEqual(textOf("no lever"));
  });

  it("changes with the model, the published number and the error", () => {
    const status = (answer: Answer, more: Partial<Target> = {}) =>
      scorecard([target("one", more)], [answer])[0]!.status;
    expect(status(values(1.4))).toBe("inside the error");
    expect(status(values(1.6))).toBe("misses");
    expect(status(values(1.6), { published: 2 })).toBe("inside the error");
    expect(status(values(1.6), { error: 0.7 })).toBe("inside the error");
    expect(status(values(0.016), { times: 100 })).toBe("misses");
    expect(status(values(0.014), { times: 100 })).toBe("inside the error");
  });

  it("has the range of the draws that have a number, and the share of them that keeps the rule", () => {
    const [row] = scorecard([targets[0]!], [answers[0]!]);
    expect(row).toMatchObject({ value: 1.2, draws: 3, share: 2 / 3 });
    expect(row!.range).toEqual([1.1, 9]);
    expect(scorecard([target("one")], [values(1)])[0]).toMatchObject({ range: null, share: null, draws: 0 });
    expect(scorecard([target("one")], [values(1, 2)])[0]).toMatchObject({ range: null, share: 0, draws: 1 });
  });

  it("holds each number of an ordered set against all others of the set, draw by draw", () => {
    const rule = { kind: "order", errors: 0 } as const;
    const set = [3, 2, 1].map((published) => target(`n${published}`, { published, rule, order: "set" }));
    const others = target("apart", { published: 9, rule, order: "other" });
    const rows = scorecard([...set, others], [values(30, 1), values(10, 2), values(20, 3), values(0, 0)]);
    expect(rows.map(({ target: { id }, status }) => [id, status])).toEqual([
      ["n2", "misses"],
      ["n1", "misses"],
      ["n3", "concept differs"],
      ["apart", "concept differs"],
    ]);
    expect(rows.map(({ share }) => share)).toEqual([0, 0, 0, 1]);
  });

  it("holds draws of a number against what hangs on no draw", () => {
    const rule = { kind: "order", errors: 0 } as const;
    const [more, less] = [2, 1].map((published) => target(`n${published}`, { published, rule, order: "set" }));
    const [first, second] = scorecard([more!, less!], [values(30, 20, 5), values(10)]);
    expect([first!.share, second!.share]).toEqual([0.5, null]);
  });
});

describe("the model is asked", () => {
  const none = { draws: new Map(), files: disk, calibration: () => expect.fail() };

  it("for a theory group, one of its numbers, and what it does not know yet", () => {
    const asks = [{ group: "t05_gravity" }, { group: "t99" }, { group: "t05_gravity", at: "nothing.0.x" }];
    const { id, value } = theoryRows("t05_gravity")[0]!;
    asks.push({ group: "t05_gravity", at: id.slice("t05_gravity.".length) });
    const answers = answersOf(
      asks.map((ask) => target("theory", { asks: { kind: "theory", ...ask } as Target["asks"] })),
      none,
    );
    expect(answers[0]).toEqual({ values: [1] });
    expect(answers.slice(1, 3).map((answer) => "reason" in answer)).toEqual([true, true]);
    expect(answers[3]).toEqual({ values: [value] });
  });

  it("for what a scenario brings, at central values and in draws", async () => {
    const file = "tests/runs/studies/small/scenario.yaml";
    const load = (path: string, value: number) => loadScenario(file, disk, [{ path, value }]);
    const asked = { name: "small", file, scenario: loadScenario(file, disk), load };
    const asks = (of: string, place = "cluster") =>
      target(of, { asks: { kind: "run", scenario: "small", measure: { of, in: "free", place, as: "percent" } } });
    const targets = [asks("real-gdp"), asks("toll-revenue")];
    const draws = await runDraws(planRuns(targets, asked, 4));
    const rows = scorecard(targets, answersOf(targets, { ...none, draws: new Map([["small", draws]]) }));
    expect(rows.map(({ draws: drawn }) => drawn)).toEqual([4, 4]);
    const [gdp, toll] = ["real-gdp", "toll-revenue"].map((id) => rows.find((row) => row.target.id === id)!);
    expect(gdp!.value).toBeGreaterThan(0);
    expect(toll!.value).toBeCloseTo(-100);
    expect(() => planRuns([asks("real-gdpp")], asked, 0)).toThrow(/card\.csv:2.*names no indicator.*"real-gdp"/);
    expect(() => planRuns([asks("real-gdp", "atlantis")], asked, 0)).toThrow(/no place of the region/);
  });
});
