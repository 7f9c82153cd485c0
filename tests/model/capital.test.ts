import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion } from "../../src/input/index.js";
import { disk } from "../input/disk.js";
import { arm, calibrationOf, names, REFORM, START, sum } from "./arms.js";

const calibration = calibrationOf("yangtze-river-delta");
const { world, market, inputs } = calibration;
const { economy } = world;
const { nodes: n } = economy;
const { node, sector, cities } = names(calibration);
const RIVALS = ["shanghai", "suzhou", "nanjing", "wuxi", "changzhou", "hangzhou", "ningbo", "hefei"];

describe("capital of a sector's own kind", () => {
  it("earns in every cell what its plants pay for it, one return everywhere in the base year", () => {
    for (const [k, value] of market.capitalValue.entries()) {
      if (!(inputs.capital[k]! > 0)) continue;
      expect(value / (market.capitalRent[k]! * inputs.capital[k]!)).toBeCloseTo(1, 9);
      expect(market.capitalRent[k]).toBeCloseTo(1 / 0.95 - 1 + 0.05, 9);
    }
  });

  it("is one stock a city where the file says so", () => {
    const region = loadRegion("scenarios/regions/teaching-two-cities/region.yaml", disk);
    const { world: pooled } = calibrate({ ...region, capital: "one-kind" });
    expect(pooled.stocks.capital.length).toBe(pooled.economy.nodes);
    const { world: own } = calibrate(region);
    expect(own.stocks.capital.length).toBe(own.economy.nodes * own.economy.sectors);
    expect(sum(own.stocks.capital)).toBeCloseTo(sum(pooled.stocks.capital), 6);
  });

  it("moves between sectors and places, and none is lost where its stock is fixed", () => {
    const fixed = calibrationOf("yangtze-river-delta-fixed-capital");
    const years = arm(fixed, [{ type: "administrative-border", between: "cities", scale: 0 }], { years: 8 });
    for (const { capitalByKind } of years)
      expect(sum(capitalByKind) / sum(fixed.world.stocks.capital)).toBeCloseTo(1, 12);
    const [first, last] = [years[0]!.capitalByKind, years.at(-1)!.capitalByKind];
    expect(
      Math.max(...Array.from(first, (value, k) => (value > 0 ? Math.abs(last[k]! / value - 1) : 0))),
    ).toBeGreaterThan(0.01);
  });

  describe("where eight cities subsidise the same sector", () => {
    const subsidise = (ids: string[]) => [
      { type: "sector-subsidy", cities: ids, sectors: ["vehicles"], sectorSubsidy: 0.1 },
    ];
    const years = 16;
    const s = sector("vehicles");
    const all = arm(calibration, subsidise(RIVALS), { years }).at(-1)!;
    const alone = arm(calibration, subsidise(["hefei"]), { years }).at(-1)!;
    const none = arm(calibration, [], { years }).at(-1)!;
    const returnIn = (outcome: typeof all, city: number) => outcome.market.capitalReturn[s * n + city]!;
    /** Private and public. */
    const consumption = ({ accounts, residents }: typeof all, places: number[]) =>
      sum(
        places.map((i) => (accounts.realConsumptionPerHead[i]! + accounts.publicServicesPerHead[i]!) * residents[i]!),
      );

    it("lowers its return to those who do not subsidise it", () => {
      const others = cities.filter((i) => !RIVALS.includes(economy.nodeIds[i]!));
      for (const i of others) expect(returnIn(all, i)).toBeLessThan(returnIn(none, i));
      expect(REFORM).toBeGreaterThan(START);
    });

    it("earns each of them less than it would alone", () => {
      expect(returnIn(all, node("hefei"))).toBeLessThan(returnIn(alone, node("hefei")));
    });

    it("costs those who pay for it, all eight together: the loss is counted", () => {
      const rivals = RIVALS.map(node);
      expect(consumption(all, rivals)).toBeLessThan(consumption(none, rivals));
      const others = cities.filter((i) => !rivals.includes(i));
      expect(consumption(all, others)).toBeGreaterThan(consumption(none, others));
    });
  });
});
