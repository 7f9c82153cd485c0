import { describe, expect, it } from "vitest";
import { auditOf, dictionaryRows, flowKinds, recordFlows, scopesOf, structureOf } from "../../src/indicators/record.js";
import { economy, outcome } from "./fixture.js";
import { view } from "./values.js";

const scopes = scopesOf(view);

describe("what is recorded of a year", () => {
  it("lists the cluster, provinces and cities, then the country as a whole and what lies around them", () => {
    expect(scopes.map(({ id }) => id)).toEqual(["cluster", "P", "Q", "a", "b", "c", "country", "h"]);
    const [country, hinterland] = scopes.slice(-2);
    expect(country).toMatchObject({ kind: "country", members: [0, 1, 2, 3] });
    expect(hinterland).toMatchObject({ kind: "hinterland", members: [3] });
  });

  it("lists no country where it has no more than the cluster, and its hinterland abroad alone", () => {
    const abroad = { ...view, economy: { ...economy, country: Int32Array.of(0, 0, 0, 1) } };
    expect(scopesOf(abroad).map(({ id }) => id)).toEqual(["cluster", "P", "Q", "a", "b", "c", "h"]);
  });

  it("lists a province that is one city of the same name once, as the city", () => {
    const ids = scopesOf({ ...view, provinces: ["P", "P", "c", "hinterland"] }).map(({ id }) => id);
    expect(ids).toEqual(["cluster", "P", "a", "b", "c", "country", "h"]);
    expect(() => scopesOf({ ...view, provinces: ["a", "a", "Q", "hinterland"] })).toThrow(/"a" names a city/);
  });

  it("puts the currency into units", () => {
    expect(dictionaryRows("yuan")[0]!.unit).toBe("100 million yuan, base-year prices");
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
