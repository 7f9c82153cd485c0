import { describe, expect, it } from "vitest";
import { fillCities } from "../../src/input/filledIn.js";
import type { RegionFile } from "../../src/input/regionSchema.js";
import type { SparseCity } from "../../src/input/tables.js";

const national = {
  primary: { value: 10 },
  secondary: { value: 30 },
  tertiary: { value: 60 },
} as RegionFile["national"];
const country = { national, regime: "mainland", province: "mine" };
const bare = (id: string): SparseCity => ({ id, name: id.toUpperCase(), gdp100m: 100, residentsThousand: 2000 });
const only = (city: SparseCity, more = {}) => fillCities([city], { ...country, ...more }).cities[0]!;
const told = (rows: SparseCity[], more = {}) =>
  fillCities(rows, { ...country, ...more }).filledIn.map(({ what }) => what.en);

describe("columns that cities leave out", () => {
  it("are filled in by rules, each told once with the cities that it was used for", () => {
    expect(only(bare("a"))).toMatchObject({
      ...{ province: "mine", regime: "mainland", builtupKm2: 200, status: "assumed" },
      ...{ primary100m: 10, secondary100m: 30, tertiary100m: 60 },
    });
    expect(told([bare("a"), { ...bare("b"), builtupKm2: 1 }])).toEqual([
      "the place of all cities",
      "value added by three sectors of all cities",
      "the province of all cities (mine)",
      "built-up land of a",
    ]);
  });

  it("are left alone where they are given", () => {
    const city = {
      ...bare("a"),
      ...{ province: "p", regime: "r", latitude: 1, longitude: 2, builtupKm2: 3, status: "data", source: "book" },
      ...{ primary100m: 4, secondary100m: 5, tertiary100m: 91 },
    } as SparseCity;
    expect(fillCities([city], country)).toEqual({ cities: [city], filledIn: [] });
  });

  it("share what is left of GDP where some of the three groups are given, by the city's own table where there is one", () => {
    const groups = (
      more: Partial<SparseCity>,
      groupsOf?: () => Record<"primary" | "secondary" | "tertiary", number>,
    ) => {
      const { primary100m, secondary100m, tertiary100m } = only({ ...bare("a"), ...more }, { groupsOf });
      return [primary100m, secondary100m, tertiary100m];
    };
    expect(groups({ primary100m: 10 })).toEqual([10, 30, 60]);
    expect(groups({ secondary100m: 65 })).toEqual([5, 65, 30]);
    expect(groups({ tertiary100m: 120 })).toEqual([0, 0, 120]);
    const none = () => ({ primary: 0, secondary: 0, tertiary: 7 });
    expect(groups({}, none)).toEqual([0, 0, 100]);
    expect(groups({ tertiary100m: 50 }, none)).toEqual([25, 25, 50]);
    expect(told([bare("a")], { groupsOf: none })).not.toContain("value added by three sectors of all cities");
  });

  it("put cities without coordinates 100 km apart around the middle of the others, or off the coast of Africa", () => {
    const placed = (id: string, latitude: number, longitude: number) => ({ ...bare(id), latitude, longitude });
    const rows = [placed("a", 58, 9), placed("b", 62, 11), ...Array.from({ length: 40 }, (_, k) => bare(`c${k}`))];
    const cities = fillCities(rows, country).cities;
    expect(cities[0]).toMatchObject({ latitude: 58, longitude: 9 });
    // At 60 degrees north, a degree of longitude is half of one of latitude.
    const km = cities
      .slice(2)
      .map(({ latitude, longitude }) => [(latitude - 60) * 111.2, ((longitude - 10) * 111.2) / 2]);
    const nearest = km.map(([y, x], k) =>
      Math.min(...km.filter((_, other) => other !== k).map(([north, east]) => Math.hypot(north! - y!, east! - x!))),
    );
    expect(Math.min(...nearest)).toBeGreaterThan(70);
    expect(Math.max(...nearest)).toBeLessThan(130);
    // 42 squares of 100 km make a disc of this radius, and the last city stands at its rim.
    expect(Math.hypot(...km.at(-1)!)).toBeCloseTo(100 * Math.sqrt(41.5 / Math.PI), 0);
    const [first] = fillCities([bare("a")], country).cities;
    expect(first).toMatchObject({ latitude: 0, longitude: expect.closeTo(0.3587, 3) });
  });

  it("count as left out with one coordinate alone", () => {
    expect(only({ ...bare("a"), latitude: 30 }).latitude).toBe(0);
    expect(only({ ...bare("a"), longitude: 30 }).longitude).toBeCloseTo(0.3587, 3);
  });
});
