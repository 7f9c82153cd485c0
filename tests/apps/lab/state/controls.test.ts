import { describe, expect, it } from "vitest";
import { scenarioOf } from "../../../../src/apps/lab/engine/runs.js";
import { openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { CONTROLS, type Control, valueText } from "../../../../src/apps/lab/state/controls.js";
import { leversOf, withSetting } from "../../../../src/apps/lab/state/policy.js";
import { packOfRegion } from "../packs.js";

const open = openScenario("regions/yangtze-river-delta", packOfRegion("yangtze-river-delta"));
const world = { scenario: open.name, seed: 1, population: "cohorts" } as const;
const CITIES = [
  { id: "shanghai", province: "shanghai" },
  { id: "suzhou", province: "jiangsu" },
];
const NONE = { package: "", settings: [] };

const entries = (control: Control, value: number, where?: string) =>
  leversOf({ package: "", settings: [{ control: control.id, value, where }] }, [], 2024, CITIES);

describe.each(CONTROLS.map((control) => [control.id, control] as const))("the lever %s", (_, control) => {
  it("is described by its schema, whose bounds hold its slider", () => {
    const { label, parameter, source, minimum = -Infinity, maximum = Infinity } = control.words;
    expect([label.en, label.zh, parameter.zh, source.en, source.zh].filter((text) => text === "")).toEqual([]);
    const steps = Math.round((control.high - control.low) / control.step);
    expect(control.low + steps * control.step).toBeCloseTo(control.high, 9);
    const values = [control.low, control.low + control.step, control.high - control.step, control.high];
    for (const value of control.choices ? [] : values.filter((one) => one !== control.mark)) {
      expect(value).toBeGreaterThanOrEqual(minimum);
      expect(value).toBeLessThanOrEqual(maximum);
    }
    expect(control.mark).toBeGreaterThanOrEqual(control.low);
    expect(control.mark).toBeLessThanOrEqual(control.high);
  });

  it("makes a lever that a scenario may hold, for everybody and for some", () => {
    const ends = [control.low, control.low + control.step, control.high].filter((value) => value !== control.mark);
    const named = ["wuxi", "hangzhou"].slice(0, control.named.length).join("~");
    const places = { pairs: "shanghai~suzhou", cities: "shanghai", members: "zhejiang", named, none: undefined }[
      control.reach
    ];
    for (const value of ends)
      for (const where of new Set([undefined, places]))
        expect(() => scenarioOf(open, world, { levers: entries(control, value, where) })).not.toThrow();
  });

  it("writes nothing at its mark, and tells its values in both languages", () => {
    expect(entries(control, control.mark)).toEqual([]);
    const told = valueText(control, control.high, { en: "yuan", zh: "元" });
    expect(told.zh).not.toBe("");
    expect(told.en).not.toMatch(/NaN|undefined/);
  });
});

describe("a lever of the package", () => {
  const shipped = [{ type: "toll", from: 2024, between: "cities", scale: 0 }];

  it("gives way to the same lever moved by hand, also to its mark", () => {
    const moved = withSetting(NONE, { control: "toll", value: 0.5 }, shipped);
    expect(leversOf(moved, shipped, 2025)).toEqual([{ type: "toll", from: 2024, between: "cities", scale: 0.5 }]);
    expect(leversOf(withSetting(NONE, { control: "toll", value: 1 }, shipped), shipped, 2025)).toEqual([]);
    expect(leversOf(NONE, shipped, 2025)).toEqual(shipped);
  });

  it("that stands in no package is forgotten at its mark", () => {
    expect(withSetting(NONE, { control: "toll", value: 1 }, [])).toEqual(NONE);
  });
});
