import { describe, expect, it } from "vitest";
import { fillStructure } from "../../src/input/filledIn.js";
import type { RegionFile } from "../../src/input/regionSchema.js";
import type { SparseCity, SparseStructureRow, TableRow } from "../../src/input/tables.js";

const sector = (id: string, group: string) => ({ id, group }) as TableRow<"sectors">;
const account = (sector: string, pay: number, other: number) =>
  ({
    ...{ sector, labourCompensation100m: pay },
    ...{ operatingSurplus100m: other, depreciation100m: 1, netProductionTax100m: 1 },
  }) as TableRow<"valueAdded">;

/** Value added 100: farming 10; of industry's 30 steel 10 and cars 20; shops 60. A unit of pay makes 2 in farming and steel, 4 in cars, 1 in shops. */
const country = {
  national: { primary: { value: 10 }, secondary: { value: 30 }, tertiary: { value: 60 } } as RegionFile["national"],
  tables: {
    sectors: [
      sector("farming", "primary"),
      sector("steel", "secondary"),
      sector("cars", "secondary"),
      sector("shops", "tertiary"),
    ],
    valueAdded: [account("farming", 6, 4), account("steel", 4, 2), account("cars", 4, 10), account("shops", 0, 3)],
  },
};
const city = { id: "a", name: "A", gdp100m: 200, residentsThousand: 1 } as SparseCity;
const row = (sector: string, more: Partial<SparseStructureRow>) =>
  ({ city: "a", sector, ...more }) as SparseStructureRow;

function fill(rows: SparseStructureRow[]) {
  const { structure, filledIn } = fillStructure(rows, [city], country);
  return { values: structure.map(({ valueAdded100m }) => valueAdded100m), told: filledIn.map(({ what }) => what.en) };
}

describe("a table of sectors by city made complete", () => {
  it("of no row has the country's shares", () => {
    expect(fill([])).toEqual({ values: [20, 20, 40, 120], told: ["value added by sector (all cities)"] });
  });

  it("leaves to other sectors what it leaves of GDP, divided as in the country", () => {
    expect(fill([row("shops", { valueAdded100m: 120 })]).values).toEqual([20, 20, 40, 120]);
    expect(fill([row("shops", { valueAdded100m: 80 })])).toEqual({
      values: [30, 30, 60, 80],
      told: ["value added of the sectors that the table does not name (all cities)"],
    });
  });

  it("is scaled to GDP where it misses it, and only then is that told", () => {
    const whole = (farming: number) =>
      ["farming", "steel", "cars", "shops"].map((sector) =>
        row(sector, { valueAdded100m: sector === "farming" ? farming : 50 }),
      );
    expect(fill(whole(50))).toEqual({ values: [50, 50, 50, 50], told: [] });
    expect(fill(whole(50.2)).told).toEqual([]);
    const scaled = fill(whole(250));
    expect(scaled.values).toEqual([125, 25, 25, 25]);
    expect(scaled.told[0]).toContain("a common factor");
  });

  it("has nothing of sectors that it says are nothing", () => {
    const all = ["farming", "steel", "cars", "shops"].map((sector) => row(sector, { valueAdded100m: 0 }));
    expect(fill(all).values).toEqual([0, 0, 0, 0]);
    expect(fill([row("shops", { valueAdded100m: 300 })]).values).toEqual([0, 0, 0, 200]);
  });

  it("makes value added of employment by what a unit of pay makes, beside the country's share of the others", () => {
    const { values, told } = fill([
      row("farming", { employmentThousand: 10 }),
      row("cars", { employmentThousand: 20 }),
      row("shops", { employmentThousand: 60 }),
    ]);
    // Steel has 10 of 100 in the country. The others share 180 by 10 x 2, 20 x 4 and 60 x 1.
    expect(values).toEqual([22.5, 20, 90, 67.5]);
    expect(told).toEqual([
      "value added of the sectors that the table does not name (all cities)",
      "value added by sector from employment (all cities)",
    ]);
  });
});
