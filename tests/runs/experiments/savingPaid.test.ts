import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, parseOverride } from "../../../src/input/index.js";
import { savingPaidFrom } from "../../../src/runs/experiments/answerPlan.js";
import { prepareScenario } from "../../../src/runs/experiments/index.js";
import { savingRegion } from "../../calibrate/setting.js";

const opened = (...more: string[]) => {
  const open = "{ type: administrative-border, from: 2023, between: cities, scale: 0 }";
  const own = ["population=cohorts", `variants={ open: { label: Open, levers: [${open}] } }`, ...more];
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles, own.map(parseOverride));
  return { ...scenario, region: savingRegion };
};

describe("the year from which saving has paid", () => {
  it("comes when more capital brings more than it takes to save it, and not in a run that is too short", () => {
    const from = savingPaidFrom(prepareScenario(opened("years=30")), "open");
    expect(from).toBeGreaterThan(2024);
    expect(from).toBeLessThan(2050);
    expect(savingPaidFrom(prepareScenario(opened("years=3")), "open")).toBeNull();
  });

  it("is not told of a policy for which nobody saves more: one that closes a border, or one that changes nothing", () => {
    const own = (scale: number) =>
      `variants={ open: { label: Own, levers: [{ type: administrative-border, from: 2023, between: cities, scale: ${scale} }] } }`;
    for (const scale of [1, 1.5])
      expect(savingPaidFrom(prepareScenario(opened("years=30", own(scale))), "open")).toBeUndefined();
  });

  it("is not asked for where capital is fixed", () => {
    const { saving: _, ...region } = savingRegion;
    expect(savingPaidFrom(prepareScenario({ ...opened("years=3"), region }), "open")).toBeUndefined();
  });
});
