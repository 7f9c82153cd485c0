import { describe, expect, it } from "vitest";
import { z } from "zod";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { policyTimeline } from "../../../src/calibrate/index.js";
import { BASELINE, type LeverEntry, loadScenario, memoryFiles } from "../../../src/input/index.js";
import { registerLever } from "../../../src/levers/index.js";
import { defineLever } from "../../../src/levers/lever.js";
import { prepareScenario } from "../../../src/runs/experiments/index.js";
import { textOf } from "../../../src/words/index.js";

const text = `
extends: scenarios/teaching/two-cities.yaml
variants:
  people: { parameters: { migration: { hazard: { general: 0.1 } } } }
`;
const memory = memoryFiles({ "two.yaml": text });
const scenario = loadScenario("two.yaml", { read: (path) => (path === "two.yaml" ? memory : diskFiles).read(path) });

const word = textOf("Phased");
registerLever(
  defineLever({
    ...{ type: "phased", label: word, description: word, decidedBy: word, source: word },
    schema: z.strictObject({}),
    sets: () => [],
    apply: (_, { year, from }, policy) => policy.border.fill(year - from),
  }),
);

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

  it("takes the worlds of the scenario that was prepared before, where it differs in nothing that they hang on", () => {
    const world = (changed: Partial<typeof scenario>) =>
      prepareScenario({ ...scenario, ...changed }, [BASELINE]).variants[0]!.calibration;
    const first = world({});
    expect(world({ years: 3, population: "cohorts" })).toBe(first);
    expect(world({ ownership: "local" })).not.toBe(first);
    expect(world({ parameters: { entryElasticity: 0 } })).not.toBe(first);
    expect(world({ region: { ...scenario.region } })).not.toBe(first);
  });

  it("has every arm's policy by year: the base policy until its levers begin", () => {
    const [baseline, goods] = variants;
    const { basePolicy } = baseline!.calibration.world;
    expect([2022, 2030].map((year) => baseline!.policyOf(year))).toEqual([basePolicy, basePolicy]);
    expect(goods!.policyOf(2023)).toBe(basePolicy);
    expect(Math.max(...goods!.policyOf(2024).border.subarray(0, 2))).toBe(0);
    expect(goods!.policyOf(2024)).toBe(goods!.policyOf(2024));
  });

  it("compiles a policy once for a set of levers: for years, and for arms that have the same", () => {
    const [, goods] = variants;
    expect(goods!.policyOf(2030)).toBe(goods!.policyOf(2024));
    const twice = prepareScenario({
      ...scenario,
      variants: { one: scenario.variants["goods"]!, two: scenario.variants["goods"]! },
    });
    const [, one, two] = twice.variants;
    expect(two!.policyOf(2024)).toBe(one!.policyOf(2025));
  });

  it("compiles a policy for each year of a lever that asks for the year", () => {
    const { calibration } = variants[0]!;
    const entry = { type: "phased", from: 2024 } as unknown as LeverEntry;
    const policyOf = policyTimeline(calibration, [entry]);
    expect([2024, 2026].map((year) => policyOf(year).border[1])).toEqual([0, 2]);
    expect(policyOf(2026)).toBe(policyOf(2026));
  });

  it("knows the base year undisturbed, and the places that are told of", () => {
    for (const { base } of variants) for (const index of base.accounts.priceIndex) expect(index).toBeCloseTo(1, 9);
    expect(scopes.map(({ id }) => id)).toEqual(expect.arrayContaining(["cluster", "harbour", "mill"]));
  });

  it("may be of some arms alone", () => {
    expect(prepareScenario(scenario, ["goods"]).variants.map(({ name }) => name)).toEqual(["goods"]);
  });
});
