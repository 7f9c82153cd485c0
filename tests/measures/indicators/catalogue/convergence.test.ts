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
});
