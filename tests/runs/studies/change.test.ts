import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadScenario } from "../../../src/input/index.js";
import { changesBetween, withChanges } from "../../../src/runs/studies/change.js";
import { disk } from "../../input/disk.js";

const scenario = loadScenario("scenarios/teaching/two-cities.yaml", disk);

describe("changes of a scenario", () => {
  it("replace one value and share the rest", () => {
    const changed = withChanges(scenario, [{ path: ["region", "parameters", "variety", "value"], value: 0.3 }]);
    expect(changed.region.parameters.variety.value).toBe(0.3);
    expect(scenario.region.parameters.variety.value).not.toBe(0.3);
    expect(changed.region.tables).toBe(scenario.region.tables);
  });

  it("name the smallest parts that differ", () => {
    const other = { ...scenario, years: 3, variants: { ...scenario.variants, goods: undefined } };
    expect(changesBetween(scenario, other)).toEqual([
      { path: ["years"], value: 3 },
      { path: ["variants", "goods"], value: undefined },
    ]);
  });

  it("make any plain value of any other", () => {
    // No schema has a key of this name.
    const plain = fc
      .dictionary(fc.string(), fc.jsonValue())
      .filter((data) => !JSON.stringify(data).includes("__proto__"));
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const made = withChanges(before as never, changesBetween(before, after));
        expect(made).toEqual(after);
      }),
    );
  });

  it("multiply a number as it is after all other changes; a constant of the scenario's own first", () => {
    const times = ["region", "parameters", "variety", "value"];
    const multiple = { path: ["years"], value: 10, times };
    const years = (changes: Parameters<typeof withChanges>[1], of = scenario) => withChanges(of, changes).years;
    expect(years([multiple, { path: times, value: 0.3 }])).toBeCloseTo(3, 12);
    expect(years([multiple], { ...scenario, parameters: { variety: 0.5 } } as never)).toBeCloseTo(5, 12);
    expect(() => years([{ ...multiple, times: ["title"] }])).toThrow(RangeError);
  });

  it("refuse a path that leads nowhere", () => {
    expect(() => withChanges(scenario, [{ path: ["title", "en", "first"], value: "x" }])).toThrow(RangeError);
  });
});
