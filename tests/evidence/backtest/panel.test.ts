import { describe, expect, it } from "vitest";
import {
  QUANTITIES,
  readExclusions,
  readNational,
  readTechnology,
  relative,
  withTechnology,
} from "../../../src/evidence/backtest/panel.js";
import { memoryFiles, type Region } from "../../../src/input/index.js";
import { excluded, type Jobs, panelOf, type Seen } from "./small.js";

const REAL = "gdpReal2000Prices100m";
const seen: Seen[] = [
  ["a", 2005, { [REAL]: 10, residentsThousand: 4 }],
  ["a", 2010, { [REAL]: 20 }],
  ["b", 2005, { [REAL]: 5 }],
  ["c", 2005, { [REAL]: 0, residentsThousand: 4 }],
];
const jobs: Jobs[] = [
  ["a", "fields", 2005, 3],
  ["a", "works", 2005, 7],
  ["b", "works", 2010, 9],
  ["z", "works", 2005, 9],
];

describe("an observed panel", () => {
  it("is of the cities with real GDP in any year, in the order of the region", () => {
    const panel = panelOf("cba", seen);
    expect([panel.cities, panel.provinces]).toEqual([
      ["b", "a"],
      ["west", "west"],
    ]);
  });

  it("has values and growth where they were observed", () => {
    const panel = panelOf("abc", seen);
    expect(panel.at(REAL, 2005)).toEqual([10, 5]);
    expect(panel.at(REAL, 2010)).toEqual([20, NaN]);
    expect([panel.value("a", "residentsThousand", 2005), panel.value("a", "residentsThousand", 2010)]).toEqual([
      4,
      NaN,
    ]);
    expect(panel.growth(REAL, 2005, 2010)).toEqual([expect.closeTo(Math.LN2, 12), NaN]);
  });

  it("has employment by group of sectors, each group once, and by year of the region's own cities", () => {
    const panel = panelOf("abc", seen, jobs);
    expect(panel.groups).toEqual(["fields", "works"]);
    expect(panel.employedIn("works", 2005)).toEqual([7, NaN]);
    expect(panel.employmentOf(2005).map(({ city, group }) => `${city} ${group}`)).toEqual(["a fields", "a works"]);
    expect(panel.employmentOf(2010)).toHaveLength(1);
  });
});

describe("what may be compared", () => {
  const comparable = (from: number, to: number, ...exclusions: ReturnType<typeof excluded>[]) =>
    panelOf("ab", seen, [], exclusions).comparable("residents", from, to);

  it("is no change over a step: from a year before it to that year or a later one", () => {
    const step = excluded("a", "residents", "step", 2010);
    expect(comparable(2005, 2009, step)).toEqual([true, true]);
    expect(comparable(2005, 2010, step)).toEqual([false, true]);
    expect(comparable(2009, 2015, step)).toEqual([false, true]);
    expect(comparable(2010, 2015, step)).toEqual([true, true]);
  });

  it("is no change from or to a year whose value is left out", () => {
    const one = excluded("a", "residents", "value", 2010);
    expect([2005, 2010].map((from) => comparable(from, 2015, one)[0])).toEqual([true, false]);
    expect(comparable(2005, 2010, one)[0]).toBe(false);
    const some = excluded("a", "residents", "value", 2010, 2012);
    expect([2009, 2010, 2011, 2012, 2013].map((to) => comparable(2005, to, some)[0])).toEqual([
      ...[true, false, false, false, true],
    ]);
  });

  it("is all of other variables, cities and regions; a star stands for all", () => {
    expect(comparable(2005, 2010, excluded("a", "nominal", "step", 2010))).toEqual([true, true]);
    expect(comparable(2005, 2010, excluded("*", "residents", "step", 2010))).toEqual([false, false]);
    expect(comparable(2005, 2010, excluded("a", "residents", "step", 2010, undefined, "*"))).toEqual([false, true]);
    expect(comparable(2005, 2010, excluded("a", "residents", "step", 2010, undefined, "bay"))).toEqual([true, true]);
  });
});

it("growth against the whole is that of shares, of the parts that are known", () => {
  const close = (values: number[]) => values.map((value) => expect.closeTo(value, 12));
  // 1 becomes 2 and 3 stays: 4 becomes 5.
  expect(relative([1, 3], [Math.LN2, 0])).toEqual(close([Math.log(8 / 5), Math.log(4 / 5)]));
  expect(relative([1, 3, 9, NaN], [Math.LN2, 0, NaN, 1])).toEqual([
    ...close([Math.log(8 / 5), Math.log(4 / 5)]),
    NaN,
    expect.closeTo(1 - Math.log(5 / 4), 12),
  ]);
});

it("the technology of another year is taken where it holds the same sectors, in any order", () => {
  const region = {
    tables: { sectors: [{ id: "works" }, { id: "fields" }], valueAdded: [], cities: [] },
  } as unknown as Region;
  const of = (...sectors: string[]) =>
    ({ inputOutput: [], valueAdded: sectors.map((sector) => ({ sector })) }) as never;
  expect(withTechnology(region, of("fields", "works")).tables).toMatchObject({
    valueAdded: [{ sector: "fields" }, { sector: "works" }],
    cities: [],
  });
  expect(withTechnology(region, of("fields"))).toBe(region);
  expect(withTechnology(region, of("fields", "mines"))).toBe(region);
});

it("sectors, at current prices, are forecast over no window that ends after the revision of 2018", () => {
  const windows = Object.fromEntries(
    QUANTITIES.map(({ id, windows: all }) => [id, all.map(({ from, to }) => `${from}-${to}`)]),
  );
  expect(windows["sectors"]).toEqual(["2005-2010", "2010-2015", "2005-2015"]);
  expect(windows["gdp"]).toContain("2015-2021");
});

describe("tables beside a panel", () => {
  it("of what is left out name region, city, variable and years", () => {
    const text = [
      "region,city,variable,what,from,to,reason,source",
      "*,*,nominal,step,2005,,revision,S01",
      "delta,a,residents,value,2010,2012,moved,S02",
    ].join("\n");
    expect(readExclusions(memoryFiles({ "left.csv": text }), "left.csv")).toMatchObject([
      { region: "*", city: "*", variable: "nominal", what: "step", from: 2005 },
      { region: "delta", city: "a", variable: "residents", what: "value", from: 2010, to: 2012 },
    ]);
  });

  it("of the country's totals are read by year, each year once", () => {
    const head =
      "year,gdp_100m,primary_100m,secondary_100m,tertiary_100m,residents_thousand,employed_thousand,status,source";
    const read = (...years: number[]) => {
      const rows = years.map((year) => `${year},6,1,2,3,40,20,assumed,R01`);
      return readNational(memoryFiles({ "national.csv": [head, ...rows].join("\n") }), "national.csv");
    };
    const totals = read(2005, 2010);
    expect([...totals.keys()]).toEqual([2005, 2010]);
    expect(totals.get(2010)).toMatchObject({ gdp100m: 6, secondary100m: 2, residentsThousand: 40 });
    expect(() => read(2005, 2010, 2005)).toThrow(/national\.csv:4: column year = 2005 .*twice/);
  });

  it("of technology hold the same sectors in both parts, or name the stranger", () => {
    const ends = Array<number>(10).fill(1).join();
    const valueAdded = [
      "sector,labour_compensation_100m,net_production_tax_100m,depreciation_100m,operating_surplus_100m," +
        "gross_output_100m,final_consumption_100m,fixed_capital_formation_100m,inventory_change_100m,exports_100m," +
        "imported_final_100m,source",
      `fields,${ends},S13`,
      `works,${ends},S13`,
    ].join("\n");
    const read = (...pairs: string[]) => {
      const inputs = ["input,sector,domestic_100m,imported_100m,source", ...pairs.map((pair) => `${pair},2,1,S13`)];
      const files = memoryFiles({ "inputs.csv": inputs.join("\n"), "added.csv": valueAdded });
      return readTechnology(files, "inputs.csv", "added.csv");
    };
    const found = read("fields,works", "works,fields");
    expect(found.inputOutput.map(({ input, sector }) => [input, sector])).toEqual([
      ["fields", "works"],
      ["works", "fields"],
    ]);
    expect(found.valueAdded.map(({ sector }) => sector)).toEqual(["fields", "works"]);
    const refused = /inputs\.csv.*names a sector that added\.csv does not hold.*fields, works/;
    expect(() => read("fields,works", "mines,works")).toThrow(refused);
    expect(() => read("fields,works", "fields,mines")).toThrow(refused);
    expect(() => read("fields,mines")).toThrow(/"?fields, mines"?/);
  });
});
