import { describe, expect, it } from "vitest";
import { incomeTax, incomeTaxSubsidy } from "../../src/levers/skilledWageSubsidy.js";

describe("income tax of the mainland and the Greater Bay Area's subsidy", () => {
  it.each([
    [100_000, 7_480, 0],
    [500_000, 97_080, 22_080],
    [1_000_000, 268_080, 118_080],
    [3_000_000, 1_168_080, 718_080],
  ])("taxable %d: tax %d, subsidy %d", (taxable, tax, subsidy) => {
    expect(incomeTax(taxable)).toBeCloseTo(tax, 9);
    expect(incomeTaxSubsidy(taxable)).toBeCloseTo(subsidy, 9);
  });

  it("rises without a jump from bracket to bracket", () => {
    for (const bound of [36_000, 144_000, 300_000, 420_000, 660_000, 960_000]) {
      expect(incomeTax(bound + 1e-6)).toBeCloseTo(incomeTax(bound), 5);
    }
  });
});
