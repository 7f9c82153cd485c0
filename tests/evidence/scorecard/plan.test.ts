import { describe, expect, it } from "vitest";
import { planRuns } from "../../../src/evidence/scorecard/plan.js";
import type { Target } from "../../../src/evidence/scorecard/targets.js";
import { loadScenario } from "../../../src/input/index.js";
import { disk } from "../../input/disk.js";

const file = "tests/runs/studies/small/scenario.yaml";
const scenario = loadScenario(file, disk);
const asked = { name: "small", file, scenario, load: () => scenario };
const asks = (more: object = {}, name = "small") =>
  ({
    ...{ file: "card.csv", line: 7 },
    asks: {
      ...{ kind: "run", scenario: name },
      measure: { of: "real-gdp", in: "free", place: "cluster", as: "percent", ...more },
    },
  }) as Target;

describe("what has to be run of a scenario", () => {
  it("is what targets ask of it and of no other, each number once, in its last year where they say none", () => {
    const other = { ...asks(), asks: { kind: "theory", group: "t05_gravity" } } as Target;
    const plan = planRuns(
      [asks(), asks({ in: "dear", as: "value" }), asks({ year: 2024 }), asks({ year: 2023 }), other, asks({}, "large")],
      asked,
      0,
    );
    expect(plan.cells).toEqual([
      { indicator: "real-gdp", place: "cluster", year: 2024 },
      { indicator: "real-gdp", place: "cluster", year: 2023 },
    ]);
    expect(plan.scenario.population).toBe("cohorts");
    expect(plan.tasks).toEqual([{ changes: [], replicate: 0 }]);
  });

  it("is drawn as often as is said, beside the central values", () => {
    expect(planRuns([asks()], asked, 3).tasks).toHaveLength(4);
  });

  it.each([
    [{ in: "fre" }, /card\.csv:7: column asks = "fre" is no variant of this scenario.*baseline, free, dear/],
    [{ of: "real-gdpp" }, /card\.csv:7: column asks = "real-gdpp" names no indicator.*"real-gdp"/],
    [{ place: "atlantis" }, /card\.csv:7: column asks = "atlantis" is no place of the region.*cluster/],
    [{ year: 2021 }, /column asks = "2021" is not in the run.*a year from 2022 to 2024/],
    [{ year: 2025 }, /column asks = "2025" is not in the run/],
  ])("is refused with %j, by the line of the target", (more, message) => {
    expect(() => planRuns([asks(more)], asked, 0)).toThrow(message);
  });

  it("may be of the baseline, and of the first year, and of what was decided", () => {
    expect(planRuns([asks({ of: "chosen:toll" })], asked, 0).cells).toHaveLength(1);
    expect(planRuns([asks({ in: "baseline", as: "value", year: 2022 })], asked, 0).cells).toHaveLength(1);
  });
});
