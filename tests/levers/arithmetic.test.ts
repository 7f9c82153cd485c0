import { describe, expect, it } from "vitest";
import { borderCost } from "../../src/levers/boothDelay.js";
import { incomeTax, incomeTaxSubsidy } from "../../src/levers/incomeTax.js";

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

describe("cost of one crossing", () => {
  it.each([
    [15, 100, 0, 50_000, 0.0005, 1.030515],
    [0.05, 100, 0, 50_000, 1.6666666666666669e-6, 1.0300017166666666],
    [60, 150, 200, 30_000, 0.011666666666666667, 1.0420166666666668],
  ])("%d minutes at %d yuan an hour, toll %d, load %d", (delayMinutes, valueOfTime, toll, loadValue, share, price) => {
    const cost = borderCost({ delayMinutes, valueOfTime, toll, loadValue, lineCost: 0.03 });
    expect(cost.share).toBeCloseTo(share, 12);
    expect(cost.deliveredPrice).toBeCloseTo(price, 12);
  });
});
