import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settle } from "../../../src/model/engine/finance.js";
import type { Market } from "../../../src/model/engine/market.js";
import { apart, type Busy, busyMarket, sum } from "./setting.js";

const seeds = fc.integer({ min: 0, max: 1e6 }).map(String);

/** Public finance must balance at any prices, cleared or not: after a few rounds of the market. */
function unsettled(seed: string): Busy {
  const busy = busyMarket(seed);
  expect(() => busy.market.clear(busy.inputs, { tolerance: 0, maxIterations: 3 })).toThrow(/did not clear/);
  return busy;
}

/** Who pays and who gets, by kind of payment. */
function payments({
  capitalValue,
  finance,
  economy,
  labourValue,
  entryCost,
}: Market): Record<string, [number, number]> {
  const regimeOf = (values: Float64Array, regime: number) => sum(values.filter((_, i) => economy.regime[i] === regime));
  const { profitRebate, sectorSubsidy, wageSubsidy } = finance;
  return {
    "wages and headquarters' services": [sum(labourValue) + sum(finance.headquartersServices), sum(finance.wageIncome)],
    "wages after tax": [sum(finance.wageIncome) + sum(wageSubsidy), sum(finance.wagesAfterTax) + sum(finance.wageTax)],
    "capital income": [sum(capitalValue), sum(finance.capitalIncome)],
    "land rent": [sum(finance.landRent), sum(finance.landIncome) + sum(finance.landRevenue)],
    "profit before tax": [
      sum(finance.profit) + sum(profitRebate),
      sum(finance.profitAfterTax) + sum(finance.profitTax),
    ],
    "profit after tax and entries": [
      sum(finance.profitAfterTax) - sum(entryCost) + sum(finance.fundPaid),
      sum(finance.profitIncome),
    ],
    "what funds pay of entries": [sum(finance.fundPaid), sum(finance.fundGrants)],
    taxes: [
      sum(finance.productionTax) + sum(finance.profitTax) + sum(finance.wageTax),
      sum(finance.localProductionTax) +
        sum(finance.localProfitTax) +
        sum(finance.localWageTax) +
        sum(finance.centralTaxes),
    ],
    "the country's centre": [finance.centralRevenue[0]!, regimeOf(finance.centralTransfer, 0)],
    "the other centre": [finance.centralRevenue[1]!, regimeOf(finance.centralTransfer, 1)],
    "levers of cities": [
      sum(finance.cityRevenue) + sum(finance.centralTransfer) + sum(finance.sharingPaid),
      sum(finance.citySpending) +
        sum([profitRebate, sectorSubsidy, wageSubsidy, finance.targetedSpending, finance.fundPaid].map(sum)),
    ],
  };
}

describe("public finance", () => {
  it("has a payer and a payee for every yuan, at any prices", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { market, inputs } = unsettled(seed);
        const { toCities, toHouseholds, toCentre } = inputs.lumpSums;
        expect(sum(toCities) + sum(toHouseholds) + sum(toCentre)).toBeCloseTo(0, 12);
        const given = payments(market);
        // Grants leave the centre before it returns the rest, and reach budgets and homes.
        given["levers of cities"]![0] += sum(toCities);
        for (const [kind, [paid, received]] of Object.entries(given))
          expect(apart(paid, received), kind).toBeLessThan(1e-12);
      }),
      { numRuns: 15 },
    );
  });

  it("lets all be spent or invested that is earned: factors, profit, taxes, rent of homes, tolls, rents of protection", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { economy, market } = unsettled(seed);
        const { finance, cost, primaryShare } = market;
        const factors = sum(cost.map((value, k) => value * primaryShare[k]!));
        const earned =
          factors +
          sum(finance.headquartersServices) +
          sum(finance.profit) +
          economy.housingShare * sum(market.spending) +
          sum(market.tollByNode) +
          sum(market.protectionRent);
        const spent = sum(finance.nodeSpending) + sum(finance.targetedSpending) + sum(market.investment);
        expect(apart(earned, spent)).toBeLessThan(1e-12);
      }),
      { numRuns: 15 },
    );
  });

  it("fills the books of public finance and writes on nothing else", () => {
    const { market, inputs } = unsettled("read only");
    const { finance: _, ...rest } = market;
    const before = structuredClone(arraysOf(rest));
    for (const values of Object.values(market.finance)) if (values instanceof Float64Array) values.fill(Number.NaN);
    settle(market, inputs);
    expect(arraysOf(rest)).toEqual(before);
    const entries = Object.entries(market.finance).filter(([, values]) => values instanceof Float64Array);
    for (const [name, values] of entries) expect((values as Float64Array).every(Number.isFinite), name).toBe(true);
  });

  it("does not depend on what it was asked before", () => {
    const { market, inputs } = unsettled("again");
    settle(market, inputs);
    const once = structuredClone(arraysOf(market.finance));
    settle(market, inputs);
    expect(arraysOf(market.finance)).toEqual(once);
  });
});

function arraysOf(holder: object): Record<string, Float64Array> {
  return Object.fromEntries(Object.entries(holder).filter(([, value]) => value instanceof Float64Array));
}
