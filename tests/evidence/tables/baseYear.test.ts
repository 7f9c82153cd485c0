import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import {
  baseYearOf,
  capitalTable,
  cellsTable,
  dictionaryOf,
  name,
  number,
  placesOf,
  tableOf,
  triplesOf,
} from "../../../src/evidence/tables/baseYear.js";
import { closedRegion } from "../../calibrate/setting.js";
import { cells, numbers, teaching } from "./teaching.js";

describe("places of a table", () => {
  it("are walked through with the last fastest, and are none where a bound is none", () => {
    expect([...placesOf(2, 3)]).toEqual([
      { kind: 0, node: 0, k: 0 },
      { kind: 0, node: 1, k: 1 },
      { kind: 0, node: 2, k: 2 },
      { kind: 1, node: 0, k: 3 },
      { kind: 1, node: 1, k: 4 },
      { kind: 1, node: 2, k: 5 },
    ]);
    expect([...placesOf(3, 0)]).toEqual([]);
    expect([...placesOf(0, 3)]).toEqual([]);
  });

  it("are as many for every two nodes, which have a place of their own", () => {
    const triples = [...triplesOf(2, 3)];
    expect(triples).toHaveLength(18);
    expect(triples.slice(4, 6)).toEqual([
      { s: 0, i: 1, j: 1, pair: 4, k: 4 },
      { s: 0, i: 1, j: 2, pair: 5, k: 5 },
    ]);
    expect(triples[9]).toEqual({ s: 1, i: 0, j: 0, pair: 0, k: 9 });
  });
});

describe("a table", () => {
  const table = tableOf("a.csv", () => [0.1, Number.NaN], [
    name("who", "somebody", (value: number) => (value > 0 ? "one" : "other")),
    number("much", "kg", "weighed", (value: number) => value),
  ]);

  it("is a line of names and a line a row, numbers as they read back, blank where there is none", () => {
    expect([...table.csv()].join("").trim().split(/\r?\n/)).toEqual(["who,much", "one,0.1", "other,"]);
  });

  it("is explained column by column, and so is what explains it", () => {
    const rows = cells(dictionaryOf([table]));
    expect(rows.slice(0, 2)).toEqual(["a.csv who id somebody", "a.csv much kg weighed"]);
    expect(cells(dictionaryOf([table]), "file", "column").slice(2)).toEqual(
      ["file", "column", "unit", "formula"].map((column) => `dictionary.csv ${column}`),
    );
  });
});

describe("sectors in places", () => {
  const table = cellsTable(teaching);
  const column = (of: string) => numbers(table, of);

  it("make the value added that was observed", () => {
    expect(cells(table, "sector", "node").slice(2, 5)).toEqual([
      "agriculture rest-of-country",
      "manufacturing harbour",
      "manufacturing mill",
    ]);
    expect(column("value_added").map(Math.round)).toEqual([60, 150, 5290, 1900, 1600, 11500, 4040, 1250, 16710]);
  });

  it("sell at cost and profit, to markets of which they have their part", () => {
    for (const row of [0, 4, 8]) {
      expect(column("revenue")[row]! - column("cost")[row]!).toBeCloseTo(column("profit")[row]!, 6);
      expect(column("purchases")[row]).toBeGreaterThan(column("intermediate_purchases")[row]!);
    }
    // Mark-ups are those of sectors, wherever they are.
    const markup = column("revenue").map((revenue, k) => revenue / column("cost")[k]!);
    expect(markup[3]).toBeCloseTo(markup[5]!, 10);
  });

  it("are taxed by sector, farms not at all; no rent of protection goes to firms", () => {
    const rate = column("production_tax_rate");
    expect(rate.slice(0, 3)).toEqual([0, 0, 0]);
    expect(rate[3]).toBeCloseTo(rate[5]!, 12);
    expect(rate[3]! / rate[6]!).toBeGreaterThan(1.5);
    // All taxes on production of the country: 1500 of factories and as much of services, to some per cent.
    const taxes = column("production_tax");
    expect(Math.round((taxes[3]! + taxes[4]! + taxes[5]!) / 100)).toBe(15);
    expect(Math.round((taxes[6]! + taxes[7]! + taxes[8]!) / 100)).toBe(14);
    expect(new Set(column("protection_to_firms"))).toEqual(new Set([0]));
  });

  it("have firms of the size of the region's file, of which eight per cent close and enter a year", () => {
    const firms = column("firms");
    // A farm sells 0.05, a factory 1, a firm of services 0.2.
    [0.05, 1, 0.2].forEach((size, s) => {
      expect(firms[3 * s + 1]! * size).toBeCloseTo(column("revenue")[3 * s + 1]!, 6);
      expect(column("entrants")[3 * s + 1]).toBeCloseTo(0.08 * firms[3 * s + 1]!, 8);
    });
    const wage = 0.7081273938714935;
    // Farms employ general labour alone, whose wage in the country is that of money.
    expect(column("entry_cost")[2]).toBeCloseTo(column("entrants")[2]! * column("entry_labour")[2]! * wage, 6);
    expect(column("entry_value").every((value) => value < -2 && value > -7)).toBe(true);
    expect(column("unit_cost").every((value) => value > 0)).toBe(true);
    expect(column("potential")[7]).toBeGreaterThan(column("potential")[6]!);
    expect(column("price")[6]).toBeLessThan(column("price")[7]!);
  });
});

describe("capital", () => {
  it("stands by kind and place, each kind of a sector, at one return", () => {
    const table = capitalTable(teaching);
    expect(cells(table, "kind", "node").slice(1, 4)).toEqual([
      "agriculture mill",
      "agriculture rest-of-country",
      "manufacturing harbour",
    ]);
    for (const rent of numbers(table, "rent")) expect(rent).toBeCloseTo(0.1, 10);
    // Farms of Mill are two and a half times as large as those of Harbour.
    const capital = numbers(table, "capital");
    expect(capital[1]! / capital[0]!).toBeCloseTo(2.5, 6);
  });

  it("is told to be of all where any sector may use it", () => {
    const table = capitalTable(baseYearOf(calibrate({ ...closedRegion, capital: "one-kind" })));
    expect(cells(table, "kind", "node")).toEqual(["all harbour", "all mill", "all rest-of-country"]);
  });
});
