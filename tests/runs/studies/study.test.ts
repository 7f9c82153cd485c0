import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, type ResolvedScenario, UserError } from "../../../src/input/index.js";
import { because } from "../../../src/measures/results/index.js";
import { prepareScenario } from "../../../src/runs/experiments/index.js";
import {
  outcomeOf,
  parseVaried,
  planSensitivity,
  planSweep,
  runDraws,
  sensitivityOf,
  sweepOf,
  uncertainFactors,
  variedFactor,
} from "../../../src/runs/studies/index.js";
import { textOf } from "../../../src/words/index.js";

const file = fileURLToPath(new URL("small/scenario.yaml", import.meta.url));
const load = (path?: string, value?: number): ResolvedScenario => ({
  ...loadScenario(file, diskFiles, path === undefined ? [] : [{ path, value }]),
  population: "cohorts",
  replicates: 1,
});
const scenario = load();
const factors = uncertainFactors(scenario, load);
const toll = variedFactor(scenario, parseVaried("variants.free.levers.toll.tollPerKm=0:2"), load);
const prepared = prepareScenario(scenario);
const outcomes = ["real-gdp", "theil-t-gdp", "lever-cost"].map((text) =>
  outcomeOf(text, 2024, prepared.scopes, textOf("yuan", "元")),
);
const cells = outcomes.map(({ year, place, indicator }) => ({ year, place, indicator }));

describe("what --vary asks for", () => {
  it("is a range, levels, or a list", () => {
    expect(parseVaried("a.b=0:1").distribution).toEqual({ kind: "uniform", low: 0, high: 1 });
    expect(parseVaried("a=0:1:5").distribution).toEqual({ kind: "list", values: [0, 0.25, 0.5, 0.75, 1] });
    expect(parseVaried("a=-1, 0.5").distribution).toEqual({ kind: "list", values: [-1, 0.5] });
  });

  it.each(["a", "a=", "=1:2", "a=x", "a=2:1", "a=1:1", "a=0:1:1.5", "a=0:1:2:3", "a=1,,2", "a=0:1e999"])(
    "is told what is wrong with %s",
    (text) => {
      expect(() => parseVaried(text)).toThrow(UserError);
    },
  );
});

describe("a number of the scenario as a factor", () => {
  it("has label and unit of the schema, and sets its place alone", () => {
    expect(toll).toMatchObject({ label: { en: "Motorway toll" }, unit: { en: "yuan per vehicle-km" } });
    expect(toll.changes(1.37)).toEqual([{ path: ["variants", "free", "levers", 0, "tollPerKm"], value: 1.37 }]);
  });

  it("is refused where it is out of bounds, unknown, or changes nothing that is run", () => {
    const vary = (text: string, of = scenario) => variedFactor(of, parseVaried(text), load);
    expect(() => vary("variants.free.levers.toll.tollPerKm=-1:1")).toThrow("out of range");
    expect(() => vary("variants.free.levers.toll.tolPerKm=0:1")).toThrow('Did you mean "tollPerKm"');
    expect(() => variedFactor(scenario, parseVaried("years=3:5"), () => scenario)).toThrow("changes nothing");
    // It would be read and checked, and every run would be the same.
    for (const path of ["answer.when", "answer.when.sum.1", "hypothesis.worlds"])
      expect(() => vary(`${path}=2022,2023`)).toThrow(
        /^--vary: "[\w.]+" only says what is told of the runs, and changes none\. Allowed: .*\. Set what is told by --set/,
      );
  });

  it("is whole where the schema wants whole numbers", () => {
    expect(() => variedFactor(scenario, parseVaried("years=3:6"), load)).toThrow("not a whole number");
  });
});

describe("outcomes", () => {
  it("are named by indicator and place, or told what is near", () => {
    const of = (text: string) => outcomeOf(text, 2024, prepared.scopes, textOf("yuan", "元"));
    const [city] = scenario.region.tables.cities;
    expect(of(`real-gdp@${city!.id}`)).toMatchObject({ place: city!.id, form: "percent", unit: textOf("%") });
    expect(() => of("real-gpd")).toThrow('Did you mean "real-gdp"');
    expect(() => of("real-gdp@nowhere")).toThrow("names no place");
    expect(() => of(`gini@${city!.id}`)).toThrow("no value for a single one");
  });
});

describe("a sensitivity study", () => {
  it("finds that only what the effect depends on matters, by each method", async () => {
    for (const method of ["morris", "sobol", "rank"] as const) {
      const planned = planSensitivity(scenario, [...factors, toll], method, method === "rank" ? 24 : 4);
      const worlds = await runDraws({ ...planned, cells });
      const report = sensitivityOf(planned, worlds, outcomes);
      const [free, dear] = ["free", "dear"].map(
        (variant) => report.outcomes.find((one) => one.variant === variant && one.indicator === "real-gdp")!,
      );
      expect(free!.factors[0]!.factor).toBe(toll.name);
      expect(free!.mean).toBeGreaterThan(0);
      expect(dear!.mean).toBeLessThan(0);
      const ofToll = dear!.factors.find(({ factor }) => factor === toll.name)!.estimates[0]!;
      if (method !== "rank") expect(ofToll.value).toBeCloseTo(0, 12);
      expect(report.failed).toEqual([]);
    }
  });

  it("counts worlds that could not be run, and leaves out what needs them", async () => {
    const planned = planSensitivity(scenario, factors, "morris", 3);
    const worlds = await runDraws({ ...planned, cells });
    worlds.results[1] = { failure: textOf("no base year") };
    const report = sensitivityOf(planned, worlds, outcomes);
    expect(report.failed).toEqual([{ case: 1, arm: null, ...because(textOf("no base year")) }]);
    expect(report.outcomes[0]).toMatchObject({ dropped: 2, used: 3 * factors.length - 2 });
  });
});

describe("a sweep", () => {
  it("runs every level in every world and finds the option that is never far from the best", async () => {
    const settings = { design: "grid", points: 0, draws: 3, replicates: 1 } as const;
    const planned = planSweep(scenario, [toll], factors, settings);
    expect(planned.points).toEqual([[0], [0.5], [1], [1.5], [2]]);
    expect(planned.tasks.length).toBe(15);
    const worlds = await runDraws({ ...planned, cells });
    const report = sweepOf(planned, worlds, outcomes, { efficiency: 0, equity: 1, cost: 2 });
    const free = report.options.filter(({ variant }) => variant === "free");
    const effects = free.map(({ effects }) => effects[0]!.middle);
    expect(effects).toEqual([...effects].sort((a, b) => b - a));
    expect(report.compared).toBe(3);
    expect(free[0]!.regret).toEqual({ largest: 0, mean: 0 });
    expect(free[4]!.regret!.largest).toBeGreaterThan(free[1]!.regret!.largest);
    expect(free[0]!.front).toBe(true);
    expect(free[4]!.front).toBe(false);
  });

  it("has no regrets where an option lacks a world, which is then not compared", async () => {
    const settings = { design: "grid", points: 0, draws: 2, replicates: 1 } as const;
    const planned = planSweep(scenario, [toll], factors, settings);
    const worlds = await runDraws({ ...planned, cells });
    worlds.results[0] = { failure: textOf("no base year") };
    const report = sweepOf(planned, worlds, outcomes, { efficiency: 0, equity: 1, cost: 2 });
    expect(report.compared).toBe(1);
    expect(report.options[0]!.effects[0]!.worlds).toBe(1);
    expect(report.failed.map((one) => one.case)).toEqual([0]);
  });

  it("puts points of a Sobol design inside their ranges", () => {
    const settings = { design: "sobol", points: 16, draws: 0, replicates: 2 } as const;
    const planned = planSweep(scenario, [toll, factors[0]!], factors, settings);
    expect(planned.tasks.length).toBe(32);
    for (const [value] of planned.values) expect(value! > 0 && value! < 2).toBe(true);
  });
});
