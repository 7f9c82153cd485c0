import { describe, expect, it } from "vitest";
import { type FilledIn, fillCities, filledInText, fillStructure } from "../../src/input/filledIn.js";
import type { RegionFile } from "../../src/input/regionSchema.js";
import type { SparseCity, SparseStructureRow, TableRow } from "../../src/input/tables.js";

const english = ({ what, lacks, source }: FilledIn) => [what.en, lacks.en, source.en];

const national = (primary: number, secondary: number, tertiary: number) =>
  ({
    primary: { value: primary },
    secondary: { value: secondary },
    tertiary: { value: tertiary },
  }) as RegionFile["national"];

describe("what was filled in for cities", () => {
  const country = { national: national(10, 30, 60), regime: "mainland", province: "mine" };
  const city = (id: string, more: Partial<SparseCity> = {}): SparseCity => ({
    ...{ id, name: id, gdp100m: 100, residentsThousand: 2000, province: "p", builtupKm2: 1, latitude: 1, longitude: 2 },
    ...{ primary100m: 10, secondary100m: 30, tertiary100m: 60, ...more },
  });
  const told = (...rows: SparseCity[]) => fillCities(rows, country).filledIn.map(english);

  it("says what it is, which columns are not there, and where it comes from", () => {
    const bare = { id: "a", name: "A", gdp100m: 100, residentsThousand: 2000 };
    expect(told(bare)).toEqual([
      [
        "the place of all cities",
        "no latitude, longitude for them",
        "an even spiral in the order of the table, neighbours about 100 km apart, assumed",
      ],
      [
        "value added by three sectors of all cities",
        "no primary_100m, secondary_100m, tertiary_100m for them",
        "shares of the country in GDP, assumed",
      ],
      [
        "the province of all cities (mine)",
        "no province for them",
        "all in one province, assumed: no provincial border between them",
      ],
      [
        "built-up land of all cities",
        "no builtup_km2 for them",
        "0.1 km2 a thousand residents (shipped Chinese regions: 0.06 to 0.16), assumed",
      ],
    ]);
    expect(fillCities([bare], country).cities[0]).toMatchObject({
      ...{ status: "assumed", source: "table of the region's author" },
    });
  });

  it("names three cities at most, in the order of the table", () => {
    const land = { builtupKm2: undefined };
    const some = (count: number) => Array.from({ length: count }, (_, k) => city(`c${k}`, land));
    expect(told(city("a"), ...some(3))[0]![0]).toBe("built-up land of c0, c1, c2");
    expect(told(city("a"), ...some(5))[0]![0]).toBe("built-up land of c0, c1, c2 and 2 more");
    expect(told(city("a", { secondary100m: undefined }), city("b"))[0]![0]).toBe("value added by three sectors of a");
  });

  it("is one sentence for a reader", () => {
    const [filled] = fillCities([city("a", { province: undefined }), city("b")], country).filledIn;
    expect(filledInText(filled!).en).toBe(
      "Filled in: the province of a (mine), because your region has no province for them; " +
        "source: all in one province, assumed: no provincial border between them.",
    );
  });

  it("is divided evenly where the country has nothing of what is left out", () => {
    const [row] = fillCities([city("a", { primary100m: undefined, secondary100m: undefined, tertiary100m: 40 })], {
      ...country,
      national: national(0, 0, 60),
    }).cities;
    expect([row!.primary100m, row!.secondary100m]).toEqual([30, 30]);
  });
});

describe("what was filled in for sectors of cities", () => {
  const sector = (id: string, group: string) => ({ id, group }) as TableRow<"sectors">;
  const account = (id: string, labourCompensation100m: number, parts: [number, number, number]) => {
    const [operatingSurplus100m, depreciation100m, netProductionTax100m] = parts;
    const rest = { operatingSurplus100m, depreciation100m, netProductionTax100m };
    return { sector: id, labourCompensation100m, ...rest } as TableRow<"valueAdded">;
  };
  // Farms make 12 with pay of 4, mills 6 with pay of 3; nothing is known of schools, and mines make nothing.
  const country = {
    national: national(20, 60, 0),
    tables: {
      sectors: [
        sector("farms", "primary"),
        sector("mills", "secondary"),
        sector("mines", "secondary"),
        sector("schools", "tertiary"),
      ],
      valueAdded: [account("farms", 4, [5, 2, 1]), account("mills", 3, [1, 1, 1]), account("mines", 0, [0, 0, 0])],
    },
  };
  const city = (id: string, gdp100m: number) => ({ id, name: id, gdp100m, residentsThousand: 1 }) as SparseCity;
  const row = (of: string, sector: string, more: Partial<SparseStructureRow>) =>
    ({ city: of, sector, ...more }) as SparseStructureRow;
  const fill = (rows: SparseStructureRow[], ...cities: SparseCity[]) => fillStructure(rows, cities, country);

  it("has a row for each city and sector, and its source", () => {
    const { structure, filledIn } = fill([], city("a", 80), city("b", 8));
    expect(structure.map(({ city, sector, valueAdded100m }) => [city, sector, valueAdded100m])).toEqual([
      ...[
        ["a", "farms", 20],
        ["a", "mills", 60],
        ["a", "mines", 0],
        ["a", "schools", 0],
      ],
      ...[
        ["b", "farms", 2],
        ["b", "mills", 6],
        ["b", "mines", 0],
        ["b", "schools", 0],
      ],
    ]);
    expect(new Set(structure.map(({ source }) => source))).toEqual(
      new Set(["table of the region's author, completed"]),
    );
    expect(filledIn.map(english)).toEqual([
      [
        "value added by sector (all cities)",
        "no row for them in the table `structure`",
        "shares of the country in GDP, imputed",
      ],
    ]);
  });

  it("takes a unit of pay for one of value added where the country pays nothing or tells nothing", () => {
    const all = ["farms", "mills", "mines", "schools"].map((of) => row("a", of, { employmentThousand: 10 }));
    const { structure, filledIn } = fill(all, city("a", 140));
    // 10 x 3, 10 x 2, 10 and 10 come to half of GDP.
    expect(structure.map(({ valueAdded100m }) => valueAdded100m)).toEqual([60, 40, 20, 20]);
    expect(filledIn.map(english)).toEqual([
      [
        "value added by sector from employment (all cities)",
        "no value added by sector",
        "the country's value added per unit of pay, one wage in all sectors of a city, scaled to GDP, imputed",
      ],
    ]);
  });

  it("is told of each rule with the cities that it was used for", () => {
    const whole = (of: string, value: number) =>
      ["farms", "mills", "mines", "schools"].map((sector) => row(of, sector, { valueAdded100m: value }));
    const rows = [...whole("a", 20), ...whole("b", 10), row("c", "farms", { valueAdded100m: 30 })];
    const { structure, filledIn } = fill(rows, city("a", 80), city("b", 80), city("c", 80), city("d", 80));
    expect(filledIn.map(english)).toEqual([
      [
        "a common factor on value added by sector, so that it adds up to GDP (b)",
        "value added by sector that adds up to something else",
        "GDP of the table `cities`",
      ],
      [
        "value added of the sectors that the table does not name (c)",
        "no row for them in the table `structure`",
        "what the table leaves of GDP (with employment: the country's share), divided as in the country, imputed",
      ],
      [
        "value added by sector (d)",
        "no row for them in the table `structure`",
        "shares of the country in GDP, imputed",
      ],
    ]);
    const ofCity = (id: string) =>
      structure.filter(({ city }) => city === id).map(({ valueAdded100m }) => valueAdded100m);
    expect(["a", "b", "c", "d"].map(ofCity)).toEqual([
      [20, 20, 20, 20],
      [20, 20, 20, 20],
      [30, 50, 0, 0],
      [20, 60, 0, 0],
    ]);
  });

  it("adds up to GDP where the country has nothing of the sectors that the table does not name", () => {
    const rows = ["farms", "mills"].map((of) => row("a", of, { valueAdded100m: 25 }));
    const { structure, filledIn } = fill(rows, city("a", 80));
    expect(structure.map(({ valueAdded100m }) => valueAdded100m)).toEqual([40, 40, 0, 0]);
    expect(filledIn.map(({ what }) => what.en)).toEqual([
      "value added of the sectors that the table does not name (all cities)",
      "a common factor on value added by sector, so that it adds up to GDP (all cities)",
    ]);
  });
});
