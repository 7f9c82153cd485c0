import { describe, expect, it } from "vitest";
import { INDICATORS } from "../../src/indicators/catalogue/index.js";
import { theilT } from "../../src/indicators/measures/inequality.js";
import {
  auditOf,
  dictionaryRows,
  flowKinds,
  recordFlows,
  recordYear,
  scopesOf,
  structureOf,
} from "../../src/indicators/record.js";
import { yearView } from "../../src/indicators/view.js";
import { economy, outcome, provinces } from "./fixture.js";

const view = yearView(economy, provinces, outcome(2030), outcome(2021));
const scopes = scopesOf(view);

function valuesOf(of = view): (scope: string, indicator: string) => number {
  const values = new Float64Array(scopes.length * INDICATORS.length);
  recordYear(of, scopes, values);
  return (scope, indicator) => {
    const row = scopes.findIndex(({ id }) => id === scope);
    const column = INDICATORS.findIndex(({ id }) => id === indicator);
    expect(Math.min(row, column), `${scope}, ${indicator}`).toBeGreaterThanOrEqual(0);
    return values[row * INDICATORS.length + column]!;
  };
}

const value = valuesOf();

describe("the catalogue", () => {
  it("names every indicator once, in kebab case, with all that a reader needs", () => {
    const ids = INDICATORS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, label, unit, formula, source } of INDICATORS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [label.en, label.zh, unit, formula, source]) expect(text.length, id).toBeGreaterThan(1);
    }
  });

  it("gives every indicator a value where its scope says so", () => {
    for (const { id, scope } of INDICATORS) {
      if (scope !== "city") expect(value("cluster", id), id).not.toBeNaN();
      if (scope === "both" && !id.startsWith("cross-province")) expect(value("a", id), id).not.toBeNaN();
      if (scope === "cluster") expect(value("a", id), id).toBeNaN();
    }
  });

  it("lists the cluster, provinces and cities, never the hinterland", () => {
    expect(scopes.map(({ id }) => id)).toEqual(["cluster", "P", "Q", "a", "b", "c"]);
  });

  it("lists a province that is one city of the same name once, as the city", () => {
    const ids = scopesOf({ ...view, provinces: ["P", "P", "c", "hinterland"] }).map(({ id }) => id);
    expect(ids).toEqual(["cluster", "P", "a", "b", "c"]);
    expect(() => scopesOf({ ...view, provinces: ["a", "a", "Q", "hinterland"] })).toThrow(/"a" names a city/);
  });

  it("puts the currency into units", () => {
    expect(dictionaryRows("yuan")[0]!.unit).toBe("100 million yuan, base-year prices");
  });

  it("does not depend on the numeraire, nominal GDP aside", () => {
    const dear = valuesOf(yearView(economy, provinces, outcome(2030, 3), outcome(2021)));
    for (const { id } of INDICATORS) {
      if (id === "nominal-gdp") continue;
      const [first, second] = [value("cluster", id), dear("cluster", id)];
      if (!Number.isNaN(first)) expect(second, id).toBeCloseTo(first, 10);
    }
  });
});

describe("amounts", () => {
  it("add up from cities to provinces to the cluster", () => {
    for (const id of ["real-gdp", "residents", "firms", "own-revenue", "toll-revenue", "cluster-trade-volume"]) {
      expect(value("P", id), id).toBeCloseTo(value("a", id) + value("b", id), 10);
      expect(value("cluster", id), id).toBeCloseTo(value("P", id) + value("Q", id), 10);
    }
  });

  it("weigh wages by workers and incomes by residents, in thousands a head", () => {
    expect(value("cluster", "real-wage-general")).toBeCloseTo((100 * (33 * 2 + 40 + 33)) / 106, 10);
    expect(value("cluster", "real-gdp-per-head")).toBeCloseTo((100 * 220) / 240, 10);
    expect(value("a", "real-consumption-per-head")).toBeCloseTo(50, 10);
  });

  it("compare tax effort with the cluster's average", () => {
    expect(value("a", "tax-effort")).toBeCloseTo(0.1 / (16 / 220), 10);
    expect(value("cluster", "tax-effort")).toBeCloseTo(1, 12);
  });
});

describe("convergence", () => {
  it("splits Theil between and within provinces", () => {
    expect(value("cluster", "theil-t-gdp")).toBeCloseTo(theilT([80, 60, 80]).total, 12);
    const parts = value("cluster", "theil-t-gdp-between") + value("cluster", "theil-t-gdp-within");
    expect(parts).toBeCloseTo(value("cluster", "theil-t-gdp"), 12);
    expect(value("P", "theil-t-gdp-between")).toBeNaN();
    expect(value("P", "theil-t-gdp")).toBeCloseTo(theilT([80, 60]).total, 12);
  });

  it("measures the core against the others together", () => {
    expect(value("cluster", "core-periphery-gap")).toBeCloseTo(Math.log(1 / (140 / 160)), 12);
  });
});

describe("flows", () => {
  it("count departures, and net moves without those inside", () => {
    expect(value("a", "firm-relocation-rate")).toBeCloseTo(9 / 40, 12);
    expect(value("a", "net-firm-moves")).toBe(3 - 9);
    expect(value("P", "net-firm-moves")).toBe(2 - 6);
    expect(value("cluster", "net-firm-moves")).toBe(-1);
  });

  it("count migrants of every type and tell provinces apart", () => {
    expect(value("a", "net-migration-rate")).toBeCloseTo((1 + 2 - 1) / 50, 12);
    expect(value("a", "cross-province-firms")).toBeCloseTo(6 / 9, 12);
    expect(value("cluster", "cross-province-workers")).toBeCloseTo(2 / 4, 12);
    expect(value("b", "cross-province-capital")).toBeNaN();
  });

  it("are recorded by kind", () => {
    const kinds = flowKinds(economy);
    expect(kinds).toEqual(["firms", "headquarters", "general", "skilled", "capital", "goods"]);
    const flows = new Float64Array(kinds.length * 16);
    recordFlows(economy, outcome(2030), flows);
    expect(flows[0 * 16 + 2]).toBe(6);
    expect(flows[3 * 16 + 14]).toBe(4);
    expect(flows[5 * 16 + 15]).toBe(900);
  });
});

describe("trade and input links", () => {
  it("share exports between the cluster and the rest", () => {
    expect(value("a", "cluster-trade-volume")).toBe(30);
    expect(value("a", "cluster-trade-share")).toBeCloseTo(30 / 35, 12);
  });

  it("take the origins of inputs in proportion to purchases", () => {
    // City a buys 60 + 30 + 10 of 105 inside the cluster, 30 + 10 of it from other cities; same in both sectors.
    expect(value("a", "cluster-input-share")).toBeCloseTo(100 / 105, 12);
    expect(value("a", "cross-city-input-share")).toBeCloseTo(40 / 105, 12);
  });

  it("read freeness from double odds", () => {
    const pair = (out: number, back: number, first: number, second: number) =>
      Math.sqrt((out * back) / (first * second));
    expect(value("P", "trade-freeness")).toBeCloseTo(pair(10, 30, 60, 40), 12);
    expect(value("a", "trade-freeness")).toBeCloseTo((pair(10, 30, 60, 40) + pair(20, 10, 60, 80)) / 2, 12);
  });
});

describe("structure and knowledge", () => {
  it("sees headquarters in the city that is paid for them", () => {
    expect(value("a", "functional-specialisation")).toBeCloseTo(11 / 100 / (15 / 310) - 1, 12);
    const shares = Math.abs(11 / 15 - 100 / 310) + Math.abs(1 / 15 - 100 / 310) + Math.abs(3 / 15 - 110 / 310);
    expect(value("cluster", "functional-division")).toBeCloseTo(shares / 2, 12);
  });

  it("measures complementarity as one less similarity", () => {
    expect(value("cluster", "complementarity")).toBeCloseTo(1 - value("cluster", "unido-similarity"), 14);
    const ab = (10 * 30 + 40 * 20) / Math.sqrt((100 + 1600) * (900 + 400));
    expect(value("P", "unido-similarity")).toBeCloseTo(ab, 12);
  });

  it("has no gap at the knowledge leader", () => {
    expect(value("a", "knowledge-gap")).toBe(0);
    expect(value("b", "knowledge-gap")).toBeCloseTo(1 - 3 / 50 / (10 / 50), 12);
    expect(value("b", "platform-effect")).toBeCloseTo(0.1 / 3, 12);
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
