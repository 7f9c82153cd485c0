import { describe, expect, it } from "vitest";
import { theilT } from "../../../../src/measures/indicators/measures/inequality.js";
import { value } from "../values.js";

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

  it("measures how far wages and income per worker are apart, in logs, of several cities", () => {
    // General labour earns 2 in a and 1 in b and c; in P one of two.
    expect(value("cluster", "sigma-real-wage")).toBeCloseTo(Math.LN2 * Math.sqrt((1 / 3) * (2 / 3)), 12);
    expect(value("P", "sigma-real-wage")).toBeCloseTo(Math.LN2 / 2, 12);
    expect(value("Q", "sigma-real-wage")).toBeNaN();
    // 80 of 50 workers, 60 of 50.
    expect(value("P", "sigma-productivity")).toBeCloseTo(Math.log(80 / 60) / 2, 12);
    expect(value("Q", "sigma-productivity")).toBeNaN();
  });
});
