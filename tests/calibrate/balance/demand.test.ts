import { describe, expect, it } from "vitest";
import {
  tollsPaid,
  updateExpenditureShares,
  updateResidualNode,
  updateSpending,
} from "../../../src/calibrate/balance/demand.js";
import { readTechnology } from "../../../src/calibrate/technology.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { close } from "../../model/engine/setting.js";
import { closedRegion } from "../setting.js";
import { emptyBalance, sellAll, targetsOf } from "./parts.js";

const technology = readTechnology(closedRegion);

it("tolls are what is bought less what sellers get, and nothing where that is rounding", () => {
  const balance = emptyBalance({ nodes: 2, sectors: 1 });
  balance.flows.demand.set([10, 20]);
  sellAll(balance);
  balance.flows.soughtPotential[0] = 9.5;
  expect(tollsPaid(balance.flows, 0)).toBeCloseTo(0.5, 12);
  balance.flows.soughtPotential[0] = 10 - 1e-12;
  expect(tollsPaid(balance.flows, 0)).toBe(0);
});

describe("the rest of the world", () => {
  const ABROAD = 2;
  function open(made: readonly number[]) {
    const balance = emptyBalance({ nodes: 3, sectors: 1 });
    balance.flows.demand.set([10, 20, 30]);
    sellAll(balance);
    balance.flows.revenue.set(made);
    return balance;
  }

  it("makes what the world buys and the others do not make, tolls aside", () => {
    const balance = open([15, 5, 20]);
    const change = updateResidualNode(balance, targetsOf([], { residualNode: ABROAD }));
    expect(balance.flows.revenue[ABROAD]).toBeCloseTo(40, 12);
    expect(change).toBeCloseTo(1, 12);
    balance.flows.soughtPotential[0] = 9;
    updateResidualNode(balance, targetsOf([], { residualNode: ABROAD }));
    expect(balance.flows.revenue[ABROAD]).toBeCloseTo(39, 12);
  });

  it("is too small where the others make more than the world buys: an error that says what to raise", () => {
    const attempt = () => updateResidualNode(open([55, 6, 1]), targetsOf([], { residualNode: ABROAD }));
    expect(attempt).toThrow(SimulationError);
    expect(attempt).toThrow(/negative amount in sector-1.*Raise gdpRelativeToCountry/);
  });

  it("is nobody in a closed country", () => {
    const balance = open([15, 5, 20]);
    expect(updateResidualNode(balance, targetsOf([]))).toBe(0);
    expect([...balance.flows.revenue]).toEqual([15, 5, 20]);
  });
});

describe("final-demand shares", () => {
  /** Two cities that make 40 and 60 of the first sector, of which producers use 30, and 30 of the second. */
  function making(housingShare = 0) {
    const balance = emptyBalance({ nodes: 2, sectors: 2 }, { housingShare });
    const { flows } = balance;
    flows.revenue.set([40, 60, 30, 0]);
    flows.intermediateDemand.set([10, 20, 0, 0]);
    flows.spending.set([60, 40]);
    flows.demand.set(flows.revenue);
    sellAll(balance);
    return balance;
  }

  it("are what is made less what producers use, of what homes leave", () => {
    const balance = making(0.1);
    expect(updateExpenditureShares(technology, balance, targetsOf([]))).toBeGreaterThan(0);
    expect([...balance.flows.economy.expenditureShare]).toEqual(close([0.7 * 0.9, 0.3 * 0.9]));
    expect(updateExpenditureShares(technology, balance, targetsOf([]))).toBeLessThan(1e-12);
  });

  it("in an open country count net imports, and are a fifth of the table's at least", () => {
    const balance = making();
    const table = { ...technology, netImports: Float64Array.of(0.1, -2), finalDemandShare: Float64Array.of(0.5, 0.5) };
    balance.flows.spending.set([100, 100]);
    updateExpenditureShares(table, balance, targetsOf([], { residualNode: 1 }));
    // The one city makes 40 and imports 4, of which producers use 10; of the second sector nothing would be left.
    expect([...balance.flows.economy.expenditureShare]).toEqual(close([34 / 44, 10 / 44]));
  });

  it("cannot be negative: a closed country that uses more than it makes needs the rest of the world", () => {
    const balance = making();
    balance.flows.intermediateDemand[0] = 90;
    expect(() => updateExpenditureShares(technology, balance, targetsOf([]))).toThrow(
      /sector-1 sells more to producers than the region makes of it: add a rest-of-the-world hinterland/,
    );
  });
});

describe("spending", () => {
  it("is what public finance leaves; of land rent cities keep what brings them their part of other revenue, or all", () => {
    const balance = emptyBalance({ nodes: 2, sectors: 1 }, { labourCostShare: Float64Array.of(0.5) });
    const { flows } = balance;
    const { landRevenueOverOtherRevenue } = closedRegion.parameters;
    flows.labourValue.set([80, 40]);
    flows.landValue.set([30, 1]);
    flows.tollByNode.set([10, 10]);
    for (let round = 0; round < 3; round++) updateSpending(balance, targetsOf([]), closedRegion);
    expect(landRevenueOverOtherRevenue.value).toBe(0.5);
    // Tolls are all else that cities have.
    expect([...flows.finance.landRevenue]).toEqual(close([5, 1]));
    expect([...flows.spending]).toEqual(close([120, 51]));
    expect(updateSpending(balance, targetsOf([]), closedRegion)).toBeLessThan(1e-12);
  });

  it("of the rest of the world is pinned to its size", () => {
    const balance = emptyBalance({ nodes: 2, sectors: 1 });
    balance.flows.labourValue.set([80, 40]);
    balance.flows.landValue.set([1, 1]);
    balance.flows.spending.set([1, 999]);
    updateSpending(balance, targetsOf([], { residualNode: 1, residualSpending: 999 }), closedRegion);
    expect([...balance.flows.spending]).toEqual(close([81, 999]));
  });
});
