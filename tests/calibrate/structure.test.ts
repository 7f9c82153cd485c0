import { describe, expect, it } from "vitest";
import { cityStructure, nationalStructure } from "../../src/calibrate/targets.js";
import { readTechnology } from "../../src/calibrate/technology.js";
import { apart, sum } from "../model/engine/setting.js";
import { closedRegion, openRegion } from "./setting.js";

describe("value added by city and sector", () => {
  const technology = readTechnology(openRegion);
  const { sectors, cities, leadingIndustries } = openRegion.tables;
  const { valueAdded, imputed } = cityStructure(openRegion, technology);
  const cell = (s: number, i: number) => valueAdded[s * cities.length + i]!;

  it("meets the three groups of every city exactly", () => {
    expect(imputed).toBe(true);
    for (const [i, city] of cities.entries()) {
      for (const group of ["primary", "secondary", "tertiary"] as const) {
        const total = sum(sectors.map((sector, s) => (sector.group === group ? cell(s, i) : 0)));
        expect(apart(total, city[`${group}100m`])).toBeLessThan(1e-12);
      }
    }
  });

  it("follows the nation within a group, but for leading industries, which weigh half as much again", () => {
    const [lead, other] = [true, false].map((wanted) =>
      cities.flatMap((city, i) =>
        sectors.flatMap((sector, s) => {
          if (sector.group !== "secondary") return [];
          const leads = leadingIndustries.some((row) => row.city === city.id && row.sector === sector.id);
          return leads === wanted ? [{ i, weight: cell(s, i) / technology.valueAdded[s]! }] : [];
        }),
      ),
    );
    expect(lead!.length).toBeGreaterThan(0);
    for (const { i, weight } of lead!)
      for (const same of other!.filter((one) => one.i === i)) expect(weight / same.weight).toBeCloseTo(1.5, 9);
  });

  it("is the user's where there is a table, scaled to the city's GDP", () => {
    const status = "data" as const;
    const rows = ["harbour", "mill"].flatMap((city) =>
      closedRegion.tables.sectors.map(({ id }, s) => ({
        city,
        sector: id,
        valueAdded100m: s + 1,
        status,
        source: "own",
      })),
    );
    const own = { ...closedRegion, tables: { ...closedRegion.tables, structure: rows } };
    const given = cityStructure(own, readTechnology(own));
    expect(given.imputed).toBe(false);
    expect([...given.valueAdded]).toEqual([1000, 500, 2000, 1000, 3000, 1500]);
  });
});

it("the nation's sectors share the nation's three groups as the table does", () => {
  const technology = readTechnology(openRegion);
  const national = nationalStructure(openRegion, technology);
  const { sectors } = openRegion.tables;
  for (const group of ["primary", "secondary", "tertiary"] as const) {
    const own = (values: Float64Array) => sectors.flatMap((sector, s) => (sector.group === group ? [values[s]!] : []));
    expect(apart(sum(own(national)), openRegion.national[group].value)).toBeLessThan(1e-12);
    const ratios = own(national).map((value, k) => value / own(technology.valueAdded)[k]!);
    for (const ratio of ratios) expect(apart(ratio, ratios[0]!)).toBeLessThan(1e-12);
  }
});
