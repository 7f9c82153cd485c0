import { describe, expect, it } from "vitest";
import { cityStructure, nationalStructure } from "../../src/calibrate/structure.js";
import { readTechnology } from "../../src/calibrate/technology.js";
import { loadRegion } from "../../src/input/index.js";
import { disk } from "../input/disk.js";
import { apart, sum } from "../model/engine/setting.js";
import { closedRegion, openRegion } from "./setting.js";

describe("value added by city and sector", () => {
  const technology = readTechnology(openRegion);
  const { sectors, cities, leadingIndustries } = openRegion.tables;
  const { valueAdded, imputed } = cityStructure(openRegion, technology);
  const cell = (s: number, i: number) => valueAdded[s * cities.length + i]!;

  it("meets the three groups of every city exactly", () => {
    expect(imputed).toBe(true);
    // One sector a group: nothing is divided.
    const three = loadRegion("scenarios/regions/teaching-three-cities/region.yaml", disk);
    expect(cityStructure(three, readTechnology(three)).imputed).toBe(false);
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

describe.each(["yangtze-river-delta", "greater-bay-area"])("what is observed of employment in %s", (id) => {
  const region = loadRegion(`scenarios/regions/${id}/region.yaml`, disk);
  const { sectors, cities, employment } = region.tables;
  const technology = readTechnology(region);
  const structureAt = (services: number, secondary: number) => {
    const weights = region.parameters.structure;
    const structure = {
      services: { ...weights.services, value: services },
      secondary: { ...weights.secondary, value: secondary },
    };
    return cityStructure({ ...region, parameters: { ...region.parameters, structure } }, technology);
  };
  const imputed = structureAt(0, 0).valueAdded;
  const sumBy = (values: Float64Array, key: (s: number, i: number) => string) => {
    const sums = new Map<string, number>();
    values.forEach((value, k) => {
      const name = key(Math.floor(k / cities.length), k % cities.length);
      sums.set(name, (sums.get(name) ?? 0) + value);
    });
    return sums;
  };
  const byCity = (s: number, i: number) => `${cities[i]!.id} ${sectors[s]!.group}`;
  const byGroup = (s: number) => sectors[s]!.employmentGroup ?? "none";

  it.each([
    [1, 0],
    [1, 0.5],
    [1, 1],
  ])("leaves what a city has of three sectors and the agglomeration of each group (weights %d, %d)", (...weights) => {
    const { valueAdded, employmentSeen } = structureAt(...weights);
    expect(employmentSeen).toBe(true);
    for (const key of [byCity, byGroup])
      for (const [name, value] of sumBy(valueAdded, key))
        expect(apart(value, sumBy(imputed, key).get(name)!)).toBeLessThan(1e-9);
  });

  it("spreads services as employment is spread, which imputation does not", () => {
    const services = [...new Set(employment.map(({ group }) => group))].filter((group) =>
      sectors.some((sector) => sector.employmentGroup === group && sector.group === "tertiary"),
    );
    const known = cities.filter(({ id: city }) => employment.some((row) => row.city === city));
    // Share of the group in the city's services, over that in all cities together.
    const shares = (of: (city: string, group: string) => number) =>
      known.flatMap((city) => services.map((group) => of(city.id, group) / sum(services.map((g) => of(city.id, g)))));
    const observed = shares(
      (city, group) => employment.find((row) => row.city === city && row.group === group)!.employedThousand,
    );
    const valued = (values: Float64Array) =>
      shares((city, group) => sumBy(values, (s, i) => `${cities[i]!.id} ${byGroup(s)}`).get(`${city} ${group}`)!);
    const correlations = services.map((_, g) => {
      const own = (list: number[]) => list.filter((__, k) => k % services.length === g);
      return [structureAt(1, 0).valueAdded, imputed].map((values) => correlation(own(valued(values)), own(observed)));
    });
    for (const [seen, before] of correlations) {
      expect(seen!).toBeGreaterThan(0.95);
      expect(seen!).toBeGreaterThan(before!);
    }
  });

  it("meets the three sectors of a city without jobs in services, and of groups that nobody works in", () => {
    const [first] = employment;
    const none = employment.map((row) =>
      row.city === first!.city || row.group === "information" ? { ...row, employedThousand: 0 } : row,
    );
    const weights = region.parameters.structure;
    const structure = { services: { ...weights.services, value: 1 }, secondary: { ...weights.secondary, value: 1 } };
    const { valueAdded } = cityStructure(
      { ...region, tables: { ...region.tables, employment: none }, parameters: { ...region.parameters, structure } },
      technology,
    );
    for (const [name, value] of sumBy(valueAdded, byCity))
      expect(apart(value, sumBy(imputed, byCity).get(name)!)).toBeLessThan(1e-9);
    const at = (sector: string, i: number) => sectors.findIndex(({ id }) => id === sector) * cities.length + i;
    cities.forEach((_, i) => void expect(valueAdded[at("information", i)]).toBe(imputed[at("information", i)]));
  });

  it("leaves branches inside a group, and cities that nobody observed, as imputed", () => {
    const { valueAdded } = structureAt(1, 1);
    const at = (sector: string, city: number, values: Float64Array) =>
      values[sectors.findIndex((row) => row.id === sector) * cities.length + city]!;
    cities.forEach(({ id: city }, i) => {
      const ratio = (values: Float64Array) => at("electronics", i, values) / at("machinery", i, values);
      expect(ratio(valueAdded) / ratio(imputed)).toBeCloseTo(1, 9);
      if (!employment.some((row) => row.city === city))
        expect(at("information", i, valueAdded)).toBe(at("information", i, imputed));
    });
  });
});

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (list: readonly number[]) => sum(list) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const products = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
    sum(a.map((value, k) => (value - ma) * (b[k]! - mb)));
  return products(x, mx, y, my) / Math.sqrt(products(x, mx, x, mx) * products(y, my, y, my));
}

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
