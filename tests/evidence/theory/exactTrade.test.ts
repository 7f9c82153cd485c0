import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { tariffEffects, tariffs } from "../../../src/evidence/theory/exactTrade.js";
import { theoryRows } from "../../../src/evidence/theory/theory.js";
import { memoryFiles } from "../../../src/input/files.js";

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

  it("gain to the first order by the trade that comes back to where tariffs kept it, and in no terms of trade", () => {
    // 120 of imports become 0.6 of 1088 by their share of goods; what they cost stays, with wages, as it was.
    const odds = (132 / 528) * 1.1 ** 4;
    const volume = (0.1 * ((0.6 * 1088 * odds) / (1 + odds) - 120)) / 1100;
    for (const effect of tariffEffects(diskFiles, twoCountries).values())
      expect(effect).toMatchObject({
        termsOfTrade: expect.closeTo(0, 8),
        volumeOfTrade: expect.closeTo(100 * volume, 8),
        welfareFirstOrder: expect.closeTo(100 * volume, 8),
      });
  });

  const region = diskFiles.read("examples/two-countries/region.yaml");
  const files = (...rows: string[]) =>
    memoryFiles({ "region.yaml": region, "other.csv": ["origin,destination,sector,tariff", ...rows].join("\n") });
  const asked = { region: "region.yaml", tariffs: "other.csv" };

  it("turn the terms of trade to who drops no tariff, by as much as the other loses", () => {
    const effects = tariffEffects(files("north,south,goods,0"), asked);
    const [north, south] = [effects.get("north")!, effects.get("south")!];
    expect(north.termsOfTrade).toBeGreaterThan(0.1);
    expect(south.termsOfTrade).toBeCloseTo(-north.termsOfTrade, 9);
    // Each imports more: its own goods have become dearer to it, or the tariff is gone.
    for (const { volumeOfTrade, termsOfTrade, welfareFirstOrder } of [north, south]) {
      expect(volumeOfTrade).toBeGreaterThan(0);
      expect(welfareFirstOrder).toBeCloseTo(termsOfTrade + volumeOfTrade, 12);
    }
    expect(north.realIncome).toBeGreaterThan(0);
    expect(south.realIncome).toBeLessThan(0);
  });

  it("are of nodes and sectors of the region; other names are told with their lines", () => {
    const misspelt = () => tariffEffects(files("north,south,goods,0", "nroth,south,good,0"), asked);
    expect(misspelt).toThrow(/other\.csv:3: column origin = "nroth" .* Did you mean "north"\?/);
    expect(misspelt).toThrow(/column sector = "good" .*goods/);
  });

  it("are changed between the countries that are named alone, both of which must be", () => {
    const rows = ["north,south,goods,0", "south,north,goods,0"];
    const named = (...between: string[]) =>
      tariffs.solve({ ...asked, between }, files(...rows)) as { nodes: Record<string, { realWage: number }> };
    const both = tariffEffects(files(...rows), asked);
    expect(named("south", "north").nodes).toEqual(Object.fromEntries(both));
    expect(named("south").nodes["north"]!.realWage).toBeCloseTo(0, 8);
    expect(() => tariffs.solve(asked)).toThrow("exact_trade: a case that names files needs a source of files");
  });
});
