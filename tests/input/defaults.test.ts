import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion, memoryFiles, type Region, UserError } from "../../src/input/index.js";
import { stabilityOf } from "../../src/model/engine/stability.js";
import { disk } from "./disk.js";

const common = "scenarios/regions/china/common.yaml";

/** A region of own tables, with other files from the disk. */
function load(region: string, tables: Record<string, string> = {}): Region {
  const own = memoryFiles({ "region.yaml": region, ...tables });
  const files = {
    read: (path: string) => (path === "region.yaml" || Object.hasOwn(tables, path) ? own : disk).read(path),
  };
  return loadRegion("region.yaml", files);
}

function messageOf(region: string, tables: Record<string, string> = {}): string {
  try {
    load(region, tables);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("loads without an error");
}

const own = (more = "", tables = "") =>
  `id: five\nlabel: Five\ndefaults: ${common}\ntables: { cities: cities.csv${tables} }\n${more}`;
const cities = "id,name,gdp_100m,residents_thousand\na,A,6000,5000\nb,B,3000,3500\nc,C,1000,1600\n";
const told = ({ filledIn = [] }: Region) => filledIn.map(({ en }) => en).join("\n");

describe("a region with defaults", () => {
  const region = load(own(), { "cities.csv": cities });

  it("needs names, GDP and residents of its cities alone, and has a stable base year", () => {
    const { world, market } = calibrate(region);
    expect(stabilityOf(world, market).radius).toBeLessThan(1);
  });

  it("tells in both languages what was filled in, why, and from where", () => {
    for (const part of [
      "input-output table",
      "built-up land",
      "the place",
      "the province",
      "ownShareOfCluster",
      "roads",
    ])
      expect(told(region)).toContain(part);
    for (const { en, zh } of region.filledIn!) {
      expect(en).toMatch(/^Filled in: .+, because your region has .+; source: .+\.$/);
      expect(zh).toMatch(/^已代为补充：.+，因为该区域.+；来源：.+。$/);
    }
  });

  it("tells each kind of thing once, and nothing of what it has itself", () => {
    const rules = (filled: Region) =>
      filled.filledIn!.map(({ en }) => en.replace(/^Filled in: (.+), because.*$/, "$1"));
    expect(rules(region)).toMatchInlineSnapshot(`
      [
        "the country's sectors and input-output table",
        "totals of the country in 2021, the rest of the country and of the world, tax rates and local shares, 67 constants of behaviour (tradeElasticity, tradeDistance.goods, tradeDistance.services and 64 more), 12 kinds of barriers (border, delayHours, tollPerKm and 9 more), what owners of capital save, baseYear, currency, migration",
        "ownShareOfCluster 0.7 and importShareOfCluster 0.1",
        "the place of all cities",
        "value added by three sectors of all cities",
        "the province of all cities (five)",
        "built-up land of all cities",
        "roads between 3 of 3 pairs of cities (great-circle distance times roadFactor, at roadSpeed; assumed)",
      ]
    `);
    const basics = "hinterlands: []\nbaseYear: 2021\ncurrency: CNY\n";
    expect(rules(load(own(basics), { "cities.csv": cities }))).toMatchInlineSnapshot(`
      [
        "the country's sectors and input-output table",
        "totals of the country in 2021, tax rates and local shares, 67 constants of behaviour (tradeElasticity, tradeDistance.goods, tradeDistance.services and 64 more), 12 kinds of barriers (border, delayHours, tollPerKm and 9 more), what owners of capital save, migration",
        "ownShareOfCluster 0.7 and importShareOfCluster 0.1",
        "the place of all cities",
        "value added by three sectors of all cities",
        "the province of all cities (five)",
        "built-up land of all cities",
        "roads between 3 of 3 pairs of cities (great-circle distance times roadFactor, at roadSpeed; assumed)",
      ]
    `);
  });

  it("counts one pair of two cities", () => {
    const two = load(own("baseYear: 2021\ncurrency: CNY\n"), {
      "cities.csv": cities.split("\n").slice(0, 3).join("\n"),
    });
    expect(told(two)).toContain("roads between 1 of 1 pair of cities");
  });

  it("keeps what it says itself, one figure at a time, and does not tell of it", () => {
    const parameters = "parameters: { congestion: { value: 0.02, unit: elasticity, status: assumed } }";
    const provinces = cities
      .replace("id,name", "id,name,province")
      .replace("a,A", "a,A,x")
      .replace("b,B", "b,B,x")
      .replace("c,C", "c,C,y");
    const changed = load(own(parameters), { "cities.csv": provinces });
    expect(changed.parameters.congestion.value).toBe(0.02);
    expect(changed.parameters.exitRate).toEqual(region.parameters.exitRate);
    expect(told(changed)).toContain("66 constants of behaviour");
    expect(told(changed)).not.toContain("the province");
  });

  it("takes no city's figures from its defaults", () => {
    const like = own().replace(common, "scenarios/regions/yangtze-river-delta/region.yaml");
    const changed = load(like, { "cities.csv": cities });
    const { observed, travel, travelFlows, leadingIndustries } = changed.tables;
    expect([observed, travel, travelFlows, leadingIndustries]).toEqual([[], [], [], []]);
    expect(changed.links).toEqual([]);
  });

  it("makes value added by sector of employment, of a table with gaps, and of one that misses GDP", () => {
    const structure = "city,sector,employment_thousand\na,machinery,300\na,agriculture,900\nb,machinery,200\n";
    const filled = load(own("", ", structure: structure.csv"), { "cities.csv": cities, "structure.csv": structure });
    const sum = (city: string) =>
      filled.tables.structure.filter((row) => row.city === city).reduce((a, row) => a + row.valueAdded100m, 0);
    expect(["a", "b", "c"].map(sum)).toEqual([6000, 3000, 1000].map((gdp) => expect.closeTo(gdp, 6)));
    expect(told(filled)).toContain("from employment (a, b)");
    expect(told(filled)).toContain("value added by sector (c)");
    const a = filled.tables.cities[0]!;
    expect(a.primary100m + a.secondary100m + a.tertiary100m).toBeCloseTo(6000, 6);
  });

  it("refuses a currency that its defaults do not count in, and says what is missing", () => {
    const message = messageOf(own("currency: EUR"), { "cities.csv": cities });
    expect(message).toContain("region.yaml:5");
    expect(message).toContain("national, tables.sectors, parameters.valueOfTime, barriers.tollPerKm");
  });

  it("refuses a table of sectors that names no city or sector of it", () => {
    const structure = "city,sector,value_added_100m\na,machinary,300\nd,machinery,1\n";
    const message = messageOf(own("", ", structure: structure.csv"), {
      "cities.csv": cities,
      "structure.csv": structure,
    });
    expect(message).toContain('structure.csv:2: column sector = "machinary" is no sector of this region');
    expect(message).toContain('Did you mean "machinery"?');
    expect(message).toContain('structure.csv:3: column city = "d" is no city');
    const twice = "city,sector,value_added_100m\na,machinery,300\na,machinery,900\n";
    expect(
      messageOf(own("", ", structure: structure.csv"), { "cities.csv": cities, "structure.csv": twice }),
    ).toContain('structure.csv:3: "a machinery" stands twice, first on line 2');
  });

  it("is the only one whose cities may leave columns out", () => {
    const strict = own()
      .replace(common, "scenarios/regions/teaching-two-cities/region.yaml")
      .replace("defaults", "extends");
    expect(messageOf(strict, { "cities.csv": cities })).toContain("province is a missing column");
  });
});

describe("a region that extends another and brings other cities", () => {
  const parent = "scenarios/regions/yangtze-river-delta/region.yaml";
  const full = `id,name,province,regime,latitude,longitude,gdp_100m,primary_100m,secondary_100m,tertiary_100m,residents_thousand,builtup_km2,status,source
shanghai,Shanghai,shanghai,mainland,31.2,121.5,4000,40,1000,2960,5000,500,assumed,assumed
wuxi,Wuxi,jiangsu,mainland,31.5,120.3,1000,10,500,490,1500,150,assumed,assumed
elsewhere,Elsewhere,anhui,mainland,31.8,117.2,1000,10,500,490,1500,150,assumed,assumed
`;
  const child = `id: other\nlabel: Other\nextends: ${parent}\nunlistedTravel: great-circle\ntables: { cities: cities.csv }\n`;
  const region = load(child, { "cities.csv": full });

  it("has no rows of its parent that name cities which it does not have", () => {
    const { travel, travelFlows, observed, leadingIndustries } = region.tables;
    expect(travel.map(({ from, to }) => [from, to].sort().join())).toEqual(["shanghai,wuxi"]);
    const named = [...travelFlows.flatMap((row) => [row.origin, row.destination]), ...observed.map((row) => row.city)];
    expect(new Set([...named, ...leadingIndustries.map((row) => row.city)])).toEqual(new Set(["shanghai", "wuxi"]));
    const pairs = Object.values(region.barriers).flatMap((list) => (Array.isArray(list) ? list : []));
    const ends = pairs.flatMap(({ between }) => (typeof between === "string" ? [] : between.flat()));
    expect(ends.filter((name) => !["shanghai", "jiangsu", "anhui"].includes(name))).toEqual([]);
  });

  it("is told what was left out, and what was found for the parent's cities", () => {
    expect(told(region)).toContain(
      `rows of the table \`travel\`, with cities or provinces that your region does not have`,
    );
    expect(told(region)).toContain("pairs of barriers.border");
    expect(told(region)).toContain("parameters.ownShareOfCluster");
    expect(told(region)).toContain(`found for the cities of ${parent}`);
  });

  it("gets all of its parent where its cities are the parent's, and nothing is said", () => {
    const same = load(
      `id: same\nlabel: Same\nextends: ${parent}\ntables: { cities: scenarios/regions/yangtze-river-delta/cities.csv }\n`,
    );
    expect(same.tables.travel).toHaveLength((27 * 26) / 2);
    expect(same.filledIn).toBeUndefined();
  });
});
