import { describe, expect, it } from "vitest";
import { betaConvergence, sigma } from "../../../../src/measures/indicators/measures/inequality.js";
import { income, incomeTenYearsOn } from "./data.js";

describe("convergence", () => {
  it("sigma falls from the first to the last year", () => {
    expect(sigma(income)).toBeCloseTo(0.4851983, 7);
    expect(sigma(incomeTenYearsOn)).toBeCloseTo(0.3467237, 7);
  });

  it("beta undoes the annualisation: half of a gap goes in twenty years", () => {
    const beta = betaConvergence(income, incomeTenYearsOn, 10);
    expect(beta.slope).toBeCloseTo(-0.0292704, 7);
    expect(beta.speed).toBeCloseTo(0.0346306, 7);
    expect(beta.halfLife).toBeCloseTo(20.0, 1);
  });
});
