import { describe, expect, it } from "vitest";
import { loadScenario, parseOverride, type ResolvedScenario } from "../../../src/input/index.js";
import { centralAndDrawn, hasBands, onCohorts, planStudy, studyOf } from "../../../src/runs/studies/study.js";
import { textOf } from "../../../src/words/index.js";
import { disk } from "../../input/disk.js";
import { factor, outcome, uniform, world, worldsOf } from "./handmade.js";

const FILE = "scenarios/teaching/two-cities.yaml";
const scenario = loadScenario(FILE, disk);
const load = (path: string, value: number): ResolvedScenario => loadScenario(FILE, disk, [{ path, value }]);
const planned = (draws: number, held: string[] = [], of: ResolvedScenario = scenario) =>
  planStudy(FILE, of, { draws, held, load });

describe("the plan of a study", () => {
  it("draws what is uncertain of the region, on cohorts, as often as is asked for", () => {
    const { factors, values, tasks, scenario: studied, replicates } = planned(5);
    expect(factors.map(({ name }) => name)).toEqual(["parameters.entryPlaceElasticity", "parameters.entryReturn"]);
    expect([values.length, tasks.length, replicates]).toEqual([5, 5, 1]);
    expect(studied).toMatchObject({ population: "cohorts", replicates: 1 });
    for (const [place, share] of values as [number, number][]) {
      expect(place >= 0.5 && place <= 2.5 && share >= 0.03 && share <= 0.1).toBe(true);
    }
    expect(tasks[2]!.changes.map(({ value }) => value)).toEqual(values[2]);
  });

  it("gives each draw a stream of chance of its own where decisions are left to chance, and else all the same", () => {
    expect(planned(4).tasks.map(({ replicate }) => replicate)).toEqual([0, 0, 0, 0]);
    const choice =
      "{ type: sector-subsidy, parameter: sectorSubsidy, with: { sectors: all }, cities: [mill], low: 0, high: 0.1 }";
    const learning = parseOverride(
      `variants={ own: { label: Own, governments: { behaviour: imitate, from: 2023, levers: [${choice}] } } }`,
    );
    const own = loadScenario(FILE, disk, [learning]);
    expect(planned(4, [], own).tasks.map(({ replicate }) => replicate)).toEqual([0, 1, 2, 3]);
  });

  it("holds figures at their central values by their names or beginnings of them", () => {
    const names = (...held: string[]) => planned(2, held).factors.map(({ name }) => name);
    expect(names("parameters.entryReturn")).toEqual(["parameters.entryPlaceElasticity"]);
    // The beginning of a word is none of a name.
    expect(() => names("parameters.entry")).toThrow(/--hold: "parameters\.entry"/);
    expect(() => names("parameter")).toThrow(/Did you mean "parameters"/);
    expect(() => names("parameters")).toThrow(new RegExp(FILE));
  });

  it("has central values first, then draws; without draws nothing need be uncertain", () => {
    const source = { load };
    const plan = centralAndDrawn(FILE, scenario, { ...source, draws: 3 });
    expect(plan.tasks).toHaveLength(4);
    expect(plan.tasks[0]).toEqual({ changes: [], replicate: 0 });
    // The same draws, of which only a study asks which way levers go.
    expect(planned(3).tasks.every(({ directed }) => directed)).toBe(true);
    expect(plan.tasks.slice(1)).toEqual(planned(3).tasks.map((task) => ({ ...task, directed: false })));
    expect(plan).toMatchObject({ replicates: 1, scenario: { population: "cohorts" } });
    const certain = { ...scenario, parameters: { entryPlaceElasticity: 1, entryReturn: 0.05 } };
    expect(centralAndDrawn(FILE, certain, { ...source, draws: 0 }).tasks).toHaveLength(1);
    expect(() => centralAndDrawn(FILE, certain, { ...source, draws: 1 })).toThrow(new RegExp(FILE));
  });

  it("leaves the scenario as it was but for chance", () => {
    expect({ ...onCohorts(scenario), population: scenario.population, replicates: scenario.replicates }).toEqual(
      scenario,
    );
  });
});

describe("what a study says", () => {
  const list = { seed: 7, from: "ranges" as const };
  const factors = [factor("a", uniform(0, 1))];
  /** In which nobody decides and no city stands. */
  const draws = (count: number) => {
    const worlds = worldsOf(
      [outcome("real-gdp", "higher")],
      Array.from({ length: count }, (_, d) => ({
        arms: [100, 101 + d, 102 + d].map((value) => Float64Array.of(value)),
      })),
    );
    const nobody = { baseline: { levers: [] }, governments: { behaviour: "fixed" }, variants: {} };
    return { ...worlds, scenario: { ...worlds.scenario, ...nobody, region: { tables: { cities: [] } } } as never };
  };
  const said = (count: number, more: object = {}) => {
    const values = Array.from({ length: count }, (_, d) => [d / count]);
    return studyOf({ factors, values, list: { ...list, ...more } }, draws(count), { target: 2, held: ["x"] }).said;
  };

  it("has effects of as many draws as a band needs, and none of fewer", () => {
    const enough = said(19);
    expect(enough.effects.map(({ variant, worlds }) => [variant, worlds])).toEqual([
      ["free", 19],
      ["dear", 19],
    ]);
    expect(enough).toMatchObject({ seed: 7, from: "ranges", draws: 19, target: 2, held: ["x"] });
    expect(hasBands(enough)).toBe(true);
    const few = said(3);
    expect([few.effects, hasBands(few)]).toEqual([[], false]);
    expect(enough).not.toHaveProperty("byChance");
    expect(few).not.toHaveProperty("data");
    expect(said(3, { data: { hash: "0" } })).toMatchObject({ data: { hash: "0" } });
  });

  it("has bands where effects are of the cluster", () => {
    expect(hasBands({ effects: [{ place: "mill" }] as never })).toBe(false);
    expect(hasBands({ effects: [{ place: "mill" }, { place: "cluster" }] as never })).toBe(true);
  });

  it("keeps runs by draw of what is told, sums over years, nothing of a run that failed", () => {
    const worlds = draws(1);
    const results = [...worlds.results, world([5], [6]), { failure: textOf("no base year") }];
    const { paired } = studyOf(
      { factors, values: [[0], [1], [2]], list },
      { ...worlds, results },
      { target: 0, held: [] },
    ).said;
    const gdp = paired!.find(({ indicator, place }) => indicator === "real-gdp" && place === "cluster")!;
    expect(gdp).toMatchObject({ from: 2024, to: 2024 });
    expect(gdp.runs).toEqual({ baseline: [100, 0, null], free: [101, 5, null], dear: [102, 6, null] });
  });
});
