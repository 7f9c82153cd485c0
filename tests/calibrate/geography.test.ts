import { describe, expect, it } from "vitest";
import { readGeography } from "../../src/calibrate/geography.js";
import type { Region } from "../../src/input/index.js";

const city = (id: string, latitude: number, longitude: number, province = "coast") => ({
  ...{ id, province, regime: "country", latitude, longitude },
});
const hinterland = (id: string, kilometres: number, more: object = {}) => ({
  ...{ id, regime: "country", country: "home", kilometres: { value: kilometres }, ...more },
});

/** Three cities on the equator, a degree and two degrees apart; roads are a fifth longer than the way of a bird. */
const region = (set: object = {}): Region =>
  ({
    tables: {
      cities: [city("a", 0, 0), city("b", 0, 1), city("c", 0, 3, "inland")],
      travel: [{ from: "a", to: "c", hours: 5, roadKm: 360 }],
    },
    hinterlands: [],
    agglomerations: [{ id: "delta", cities: ["b", "c"] }],
    parameters: { roadFactor: { value: 1.2 }, roadSpeed: { value: 60 } },
    unlistedTravel: "great-circle",
    ...set,
  }) as unknown as Region;

/** A degree of the equator, km. */
const DEGREE = (6371.0088 * Math.PI) / 180;
const rows = (values: Float64Array, n: number) =>
  Array.from({ length: n }, (_, i) =>
    [...values.subarray(i * n, (i + 1) * n)].map((value) => expect.closeTo(value, 9)),
  );

describe("the distances of a region", () => {
  it("are those of the travel table, and of the globe for pairs that it does not list, in both directions", () => {
    const { hours, roadKm, kilometres } = readGeography(region());
    const [one, two] = [DEGREE * 1.2, DEGREE * 2 * 1.2];
    expect(rows(roadKm, 3)).toEqual([
      [0, one, 360],
      [one, 0, two],
      [360, two, 0],
    ]);
    expect(rows(hours, 3)).toEqual([
      [0, one / 60, 5],
      [one / 60, 0, two / 60],
      [5, two / 60, 0],
    ]);
    expect(rows(kilometres, 3)).toEqual([
      [0, DEGREE, 300],
      [DEGREE, 0, 2 * DEGREE],
      [300, 2 * DEGREE, 0],
    ]);
  });

  it("are nothing for pairs that nobody lists where the table must list all", () => {
    const { roadKm } = readGeography(region({ unlistedTravel: "refused" }));
    expect(rows(roadKm, 3)).toEqual([
      [0, 0, 360],
      [0, 0, 0],
      [360, 0, 0],
    ]);
  });

  it("are a kilometre for two cities in one place", () => {
    const tables = { cities: [city("a", 10, 20), city("b", 10, 20)], travel: [] };
    const { kilometres } = readGeography(region({ tables, agglomerations: [] }));
    expect(rows(kilometres, 2)).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("are what hinterlands say from every city, and the larger of two between them", () => {
    const tables = { cities: [city("a", 0, 0)], travel: [] };
    const hinterlands = [
      hinterland("rest", 500),
      hinterland("world", 2000, { insideHours: { value: 7 } }),
      hinterland("near", 100),
    ];
    const { kilometres, roadKm, hours } = readGeography(region({ tables, hinterlands, agglomerations: [] }));
    expect(rows(kilometres, 4)).toEqual([
      [0, 500, 2000, 100],
      [500, 0, 2000, 500],
      [2000, 2000, 0, 2000],
      [100, 500, 2000, 0],
    ]);
    expect(roadKm[1]).toBe(600);
    expect(hours[1]).toBe(10);
    // The way inside a place is none, but for a hinterland that says so.
    expect([0, 5, 10, 15].map((pair) => hours[pair])).toEqual([0, 0, 7, 0]);
  });
});

describe("the places of a region", () => {
  it("are cities, then hinterlands, with what they belong to", () => {
    const hinterlands = [
      hinterland("rest", 1, { complementOf: "national" }),
      hinterland("world", 1, { country: "abroad", regime: "far" }),
    ];
    const geography = readGeography(region({ hinterlands }));
    expect(geography).toMatchObject({
      ...{ nodeIds: ["a", "b", "c", "rest", "world"], cities: 3 },
      provinces: ["coast", "coast", "inland", "rest", "world"],
      agglomerations: ["", "delta", "delta", "", ""],
      regimes: ["country", "country", "country", "country", "far"],
      countries: ["home", "home", "home", "home", "abroad"],
    });
    // Nobody moves between countries.
    const linked = Array.from({ length: 5 }, (_, i) => [...geography.linked.subarray(i * 5, (i + 1) * 5)].join(""));
    expect(linked).toEqual(["11110", "11110", "11110", "11110", "00001"]);
  });
});
