import { expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario } from "../../../src/input/index.js";
import { changesOf } from "../../../src/runs/experiments/changes.js";
import { prepareScenario } from "../../../src/runs/experiments/index.js";

it("a lever is told with the cities and sectors that it names, by their provinces too, and with none where it is about all", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const subsidy = { type: "sector-subsidy", from: 2023, rate: 0.05, cities: ["mill"], sectors: ["manufacturing"] };
  const levers = [subsidy, { ...subsidy, cities: "all", sectors: "all" }] as never;
  const variants = { ...scenario.variants, subsidy: { ...Object.values(scenario.variants)[0]!, levers } };
  const changes = changesOf(prepareScenario({ ...scenario, variants }, ["baseline", "subsidy"]));
  expect(changes[0]!.levers.map(({ cities, sectors }) => ({ cities, sectors }))).toEqual([
    { cities: ["mill"], sectors: ["manufacturing"] },
    { cities: [], sectors: [] },
  ]);
});
