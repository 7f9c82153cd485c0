import { describe, expect, it } from "vitest";
import { fileText } from "../../../../src/apps/lab/engine/runs.js";
import { openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { diskFiles } from "../../../../src/apps/node/disk/files.js";
import { loadScenario } from "../../../../src/input/index.js";
import { packOfRegion } from "../packs.js";

const label = { en: "Mine", zh: "我的" };
const rest = { label, replicates: 1, head: "Made here:" };
const toll = { type: "toll", from: 2025, between: "cities", scale: 0.5 };

/** What the command line reads of a file of the lab. */
function read(text: string) {
  return loadScenario("lab.yaml", {
    ...diskFiles,
    read: (path) => (path === "lab.yaml" ? new TextEncoder().encode(text) : diskFiles.read(path)),
  });
}

describe("the scenario file of the lab", () => {
  it("extends the shipped scenario and holds the policy alone", () => {
    const open = openScenario("yangtze-river-delta/barrier-removal", packOfRegion("yangtze-river-delta"));
    const world = { scenario: open.name, seed: 7, population: "cohorts" } as const;
    const scenario = read(fileText(open, { world, policy: { levers: [toll] }, ...rest }));
    expect(scenario).toMatchObject({ seed: 7, population: "cohorts", replicates: 1, years: 20 });
    expect(Object.keys(scenario.variants)).toEqual(["lab"]);
    expect(scenario.variants["lab"]).toMatchObject({ label, levers: [toll] });
    expect(scenario.region).toEqual(open.scenario.region);
    // Nothing is asked of variants that are gone.
    expect(open.scenario.answer?.ranked).toHaveLength(4);
    expect(scenario.answer?.ranked).toBeUndefined();
  });

  it("begins with the command that gives the page's numbers, of the first draw of chance alone", () => {
    const open = openScenario("teaching/two-cities", packOfRegion("teaching-two-cities"));
    const world = { scenario: open.name, seed: 1, population: "agents" } as const;
    const head = (replicates: number) =>
      fileText(open, { world, policy: { levers: [] }, ...rest, replicates }).split("\n", 2);
    expect(head(1)).toEqual(["# Made here:", "#   agglom compare FILE"]);
    expect(head(8)).toEqual(["# Made here:", "#   agglom compare FILE --replicates 1"]);
  });

  it("names the region where there is no scenario", () => {
    const open = openScenario("regions/greater-bay-area", packOfRegion("greater-bay-area"));
    const world = { scenario: open.name, seed: 1, population: "cohorts" } as const;
    const scenario = read(fileText(open, { world, policy: { levers: [toll] }, ...rest }));
    expect(scenario.region).toEqual(open.scenario.region);
    expect(scenario.startYear).toBe(open.scenario.startYear);
  });

  it("keeps governments that choose under the name of their variant", () => {
    const open = openScenario("beijing-tianjin-hebei/tax-competition", packOfRegion("beijing-tianjin-hebei"));
    const world = { scenario: open.name, seed: 1, population: "cohorts" } as const;
    const policy = { levers: [toll], like: "no-sharing" };
    const { variants } = read(fileText(open, { world, policy, ...rest }));
    expect(Object.keys(variants)).toEqual(["no-sharing"]);
    expect(variants["no-sharing"]?.governments).toEqual(open.scenario.variants["no-sharing"]?.governments);
    expect(variants["no-sharing"]?.levers).toMatchObject([toll]);
  });

  it.each([
    ["beijing-tianjin-hebei/relocation-tax-sharing", "half"],
    ["greater-bay-area/who-keeps-profits", "links"],
    ["yangtze-river-delta/second-source", "second"],
    ["yangtze-river-delta/two-circulations", undefined],
  ])("asks nothing of variants that it leaves out: %s", (name, like) => {
    const open = openScenario(name, packOfRegion(name.split("/")[0]!));
    const world = { scenario: name, seed: 1, population: "cohorts" } as const;
    const { answer, variants } = read(fileText(open, { world, policy: { levers: [], like }, ...rest }));
    expect(Object.keys(variants)).toEqual([like ?? "lab"]);
    expect({ ...answer, compare: open.scenario.answer!.compare }).toEqual(open.scenario.answer);
    expect(answer!.compare).toBeUndefined();
  });

  it("leaves out a hypothesis, which is about the variants of its scenario", () => {
    const open = openScenario("teaching/two-cities", packOfRegion("teaching-two-cities"));
    const world = { scenario: open.name, seed: 1, population: "cohorts" } as const;
    const asked = { ...open, scenario: { ...open.scenario, hypothesis: {} as never } };
    expect(fileText(asked, { world, policy: { levers: [] }, ...rest })).toContain("\nhypothesis: null\n");
    expect(fileText(open, { world, policy: { levers: [] }, ...rest })).not.toContain("hypothesis");
  });

  it("is not written for a policy that cannot be run", () => {
    const open = openScenario("teaching/two-cities", packOfRegion("teaching-two-cities"));
    const world = { scenario: open.name, seed: 1, population: "cohorts" } as const;
    const policy = { levers: [{ ...toll, scale: 9 }] };
    expect(() => fileText(open, { world, policy, ...rest })).toThrow(/out of range/);
  });
});
