import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { tariffEffects } from "../../../src/evidence/theory/exactTrade.js";
import { theoryRows } from "../../../src/evidence/theory/theory.js";

describe("trade and technology as data", () => {
  it("give what Caliendo and Parro published of NAFTA, to their four digits", () => {
    const rows = theoryRows("exact_trade", diskFiles);
    expect(rows).toHaveLength(25);
    for (const { id, published, value } of rows) expect(Math.abs(value - published), id).toBeLessThan(1e-5);
  });

  const twoCountries = { region: "examples/two-countries/region.yaml", tariffs: "free-trade.csv" };

  it("give the closed form of two countries that mirror each other, where they drop their tariffs", () => {
    // Imports over own goods before and after; spending before over wages is 1100 / 1088, after it is one.
    const [before, after] = [132 / 528, (132 / 528) * 1.1 ** 4];
    const wage = ((1 + after) / (1 + before)) ** (0.6 / 4);
    for (const { realWage, realIncome } of tariffEffects(diskFiles, twoCountries).values()) {
      expect(realWage).toBeCloseTo(100 * (wage - 1), 8);
      expect(realIncome).toBeCloseTo(100 * ((wage * 1088) / 1100 - 1), 8);
    }
  });

  it("change nothing where no tariff changes", () => {
    for (const effect of tariffEffects(diskFiles, { ...twoCountries, between: ["north"] }).values()) {
      for (const value of Object.values(effect)) expect(value).toBeCloseTo(0, 8);
    }
  });
});
