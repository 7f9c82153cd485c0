import { describe, expect, it } from "vitest";
import { readEconomy } from "../../src/calibrate/economy.js";
import { readGeography } from "../../src/calibrate/geography.js";
import { readTechnology, type Technology } from "../../src/calibrate/technology.js";
import { type Region, sectorNamed } from "../../src/input/index.js";
import { apart, close, sum } from "../model/engine/setting.js";
import { closedRegion, openRegion, withConstants } from "./setting.js";

type Row = Region["tables"]["valueAdded"][number];

/** Manufacturing of the closed region in another light: a row of the table that makes 100. */
function madeOf(row: Partial<Row>, constants = {}): Technology {
  // Of profit after a tax of a quarter half pays for entries, so that owners are left with five eighths of profit.
  const known = { headquartersCostShare: 0.1, profitShareOfSurplus: 0.5, exitRate: 0.1, entryReturn: 0.1 };
  const region = withConstants(closedRegion, { ...known, ...constants });
  expect(region.regimes.country!.profitTaxRate.value).toBe(0.25);
  const { tables } = region;
  const hundred = {
    grossOutput100m: 100,
    labourCompensation100m: 30,
    netProductionTax100m: 5,
    depreciation100m: 5,
    operatingSurplus100m: 10,
    ...row,
  };
  return readTechnology({
    ...region,
    tables: {
      ...tables,
      sectors: tables.sectors.map((sector) => ({ ...sector, substitution: 5, skilledWageShare: 0.4 })),
      valueAdded: tables.valueAdded.map((one) => (one.sector === "manufacturing" ? { ...one, ...hundred } : one)),
      // Half of output is inputs, 30 of its own kind.
      inputOutput: tables.inputOutput.map((one) =>
        one.sector === "manufacturing"
          ? { ...one, imported100m: 0, domestic100m: one.input === "manufacturing" ? 30 : 10 }
          : one,
      ),
    },
  });
}

const MADE = 1;
const SECTORS = 3;
/** Shares of cost of manufacturing: general and skilled labour, capital, land, headquarters, inputs. */
const sharesOf = (technology: Technology) => [
  technology.labourCostShare[MADE]!,
  technology.labourCostShare[SECTORS + MADE]!,
  technology.capitalCostShare[MADE]!,
  technology.landCostShare[MADE]!,
  technology.headquartersCostShare[MADE]!,
  ...technology.inputCostShare.subarray(MADE * SECTORS, (MADE + 1) * SECTORS),
];

describe("the technology of a sector", () => {
  it.each<[string, Partial<Row>, number]>([
    ["half of the surplus, and what entries cost", {}, 0.05 / 0.625],
    ["the textbook's 1 / sigma at most", { operatingSurplus100m: 60 }, 0.2],
    ["two per cent and entries at least, where there is hardly a surplus", { operatingSurplus100m: 1 }, 0.02 / 0.625],
  ])("has a markup that leaves %s", (_, row, profit) => {
    expect(madeOf(row).markup[MADE]).toBeCloseTo(1 / (1 - profit), 12);
  });

  it("has no entry that costs more of its own labour than half", () => {
    // Profit 8 would pay 3 for entries, of pay of 3.6 beside headquarters'.
    const technology = madeOf({ labourCompensation100m: 4, netProductionTax100m: 0 });
    const own = technology.labourCostShare[MADE]! + technology.labourCostShare[SECTORS + MADE]!;
    expect(own / technology.headquartersCostShare[MADE]!).toBeCloseTo(1.8 / 0.4, 12);
  });

  it("has all profit for its owners where nobody closes, so that nobody need enter", () => {
    expect(madeOf({}, { exitRate: 0 }).markup[MADE]).toBeCloseTo(1 / 0.95, 12);
  });

  it("pays what the table shows: labour, capital and land with their tax, headquarters out of skilled pay, inputs", () => {
    // Of 100: profit 8, of which 3 pay labour for entries; headquarters a tenth of pay; 10 for capital and land, of which a tenth is rent.
    const tax = 1 + 5 / (24 + 10);
    const general = 24 * (0.6 / 0.9);
    const skilled = 24 * (0.3 / 0.9);
    const cost = [general * tax, skilled * tax, 9 * tax, 1 * tax, 3, 10, 30, 10].map((part) => part / 92);
    const technology = madeOf({});
    expect(sharesOf(technology)).toEqual(close(cost));
    expect(technology.productionTax[MADE]).toBeCloseTo(tax - 1, 12);
    expect(technology.valueAdded[MADE]).toBe(50);
  });

  it("pays headquarters no more than skilled staff are paid", () => {
    const technology = madeOf({}, { headquartersCostShare: 0.9 });
    expect(technology.headquartersCostShare[MADE]).toBeCloseTo((0.4 * 30) / 92, 12);
    expect(technology.labourCostShare[SECTORS + MADE]).toBeCloseTo(0, 12);
  });

  it("has no negative capital where profit takes all that is left", () => {
    const technology = madeOf({ operatingSurplus100m: 1, depreciation100m: 0 }, { profitShareOfSurplus: 1 });
    expect([technology.capitalCostShare[MADE], technology.landCostShare[MADE]]).toEqual([0, 0]);
  });

  it("is subsidised by the centre where the table's tax is negative", () => {
    expect(madeOf({ netProductionTax100m: -2 }).productionTax[MADE]).toBeCloseTo(-2 / 34, 12);
  });
});

describe("the mix of capital", () => {
  it("is what the table says of fixed capital formation, and nothing where it has none", () => {
    const of = (formed: number) => {
      const valueAdded = closedRegion.tables.valueAdded.map((row, s) => ({
        ...row,
        fixedCapitalFormation100m: s < 2 ? formed * (s + 1) : 0,
      }));
      return readTechnology({ ...closedRegion, tables: { ...closedRegion.tables, valueAdded } }).capitalMix;
    };
    expect([...of(30)].slice(0, 3)).toEqual(close([1 / 3, 2 / 3, 0]));
    expect([...of(0)].every((part) => part === 0)).toBe(true);
  });
});

describe("farm land", () => {
  const [farming] = closedRegion.tables.valueAdded;
  const output = farming!.grossOutput100m;
  const pay = farming!.labourCompensation100m / output;

  it("gets its rent out of what the table books as farmers' pay, and farming alone has it", () => {
    const [without, withRent] = [0, 0.5 * pay].map((farmLandShare) =>
      readTechnology(withConstants(closedRegion, { farmLandShare })),
    );
    expect(closedRegion.tables.sectors[0]!.group).toBe("primary");
    const labour = ({ labourCostShare, headquartersCostShare }: Technology) =>
      labourCostShare[0]! + labourCostShare[SECTORS]! + headquartersCostShare[0]!;
    const [rent, before] = [withRent!.ownLandCostShare[0]!, without!];
    expect([...withRent!.ownLandCostShare.subarray(1), ...before.ownLandCostShare]).toEqual([0, 0, 0, 0, 0]);
    // Half of pay; of the cost that is left beside profit, tax included.
    expect(apart(rent, 0.5 * pay * (1 + withRent!.productionTax[0]!) * withRent!.markup[0]!)).toBeLessThan(1e-3);
    expect(labour(withRent!) + rent).toBeCloseTo(labour(before), 2);
    expect(labour(withRent!)).toBeLessThan(0.55 * labour(before));
    expect(withRent!.valueAdded[0]).toBe(before.valueAdded[0]);
  });

  it("cannot earn all that farmers are paid", () => {
    const region = withConstants(closedRegion, { farmLandShare: pay });
    expect(() => readTechnology(region)).toThrow(/farmLandShare of .* leaves no labour in agriculture/);
  });
});

describe("services", () => {
  const sectors = openRegion.tables.sectors;
  const economyWith = (exposure: number, substitution: number) => {
    const { services } = openRegion.parameters;
    const set = (name: keyof typeof services, value: number) => ({ ...services[name], value });
    const parameters = {
      ...openRegion.parameters,
      services: { exposure: set("exposure", exposure), substitution: set("substitution", substitution) },
    };
    const region = { ...openRegion, parameters };
    return readEconomy(region, readGeography(region), readTechnology(region));
  };

  it("feel of borders what the table says times one figure, all at most, and goods what they felt", () => {
    for (const [scale, half] of [
      [0, 0],
      [1, 0.5],
      [1.5, 0.75],
      [4, 1],
    ] as const) {
      const { borderExposure } = economyWith(scale, 1).goods;
      expect([...borderExposure]).toEqual(sectors.map(({ group }) => (group === "tertiary" ? half : 1)));
    }
  });

  it("replace each other as the table says times one figure, and fall with hours as they did", () => {
    const { substitution, goods } = economyWith(1, 0.6);
    const before = economyWith(1, 1);
    for (const [s, { group }] of sectors.entries()) {
      const scale = group === "tertiary" ? 0.6 : 1;
      expect(substitution[s]! - 1).toBeCloseTo(scale * (before.substitution[s]! - 1), 12);
      const fall = (sigma: number, delta: number) => (sigma - 1) * delta;
      expect(fall(substitution[s]!, goods.distanceElasticity[s]!)).toBeCloseTo(
        fall(before.substitution[s]!, before.goods.distanceElasticity[s]!),
        12,
      );
    }
  });
});

describe.each([closedRegion, openRegion, withConstants(openRegion, { farmLandShare: 0.28 })])(
  "the table of $id",
  (region) => {
    const technology = readTechnology(region);
    const size = technology.sectorIds.length;

    it("makes shares of cost that sum to one, none of them negative", () => {
      for (let s = 0; s < size; s++) {
        const shares = [
          technology.labourCostShare[s]!,
          technology.labourCostShare[size + s]!,
          technology.capitalCostShare[s]!,
          technology.landCostShare[s]!,
          technology.ownLandCostShare[s]!,
          technology.headquartersCostShare[s]!,
          ...technology.inputCostShare.subarray(s * size, (s + 1) * size),
        ];
        expect(sum(shares)).toBeCloseTo(1, 12);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      }
    });

    it("divides final demand between goods and homes", () => {
      expect(sum(technology.finalDemandShare) + technology.housingShare).toBeCloseTo(1, 12);
    });

    it("imputes the rent of homes that it does not show", () => {
      const { realEstateHousingShare, realEstateShareOfFinalDemand } = region.parameters;
      const shown = realEstateHousingShare.value * realEstateShareOfFinalDemand.value;
      for (const housingShare of [shown / 2, shown, 3 * shown]) {
        const { imputedHousingShare, finalDemandShare } = readTechnology(withConstants(region, { housingShare }));
        expect(imputedHousingShare).toBeCloseTo(Math.max(0, housingShare - shown), 12);
        expect(sum(finalDemandShare)).toBeCloseTo(1 - housingShare, 12);
      }
    });

    it("tells imports of what is used, and imports less exports of what is made", () => {
      const { inputOutput, valueAdded } = region.tables;
      for (const [s, id] of technology.sectorIds.entries()) {
        const uses = inputOutput.filter(({ input }) => input === id);
        const row = valueAdded.find(({ sector }) => sector === id)!;
        const final = row.finalConsumption100m + row.fixedCapitalFormation100m + row.inventoryChange100m;
        const used = final + sum(uses.map((use) => use.domestic100m + use.imported100m));
        const imports = row.importedFinal100m + sum(uses.map((use) => use.imported100m));
        expect(technology.importShare[s]).toBeCloseTo(imports / used, 12);
        expect(technology.netImports[s]).toBeCloseTo((imports - row.exports100m) / row.grossOutput100m, 12);
      }
    });

    it("adds value as national accounts count it", () => {
      const rows = region.tables.valueAdded.map(
        (row) =>
          row.labourCompensation100m + row.operatingSurplus100m + row.depreciation100m + row.netProductionTax100m,
      );
      expect(apart(sum(technology.valueAdded), sum(rows))).toBeLessThan(1e-12);
    });
  },
);

it("sectors with a part of their own in the accounts go by their names, else they are the last", () => {
  const shipped = ["food", "trade-transport-hotels", "finance-business-research", "real-estate-public"];
  const parts = ["transport", "business", "real-estate"];
  expect(parts.map((part) => sectorNamed(shipped, part))).toEqual([1, 2, 3]);
  expect(parts.map((part) => sectorNamed(["food", "rest"], part))).toEqual([1, 1, 1]);
});
