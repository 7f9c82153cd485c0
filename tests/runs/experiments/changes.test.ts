import { expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario } from "../../../src/input/index.js";
import { changesOf } from "../../../src/runs/experiments/changes.js";
import { compare, prepareScenario, serialExecutor } from "../../../src/runs/experiments/index.js";

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

it("what a lever did is told of the cities that it is about, by their names", async () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const land = (cities: string) => ({ type: "land-quota", from: 2023, cities: [cities], industrialLandRelease: 2 });
  const arm = (cities: string) => ({ ...Object.values(scenario.variants)[0]!, levers: [land(cities)] as never });
  const variants = { ...scenario.variants, harbour: arm("harbour"), mill: arm("mill") };
  const run = { years: 2, population: "cohorts", replicates: 1 } as const;
  const prepared = prepareScenario({ ...scenario, ...run, variants }, ["baseline", "harbour", "mill"]);
  const comparison = await compare(serialExecutor(prepared), { replicates: 1 });
  const deeds = changesOf(prepared, comparison).map(({ levers }) => levers[0]!.deed!.en);
  expect(deeds).toEqual([expect.stringMatching(/Harbour(?!.*Mill)/), expect.stringMatching(/Mill(?!.*Harbour)/)]);
});

it("what an arm does beside its levers is told: other constants", () => {
  const scenario = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles);
  const [plain] = Object.values(scenario.variants);
  const variants = { ...scenario.variants, plain: plain!, own: { ...plain!, parameters: { entryElasticity: 0.2 } } };
  const said = (changed: typeof scenario) =>
    changesOf(prepareScenario(changed, ["baseline", "plain", "own"])).map(({ also }) => also.map(({ en }) => en));
  expect(said({ ...scenario, variants })).toEqual([
    [],
    ["Other constants than the baseline: entryElasticity; its base year is calibrated anew."],
  ]);
});
