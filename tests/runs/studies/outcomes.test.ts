import { expect, it } from "vitest";
import { loadScenario } from "../../../src/input/index.js";
import { prepareScenario, runScenario } from "../../../src/runs/experiments/index.js";
import { attemptDraw } from "../../../src/runs/studies/index.js";
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
