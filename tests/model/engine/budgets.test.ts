import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceCentre, collectLocalRevenue, shareRevenue, spend } from "../../../src/model/engine/budgets.js";
import { claimTable } from "../../../src/model/engine/claims.js";
import { fixYear } from "../../../src/model/engine/marketState.js";
import { apart, busyMarket, claimOf, close, parkOf, sum, twoCities } from "./setting.js";

/** Local taxes of 100 in city 0 and 60 in city 1, all on production. */
function taxed() {
  const stage = twoCities();
  stage.market.finance.localProductionTax.set([100, 60]);
  stage.market.finance.localCellTax.set([100, 60]);
  return stage;
}

describe("own revenue", () => {
  it("is local taxes, land, tolls and the city's rents of protection", () => {
    const { market, inputs } = taxed();
    const { finance } = market;
    finance.localProfitTax.set([10, 0]);
    finance.localWageTax.set([5, 1]);
    finance.landRevenue.set([3, 2]);
    finance.rentRevenue.set([0.25, 0]);
    market.tollByNode.set([0.5, 0.5]);
    finance.centralTaxes.set([40, 20]);
    inputs.lumpSums.toCentre.set([-7]);
    collectLocalRevenue(market, inputs);
    expect([...finance.cityRevenue]).toEqual([118.75, 63.5]);
    expect([...finance.centralRevenue]).toEqual([53]);
  });
});

describe("sharing between cities", () => {
  it("pools a share of taxes and divides it by weights", () => {
    const { market, inputs } = taxed();
    inputs.policy.revenuePools.push({ id: "pool", members: [0, 1], share: 0.1, weights: Float64Array.of(0.25, 0.75) });
    shareRevenue(market, inputs);
    // A pot of 16: 10 from city 0, which gets back 4.
    expect([...market.finance.sharingPaid]).toEqual(close([-6, 6]));
  });

  it("shares growth over the base, and no decline, in its years alone", () => {
    const { market, inputs } = taxed();
    const weights = Float64Array.of(0.5, 0.5);
    inputs.policy.incrementSharing.push({ id: "growth", members: [0, 1], weights, share: 0.5, startYear: 3, years: 2 });
    inputs.localTaxBase = Float64Array.of(80, 70);
    const paid = [2, 3, 4, 5].map((year) => {
      shareRevenue(market, { ...inputs, year });
      return market.finance.sharingPaid[1];
    });
    expect(paid).toEqual([0, 5, 5, 0]);
  });

  it("gives a sponsor its part of what a park of the host pays", () => {
    const { market, inputs } = taxed();
    inputs.policy.enclaves.push(parkOf());
    fixYear(market, inputs);
    shareRevenue(market, inputs);
    expect([...market.finance.sharingPaid]).toEqual(close([-8, 8]));
    // Half of the host's firms came through its room: with a fifth of the rest it is 0.6 of them.
    inputs.parks = new Map([["park", { host: 0, opened: 2020, received: Float64Array.of(0.5) }]]);
    fixYear(market, inputs);
    shareRevenue(market, inputs);
    expect([...market.finance.sharingPaid]).toEqual(close([-24, 24]));
  });

  it("pays the origin of moved firms its share of their part of the cell's taxes, up to the cap", () => {
    const { market, inputs } = taxed();
    // Firms of mass 1 and of mass 2 among 5 in city 1: half of 12, and half of 24 but for the cap.
    const claims = [claimOf({ mass: 1 }), claimOf({ mass: 2, account: { cap: 10, received: 3, yearsSettled: 1 } })];
    inputs.claims = claimTable(claims, 2, Float64Array.of(5, 5));
    shareRevenue(market, inputs);
    expect([...inputs.claims.receipt]).toEqual([6, 7]);
    expect([...market.finance.sharingPaid]).toEqual([13, -13]);
  });

  it("never makes money, whatever the rules", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }).map(String),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, share) => {
          const { market, inputs } = busyMarket(seed);
          for (const rule of [...inputs.policy.revenuePools, ...inputs.policy.incrementSharing]) rule.share = share;
          market.clear(inputs);
          const { sharingPaid, centralGrants, cityRevenue } = market.finance;
          expect(Math.abs(sum(sharingPaid) - sum(centralGrants))).toBeLessThan(1e-12 * sum(cityRevenue));
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe("the centre", () => {
  it("returns what it has by head, within each regime", () => {
    const { market, inputs } = twoCities();
    market.finance.centralRevenue.set([80]);
    inputs.residents.set([1, 3]);
    balanceCentre(market, inputs);
    expect([...market.finance.centralTransfer]).toEqual([20, 60]);
    const busy = busyMarket();
    busy.market.clear(busy.inputs);
    const { centralTransfer, centralRevenue } = busy.market.finance;
    expect(apart(sum(centralTransfer.subarray(0, 3)), centralRevenue[0]!)).toBeLessThan(1e-12);
    expect(centralTransfer[3]).toBe(centralRevenue[1]);
  });
});

it("cities spend what their levers leave them of revenue, transfers and agreements; households all they have", () => {
  const { market, inputs } = twoCities();
  const { finance } = market;
  finance.cityRevenue.set([100, 0]);
  finance.centralTransfer.set([10, 0]);
  finance.sharingPaid.set([-5, 5]);
  finance.profitRebate[0] = 1;
  finance.sectorSubsidy[0] = 2;
  finance.wageSubsidy[0] = 3;
  finance.householdIncome.set([500, 200]);
  inputs.lumpSums.toCities.set([-20, 20]);
  inputs.lumpSums.targeted.set([4, 0]);
  spend(market, inputs);
  expect([...finance.targetedSpending]).toEqual([4, 0]);
  expect([...finance.citySpending]).toEqual([75, 25]);
  expect([...finance.nodeSpending]).toEqual([575, 225]);
});
