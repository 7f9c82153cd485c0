import { describe, expect, it } from "vitest";
import { QUANTITIES, relative, withTechnology } from "../../../src/evidence/backtest/panel.js";
import type { Region } from "../../../src/input/index.js";
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
