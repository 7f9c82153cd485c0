import { describe, expect, it } from "vitest";
import { citiesGeoJson } from "../../../src/report/tables/geojson.js";
import { citiesOf, type Row, smallReport } from "../../figures/comparison/small.js";

const rows: Row[] = [
  ["a", "real-gdp", 2030, 200, 10, 2],
  ["b", "real-gdp", 2030, 100, -5, NaN],
  ["a", "wage", 2030, 50, 1],
];
type Feature = { id: string; geometry: { coordinates: number[] }; properties: Record<string, unknown> };
const read = (...report: Parameters<typeof smallReport>): Feature[] =>
  (JSON.parse(citiesGeoJson(smallReport(...report))!) as { features: Feature[] }).features;

describe("cities as points on a map", () => {
  it("have effects in the years that the answer tells, with baseline, per cent and interval", () => {
    const [a, b, ...more] = read([2020, 2030], "ab", rows);
    expect(more).toEqual([]);
    expect([a!.id, a!.geometry.coordinates, b!.geometry.coordinates]).toEqual(["a:reform", [118, 30], [119, 30]]);
    expect(a!.properties).toMatchObject({
      ...{
        city: "a",
        label: "A",
        variant: "reform",
        variant_label: "reform",
        against: "baseline",
        from: 2030,
        year: 2030,
      },
      ...{
        real_gdp_baseline: 200,
        real_gdp_effect: 10,
        real_gdp_ci_low: 8,
        real_gdp_ci_high: 12,
        real_gdp_replicates: 2,
      },
    });
    expect(a!.properties["province"]).toBe("Shanghai");
    expect(b!.properties).toMatchObject({ real_gdp_effect: -5, real_gdp_ci_low: null, real_gdp_ci_high: null });
    expect(Object.keys(a!.properties).some((name) => /range|wage/.test(name))).toBe(false);
  });

  it("have what the scenario asks for too, and of two runs the one against the other", () => {
    const when = { kind: "year", at: 2030, from: 2030, to: 2030 } as const;
    const asked = { when, measure: "wage", places: ["cluster"], equal: [] } as never;
    expect(read([2020, 2030], "ab", rows, { answer: asked })[0]!.properties).toMatchObject({ wage_effect: 1 });
    const turned = { when, compare: ["baseline", "reform"], places: ["cluster"], equal: [] } as never;
    const features = read([2020, 2030], "ab", rows, { answer: turned });
    expect(features.map(({ id }) => id)).toEqual(["a:reform", "b:reform", "a:baseline:reform", "b:baseline:reform"]);
    expect(features[2]!.properties).toMatchObject({
      ...{ variant: "baseline", against: "reform", real_gdp_baseline: 210, real_gdp_effect: -10 },
      real_gdp_effect_pct: expect.closeTo(-1000 / 210, 6),
    });
  });

  it("are those that have a place, and no map where none has", () => {
    const placeless = citiesOf("ab").map((city, c) => (c === 0 ? { ...city, longitude: undefined } : city));
    expect(read([2020, 2030], "ab", rows, { cities: placeless }).map(({ id }) => id)).toEqual(["b:reform"]);
    const none = citiesOf("ab").map((city) => ({ ...city, latitude: undefined }));
    expect(citiesGeoJson(smallReport([2020, 2030], "ab", rows, { cities: none }))).toBeUndefined();
  });
});
