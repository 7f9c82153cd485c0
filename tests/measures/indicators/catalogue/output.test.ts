import { describe, expect, it } from "vitest";
import { yearView } from "../../../../src/measures/indicators/view.js";
import { economy, outcome, provinces } from "../fixture.js";
import { value, valuesOf } from "../values.js";

describe("output and incomes", () => {
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

  it("tell what residents get from what is made where they live", () => {
    expect(value("cluster", "real-national-income")).toBeCloseTo(220, 10);
    expect(value("a", "real-national-income")).toBeCloseTo(85, 10);
    expect(value("a", "real-final-consumption-per-head")).toBeCloseTo(60, 10);
    expect(value("cluster", "well-being")).toBeCloseTo((80 * 1.1 + 80 + 80) / 240, 10);
    // Of 80 residents with 0.6 of consumption and services in the base year.
    expect(value("a", "equivalent-variation")).toBeCloseTo(0.1 * 80 * 0.6, 10);
  });

  it("count output, people, capital and firms where they are", () => {
    const of = (id: string) => [value("a", id), value("cluster", id)];
    expect(of("nominal-gdp")).toEqual([80, 220]);
    expect(of("residents")).toEqual([80, 240]);
    expect(of("workers-general")).toEqual([33, 106]);
    expect(of("workers-skilled")).toEqual([17, 34]);
    expect(of("capital")).toEqual([100, 270]);
    expect(of("firms")).toEqual([40, 110]);
    expect(of("headquarters")).toEqual([55, 105]);
  });

  it("divide by workers or residents what is of them", () => {
    const of = (id: string) => [value("a", id), value("cluster", id)].map((one) => expect.closeTo(one, 10));
    expect([160, (100 * 220) / 140]).toEqual(of("productivity"));
    expect([10, (100 * (0.1 * 80 + 0.1 * 80 + 0.2 * 80)) / 240]).toEqual(of("public-services-per-head"));
    expect([400, (100 * (17 * 4 + 10 * 3 + 7 * 3)) / 34]).toEqual(of("real-wage-skilled"));
    expect([2, (17 * 4 + 10 * 3 + 7 * 3) / 34 / ((33 * 2 + 40 + 33) / 106)]).toEqual(of("skill-premium"));
    expect([17 / 50, 34 / 140]).toEqual(of("skilled-share"));
  });

  it("are weighted by land where they are rents of it, at base-year prices", () => {
    const dear = valuesOf(yearView(economy, provinces, outcome(2030, 3), outcome(2021)));
    for (const of of [value, dear]) {
      expect(of("a", "land-rent-industrial")).toBeCloseTo(4, 12);
      expect(of("cluster", "land-rent-industrial")).toBeCloseTo((4 * 1 + 2 * 2 + 2 * 3) / 6, 12);
      expect(of("cluster", "land-rent-housing")).toBeCloseTo((8 * 2 + 4 * 2 + 2 * 4) / 8, 12);
    }
  });

  it("have as volume in the base year what plants add beside inputs, and what headquarters are paid", () => {
    const base = valuesOf(yearView(economy, provinces, outcome(2021), outcome(2021)));
    // City a sells 10 of farms and 90 of works, at mark-ups of 1.1 and 1.2; of costs 0.32 and 0.45 are bought.
    const plants = 10 * (1 - 0.32 / 1.1) + 90 * (1 - 0.45 / 1.2);
    expect(base("a", "value-added-volume")).toBeCloseTo(plants + 6 + 3 + 2, 10);
  });

  it("are counted with what new firms cost, at the prices of what else is made", () => {
    const [now, dear] = [outcome(2021), outcome(2030, 3)].map((year) =>
      valuesOf(yearView(economy, provinces, year, outcome(2021))),
    );
    for (const of of [now!, dear!]) {
      expect([of("a", "real-gdp-with-entry"), of("b", "real-gdp-with-entry")]).toEqual([88, 60]);
      expect(of("cluster", "real-gdp-with-entry")).toBeCloseTo(80 + 60 + 80 + 8, 10);
    }
  });

  it("have no wage or number of workers of a type that there is not", () => {
    const other = { ...economy, labourIds: ["general", "other"] };
    const of = valuesOf(yearView(other, provinces, outcome(2030), outcome(2021)));
    for (const id of ["real-wage-skilled", "workers-skilled", "skill-premium", "skilled-share"])
      expect(of("a", id), id).toBeNaN();
    expect(of("a", "real-wage-general")).toBeCloseTo(200, 10);
  });
});
