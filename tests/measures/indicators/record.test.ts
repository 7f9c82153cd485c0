import { describe, expect, it } from "vitest";
import {
  auditOf,
  dictionaryRows,
  flowKinds,
  recordFlows,
  scopesOf,
  structureOf,
} from "../../../src/measures/indicators/record.js";
import { yearView } from "../../../src/measures/indicators/view.js";
import { textOf } from "../../../src/words/index.js";
import { economy, outcome } from "./fixture.js";
import { value, valuesOf, view } from "./values.js";

const scopes = scopesOf(view);

describe("what is recorded of a year", () => {
  it("lists the cluster, provinces and cities, then the country and the hinterland", () => {
    expect(scopes.map(({ id }) => id)).toEqual(["cluster", "P", "Q", "a", "b", "c", "country", "h"]);
    expect(scopes.at(-2)!.members).toEqual([0, 1, 2, 3]);
  });

  it("lists no country where nothing of it lies outside the cities", () => {
    const abroad = { ...view, economy: { ...economy, country: Int32Array.of(0, 0, 0, 1) } };
    expect(scopesOf(abroad).map(({ id }) => id)).toEqual(["cluster", "P", "Q", "a", "b", "c", "h"]);
  });

  it("compares cities, not what lies beyond them", () => {
    expect(value("cluster", "theil-t-gdp")).not.toBeNaN();
    for (const scope of ["country", "h"]) expect(value(scope, "theil-t-gdp")).toBeNaN();
    expect(value("country", "real-gdp")).toBeCloseTo(value("cluster", "real-gdp") + value("h", "real-gdp"), 10);
  });

  it("lists a province that is one city of the same name once, as the city", () => {
    const ids = scopesOf({ ...view, provinces: ["P", "P", "c", "hinterland"] }).map(({ id }) => id);
    expect(ids).toEqual(["cluster", "P", "a", "b", "c", "country", "h"]);
    expect(() => scopesOf({ ...view, provinces: ["a", "a", "Q", "hinterland"] })).toThrow(/"a" names a city/);
  });

  it("lists agglomerations after the cluster, with their own cities", () => {
    const scopes = scopesOf(view, [{ id: "west", cities: ["a", "c"] }]);
    expect(scopes.map(({ id }) => id)).toEqual(["cluster", "west", "P", "Q", "a", "b", "c", "country", "h"]);
    expect(scopes[1]).toEqual({ id: "west", kind: "agglomeration", members: [0, 2] });
  });

  it("counts money beyond the cluster at its own prices", () => {
    const year = outcome(2030);
    const accounts = { ...year.accounts, gdp: year.accounts.gdp.map((gdp, i) => (i === 3 ? 2 * gdp : gdp)) };
    const dear = valuesOf(yearView(economy, view.provinces, { ...year, accounts }, outcome(2021)));
    expect(dear("h", "own-revenue")).toBeCloseTo(value("h", "own-revenue") / 2, 10);
    expect(dear("cluster", "own-revenue")).toBeCloseTo(value("cluster", "own-revenue"), 10);
  });

  it("puts the currency into units", () => {
    expect(dictionaryRows(textOf("yuan", "元"))[0]!.unit).toEqual({
      en: "100 million yuan, base-year prices",
      zh: "亿元（基年价格）",
    });
  });

  it("lists flows by kind, all nodes included", () => {
    const kinds = flowKinds(economy);
    expect(kinds).toEqual(["firms", "headquarters", "general", "skilled", "capital", "goods"]);
    const flows = new Float64Array(kinds.length * 16);
    recordFlows(economy, outcome(2030), flows);
    expect(flows[0 * 16 + 2]).toBe(6);
    expect(flows[3 * 16 + 14]).toBe(4);
    expect(flows[5 * 16 + 15]).toBe(900);
  });

  it("lists location quotients by city and sector", () => {
    const quotients = structureOf(view);
    expect(quotients).toHaveLength(3);
    expect(quotients[0]![1]).toBeCloseTo(40 / 50 / (80 / 140), 12);
  });

  it("carries the audit over without the account names", () => {
    expect(auditOf(outcome(2030))).toMatchObject({ goodsError: 1e-14, iterations: 9 });
  });
});
