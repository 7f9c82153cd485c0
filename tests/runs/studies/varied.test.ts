import { describe, expect, it } from "vitest";
import { loadScenario, UserError } from "../../../src/input/index.js";
import { withChanges } from "../../../src/runs/studies/change.js";
import { parseVaried, variedFactor } from "../../../src/runs/studies/varied.js";
import { disk } from "../../input/disk.js";

describe("what --vary asks for", () => {
  it("is a range, levels of one with both ends among them, or a list", () => {
    expect(parseVaried("a.b=0:2")).toEqual({ path: "a.b", distribution: { kind: "uniform", low: 0, high: 2 } });
    expect(parseVaried(" a.b = -1:1:5 ")).toEqual({
      path: "a.b",
      distribution: { kind: "list", values: [-1, -0.5, 0, 0.5, 1] },
    });
    expect(parseVaried("a=3:5:2").distribution).toEqual({ kind: "list", values: [3, 5] });
    expect(parseVaried("a=0.5,0, 2").distribution).toEqual({ kind: "list", values: [0.5, 0, 2] });
    expect(parseVaried("a=7").distribution).toEqual({ kind: "list", values: [7] });
    expect(parseVaried("a=0:1:1000").distribution).toMatchObject({ kind: "list" });
  });

  const refused = (text: string) => {
    try {
      parseVaried(text);
    } catch (error) {
      return error instanceof UserError ? error.message : error;
    }
    return undefined;
  };

  it.each([
    ["0:1", "has no path and values"],
    ["=0:1", "has no path and values"],
    ["a=", "has no path and values"],
    ["a= ", "has no path and values"],
    ["a=0:b", "has values that are not numbers"],
    ["a=0,,1", "has values that are not numbers"],
    ["a=0:", "has values that are not numbers"],
    ["a=0,Infinity", "has values that are not numbers"],
    ["a=0.5,1,0.5", "has a value twice"],
    ["a=0:1:2:3", "has more than a lowest and a highest value and a number of levels"],
    ["a=1:1", "has a lowest value that is not below the highest"],
    ["a=2:1:3", "has a lowest value that is not below the highest"],
    ["a=0:1:1", "has a number of levels that is no whole number from 2 to 1000"],
    ["a=0:1:2.5", "has a number of levels that is no whole number from 2 to 1000"],
    ["a=0:1:1001", "has a number of levels that is no whole number from 2 to 1000"],
  ])("is refused as %s", (text, why) => {
    expect(refused(text)).toContain(why);
  });
});

describe("a number that is varied", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", disk);
  const varied = parseVaried("firms=10:20");

  it("is a factor with the schema's words, which changes the scenario", () => {
    const factor = variedFactor(scenario, varied, (path, value) => withChanges(scenario, [{ path: [path], value }]));
    expect(factor).toMatchObject({ name: "firms", source: "command line", distribution: varied.distribution });
    expect(factor.label.en).toBe("Firm agents");
    expect(factor.changes(15)).toEqual([{ path: ["firms"], value: 15 }]);
  });

  it("is refused as --vary, not as the --set that tries it", () => {
    const load = (path: string, value: number) =>
      loadScenario("scenarios/teaching/two-cities.yaml", disk, [{ path, value, tried: true }]);
    const vary = () => variedFactor(scenario, parseVaried("entryElasticity=0:1"), load);
    expect(vary).toThrow(/^--vary entryElasticity: .* is not a known key.*"parameters\.entryElasticity"/);
  });

  it("is refused where runs would end before the year of which effects are told", () => {
    const vary = (text: string) =>
      variedFactor(scenario, parseVaried(text), (path, value) => withChanges(scenario, [{ path: [path], value }]));
    expect(() => vary("years=4,20")).toThrow(/ends some runs before 2036, of which effects are told/);
    expect(() => vary("startYear=2010:2022")).toThrow(/every run reaches 2036/);
    expect(vary("years=15,20").name).toBe("years");
  });

  it("is refused where nothing depends on it", () => {
    expect(() => variedFactor(scenario, varied, () => scenario)).toThrow(
      /changes nothing in this scenario, or has that value already/,
    );
  });
});
