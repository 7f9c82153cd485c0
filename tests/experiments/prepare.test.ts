import { describe, expect, it } from "vitest";
import { BASELINE, prepareScenario } from "../../src/experiments/index.js";
import { diskFiles } from "../../src/node/files.js";
import { loadScenario, memoryFiles } from "../../src/scenario/index.js";

const text = `
extends: scenarios/teaching/two-cities.yaml
variants:
  people: { parameters: { migration: { hazard: { general: 0.1 } } } }
`;
const memory = memoryFiles({ "two.yaml": text });
const scenario = loadScenario("two.yaml", { read: (path) => (path === "two.yaml" ? memory : diskFiles).read(path) });

describe("a prepared scenario", () => {
  const { variants, scopes } = prepareScenario(scenario);

  it("has the baseline first, then its variants in their order", () => {
    expect(variants.map(({ name }) => name)).toEqual([BASELINE, "goods", "firms", "people", "everything"]);
  });

  it("is calibrated once for all arms of the same constants", () => {
    const [baseline, goods, firms, people] = variants;
    expect([goods!.calibration, firms!.calibration]).toEqual([baseline!.calibration, baseline!.calibration]);
    expect(goods!.calibration).toBe(baseline!.calibration);
    expect(people!.calibration).not.toBe(baseline!.calibration);
    expect(people!.calibration.world.economy.migration.hazard[0]).toBe(0.1);
  });

  it("has every arm's policy by year: the base policy until its levers begin", () => {
    const [baseline, goods] = variants;
    const { basePolicy } = baseline!.calibration.world;
    expect([2022, 2030].map((year) => baseline!.policyOf(year))).toEqual([basePolicy, basePolicy]);
    expect(goods!.policyOf(2023)).toBe(basePolicy);
    expect(Math.max(...goods!.policyOf(2024).border.subarray(0, 2))).toBe(0);
    expect(goods!.policyOf(2024)).toBe(goods!.policyOf(2024));
  });

  it("knows the base year undisturbed, and the places that are told of", () => {
    for (const { base } of variants) for (const index of base.accounts.priceIndex) expect(index).toBeCloseTo(1, 9);
    expect(scopes.map(({ id }) => id)).toEqual(expect.arrayContaining(["cluster", "harbour", "mill"]));
  });

  it("may be of some arms alone", () => {
    expect(prepareScenario(scenario, ["goods"]).variants.map(({ name }) => name)).toEqual(["goods"]);
  });
});
