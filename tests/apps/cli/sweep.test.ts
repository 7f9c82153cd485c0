import { describe, expect, it } from "vitest";
import { SWEEP, type SweepFlags } from "../../../src/apps/cli/sweep.js";
import { parseVaried } from "../../../src/runs/studies/index.js";

const FILE = "tests/runs/studies/small/scenario.yaml";
const TOLL = "variants.free.levers.toll.tollPerKm=0:2:3";
const ROADS = "parameters.roadFactor=1:2:4";
const sweep = (more: Partial<SweepFlags> = {}, ...vary: string[]) =>
  SWEEP.asked(FILE, {
    ...{ set: [], vary: (vary.length > 0 ? vary : [TOLL]).map(parseVaried), factor: [], variant: [], outcome: [] },
    ...{ quiet: true, draws: 0, population: "cohorts" },
    ...{ efficiency: "real-gdp", equity: "theil-t-gdp", cost: "lever-cost" },
    ...more,
  } as SweepFlags);

describe("a sweep", () => {
  it("runs each point once on cohorts, which know no chance, and on agents as often as is asked for", () => {
    const runs = (more: Partial<SweepFlags>) => {
      const { scenario, tasks, study } = sweep(more);
      return [scenario.population, study.design.replicates, tasks.length];
    };
    expect(runs({})).toEqual(["cohorts", 1, 3]);
    expect(runs({ population: "agents" })).toEqual(["agents", 2, 6]);
    expect(runs({ population: "agents", replicates: 3 })).toEqual(["agents", 3, 9]);
    expect(sweep({}).scenario.replicates).toBe(1);
  });

  it("crosses levels on a grid, or takes as many points as are asked for of another design", () => {
    const points = (more: Partial<SweepFlags>) => {
      const { settings, points: all } = sweep(more, TOLL, ROADS).study.design;
      return [settings.design, all.length];
    };
    expect(points({})).toEqual(["grid", 12]);
    expect(points({ cases: 5 })).toEqual(["sobol", 5]);
    expect(points({ cases: 5, design: "latin-hypercube" })).toEqual(["latin-hypercube", 5]);
  });

  it("draws what is uncertain only where worlds are asked for", () => {
    expect(sweep().tasks).toHaveLength(3);
    const { tasks, study } = sweep({ draws: 2 });
    expect(tasks).toHaveLength(6);
    expect(study.design.factors.map(({ name }) => name)).toContain("parameters.valueOfTime");
  });

  it("looks at what is asked for and at what is weighed, each once", () => {
    const seen = (more: Partial<SweepFlags>) => {
      const { outcomes, front } = sweep(more).study;
      return [outcomes.map(({ indicator }) => indicator).join(" "), front];
    };
    expect(seen({ outcome: ["gini"] })).toEqual([
      "gini real-gdp theil-t-gdp lever-cost",
      { efficiency: 1, equity: 2, cost: 3 },
    ]);
    expect(seen({})).toEqual([
      "real-gdp real-national-income real-final-consumption-per-head theil-t-gdp lever-cost",
      { efficiency: 0, equity: 3, cost: 4 },
    ]);
  });

  it("is refused over nothing, and beyond what can be run", () => {
    expect(() => sweep({ vary: [] })).toThrow(/swept over nothing/);
    expect(() => sweep({ cases: 1_000_000, draws: 100_000 })).toThrow(/^--design: /);
  });
});
