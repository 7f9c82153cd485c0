import { describe, expect, it } from "vitest";
import { loadScenario, overrideOf, type ResolvedScenario } from "../../../src/input/index.js";
import { withChanges } from "../../../src/runs/studies/change.js";
import { uncertainFactors } from "../../../src/runs/studies/factor.js";
import { disk } from "../../input/disk.js";

const DELTA = "scenarios/yangtze-river-delta/barrier-removal.yaml";

function factorsOf(overrides: [string, unknown][] = [], file = DELTA) {
  const set = overrides.map(([path, value]) => overrideOf(path, value));
  const load = (path: string, value: number): ResolvedScenario =>
    loadScenario(file, disk, [...set, overrideOf(path, value)]);
  const scenario = loadScenario(file, disk, set);
  return { scenario, factors: uncertainFactors(scenario, load) };
}

describe("uncertain factors", () => {
  const { scenario, factors } = factorsOf();

  it("are all figures of the region with a range, with label and unit", () => {
    const border = factors.find(({ name }) => name === "barriers.border.1")!;
    expect(border).toMatchObject({
      label: { en: "Administrative border, different province", zh: "行政边界（跨省）" },
      unit: { en: "ad valorem", zh: "从价" },
      central: 0.24,
      distribution: { kind: "uniform", low: 0.1, high: 0.5 },
    });
    expect(factors.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["structure.tilt", "hinterlands.0.kilometres", "parameters.tradeElasticity"]),
    );
    for (const { name, label, unit } of factors) expect([name, label, unit]).not.toContain("");
  });

  it("make a scenario with the value at the place of the figure and nowhere else", () => {
    const border = factors.find(({ name }) => name === "barriers.border.1")!;
    const changed = withChanges(scenario, border.changes(0.4));
    const values = changed.region.barriers.border.map(({ value }) => value);
    expect(values.slice(0, 2)).toEqual([0.05, 0.4]);
    expect({ ...changed, region: 0 }).toEqual({ ...scenario, region: 0 });
  });

  it("draw together what is said to belong together, each over its own range", () => {
    const names = factors.map(({ name }) => name).filter((name) => name.startsWith("barriers.border."));
    expect(names).toEqual(["barriers.border.0", "barriers.border.1"]);
    const border = factors.find(({ name }) => name === "barriers.border.1")!;
    const ends = (which: 0 | 1) => scenario.region.barriers.border.slice(1).map(({ range }) => range![which]);
    const bordersAt = (value: number) =>
      withChanges(scenario, border.changes(value))
        .region.barriers.border.slice(1)
        .map((entry) => entry.value);
    const close = (values: number[]) => values.map((value) => expect.closeTo(value, 12));
    expect(bordersAt(0.1)).toEqual(close(ends(0)));
    expect(bordersAt(0.5)).toEqual(close(ends(1)));
    expect(bordersAt(0.24)).toEqual(close(scenario.region.barriers.border.slice(1).map(({ value }) => value)));
  });

  it("leave out a constant that the scenario sets: it is known then", () => {
    const names = factorsOf([["parameters.variety", 0.7]]).factors.map(({ name }) => name);
    expect(names).not.toContain("parameters.variety");
    expect(names).toHaveLength(factors.length - 1);
  });

  it("hold what the scenario itself lists, amounts of levers too", () => {
    const path = "variants.together.levers.administrative-border.border";
    const distribution = { kind: "uniform", low: 0, high: 0.1 };
    const { scenario: own, factors: all } = factorsOf([["uncertain", [{ path, distribution, status: "assumed" }]]]);
    const changed = withChanges(own, all.find(({ name }) => name === path)!.changes(0.02));
    expect(changed.variants["together"]!.levers[2]).toMatchObject({ type: "administrative-border", border: 0.02 });
    expect(own.variants["together"]!.levers[2]).toMatchObject({ border: 0.05 });
  });
});
