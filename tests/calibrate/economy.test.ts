import { describe, expect, it } from "vitest";
import { capitalReturnOf, ownersOfBaseYear, pricedInBaseYear, readEconomy } from "../../src/calibrate/economy.js";
import { readGeography } from "../../src/calibrate/geography.js";
import { readTechnology } from "../../src/calibrate/technology.js";
import { type Region, sectorNamed } from "../../src/input/index.js";
import { type ParameterOverrides, withOverrides } from "../../src/input/parameters.js";
import { close } from "../model/engine/setting.js";
import { closedRegion } from "./setting.js";

const kept = { value: 0.95, unit: "share a year", status: "assumed" } as const;

/** The closed country of two cities with other constants. */
function regionWith(overrides: ParameterOverrides, more: Partial<Region> = {}): Region {
  return { ...closedRegion, ...more, parameters: withOverrides(closedRegion.parameters, overrides) };
}

const economyOf = (region: Region) => readEconomy(region, readGeography(region), readTechnology(region));

describe("an economy of a region", () => {
  it("has its places, sectors and types of labour in their order, cities before hinterlands", () => {
    const economy = economyOf(closedRegion);
    expect([economy.nodes, economy.sectors, economy.labourTypes]).toEqual([3, 3, 2]);
    expect(economy.nodeIds).toEqual(["harbour", "mill", "rest-of-country"]);
    expect(economy.sectorIds).toEqual(["agriculture", "manufacturing", "services"]);
    expect(economy.sectorFunctions).toEqual(["other", "manufacturing", "producer-services"]);
    expect(economy.labourIds).toEqual(["general", "skilled"]);
    expect(economy.labourIds[economy.headquartersLabour]).toBe("skilled");
    expect([...economy.isCity]).toEqual([1, 1, 0]);
    expect(economy.regimeIds).toEqual(["country"]);
  });

  it("numbers countries by their first place and fiscal regimes in the order of the region", () => {
    const country = closedRegion.regimes["country"]!;
    const region = { ...closedRegion, regimes: { other: country, country } };
    const places = { countries: ["home", "abroad", "home"], regimes: ["country", "other", "country"] };
    const economy = readEconomy(region, { ...readGeography(region), ...places }, readTechnology(region));
    expect([...economy.country]).toEqual([0, 1, 0]);
    expect([...economy.regime]).toEqual([1, 0, 1]);
  });

  it("counts cities by their mean, and takes the pull of a place by how moves go with its size", () => {
    // 5000 and 3500 residents.
    const size = [5000 / 4250, 3500 / 4250, 1];
    const pull = (massElasticity: number) => [...economyOf(regionWith({ massElasticity })).pull];
    expect([...economyOf(closedRegion).size]).toEqual(close(size));
    expect(pull(1.5)).toEqual(close(size));
    expect(pull(0.5)).toEqual([1, 1, 1]);
    expect(pull(0)).toEqual(close(size.map((options) => 1 / Math.sqrt(options))));
  });

  it("scales what goods are for each other, services by their own factor too, and time costs what trade shows", () => {
    const { substitution, goods } = economyOf(
      regionWith({ tradeElasticity: 0.5, services: { substitution: 2, exposure: 0.5 } }),
    );
    // Of the table: 6, 5 and 3.5.
    expect([...substitution]).toEqual(close([1 + 0.5 * 5, 1 + 0.5 * 4, 1 + 0.5 * 2 * 2.5]));
    expect([...goods.distanceElasticity]).toEqual(close([0.15 / 0.5, 0.25 / 0.5, 1.1]));
    expect([...goods.borderExposure]).toEqual([1, 1, 0.25]);
    expect([...goods.loadValue]).toEqual([60000, 200000, Number.POSITIVE_INFINITY]);
    expect([...goods.residualCost]).toEqual(Array(27).fill(1));
    const fall = economyOf(regionWith({ tradeDistance: { goods: 2, services: 0.5 }, loadValue: 3 })).goods;
    expect([...fall.distanceElasticity]).toEqual(close([2 * 0.15, 2 * 0.25, 0.5 * 1.1]));
    expect([...fall.loadValue]).toEqual([180000, 600000, Number.POSITIVE_INFINITY]);
    const exposed = economyOf(regionWith({ services: { exposure: 3 } })).goods.borderExposure;
    expect([...exposed]).toEqual([1, 1, 1]);
  });

  it("has one kind of capital or one a sector, owned by all of a country or at home, as the region says", () => {
    const shared = economyOf({ ...closedRegion, capital: "one-kind", ownership: "wages" });
    expect([shared.capitalKinds, shared.capitalOwner]).toEqual([1, { kind: "pool", by: "wages" }]);
    const own = economyOf({ ...closedRegion, capital: "by-sector", ownership: "local" });
    expect([own.capitalKinds, own.capitalOwner]).toEqual([3, { kind: "local" }]);
  });

  it("lets people choose from where they live unless the region says from where they are registered", () => {
    expect(economyOf(closedRegion).migration.fromRegistration).toBe(false);
    const migration = { hazard: { general: 0.1, skilled: 0.2 }, fixedCost: { general: 3, skilled: 4 } };
    const region = regionWith({ migration }, { migration: "from-registration" });
    expect(economyOf(region).migration).toMatchObject({
      ...{ fromRegistration: true, hazard: Float64Array.of(0.1, 0.2), fixedCost: Float64Array.of(3, 4) },
    });
  });

  it("moves firms by hazards of each sector, and all of them at the same cost", () => {
    const { relocation } = economyOf(
      regionWith({ headquartersHazard: 0.03, relocation: { fixedCost: 2 }, exitRate: 0.1 }),
    );
    expect(relocation).toMatchObject({
      ...{ sizeDispersion: 1, plantHazard: Float64Array.of(0.02, 0.07, 0.05) },
      ...{ headquartersHazard: new Float64Array(3).fill(0.03), fixedCost: new Float64Array(3).fill(2) },
      exitRate: new Float64Array(3).fill(0.1),
    });
  });

  it("learns by the same elasticity in every sector", () => {
    const { knowledge, externalities } = economyOf(
      regionWith({
        knowledge: { productivityElasticity: 0.05 },
        agglomeration: { localisation: 0.02, urbanisation: 0.04 },
      }),
    );
    expect([...knowledge.productivityElasticity]).toEqual([0.05, 0.05, 0.05]);
    expect([...externalities.localisation]).toEqual([0.02, 0.02, 0.02]);
    expect([...externalities.urbanisation]).toEqual([0.04, 0.04, 0.04]);
  });
});

describe("capital that is saved", () => {
  const investment = { hazard: 0.05, idleBelow: 0.8 };
  const saving = (closure: string, national = 0) =>
    regionWith(
      { investment, growth: { national }, housingShare: 0.2 },
      { saving: { closure, kept } as Region["saving"] },
    );
  // 1 / 0.95 is what is left of wealth without a return; a twentieth wears out.
  const returned = 1 / 0.95 - 1 + 0.05;

  it("returns what lets owners' wealth grow with the country, and a tenth where nobody saves", () => {
    expect(capitalReturnOf(closedRegion)).toBe(0.1);
    expect(capitalReturnOf(saving("fixed"))).toBe(0.1);
    expect(capitalReturnOf(saving("savers"))).toBeCloseTo(returned, 12);
    // Two per cent more of all, a fifth of which is housing, that does not grow.
    expect(capitalReturnOf(saving("savers", 0.02))).toBeCloseTo(1.02 ** (1 / 0.8) / 0.95 - 1 + 0.05, 12);
    expect(economyOf(saving("savers")).investment.leastRent).toBeCloseTo(0.8 * returned, 12);
    expect(economyOf(saving("fixed")).investment.leastRent).toBeCloseTo(0.08, 12);
  });

  it("is a part of wealth and of income, or of income alone", () => {
    expect(economyOf(closedRegion).saving).toBeNull();
    expect(economyOf(saving("fixed")).saving).toBeNull();
    const kinds = ["savers", "rate"].map((closure) => economyOf(saving(closure)).saving!);
    expect(kinds[0]).toMatchObject({ ofIncome: 0.95, ofWealth: expect.closeTo(0.05 * 0.95, 12) });
    // What wears out, over the income that it earns.
    expect(kinds[1]).toMatchObject({ ofIncome: expect.closeTo(0.05 / returned, 12), ofWealth: 0 });
    expect([...kinds[0]!.logBasePrice]).toEqual([0, 0, 0]);
  });

  it("costs what the goods cost that it is made of", () => {
    const rule = { mix: Float64Array.of(0.25, 0.75), logBasePrice: new Float64Array(2), ofIncome: 1, ofWealth: 0 };
    const price = Float64Array.of(Math.E, 1, 1, Math.exp(2));
    expect([...pricedInBaseYear(rule, price).logBasePrice]).toEqual(close([0.25, 1.5]));
    expect([...rule.logBasePrice]).toEqual([0, 0]);
  });
});

it("capital of a country is its people's as the base year divides what it earns", () => {
  const income = { capitalIncome: Float64Array.of(10, 30, 5) } as never;
  const owners = ownersOfBaseYear(income, { country: Int32Array.of(0, 0, 2) } as never);
  expect(owners).toEqual({ kind: "shares", shares: Float64Array.of(0.25, 0.75, 1) });
});

it("sectors of a role are those of that name, or else the last", () => {
  const ids = ["business-services", "real-estate-and-homes", "transport", "other"];
  const parts = ["business", "real-estate", "transport"];
  expect(parts.map((part) => sectorNamed(ids, part))).toEqual([0, 1, 2]);
  expect(parts.map((part) => sectorNamed(["a", "b"], part))).toEqual([1, 1, 1]);
});
