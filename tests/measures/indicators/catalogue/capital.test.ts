import { describe, expect, it } from "vitest";
import { yearView } from "../../../../src/measures/indicators/view.js";
import { economy, outcome, provinces } from "../fixture.js";
import { value, valuesOf } from "../values.js";

/** The country's 970 earn (970 - 60) + 60 x 0.2, of which 60 of c's farms a fifth of the others. */
const MEAN = (970 - 60 + 60 * 0.2) / 970;

describe("capital where it is", () => {
  it("is in excess where it earns under half of the country's return", () => {
    expect(value("c", "excess-capacity")).toBeCloseTo(60 / 90, 10);
    expect(value("a", "excess-capacity")).toBe(0);
    expect(value("cluster", "excess-capacity")).toBeCloseTo(60 / 270, 10);
  });

  it("earns different returns where it is misplaced", () => {
    expect(value("a", "capital-return-dispersion")).toBeCloseTo(0, 10);
    // Two thirds of c's capital earn a fifth of the rest.
    expect(value("c", "capital-return-dispersion")).toBeCloseTo(Math.log(5) * Math.sqrt((2 / 3) * (1 / 3)), 10);
  });

  it("earns what it earns where cities subsidise its sector, and nothing is said where none does", () => {
    expect(value("c", "subsidised-capital-return")).toBeCloseTo(0.2 / MEAN, 10);
    expect(value("a", "subsidised-capital-return")).toBeNaN();
  });

  it("is not told apart by subsidy where any sector may use it", () => {
    const year = outcome(2030);
    const pooled = {
      ...year,
      capitalByKind: year.capital,
      market: { ...year.market, capitalReturn: year.market.capitalRent },
    };
    const values = valuesOf(yearView({ ...economy, capitalKinds: 1 }, provinces, pooled, outcome(2021)));
    expect(values("c", "subsidised-capital-return")).toBeNaN();
    expect(values("c", "excess-capacity")).toBe(0);
  });
});
