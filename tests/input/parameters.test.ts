import { describe, expect, it } from "vitest";
import { loadRegion } from "../../src/input/index.js";
import { parameterOverridesSchema, parametersSchema, withOverrides } from "../../src/input/parameters.js";
import { disk } from "./disk.js";

const { parameters } = loadRegion("tests/broken/good/region.yaml", disk);

describe("constants that a scenario replaces", () => {
  it("keep unit and source of the region, and say that the scenario set them", () => {
    const changed = withOverrides(parameters, { congestion: 0, migration: { hazard: { skilled: 0.2 } } });
    expect(changed.congestion).toEqual({ ...parameters.congestion, value: 0, note: "set by the scenario" });
    expect(changed.migration.hazard.skilled).toMatchObject({
      ...{ value: 0.2, unit: parameters.migration.hazard.skilled.unit, note: "set by the scenario" },
    });
    // All others stand, and the region's own are as they were.
    expect(changed.migration.hazard.general).toBe(parameters.migration.hazard.general);
    expect(changed.migration.tasteDispersion).toBe(parameters.migration.tasteDispersion);
    expect(changed.growth).toBe(parameters.growth);
    expect(parameters.congestion.value).not.toBe(0);
    expect(withOverrides(parameters, {})).toEqual(parameters);
  });

  it("are any, by name, as numbers within the bounds of each", () => {
    const taken = (overrides: object) => parameterOverridesSchema.safeParse(overrides).success;
    expect([{}, { congestion: 0 }, { migration: {} }, { migration: { hazard: { general: 1 } } }].every(taken)).toBe(
      true,
    );
    expect([{ congestion: -0.1 }, { congestion: 2.1 }, { congested: 0 }, { migration: 1 }].some(taken)).toBe(false);
    expect(taken({ investment: { hazard: 0.9 } })).toBe(true);
    expect(taken({ investment: { hazard: 0.95 } })).toBe(false);
    // Choices are not so sharp that nobody else counts.
    expect(taken({ relocation: { tasteDispersion: 0.05 } })).toBe(false);
  });

  it("are figures in a region, and all of them", () => {
    expect(parametersSchema.safeParse(parameters).success).toBe(true);
    const { congestion: _, ...others } = parameters;
    expect(parametersSchema.safeParse(others).success).toBe(false);
    expect(parametersSchema.safeParse({ ...parameters, congestion: 0 }).success).toBe(false);
  });
});
