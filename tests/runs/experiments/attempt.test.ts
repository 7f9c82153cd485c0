import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride } from "../../../src/input/index.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { attemptReading, attemptRun, attemptYears, checkArm } from "../../../src/runs/experiments/attempt.js";
import { type PreparedScenario, prepareScenario } from "../../../src/runs/experiments/index.js";
import { textOf } from "../../../src/words/index.js";

const prepared = prepareScenario(
  loadScenario("scenarios/teaching/two-cities.yaml", diskFiles, ["years=3", "population=cohorts"].map(parseOverride)),
);

/** The same, with policies of the second arm that nobody can make. */
function failing(error: Error): PreparedScenario {
  const [first, second, ...rest] = prepared.variants;
  const policyOf = () => {
    throw error;
  };
  const arm = Object.create(second!, { policyOf: { value: policyOf } });
  return { ...prepared, variants: [first!, arm, ...rest] };
}

/** What a run yields, and what it returns. */
function stepped<Result>(years: Generator<number, Result>): [number[], Result] {
  const told: number[] = [];
  for (let step = years.next(); ; step = years.next()) {
    if (step.done) return [told, step.value];
    told.push(step.value);
  }
}

describe("a run that is attempted", () => {
  it("tells its years one by one and ends with its record, that of its own arm", () => {
    const [told, result] = stepped(attemptYears(prepared, { replicate: 0, arm: 1 }));
    expect(told).toEqual([1, 1, 1]);
    expect(result).toMatchObject({ record: { variant: prepared.variants[1]!.name, replicate: 0 } });
    const counted: number[] = [];
    const same = attemptRun(prepared, { replicate: 0, arm: 1 }, (years) => counted.push(years));
    expect(counted).toEqual(told);
    expect(same).toEqual(result);
  });

  it("is a failure with its reason where it cannot be finished, and tells the years that are left", () => {
    const error = new SimulationError(textOf("no market here"));
    expect(error.text.en).toContain("no market here");
    const [told, result] = stepped(attemptYears(failing(error), { replicate: 0, arm: 1 }));
    expect([told, result]).toEqual([[3], { failure: error.text }]);
    // Only the first of three years could be read.
    const counted: number[] = [];
    let reads = 0;
    const read = () => {
      if (++reads > 1) throw error;
    };
    expect(attemptReading(prepared, { replicate: 0, arm: 1 }, read, (years) => counted.push(years))).toEqual(result);
    expect(counted).toEqual([1, 2]);
    expect(attemptRun(failing(error), { replicate: 0, arm: 1 })).toEqual(result);
  });

  it("is thrown where anything else is wrong", () => {
    const broken = failing(new TypeError("a fault"));
    expect(() => attemptRun(broken, { replicate: 0, arm: 1 })).toThrow("a fault");
  });

  it("may be read year by year, of which nothing else is kept", () => {
    const counted: number[] = [];
    let reads = 0;
    const read = () => {
      reads++;
    };
    const decided = attemptReading(prepared, { replicate: 0, arm: 1 }, read, (years) => counted.push(years));
    // The border that falls in 2024 is all that was decided.
    expect(decided).toMatchObject([{ year: 2024, actor: "scenario" }]);
    expect([reads, counted]).toEqual([3, [1, 1, 1]]);
  });
});

describe("an arm by its name", () => {
  it("is one of those that there are, or the nearest is told", () => {
    expect(() => checkArm("a.yaml", "reform", ["baseline", "reform"])).not.toThrow();
    expect(() => checkArm("a.yaml", "refrom", ["baseline", "reform"])).toThrow(
      /a\.yaml.*--variant = "refrom".*baseline, reform.*"reform"/s,
    );
  });
});
