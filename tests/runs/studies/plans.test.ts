import { describe, expect, it } from "vitest";
import { planSensitivity, sensitivityOf } from "../../../src/runs/studies/sensitivity.js";
import { planSweep, sizeOf, sweepOf } from "../../../src/runs/studies/sweep.js";
import { parseVaried } from "../../../src/runs/studies/varied.js";
import { textOf } from "../../../src/words/index.js";
import { factor, list, outcome, scenario, uniform, world, worldsOf } from "./handmade.js";

const [a, b] = [factor("a", uniform(0, 4)), factor("b", list(7, 8))];
const drawn = [factor("b", uniform(0, 1)), factor("c", uniform(0, 1))];
const FRONT = { efficiency: 0, equity: 1, cost: 2 };
const outcomes = [outcome("gdp", "higher"), outcome("theil", "lower"), outcome("cost", "lower")];

describe("the plan of a sweep", () => {
  const grid = { design: "grid", points: 3, draws: 2, replicates: 3 } as const;

  it("has every level in every world and replicate, and draws what is not varied", () => {
    const planned = planSweep(scenario, [a, b], drawn, grid);
    expect(planned.points).toEqual([0, 1, 2, 3, 4].flatMap((level) => [7, 8].map((value) => [level, value])));
    expect(planned.factors.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(planned.values).toHaveLength(20);
    expect(planned.values[2]!.slice(0, 2)).toEqual([0, 8]);
    expect(planned.values[2]![2]).toBe(planned.values[0]![2]);
    expect(planned.values[1]![2]).not.toBe(planned.values[0]![2]);
    expect(planned.tasks).toHaveLength(60);
    expect(planned.tasks.slice(0, 4).map(({ replicate }) => replicate)).toEqual([0, 1, 2, 0]);
    const [c, first, second] = planned.tasks[8]!.changes;
    expect([c!.path, first, second]).toEqual([["c"], { path: ["a"], value: 0 }, { path: ["b"], value: 8 }]);
  });

  it("has as many cases as it says, and of a design that is no grid the points that are asked for", () => {
    for (const [settings, cases] of [
      [grid, 60],
      [{ ...grid, draws: 0 }, 30],
      [{ ...grid, design: "sobol" }, 18],
      [{ ...grid, design: "latin-hypercube", draws: 1, replicates: 1 }, 3],
    ] as const) {
      expect(sizeOf([a, b], settings)).toBe(cases);
      expect(planSweep(scenario, [a, b], drawn, settings).tasks).toHaveLength(cases);
    }
  });

  it("puts one point of a Latin hypercube into each share of a range", () => {
    const { points } = planSweep(scenario, [a], [], { design: "latin-hypercube", points: 4, draws: 0, replicates: 1 });
    expect(points.map(([value]) => Math.floor(value!)).sort()).toEqual([0, 1, 2, 3]);
  });
});

describe("what came out of a sweep", () => {
  const chosen = { ...b, name: "variants.free.levers.0.b" };
  const of = (varied: typeof b) =>
    planSweep(scenario, [varied], [drawn[1]!], { design: "grid", points: 0, draws: 2, replicates: 1 });
  const planned = of(chosen);
  const worlds = worldsOf(outcomes, [
    world([1, -1, 2], [4, 0, 5]),
    world([3, 1, 2], [0, 0, 5]),
    world([2, 0, 1], [1, 1, 9]),
    world([2, 0, 1], [1, 1, 9]),
  ]);
  const report = sweepOf(planned, worlds, outcomes, FRONT);

  it("is told option by option: bands over worlds, and the share in which it rises", () => {
    expect(report.options.map(({ variant, values }) => [variant, ...values])).toEqual([
      ["free", 7],
      ["free", 8],
      ["dear", 7],
      ["dear", 8],
    ]);
    const [gdp, theil] = report.options[0]!.effects;
    expect(gdp).toMatchObject({ low: 1, middle: 2, high: 3, rises: 1, worlds: 2 });
    expect(theil).toMatchObject({ middle: 0, rises: 0.5 });
  });

  it("has the regret of the first outcome, and the front of all three", () => {
    expect(report.options.map(({ regret }) => regret)).toEqual([
      { largest: 3, mean: 1.5 },
      { largest: 2, mean: 1.5 },
      { largest: 3, mean: 1.5 },
      { largest: 3, mean: 2.5 },
    ]);
    // The second option has as much at less cost than the first; the third and fourth have nothing that the second lacks.
    expect(report.options.map(({ front }) => front)).toEqual([false, true, false, false]);
  });

  it("has both within each value of what nobody chooses, where variants alone are options", () => {
    const apart = sweepOf(of({ ...b, name: "parameters.b" }), worlds, outcomes, FRONT);
    expect(apart.options.map(({ regret }) => regret)).toEqual([
      { largest: 3, mean: 1.5 },
      { largest: 0, mean: 0 },
      { largest: 3, mean: 1.5 },
      { largest: 1, mean: 1 },
    ]);
    expect(apart.options.map(({ front }) => front)).toEqual([true, true, false, false]);
    expect(apart.compared).toBe(2);
  });

  it("says what was done", () => {
    expect(report).toMatchObject({
      ...{ design: "grid", replicates: 1, years: [2022, 2024], worlds: 2, drawn: 1, cases: 4, compared: 2, failed: [] },
      ...{
        pareto: FRONT,
        factors: [{ name: "variants.free.levers.0.b" }],
        variants: [
          { id: "free", label: { en: "Free" } },
          { id: "dear", label: { en: "dear" } },
        ],
      },
    });
  });

  it("counts a fall as better where less is better", () => {
    const lower = sweepOf(
      planned,
      worldsOf(
        [outcomes[1]!],
        [1, 2, 3, 4].map((n) => world([n], [-n])),
      ),
      [outcomes[1]!],
      {
        ...{ efficiency: 0, equity: 0, cost: 0 },
      },
    );
    expect(lower.options.map(({ regret }) => regret!.largest)).toEqual([6, 8, 2, 0]);
    expect(lower.options.map(({ front }) => front)).toEqual([false, false, false, true]);
  });
});

describe("a study of sensitivity", () => {
  it("has the cases that its method needs", () => {
    const cases = (method: "morris" | "sobol" | "rank") => planSensitivity(scenario, [a, drawn[1]!], method, 5);
    expect([cases("morris"), cases("sobol"), cases("rank")].map(({ tasks }) => tasks.length)).toEqual([15, 20, 5]);
    expect(cases("morris").morris!.steps).toHaveLength(10);
    expect(cases("rank").morris).toBeUndefined();
    expect(
      cases("rank")
        .values.map(([value]) => Math.floor((5 * value!) / 4))
        .sort(),
    ).toEqual([0, 1, 2, 3, 4]);
  });

  it.each(["morris", "sobol", "rank"] as const)(
    "by %s puts first what matters most, with its first measure",
    (method) => {
      const factors = [drawn[1]!, a];
      const planned = planSensitivity(scenario, factors, method, 64);
      const gdp = outcomes[0]!;
      // What depends on `a` eight times as much as on `c`.
      const results = planned.points.map(([c, a]) => world([c! + 8 * a!], [0]));
      const report = sensitivityOf(planned, worldsOf([gdp], results), [gdp]);
      expect(report).toMatchObject({
        method,
        samples: 64,
        worlds: planned.tasks.length,
        years: [2022, 2024],
        failed: [],
      });
      expect(report.factors.map(({ name, low, high }) => [name, low, high])).toEqual([
        ["c", 0, 1],
        ["a", 0, 4],
      ]);
      const [free, dear] = report.outcomes;
      expect(free!.factors.map(({ factor }) => factor)).toEqual(["a", "c"]);
      const first = free!.factors[0]!.estimates;
      const values = {
        morris: ["size", 8, "spread", 0],
        sobol: ["total", 64 / 65, "first", 64 / 65],
        rank: ["simple", 0.99, "partial", 1],
      };
      const [one, size, other, more] = values[method] as [string, number, string, number];
      expect(first.slice(0, 2).map(({ measure }) => measure)).toEqual([one, other]);
      expect(first[0]!.value).toBeCloseTo(size, method === "morris" ? 9 : 1);
      expect(first[1]!.value).toBeCloseTo(more, method === "morris" ? 9 : 1);
      expect(free!.used).toBe(method === "morris" ? 128 : 64);
      expect([dear!.mean, dear!.deviation, free!.variantLabel.en, dear!.variantLabel.en]).toEqual([
        0,
        0,
        "Free",
        "dear",
      ]);
      const values1 = planned.points.map(([c, a]) => c! + 8 * a!);
      const mean = values1.reduce((sum, value) => sum + value / values1.length, 0);
      expect(free!.mean).toBeCloseTo(mean, 9);
    },
  );

  it("by rank knows the values that half of all points share", () => {
    const off = factor("off", { kind: "two-piece", low: 0, median: 0, high: 1 });
    const planned = planSensitivity(scenario, [off, drawn[1]!], "rank", 64);
    const [gdp] = outcomes;
    const results = planned.values.map(([value]) => world([value!], [0]));
    const [free] = sensitivityOf(planned, worldsOf([gdp!], results), [gdp!]).outcomes;
    expect(free!.factors[0]).toMatchObject({
      factor: "off",
      estimates: [{ measure: "simple" }, { measure: "partial" }],
    });
    expect(free!.factors[0]!.estimates[0]!.value).toBeCloseTo(1, 12);
  });

  it("has no mean of nothing", () => {
    const planned = planSensitivity(scenario, [a], "rank", 4);
    const failed = worldsOf(
      [outcomes[0]!],
      Array.from({ length: 4 }, () => ({ failure: textOf("no base year") })),
    );
    const [free] = sensitivityOf(planned, failed, [outcomes[0]!]).outcomes;
    expect([free!.mean, free!.deviation, free!.used, free!.dropped]).toEqual([Number.NaN, Number.NaN, 0, 4]);
  });
});

describe("what --vary asks for", () => {
  it.each([
    ["a", "has no path and values"],
    ["=1:2", "has no path and values"],
    ["a= ", "has no path and values"],
    ["a=x", "has values that are not numbers"],
    ["a=1,,2", "has values that are not numbers"],
    ["a=0:1e999", "has values that are not numbers"],
    ["a=0:1:2:3", "more than a lowest and a highest value and a number of levels"],
    ["a=1:1", "has a lowest value that is not below the highest"],
    ["a=0:1:1", "no whole number from 2 to 1000"],
    ["a=0:1:2.5", "no whole number from 2 to 1000"],
    ["a=0:1:1001", "no whole number from 2 to 1000"],
  ])("is told what is wrong with %s", (text, words) => expect(() => parseVaried(text)).toThrow(words));

  it("has from two to a thousand levels, both ends among them", () => {
    const levels = (text: string) => (parseVaried(text).distribution as { values: number[] }).values;
    expect(levels(" a = 1:3:2")).toEqual([1, 3]);
    expect(levels("a=1:2:1000").at(-1)).toBe(2);
    expect(levels("a=1:2:1000")).toHaveLength(1000);
    expect(parseVaried(" a = 1:3 ").path).toBe("a");
  });
});
