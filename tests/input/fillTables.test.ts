import { describe, expect, it } from "vitest";
import { fillTables } from "../../src/input/regionTables.js";

const figure = (value: number) => ({ value });
const city = (id: string) => ({ id, name: id, gdp100m: 100, residentsThousand: 1000, latitude: 30, longitude: 110 });
const region = {
  ...{ id: "mine", unlistedTravel: "great-circle" },
  national: { gdp: figure(1000), primary: figure(100), secondary: figure(300), tertiary: figure(600) },
  hinterlands: [
    { id: "world", regime: "abroad" },
    { id: "rest", regime: "home", complementOf: "national" },
  ],
  regimes: { abroad: {}, home: {} },
};
const filled = (ids: string[], more: object = {}, tables: object = {}) =>
  fillTables(
    {
      tables: {
        ...{ cities: ids.map(city), travel: [], structure: [], inputOutput: [], valueAdded: [] },
        ...{
          sectors: [
            { id: "farms", group: "primary" },
            { id: "shops", group: "tertiary" },
          ],
          ...tables,
        },
      },
      locateRow: (table: string, row: number) => ({ file: `${table}.csv`, line: row + 2 }),
    } as never,
    { ...region, ...more } as never,
  );
const provinces = (...args: Parameters<typeof filled>) => [
  ...new Set(filled(...args).tables.cities.map(({ province }) => province)),
];

describe("a region whose cities leave columns out", () => {
  it("is a province that is called as it, unless another place is called so", () => {
    expect(provinces(["a", "b"])).toEqual(["mine"]);
    expect(provinces(["mine"])).toEqual(["mine"]);
    expect(provinces(["a", "mine"])).toEqual(["mine-province"]);
    expect(provinces(["a"], { id: "rest" })).toEqual(["rest-province"]);
    expect(provinces(["a"], { id: "cluster" })).toEqual(["cluster-province"]);
  });

  it("has its sectors where they are written, and those that are filled in where its first is", () => {
    const structure = ["b shops", "a shops", "a farms"].map((row) => {
      const [city, sector] = row.split(" ");
      return { city, sector, employmentThousand: 1 };
    });
    const { tables, locateRow } = filled(["a", "b"], {}, { structure });
    const lines = tables.structure.map(({ city, sector }, row) => [city, sector, locateRow!("structure", row).line]);
    expect(lines).toEqual([
      ["a", "farms", 4],
      ["a", "shops", 3],
      ["b", "farms", 2],
      ["b", "shops", 2],
    ]);
    expect(locateRow!("cities", 1).line).toBe(3);
  });

  it("pays taxes as the rest of its country does, else as the first that is named", () => {
    const regimes = (more = {}) => filled(["a"], more).tables.cities.map(({ regime }) => regime);
    expect(regimes()).toEqual(["home"]);
    expect(regimes({ hinterlands: [{ id: "world", regime: "home" }] })).toEqual(["abroad"]);
  });

  it("is told how many of its roads come from coordinates", () => {
    const roads = (...args: Parameters<typeof filled>) =>
      filled(...args).filledIn.flatMap(({ what, lacks }) =>
        what.en.includes("roads") ? [`${what.en} | ${lacks.en}`] : [],
      );
    const listed = (...pairs: string[][]) => ({ travel: pairs.map(([from, to]) => ({ from, to })) });
    expect(roads(["a", "b", "c"])).toEqual([expect.stringMatching(/3 of 3.*\|.*`?travel/)]);
    expect(roads(["a", "b", "c"], {}, listed(["a", "b"], ["b", "a"]))[0]).toMatch(/2 of 3/);
    expect(roads(["a", "b"], {}, listed(["b", "a"]))).toEqual([]);
    expect(roads(["a", "b"], { unlistedTravel: "refused" })).toEqual([]);
  });

  it("has three sectors as its own table of sectors has them", () => {
    const structure = [
      { city: "a", sector: "farms", valueAdded100m: 40 },
      { city: "a", sector: "shops", valueAdded100m: 60 },
    ];
    const [a] = filled(["a"], {}, { structure }).tables.cities;
    expect(a).toMatchObject({ primary100m: 40, secondary100m: 0, tertiary100m: 60 });
  });

  it("refuses rows of cities and sectors that it does not have, on their lines", () => {
    const row = (name: string, sector: string) => ({ city: name, sector, valueAdded100m: 1 });
    expect(() => filled(["a"], {}, { structure: [row("a", "farms"), row("b", "shop")] })).toThrow(
      /^structure\.csv:3: column city = "b" is no city .*: a\..*cities.*\nstructure\.csv:3: column sector = "shop" is no sector .*: farms, shops\. Did you mean "shops"\?.*sectors/,
    );
  });
});
