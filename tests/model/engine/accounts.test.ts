import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  costOfLiving,
  employment,
  enclaveCredits,
  housingRent,
  leverCosts,
  nationalIncome,
  productionAccounts,
  profitEarned,
  realWages,
  tradeFlows,
} from "../../../src/model/engine/accounts.js";
import type { Critical } from "../../../src/model/engine/criticalTerms.js";
import { apart, busyMarket, clearedBusyMarket, close, parkOf, sum, twoCities } from "./setting.js";

const seeds = fc.integer({ min: 0, max: 1e6 }).map(String);

describe("production accounts", () => {
  it("add up to what is spent, housing, public orders and new capital included", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { market } = clearedBusyMarket(seed);
        const { gdp, valueAdded } = productionAccounts(market);
        const spent = sum(market.spending) + sum(market.finance.targetedSpending) + sum(market.investment);
        expect(apart(sum(gdp), spent)).toBeLessThan(1e-10);
        expect(apart(sum(valueAdded), sum(gdp))).toBeLessThan(1e-12);
      }),
      { numRuns: 10 },
    );
  });

  /** Sector 0 uses inputs for 0.3 of cost and headquarters for 0.2, half of these from the other city; sector 1 is their trade. */
  function branches() {
    const stage = twoCities(
      {
        inputCostShare: Float64Array.of(0.3, 0, 0, 0),
        headquartersCostShare: Float64Array.of(0.2, 0),
        headquartersSector: 1,
        housingSector: 1,
        tollSector: 0,
        housingShare: 0.1,
      },
      2,
    );
    const { market } = stage;
    market.spending.fill(0);
    market.revenue.set([125, 0, 0, 0]);
    market.cost.set([100, 0, 0, 0]);
    market.linkMass.set([1, 1, 0, 0]);
    market.openness.set([2, 0, 0, 0]);
    return stage;
  }

  it("count headquarters' services bought elsewhere where headquarters are, those at home with the plant", () => {
    const { valueAdded, gdp, headquartersPayments } = productionAccounts(branches().market);
    // 125 less inputs of 30 and services of 10 from city 1.
    expect([...valueAdded]).toEqual(close([85, 0, 0, 10]));
    expect([...gdp]).toEqual(close([85, 10]));
    expect([...headquartersPayments]).toEqual(close([10, 0, 10, 0]));
  });

  it("count rent of homes and tolls in sectors of their own, and rents of protection in all in proportion", () => {
    const { market } = branches();
    market.spending.set([0, 50]);
    market.tollByNode.set([2, 3]);
    // City 0 makes 87 and keeps 5, city 1 makes 3 and 15 and keeps 6.
    market.protectionRent.set([1, 0, 4, 6]);
    const { valueAdded } = productionAccounts(market);
    expect([...valueAdded]).toEqual(close([92, 4, 0, 20]));
  });
});

describe("the cost of living", () => {
  it("is the mean of prices and rent in ratios, weighted by what is spent on each", () => {
    const stage = twoCities({ expenditureShare: Float64Array.of(0.25, 0.25), housingShare: 0.5 }, 2);
    const { market, inputs } = stage;
    market.price.set([16, 1, 81, 1]);
    market.spending.set([18, 2]);
    inputs.housingLand.set([1, 1]);
    expect(housingRent(market, inputs.housingLand, 0)).toBe(9);
    expect([...costOfLiving(market, inputs.housingLand)]).toEqual(close([2 * 3 * 3, 1]));
  });

  it("rises with all prices alike", () => {
    const { market, inputs } = clearedBusyMarket();
    const before = costOfLiving(market, inputs.housingLand);
    for (const values of [market.price, market.spending]) values.set(values.map((value) => 3 * value));
    expect([...costOfLiving(market, inputs.housingLand)]).toEqual(close([...before.map((cost) => 3 * cost)]));
  });
});

it("real wages are what tax leaves and subsidies add, over the cost of living", () => {
  const { market, inputs } = twoCities();
  market.wage.set([10, 20]);
  inputs.policy.wageTaxRate.fill(0.2);
  inputs.policy.wageSubsidy.set([0, 0.1]);
  expect([...realWages(market, inputs, Float64Array.of(2, 3))]).toEqual(close([4, 6]));
});

describe("employment", () => {
  it("finds every worker a job, headquarters' staff in their own sector", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { economy, market, inputs } = clearedBusyMarket(seed);
        const { nodes: n, sectors, labourTypes } = economy;
        const { byType, total } = employment(market, inputs);
        for (let t = 0; t < labourTypes; t++) {
          for (let i = 0; i < n; i++) {
            const jobs = Array.from({ length: sectors }, (_, s) => byType[(t * sectors + s) * n + i]!);
            expect(apart(sum(jobs), inputs.workers[t * n + i]!)).toBeLessThan(1e-9);
          }
        }
        expect(apart(sum(total), sum(inputs.workers))).toBeLessThan(1e-9);
      }),
      { numRuns: 10 },
    );
  });
});

describe("trade flows", () => {
  it("are what buyers buy and, less tolls and rents of protection, what sellers sell", () => {
    const { economy, market, inputs } = clearedBusyMarket();
    const { nodes: n, sectors } = economy;
    const { total, bySector } = tradeFlows(market, inputs);
    const { freeness, tollFreeness, rentFreeness } = inputs.wedges;
    const net = freeness.map((gross, k) => 1 - (tollFreeness![k]! + rentFreeness![k]!) / gross);
    for (let s = 0; s < sectors; s++) {
      for (let i = 0; i < n; i++) {
        const bought = Array.from({ length: n }, (_, from) => bySector[(s * n + from) * n + i]!);
        expect(apart(sum(bought), market.demand[s * n + i]!)).toBeLessThan(1e-12);
        const sold = Array.from({ length: n }, (_, to) => bySector[(s * n + i) * n + to]! * net[(s * n + to) * n + i]!);
        expect(apart(sum(sold), market.revenue[s * n + i]!)).toBeLessThan(1e-10);
      }
    }
    expect(apart(sum(total), sum(bySector))).toBeLessThan(1e-12);
  });
});

it("the cost of a city's levers is its rebates, subsidies and orders", () => {
  const { market } = twoCities();
  const { finance } = market;
  finance.profitRebate.set([1, 0]);
  finance.sectorSubsidy.set([2, 0]);
  finance.wageSubsidy.set([3, 0]);
  finance.targetedSpending.set([4, 5]);
  expect([...leverCosts(market)]).toEqual([10, 5]);
});

it("a park's output is credited to its sponsor and taken off its host", () => {
  const { inputs } = busyMarket();
  const valueAdded = Float64Array.of(50, 0, 0, 0, 1000, 0, 0, 0, 50, 0, 0, 0);
  // A fifth of 100 in the listed sectors is the park, and half of that is credited.
  const credits = enclaveCredits(
    { valueAdded, gdp: new Float64Array(4), headquartersPayments: new Float64Array(16) },
    inputs,
  );
  expect([...credits]).toEqual(close([-10, 0, 10, 0]));
});

it("each park's output is credited by its own terms", () => {
  const { inputs } = busyMarket();
  inputs.policy.enclaves.push(
    parkOf({ id: "other", host: 1, sponsor: 0, sectors: Uint8Array.of(0, 1, 0), parkShare: 0.5 }),
  );
  const valueAdded = Float64Array.of(50, 0, 0, 0, 1000, 40, 0, 0, 50, 0, 0, 0);
  // 10 from the first city to the third, as above; half of half of 40 from the second to the first.
  const production = { valueAdded, gdp: new Float64Array(4), headquartersPayments: new Float64Array(16) };
  expect([...enclaveCredits(production, inputs)]).toEqual(close([0, -10, 10, 0]));
});

it("an order for a fund is a cost of levers too", () => {
  const { market } = twoCities();
  market.finance.fundPaid.set([0, 7]);
  expect([...leverCosts(market)]).toEqual([0, 7]);
});

describe("national income", () => {
  it("is what is made, less what owners elsewhere get of it, plus what owners here get elsewhere", () => {
    const { market } = twoCities({}, 2);
    const { finance } = market;
    finance.capitalIncome.set([30, 10]);
    finance.capitalPaid.set([25, 15]);
    finance.profitIncome.set([4, 8]);
    finance.distributedProfit.set([3, 1, 4, 4]);
    expect([...profitEarned(market)]).toEqual([7, 5]);
    // 100 + 30 - 25 + 4 - 7, and 50 + 10 - 15 + 8 - 5.
    expect([...nationalIncome(market, Float64Array.of(100, 50))]).toEqual([102, 48]);
  });
});

describe("value added", () => {
  it("holds tariffs in all sectors in proportion, and rents of homes as far as GDP counts them", () => {
    const { market } = twoCities({ housingShare: 0.1, imputedHousingShare: 0.04, housingSector: 1 }, 2);
    market.spending.set([100, 0]);
    market.revenue.set([30, 0, 24, 0]);
    market.finance.tariffRevenue.set([12, 5]);
    const { valueAdded, gdp } = productionAccounts(market);
    // 30 and 24 + 6, and a fifth more.
    expect([...valueAdded]).toEqual(close([36, 0, 36, 0]));
    // Where nothing is made a tariff is product all the same.
    expect([...gdp]).toEqual(close([72, 5]));
  });

  it("is less what each place buys by its own shares", () => {
    const { market } = twoCities({ sharesByNode: true, inputCostShare: Float64Array.of(0.1, 0.6) });
    market.revenue.set([100, 100]);
    market.cost.set([80, 50]);
    expect([...productionAccounts(market).gdp]).toEqual(close([92, 70]));
  });

  it("is less what each sector of each place buys of all sectors", () => {
    // [buying sector, sold sector] by place.
    const inputCostShare = Float64Array.of(0.1, 0.2, 0.1, 0.1, 0.3, 0, 0.1, 0.5);
    const { market } = twoCities({ sharesByNode: true, inputCostShare }, 2);
    market.revenue.fill(100);
    market.cost.fill(50);
    const { valueAdded, gdp } = productionAccounts(market);
    expect([...valueAdded]).toEqual(close([90, 85, 80, 75]));
    expect([...gdp]).toEqual(close([170, 160]));
  });
});

it("living costs what each place buys where places have shares of their own", () => {
  const { market, inputs } = twoCities({ sharesByNode: true, expenditureShare: Float64Array.of(0.5, 1) });
  market.price.set([9, 9]);
  expect([...costOfLiving(market, inputs.housingLand)]).toEqual(close([3, 9]));
  const two = twoCities({ sharesByNode: true, expenditureShare: Float64Array.of(0.5, 0.25, 0.5, 0.75) }, 2);
  two.market.price.set([4, 16, 9, 81]);
  expect([...costOfLiving(two.market, inputs.housingLand)]).toEqual(close([6, 54]));
});

it("jobs are those of plants and of entrants, by what each type is paid before production tax", () => {
  const { market, inputs } = twoCities({ labourCostShare: Float64Array.of(0.5), headquartersSector: 0 });
  market.cost.set([120, 80]);
  market.wage.set([5, 4]);
  market.entryCost.set([10, 0]);
  market.finance.headquartersPayments.set([0, 8]);
  inputs.policy.productionTax.set([0.2, 0]);
  // 60 / 1.2 and 10 at a wage of 5; 40 and the staff's 8 at a wage of 4.
  expect([...employment(market, inputs).total]).toEqual(close([12, 12]));
});

it("trade counts what critical inputs add to a seller's sales and take from others", () => {
  const { market, inputs } = twoCities();
  market.demand.set([10, 0]);
  market.competition.set([4, 1]);
  market.supply.set([3, 1]);
  inputs.wedges.freeness.set([1, 1, 0.5, 1]);
  expect([...tradeFlows(market, inputs).total]).toEqual(close([7.5, 0, 2.5, 0]));
  market.critical = [{ input: { sector: 0 }, excess: Float64Array.of(0.5, -1.5, 0, 0) } as unknown as Critical];
  const { total, bySector } = tradeFlows(market, inputs);
  expect([...total]).toEqual(close([9, 0, 1, 0]));
  expect([...bySector]).toEqual([...total]);
});
