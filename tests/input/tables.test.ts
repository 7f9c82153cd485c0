import { describe, expect, it } from "vitest";
import { cityRowSchema, sparseCityRowSchema, sparseStructureRowSchema, tableSchemas } from "../../src/input/tables.js";

const city = {
  ...{ id: "mill", name: "Mill", province: "inland", regime: "country", latitude: 31, longitude: 119 },
  ...{ gdp100m: 10, primary100m: 1, secondary100m: 4, tertiary100m: 5, residentsThousand: 100, builtupKm2: 20 },
  ...{ status: "assumed", source: "assumed" },
};

describe("a row of cities", () => {
  it("has all columns, or name, GDP and residents alone where defaults stand in for the others", () => {
    expect(cityRowSchema.safeParse(city).success).toBe(true);
    const bare = { id: "mill", name: "Mill", gdp100m: 10, residentsThousand: 100 };
    expect(cityRowSchema.safeParse(bare).success).toBe(false);
    expect(sparseCityRowSchema.safeParse(bare).success).toBe(true);
    for (const key of Object.keys(bare))
      expect(sparseCityRowSchema.safeParse({ ...bare, [key]: undefined }).success, key).toBe(false);
    expect(sparseCityRowSchema.safeParse({ ...bare, mayor: "x" }).success).toBe(false);
  });
});

describe("a row of sectors by city", () => {
  const row = (more: object) => sparseStructureRowSchema.safeParse({ city: "mill", sector: "steel", ...more });

  it("has value added or employment, one of them", () => {
    expect([{ valueAdded100m: 0 }, { employmentThousand: 5 }].map((more) => row(more).success)).toEqual([true, true]);
    for (const more of [{}, { valueAdded100m: 1, employmentThousand: 5 }])
      expect(row(more).error!.issues[0]!.message).toContain("exactly one");
  });
});

it("each table has rows of its own", () => {
  const rows: [keyof typeof tableSchemas, object][] = [
    ["travel", { from: "a", to: "b", hours: 1, roadKm: 80, status: "assumed", source: "assumed" }],
    ["registered", { city: "a", registeredThousand: 5, status: "assumed", source: "assumed" }],
    ["leadingIndustries", { city: "a", sector: "steel", source: "assumed" }],
    ["structure", { city: "a", sector: "steel", valueAdded100m: 5, source: "assumed" }],
  ];
  for (const [name, row] of rows)
    expect(rows.filter(([of]) => tableSchemas[of].safeParse(row).success).map(([of]) => of)).toEqual([name]);
});
