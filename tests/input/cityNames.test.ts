import { describe, expect, it } from "vitest";
import {
  agglomerationOfNodes,
  citiesByAgglomeration,
  cityIdsOf,
  countriesOfNodes,
  isReservedName,
  namesOfCity,
  placeNames,
} from "../../src/input/cityNames.js";
import type { Region } from "../../src/input/index.js";
import { fourCities } from "./fourCities.js";

describe("what stands for cities", () => {
  it("are cities, provinces and agglomerations, each once", () => {
    expect(placeNames(fourCities)).toEqual(["a", "north", "b", "south", "c", "d", "west", "delta"]);
  });

  it.each([
    ["c", ["c"]],
    ["south", ["b", "c"]],
    ["delta", ["a", "b"]],
    ["nowhere", []],
  ])("%s are the cities %j", (name, cities) => {
    expect(cityIdsOf(name, fourCities)).toEqual(cities);
  });

  it("go from the most exact to the widest", () => {
    expect(namesOfCity("b", fourCities)).toEqual(["b", "south", "delta"]);
    expect(namesOfCity("c", fourCities)).toEqual(["c", "south"]);
  });

  it("are no words of scenarios and results", () => {
    expect(["all", "all-nodes", "members", "centre", "cluster", "governments"].every(isReservedName)).toBe(true);
    expect(["a", "alls", ""].some(isReservedName)).toBe(false);
  });
});

describe("cities of agglomerations", () => {
  it("are those of each, or all where a region is one", () => {
    expect(citiesByAgglomeration(fourCities)).toEqual([["a", "b"]]);
    expect(citiesByAgglomeration({ ...fourCities, agglomerations: [] })).toEqual([["a", "b", "c", "d"]]);
  });

  it("are told node by node, cities before hinterlands, with nothing for those that are in none", () => {
    expect(agglomerationOfNodes(fourCities)).toEqual(["delta", "delta", "", "", ""]);
  });
});

describe("countries of nodes", () => {
  const { tables } = fourCities;
  const of = (hinterlands: object[], exact?: object) =>
    countriesOfNodes({ tables, hinterlands, exact } as unknown as Region);
  const world = { id: "world", country: "abroad" };

  it("are that of the national hinterland for cities, wherever it stands, and each hinterland's own", () => {
    const rest = { id: "rest", country: "china", complementOf: "national" };
    expect(of([world, rest])).toEqual(["china", "china", "china", "china", "abroad", "china"]);
    expect(of([world])).toEqual(["home", "home", "home", "home", "abroad"]);
  });

  it("are as many as cities where trade is data", () => {
    expect(of([world], {})).toEqual(["a", "b", "c", "d", "abroad"]);
  });
});
