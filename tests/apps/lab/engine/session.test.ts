import { describe, expect, it } from "vitest";
import { booksOf, idleNotes, readyArms, runArm } from "../../../../src/apps/lab/engine/runs.js";
import { openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { run } from "../../../../src/apps/library/compare.js";
import { INDICATORS, UserError } from "../../../../src/index.js";
import { recordYear } from "../../../../src/measures/indicators/index.js";
import { packOfRegion } from "../packs.js";

const pack = packOfRegion("teaching-three-cities");
const NAME = "teaching/three-cities";
const open = openScenario(NAME, pack);
const world = { scenario: NAME, seed: 1, population: "agents" } as const;
const border = { type: "administrative-border", from: 2024, between: [["harbour", "mill"]], scale: 0 };

function finished(ready: ReturnType<typeof readyArms>[number]) {
  const years = runArm(ready);
  for (let step = years.next(); ; step = years.next()) if (step.done) return step.value;
}

describe("a policy of the lab", () => {
  it("gives every number of the same variant on the command line", () => {
    const ready = readyArms(open, world, { levers: [border] })[1];
    const { views } = finished(ready);
    const { scopes } = ready.prepared;
    const { record } = run(pack.files[`scenarios/${NAME}.yaml`]!, {
      file: `scenarios/${NAME}.yaml`,
      files: pack.files,
      variant: "without-spring",
    });
    const values = new Float64Array(scopes.length * INDICATORS.length);
    for (const [y, view] of views.entries()) {
      recordYear(view, scopes, values);
      expect(values).toEqual(record.values.subarray(y * values.length, (y + 1) * values.length));
    }
  });

  it("calibrates the region once", () => {
    const [one] = readyArms(open, world, { levers: [border] });
    const [two] = readyArms(open, world, { levers: [] });
    expect(two.arm.calibration).toBe(one.arm.calibration);
  });

  it("that is not valid says what is allowed", () => {
    const huge = { ...border, scale: 1e9 };
    expect(() => readyArms(open, world, { levers: [huge] })).toThrow(UserError);
    expect(() => readyArms(open, world, { levers: [huge] })).toThrow(
      /scale = 1000000000 is out of range. Allowed: .*0 to 5/,
    );
    expect(() => readyArms(open, world, { levers: [border, border] })).toThrow(/one lever for one thing/);
    expect(() => readyArms(open, world, { levers: [{ ...border, between: [["harbour", "nowhere"]] }] })).toThrow(
      /nowhere/,
    );
  });

  it("tells levers that change nothing", () => {
    expect(idleNotes(readyArms(open, world, { levers: [border] })[1])).toEqual([]);
    const [note] = idleNotes(readyArms(open, world, { levers: [{ ...border, scale: 1 }] })[1]);
    expect(note?.lever).toBe("administrative-border");
  });

  it("leaves the books of each city, in which industries add up", () => {
    const views = readyArms(open, world, { levers: [border] }).map((arm) => finished(arm).views.at(-1)!);
    const { accounts, industries } = booksOf([views[0]!, views[1]!], "mill");
    const gdp = accounts.find(({ indicator }) => indicator === "real-gdp")!;
    expect(gdp.values[1]).toBeGreaterThan(gdp.values[0]);
    const firms = accounts.find(({ indicator }) => indicator === "firms")!;
    expect(industries.reduce((sum, one) => sum + one.firms[1], 0)).toBeCloseTo(firms.values[1], 6);
  });
});
