import { describe, expect, it } from "vitest";
import { yearView } from "../../../../src/measures/indicators/view.js";
import { close } from "../../../model/engine/setting.js";
import { economy, outcome, provinces } from "../fixture.js";
import { value, valuesOf } from "../values.js";

describe("public finance", () => {
  it("is at base-year prices, whatever the year's", () => {
    const dear = valuesOf(yearView(economy, provinces, outcome(2030, 3), outcome(2021)));
    for (const [id, amount] of [
      ["own-revenue", 9],
      ["local-taxes", 8],
      ["land-revenue", 1],
      ["toll-revenue", 1],
      ["tariff-revenue", 4],
      ["net-transfers", -1],
      ["household-receipts", 3],
      ["central-balance", -2],
      ["lever-cost", 0.5],
    ] as const) {
      expect(value("a", id), id).toBeCloseTo(amount, 12);
      expect(dear("a", id), id).toBeCloseTo(amount, 12);
    }
  });

  it("counts what sharing rules bring as revenue per resident, thousands a head", () => {
    expect(value("a", "revenue-per-head")).toBeCloseTo((100 * (9 - 1)) / 80, 12);
    expect(value("cluster", "net-transfers")).toBeCloseTo(0, 12);
    expect(value("cluster", "revenue-per-head")).toBeCloseTo((100 * 21) / 240, 12);
  });

  it("has nothing of all together where some pay what others receive, not the rounding of it", () => {
    const year = outcome(2021);
    year.accounts.sharingBalance.set([0.1, 0.2, -0.3]);
    const of = valuesOf(yearView(economy, provinces, year, outcome(2021)));
    expect(of("b", "net-transfers")).toBeCloseTo(0.2, 12);
    expect(of("cluster", "net-transfers")).toBe(0);
  });

  it("tells what quota is sold at which price, and the index of a bond where there is one", () => {
    const dear = valuesOf(yearView(economy, provinces, outcome(2030, 3), outcome(2021)));
    for (const of of [value, dear]) {
      expect([of("a", "quota-sold"), of("b", "quota-sold"), of("cluster", "quota-sold")]).toEqual([2, 0, 2]);
      expect(of("cluster", "quota-price")).toBeCloseTo(15, 12);
      expect(of("b", "quota-price")).toBeNaN();
      expect([of("a", "compensation-index"), of("b", "compensation-index")]).toEqual([Number.NaN, 0.9]);
    }
  });

  it("compares tax effort with the cluster's average", () => {
    expect(value("a", "tax-effort")).toBeCloseTo(0.1 / (16 / 220), 10);
    expect(value("cluster", "tax-effort")).toBeCloseTo(1, 12);
  });

  it("divides value added between labour and profit", () => {
    // City a: 8 and 25 general workers at 2, 2 and 15 skilled at 4; profits 1 and 10; GDP 80.
    expect(value("a", "labour-share")).toBeCloseTo((2 * (8 + 25) + 4 * (2 + 15)) / 80, 12);
    expect(value("a", "profit-share")).toBeCloseTo((1 + 10) / 80, 12);
  });

  it("tells what plants earn for owners and headquarters, and what of it goes elsewhere", () => {
    const dear = valuesOf(yearView(economy, provinces, outcome(2030, 3), outcome(2021)));
    for (const of of [value, dear]) {
      expect([of("a", "profits-earned"), of("a", "profits-received")]).toEqual(close([6, 10]));
      expect(of("a", "headquarters-income")).toBeCloseTo(11, 12);
      // Plants of a buy services for 6, those of b for 4, those of c for 5.
      expect(of("a", "profit-outflow")).toBeCloseTo(1 - (10 + 11) / (6 + 6), 12);
      expect(of("b", "profit-outflow")).toBeCloseTo(1 - (4 + 1) / (5 + 4), 12);
      expect(of("country", "profits-earned")).toBeCloseTo(of("country", "profits-received"), 12);
      expect(of("country", "profit-outflow")).toBeCloseTo(0, 12);
    }
  });

  it("has no outflow where owners and headquarters are at home", () => {
    const home = outcome(2030);
    home.accounts.profitReceived = home.accounts.profitEarned.slice();
    home.market.headquartersPayments = Float64Array.of(6, 0, 0, 0, 0, 4, 0, 0, 0, 0, 5, 0, 0, 0, 0, 40);
    const of = valuesOf(yearView(economy, provinces, home, outcome(2021)));
    for (const place of ["a", "b", "c", "cluster"]) expect(of(place, "profit-outflow"), place).toBe(0);
  });

  it("tells rents of protection, and what is credited to whom", () => {
    expect([value("a", "protection-rent"), value("cluster", "protection-rent")]).toEqual(close([2, 3]));
    const year = outcome(2030, 2);
    const gdpCredit = Float64Array.of(6, -4, 0, 0);
    const credited = { ...year, accounts: { ...year.accounts, gdpCredit } };
    const of = valuesOf(yearView(economy, provinces, credited, outcome(2021)));
    expect([of("a", "gdp-credit"), of("b", "gdp-credit"), of("cluster", "gdp-credit")]).toEqual(close([3, -2, 1]));
  });

  it("has no outflow of profits where plants earn nothing", () => {
    const idle = outcome(2030);
    idle.accounts.profitEarned = new Float64Array(4);
    idle.market.headquartersPayments = new Float64Array(16);
    const of = valuesOf(yearView(economy, provinces, idle, outcome(2021)));
    expect(of("a", "profit-outflow")).toBeNaN();
  });
});
