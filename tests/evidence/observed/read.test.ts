import { describe, expect, it } from "vitest";
import { SMALL, tableOf } from "./tables.js";

const head = "city,group,sector,value\n";

describe("reading an observed table", () => {
  it("lays it out by year, city and sector", () => {
    const { cities, groups, sectors, years, tables, filled } = tableOf(SMALL);
    expect([cities, groups, sectors, years]).toEqual([
      ["a", "b", "c"],
      ["P", "P", "Q"],
      ["farms", "works"],
      [2010, 2020],
    ]);
    expect(Array.from(tables[1]!.values[0]!)).toEqual([10, 80]);
    expect(tables[1]!.base.year).toBe(2010);
    expect(tables[0]!.population[0]).toBe(80);
    expect(filled).toBe(0);
  });

  it("takes any names, and no year", () => {
    const { cities, years } = tableOf("city,group,sector,value\n上海,沪,制造业,5\n苏州 市,苏,制造业,7\n");
    expect(cities).toEqual(["上海", "苏州 市"]);
    expect(years).toEqual([null]);
  });

  it("counts sectors without a row as zero, and empty cells as unknown", () => {
    const { tables, filled } = tableOf(`${head}a,P,x,1\na,P,y,2\nb,P,x,\n`);
    expect(Array.from(tables[0]!.values[1]!)).toEqual([Number.NaN, 0]);
    expect(filled).toBe(1);
  });

  it.each([
    ["a cell twice", `${head}a,P,x,1\na,P,x,2\n`, /table.csv:3: "a, x" stands twice: in line 2 too/],
    ["two groups of a city", `${head}a,P,x,1\na,Q,y,2\n`, /table.csv:3: column group = "Q" is another group of a/],
    ["a negative value", `${head}a,P,x,-1\n`, /table.csv:2: column value = -1/],
    ["text for a value", `${head}a,P,x,many\n`, /table.csv:2: column value = "many"/],
    ["a missing column", "city,group,value\na,P,1\n", /column|sector is a missing column/],
    ["an unknown column", `city,group,sector,value,wage\na,P,x,1,2\n`, /wage is not a known column/],
    ["no values", `${head}a,P,x,\n`, /column value holds no number/],
    [
      "two populations",
      "city,group,sector,value,population\na,P,x,1,5\na,P,y,1,6\n",
      /table.csv:3: column population = 6 differs/,
    ],
    [
      "years in some rows",
      "city,group,sector,value,year\na,P,x,1,2010\na,P,y,1,\n",
      /table.csv:3: column year is empty here/,
    ],
    ["a group named like a city", `${head}a,b,x,1\nc,b,x,1\nb,Q,x,1\n`, /column group = "b" names two things/],
  ])("refuses %s", (_, text, message) => expect(() => tableOf(text)).toThrow(message));

  it("refuses names of functions that are no sectors", () => {
    const named = (manufacturing: string[], producerServices: string[]) => () =>
      tableOf(`${head}a,P,x,1\n`, { manufacturing, producerServices });
    expect(named(["works"], [])).toThrow(/--manufacturing: "works" is no sector of the table/);
    expect(named(["x"], ["x"])).toThrow(/is named as producer services too/);
    expect(named([], ["y"])).toThrow(/--producer-services/);
  });
});
