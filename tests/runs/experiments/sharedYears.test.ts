import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, memoryFiles } from "../../../src/input/index.js";
import { type PreparedScenario, prepareScenario, watchYears } from "../../../src/runs/experiments/index.js";
import { runScenario } from "../../../src/runs/experiments/runScenario.js";

/**
 * A baseline in which firms are released, taxes shared and platforms filled from the first year on, so that claims,
 * payments and parks stand open where arms part in the third; one arm that chooses, one with another world.
 */
const scenario = (population: string) => {
  const text = `
title: Test
question: Do arms that share years come to the same?
region: scenarios/regions/beijing-tianjin-hebei/region.yaml
startYear: 2022
years: 4
firms: 1000
population: ${population}
replicates: 1
seed: 1
baseline:
  levers:
    - { type: firm-release, from: 2022, cities: [beijing], sectors: [machinery], releaseRate: 0.1 }
    - { type: reception-platform, from: 2022, id: p, cities: [tianjin], sectors: [machinery], capacity: 500, offer: 0.5 }
    - { type: relocation-tax-sharing, from: 2022, origins: [beijing], destinations: [tianjin, hebei], share: 0.5,
        minimumTax: 0, topUp: 0 }
variants:
  border:
    label: Border
    levers: [{ type: administrative-border, from: 2024, between: different-province, scale: 0.5 }]
  toll:
    label: Toll
    levers: [{ type: toll, from: 2025, between: cities, scale: 0 }]
  entry:
    label: Nobody enters for more
    parameters: { entryElasticity: 0 }
    levers: [{ type: toll, from: 2024, between: cities, scale: 0 }]
`;
  const memory = memoryFiles({ "run.yaml": text });
  const files = { read: (path: string) => (path === "run.yaml" ? memory : diskFiles).read(path) };
  return loadScenario("run.yaml", files);
};

const first = (prepared: PreparedScenario, arm: number, replicate = 0) =>
  watchYears(prepared, prepared.variants[arm]!, replicate).next().value;

describe("years that arms of a replicate share", () => {
  const resolved = scenario("agents");

  it.each(["agents", "cohorts"])("change no bit of any arm, with %s", (population) => {
    const prepared = prepareScenario(scenario(population));
    // Cohorts have no luck.
    for (const replicate of population === "agents" ? [0, 1] : [0]) {
      for (const [arm, variant] of prepared.variants.entries()) {
        const alone = prepareScenario(prepared.scenario);
        expect(runScenario(prepared, variant, replicate)).toEqual(runScenario(alone, alone.variants[arm]!, replicate));
      }
    }
  });

  it("are simulated once a replicate, for arms of one world in which nobody chooses", () => {
    const prepared = prepareScenario(resolved);
    runScenario(prepared, prepared.variants[0]!, 0);
    const shared = first(prepared, 1);
    expect(first(prepared, 2)).toBe(shared);
    expect(first(prepared, 0)).toBe(shared);
    expect(first(prepared, 3)).not.toBe(shared);
    expect(first(prepared, 2, 1)).not.toBe(shared);
  });
});
