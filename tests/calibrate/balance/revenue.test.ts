import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { updateRevenue } from "../../../src/calibrate/balance/revenue.js";
import type { Balance } from "../../../src/calibrate/balance/state.js";
import type { Geography } from "../../../src/calibrate/geography.js";
import type { Economy } from "../../../src/model/engine/economy.js";
import { close } from "../../model/engine/setting.js";
import { closedRegion } from "../setting.js";
import { emptyBalance, targetsOf } from "./parts.js";

/** Two cities an hour apart. */
const geography = {
  linked: new Uint8Array(4).fill(1),
  hours: Float64Array.of(0, 1, 1, 0),
} as Geography;
const [GOODS, OFFICES] = [0, 1] as const;

/** Goods take inputs for 0.4 of their cost; offices are the headquarters sector. */
const twoSectors = (set: Partial<Economy> = {}) =>
  emptyBalance(
    { nodes: 2, sectors: 2 },
    {
      inputCostShare: Float64Array.of(0.4, 0, 0, 0.4),
      headquartersSector: OFFICES,
      housingSector: OFFICES,
      tollSector: GOODS,
      ...set,
    },
  );
const update = (balance: Balance, valueAdded: readonly number[], set = {}) =>
  updateRevenue(closedRegion, geography, balance, targetsOf(valueAdded, set));

describe("revenue from value added", () => {
  it("is value added over what inputs leave of a yuan of sales", () => {
    const plain = twoSectors();
    expect(update(plain, [60, 30, 6, 12])).toBe(1);
    expect([...plain.flows.revenue]).toEqual(close([100, 50, 10, 20]));
    const marked = twoSectors({ markup: Float64Array.of(1.25, 1) });
    update(marked, [68, 0, 6, 12]);
    // Inputs are 0.4 of cost, which is 0.8 of sales.
    expect(marked.flows.revenue[0]).toBeCloseTo(100, 12);
    expect(marked.flows.cost[0]).toBeCloseTo(80, 12);
    expect(marked.flows.operatingProfit[0]).toBeCloseTo(20, 12);
    expect(update(marked, [68, 0, 6, 12])).toBeLessThan(1e-12);
  });

  it("is made without the rent of homes and the tolls booked there, and without its part of what protection earns the city", () => {
    const balance = twoSectors({ housingShare: 0.1 });
    balance.flows.spending.set([40, 0]);
    balance.flows.tollByNode.set([0, 3]);
    // Kept in city 1 of what it buys of both sectors: 3 of its GDP of 48, a sixteenth of each.
    balance.flows.protectionRent.set([0, 1, 0, 2]);
    update(balance, [60, 33 / 0.9375, 10, 12 / 0.9375]);
    expect([...balance.flows.revenue]).toEqual(close([100, 50, 10, 20]));
  });

  it("may be small against the rents of protection, as long as these are less than the city's GDP", () => {
    const balance = twoSectors();
    balance.flows.protectionRent.set([0, 40, 0, 0]);
    update(balance, [60, 3, 6, 40]);
    expect([...balance.flows.revenue]).toEqual(close([100, (3 * 3) / 43 / 0.6, 10, (40 * 3) / 43 / 0.6]));
    balance.flows.protectionRent.set([0, 44, 0, 0]);
    expect(() => update(balance, [60, 3, 6, 40])).toThrow(/value added of city-2 .* rents of protection/);
  });

  it("pays headquarters in the other city, whose value added that is", () => {
    const balance = twoSectors({ headquartersCostShare: Float64Array.of(0.2, 0) });
    // Half of city 0's goods are made under headquarters in city 1.
    balance.headquartersShare.set([0.5, 0.5]);
    update(balance, [50, 30, 6, 22]);
    // 100 less 40 for inputs and 10 for city 1, which has these 10 beside what its own offices make.
    expect([...balance.flows.revenue]).toEqual(close([100, 50, 10, 20]));
  });

  it("settles offices that run each other", () => {
    const share = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(share, share, (there, back) => {
        const balance = twoSectors({ headquartersCostShare: Float64Array.of(0, 0.2) });
        balance.headquartersShare.set([1 - there, there, back, 1 - back], OFFICES * 4);
        update(balance, [60, 30, 60, 60]);
        const [here, other] = balance.flows.revenue.subarray(2) as unknown as [number, number];
        // What each makes, less what it pays the other, plus what the other pays it.
        expect(here * (0.6 - 0.2 * there) + 0.2 * back * other).toBeCloseTo(60, 9);
        expect(other * (0.6 - 0.2 * back) + 0.2 * there * here).toBeCloseTo(60, 9);
      }),
    );
  });

  it("leaves the rest of the world's sales to the balance of the world", () => {
    const balance = twoSectors();
    balance.flows.revenue.fill(7);
    update(balance, [60, 30, 6, 12], { residualNode: 1 });
    expect([...balance.flows.revenue]).toEqual(close([100, 7, 10, 7]));
  });

  it("cannot be negative: an error that names city, sector and what to change", () => {
    const balance = twoSectors({ housingShare: 0.5 });
    balance.flows.spending.set([0, 40]);
    expect(() => update(balance, [60, 30, 6, 12])).toThrow(
      /value added of city-2 in sector-2 is smaller than the housing rent or tolls booked there, or.*lower housingShare, realEstateHousingShare, tollPerKm or protectionRentShare/,
    );
  });

  it("has plants run from nearer home where headquarters would take more than their city's offices add", () => {
    const balance = twoSectors({ headquartersCostShare: Float64Array.of(0.2, 0) });
    balance.headquartersShare.set([0.5, 0.5]);
    expect(update(balance, [50, 30, 6, 5])).toBeNaN();
    expect(balance.headquartersScale).toBeCloseTo(0.9, 12);
    const { headquartersOwnShare } = closedRegion.parameters;
    const elsewhere = (1 - headquartersOwnShare.value) * 0.9;
    expect(balance.headquartersShare[1]).toBeCloseTo(elsewhere, 12);
    expect([...balance.inputs.linkMass]).toEqual([...balance.headquartersShare]);
    expect([...balance.flows.linkMass]).toEqual([...balance.headquartersShare]);
  });
});
