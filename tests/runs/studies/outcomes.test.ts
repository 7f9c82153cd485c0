import { expect, it } from "vitest";
import { loadScenario } from "../../../src/input/index.js";
import type { PolicyEvent } from "../../../src/measures/results/index.js";
import { prepareScenario, runScenario } from "../../../src/runs/experiments/index.js";
import { attemptDraw } from "../../../src/runs/studies/index.js";
import { decidedIn } from "../../../src/runs/studies/outcomes.js";
import { disk } from "../../input/disk.js";

const scenario = loadScenario("scenarios/teaching/two-cities.yaml", disk, [{ path: "years", value: 3 }]);

it("the cells that a study keeps are those of the run's record, whatever their order", () => {
  const prepared = prepareScenario(scenario);
  const { record } = runScenario(prepared, prepared.variants[1]!, 0);
  const { years, scopes, indicators, values } = record;
  const cells = years.flatMap((year) =>
    scopes.flatMap((place) => indicators.map((indicator) => ({ year, place, indicator }))),
  );
  const world = attemptDraw(scenario, [...cells].reverse(), { changes: [], replicate: 0 });
  if ("failure" in world) throw new Error("the world could not be run");
  expect([...(world.arms[1] as Float64Array)].reverse()).toEqual([...values]);
});

it("a cell of no year, place or indicator of the run has no value", () => {
  const cells = [
    { year: 1999, place: "cluster", indicator: "real-gdp" },
    { year: 2022, place: "atlantis", indicator: "real-gdp" },
    { year: 2022, place: "cluster", indicator: "none" },
    { year: 2022, place: "cluster", indicator: "real-gdp" },
  ];
  const world = attemptDraw(scenario, cells, { changes: [], replicate: 0 });
  if ("failure" in world) throw new Error("the world could not be run");
  const kept = [...(world.arms[0] as Float64Array)];
  expect(kept.map(Number.isNaN)).toEqual([true, true, true, false]);
});

const decision = (year: number, city: string, lever: string, value: number) => ({
  year,
  actor: city,
  patches: [
    {
      op: "replace" as const,
      path: ["governments", city, lever],
      value: { value, before: 0, payoffBefore: 0, payoffAfter: 0, trials: [] },
    },
  ],
});
const meeting = (year: number, members: string[], gains: Record<string, number>) => ({
  year,
  actor: "council",
  patches: [{ op: "replace" as const, path: ["agreement"], value: { members, votes: [], gains } }],
});
const events: PolicyEvent[] = [
  decision(2023, "harbour", "sector-subsidy.sectorSubsidy vehicles", 0.1),
  decision(2023, "mill", "sector-subsidy.sectorSubsidy vehicles", 0.02),
  decision(2023, "mill", "tax-rates.profitTaxRate", 0.3),
  meeting(2024, ["harbour", "mill"], { harbour: -1.5, mill: 4 }),
  decision(2026, "harbour", "sector-subsidy.sectorSubsidy vehicles", 0.04),
  meeting(2026, [], { harbour: -2, mill: 1 }),
];
const at = (year: number, indicator: string, place = "cluster") => decidedIn(events, { year, indicator, place });

it("what cities chose last is their mean, by levers whose name begins so", () => {
  expect(at(2023, "chosen:sector-subsidy")).toBeCloseTo(0.06, 12);
  expect(at(2026, "chosen:sector-subsidy")).toBeCloseTo(0.03, 12);
  expect(at(2025, "chosen:sector-subsidy", "harbour")).toBe(0.1);
  expect(at(2023, "chosen:tax-rates")).toBe(0.3);
});

it("nobody chose before the first decision, nor what is no lever of theirs", () => {
  expect(at(2022, "chosen:sector-subsidy")).toBeNaN();
  expect(at(2026, "chosen:toll")).toBeNaN();
});

it("members and gains are those of the last meeting", () => {
  expect([2023, 2024, 2025, 2026].map((year) => at(year, "members"))).toEqual([0, 2, 2, 0]);
  expect(at(2025, "gain:harbour")).toBe(-1.5);
  expect(at(2023, "gain:harbour")).toBeNaN();
  expect(at(2026, "gain:nobody")).toBeNaN();
});

it("an agreement is signed once it is in force and kept for good, counted in years from its first meeting", () => {
  const vote = (breaks: boolean) => ({ player: "mill", inside: 1, outside: 0, breach: null, stays: true, breaks });
  const onItem = (year: number, members: string[], breaks = false) => ({
    year,
    actor: "council",
    patches: [
      { op: "replace" as const, path: ["agreement"], value: { item: "border + pool", members, votes: [vote(breaks)] } },
    ],
  });
  const road = [onItem(2024, []), onItem(2026, ["mill"]), onItem(2028, ["mill"], true), onItem(2030, ["mill"])];
  const year = { indicator: "signed:pool", place: "cluster" };
  expect([2024, 2026, 2028, 2030].map((now) => decidedIn(road, { ...year, year: now }))).toEqual([NaN, 2, NaN, 6]);
  expect(decidedIn(road, { ...year, indicator: "signed:toll", year: 2030 })).toBeNaN();
});
