import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixYear } from "../../../src/model/engine/marketState.js";
import { payFunds, payHeadquarters, sumByRegime, taxProduction, taxProfit } from "../../../src/model/engine/taxes.js";
import { apart, clearedBusyMarket, close, sum, twoCities } from "./setting.js";

/** Two cities that make things of labour alone. */
const labourOnly = () => twoCities({ labourCostShare: Float64Array.of(1) });

describe("the tax on production", () => {
  it("falls on what factors cost before it; what is positive is shared, what is negative the centre pays", () => {
    const { market, inputs } = labourOnly();
    const { finance } = market;
    market.cost.set([121, 90]);
    inputs.policy.productionTax.set([0.21, -0.1]);
    inputs.policy.localShareProduction.fill(0.5);
    fixYear(market, inputs);
    taxProduction(market, inputs);
    expect([...finance.productionTax]).toEqual(close([21, -10]));
    expect([...finance.localProductionTax]).toEqual(close([10.5, 0]));
    expect([...finance.centralTaxes]).toEqual(close([10.5, -10]));
  });

  it("leaves inputs alone", () => {
    const { market, inputs } = twoCities({
      labourCostShare: Float64Array.of(0.25),
      inputCostShare: Float64Array.of(0.75),
    });
    market.cost.set([440, 0]);
    inputs.policy.productionTax[0] = 0.1;
    fixYear(market, inputs);
    taxProduction(market, inputs);
    expect(market.finance.productionTax[0]).toBeCloseTo(10, 12);
  });

  it("is made good by a subsidy of the same rate, which the city pays", () => {
    const { market, inputs } = labourOnly();
    market.cost.set([100, 100]);
    inputs.policy.productionTax.fill(0.1);
    inputs.policy.sectorSubsidy[0] = 0.1;
    fixYear(market, inputs);
    taxProduction(market, inputs);
    expect(market.finance.productionTax[0]).toBeCloseTo(10, 12);
    expect([...market.finance.sectorSubsidy]).toEqual([expect.closeTo(10, 12), 0]);
  });
});

describe("the tax on profit", () => {
  /** City 0 makes a profit of 100, taxed at a quarter; four tenths of it are local: 5 to the plant, 3 to headquarters, 2 to the pool. */
  function profitable() {
    const stage = labourOnly();
    const { market, inputs } = stage;
    market.operatingProfit.set([100, 0]);
    inputs.policy.profitTaxRate.fill(0.25);
    inputs.policy.localShareProfit.fill(0.4);
    inputs.policy.apportionment = { plant: 0.5, headquarters: 0.3 };
    inputs.residents.set([1, 3]);
    return stage;
  }

  it("goes to the centre, the plant's city, the headquarters' city and, by head, to all", () => {
    const { market, inputs } = profitable();
    const { finance } = market;
    taxProfit(market, inputs);
    expect(finance.profitTax[0]).toBe(25);
    expect(finance.centralTaxes[0]).toBe(15);
    expect(finance.headquartersTax[0]).toBe(3);
    expect([...finance.localProfitTax]).toEqual(close([5 + 0.5, 1.5]));
    expect(finance.profitAfterTax[0]).toBe(75);
  });

  it("has a rebate of the plant's city's part alone", () => {
    const { market, inputs } = profitable();
    inputs.policy.profitTaxRebate[0] = 0.2;
    taxProfit(market, inputs);
    expect(market.finance.profitRebate[0]).toBeCloseTo(1, 12);
    expect(market.finance.profitAfterTax[0]).toBeCloseTo(76, 12);
  });

  it("pools nothing across regimes", () => {
    const { market, inputs } = profitable();
    const apartCities = twoCities({ regime: Int32Array.of(0, 1), regimeIds: ["one", "other"] });
    apartCities.market.operatingProfit.set(market.operatingProfit);
    taxProfit(apartCities.market, inputs);
    expect([...apartCities.market.finance.localProfitTax]).toEqual(close([5 + 2, 0]));
  });

  it("is on all profit: what entries cost comes out of what it leaves the owners", () => {
    const { market, inputs } = profitable();
    market.entryCost.set([30, 0]);
    taxProfit(market, inputs);
    expect(market.finance.profitTax[0]).toBe(25);
    expect([...market.finance.profitAfterTax]).toEqual([75, 0]);
    expect([...market.finance.distributedProfit]).toEqual([45, 0]);
  });

  it("is counted for a cell as what its plants leave in their city", () => {
    const { market, inputs } = profitable();
    fixYear(market, inputs);
    taxProduction(market, inputs);
    taxProfit(market, inputs);
    expect(market.finance.localCellTax[0]).toBe(5);
  });
});

describe("headquarters", () => {
  it("get services, profit and tax of the plants that they run, by what these sell", () => {
    const { market } = twoCities({ headquartersCostShare: Float64Array.of(0.1) });
    const { finance } = market;
    market.cost.set([100, 40]);
    finance.distributedProfit.set([60, 0]);
    finance.headquartersTax.set([3, 0]);
    // A third of city 0's plants are run from city 1, whose staff leaves half of their sales: 2 + 0.5 x 1.
    market.linkMass.set([2, 1, 0, 1]);
    market.headquartersPower.set([1, 0.5]);
    market.openness.set([2.5, 0.5]);
    payHeadquarters(market);
    expect([...finance.headquartersPayments]).toEqual(close([8, 2 + 4]));
    expect([...finance.headquartersCost]).toEqual([10, 4]);
    expect([...finance.profitByHeadquarters]).toEqual(close([48, 12]));
    expect([...finance.localProfitTax]).toEqual(close([2.4, 0.6]));
  });

  it("where nobody makes anything yet, are those of the city itself, who pay for the first entries", () => {
    const { market, inputs } = twoCities();
    market.openness.set([0, 1]);
    market.linkMass.set(inputs.linkMass);
    market.finance.distributedProfit.set([-2, 5]);
    payHeadquarters(market);
    expect([...market.finance.profitByHeadquarters]).toEqual(close([-2, 5]));
  });

  it("lose and find nothing on the way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }).map(String), (seed) => {
        const { finance } = clearedBusyMarket(seed).market;
        const paid = sum(finance.headquartersServices);
        expect(apart(sum(finance.headquartersPayments), paid)).toBeLessThan(1e-12);
        expect(apart(sum(finance.headquartersCost), paid)).toBeLessThan(1e-12);
        expect(apart(sum(finance.profitByHeadquarters), sum(finance.distributedProfit))).toBeLessThan(1e-12);
      }),
      { numRuns: 10 },
    );
  });
});

it("sums by regime start from nothing", () => {
  const into = Float64Array.of(7, 7, 7);
  sumByRegime(Float64Array.of(1, 2, 3, 4), Int32Array.of(0, 2, 0, 2), into);
  expect([...into]).toEqual([4, 0, 6]);
});

it("funds pay their share of what entries cost to owners, members by weights (7.6e)", () => {
  const { market, inputs } = twoCities({}, 2);
  const { finance } = market;
  market.entryCost.set([10, 0, 40, 5]);
  finance.distributedProfit.set([1, 2, 3, 4]);
  const support = Float64Array.of(0.5, 0, 0, 0.2);
  inputs.policy.innovationFunds.push({ id: "fund", members: [0, 1], weights: Float64Array.of(0.25, 0.75), support });
  payFunds(market, inputs);
  expect([...finance.distributedProfit]).toEqual(close([1 + 5, 2, 3, 4 + 1]));
  expect([...finance.fundGrants]).toEqual(close([5, 1]));
  expect([...finance.fundPaid]).toEqual(close([1.5, 4.5]));
  inputs.policy.innovationFunds.length = 0;
  payFunds(market, inputs);
  expect([...finance.fundGrants, ...finance.fundPaid]).toEqual([0, 0, 0, 0]);
});
