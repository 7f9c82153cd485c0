import { describe, expect, it } from "vitest";
import { collectLocalRevenue, shareRevenue } from "../../../src/model/engine/budgets.js";
import {
  checkCities,
  checkCommitments,
  checkOthers,
  cityBudgets,
  publicRevenue,
} from "../../../src/model/engine/cityBudgets.js";
import { claimTable } from "../../../src/model/engine/claims.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { fixYear } from "../../../src/model/engine/marketState.js";
import { claimOf, parkOf, twoCities } from "./setting.js";

/** City 0 earns 100, gets 5 under a rule, pays 20 under an agreement and 4 for a rebate. */
function budgeted() {
  const stage = twoCities({ isCity: Uint8Array.of(1, 0) });
  const { market, inputs } = stage;
  market.finance.cityRevenue.set([100, 0]);
  market.finance.sharingPaid.set([5, -5]);
  market.finance.profitRebate.set([4, 0]);
  inputs.lumpSums.toCities.set([-20, 20]);
  inputs.year = 2030;
  return stage;
}

it("a budget is own revenue after sharing rules, agreements and levers", () => {
  const { market, inputs } = budgeted();
  expect([...cityBudgets(market, inputs)]).toEqual([81, 15]);
});

it("a government pays out of own revenue, a hinterland's out of what the centre returns too, a centre out of taxes", () => {
  const { market } = budgeted();
  market.finance.cityRevenue.set([100, 30]);
  market.finance.centralTransfer.set([10, 7]);
  market.finance.centralTaxes.set([12, 8]);
  expect([...publicRevenue(market)]).toEqual([100, 37, 20]);
});

describe("spending more than there is", () => {
  it("of a city is an error that names year, city, what it pays and what it has", () => {
    const { market, inputs } = budgeted();
    checkCities(market, inputs);
    market.finance.cityRevenue.set([10, -1000]);
    expect(() => checkCities(market, inputs)).toThrow(SimulationError);
    expect(() => checkCities(market, inputs)).toThrow(
      /In 2030 city-1 spends more than it has: subsidies, levers and agreements cost it 1\.9 bn a year, .* at most 1 bn\. Lower/,
    );
    market.finance.cityRevenue[0] = Number.NaN;
    expect(() => checkCities(market, inputs)).toThrow(/city-1 spends more/);
  });

  it("is told of a city that pools, a park and moved firms leave less than nothing", () => {
    const { market, inputs } = twoCities({ isCity: Uint8Array.of(1, 1) });
    const { finance } = market;
    finance.localProductionTax.set([100, 60]);
    finance.localCellTax.set([100, 60]);
    inputs.year = 2030;
    inputs.policy.revenuePools.push({ id: "pool", members: [0, 1], share: 0.5, weights: Float64Array.of(0, 1) });
    // Each takes its share of the same taxes: 50 of 100 to the pool, 0.4 of a park that is half of the firms, and of
    // half of the firms, which moved here, as much as their origin is promised.
    inputs.policy.enclaves.push(parkOf({ parkShare: 0.5 }));
    const given = (toOrigin: number) => {
      const claim = claimOf({ origin: 1, destination: 0, mass: 1, account: { cap: 99, received: 0, yearsSettled: 0 } });
      inputs.claims = claimTable([{ ...claim, rule: { ...claim.rule, share: toOrigin } }], 2, Float64Array.of(2, 2));
      fixYear(market, inputs);
      collectLocalRevenue(market, inputs);
      shareRevenue(market, inputs);
      return -finance.sharingPaid[0]!;
    };
    expect(given(0.5)).toBeCloseTo(50 + 20 + 25, 12);
    checkCities(market, inputs);
    expect(given(0.8)).toBeCloseTo(50 + 20 + 40, 12);
    expect(() => checkCities(market, inputs)).toThrow(
      /In 2030 city-1 spends more than it has: subsidies, levers and agreements cost it 11 bn a year, .* at most 10 bn/,
    );
  });

  it("of a hinterland, of the centre and of households is one too", () => {
    const { market, inputs } = budgeted();
    const { finance } = market;
    finance.centralTaxes.set([40, 20]);
    collectLocalRevenue(market, inputs);
    checkOthers(market, inputs);
    inputs.lumpSums.toCentre[0] = -61;
    collectLocalRevenue(market, inputs);
    expect(() => checkOthers(market, inputs)).toThrow(
      /In 2030 the centre of .* spends more than it has: .* cost it 6\.1 bn a year, and it has at most 6 bn/,
    );
    inputs.lumpSums.toCentre[0] = -60;
    collectLocalRevenue(market, inputs);
    checkOthers(market, inputs);
    finance.cityRevenue[1] = 15;
    finance.citySpending[1] = -5;
    inputs.lumpSums.toCities[1] = -20;
    finance.sharingPaid[1] = 0;
    expect(() => checkOthers(market, inputs)).toThrow(
      /city-2 spends more than it has: .* cost it 2 bn a year, .* at most 1\.5 bn/,
    );
    finance.householdIncome[0] = -3;
    expect(() => checkOthers(market, inputs)).toThrow(
      /In 2030 the household sector of city-1 spends more than it has: .* it 0\.3 bn a year, .* most 0 bn/,
    );
  });

  it("of a centre without cities and promises is no error: it collects by head what its subsidies cost", () => {
    const { market, inputs } = budgeted();
    market.economy.isCity.fill(0);
    market.finance.centralRevenue[0] = -10;
    checkOthers(market, inputs);
    inputs.lumpSums.toCentre[0] = -1;
    expect(() => checkOthers(market, inputs)).toThrow(/the centre of .* spends more than it has/);
  });

  it("is told before the market is tried where promises dwarf any revenue", () => {
    const { economy, inputs } = budgeted();
    inputs.lumpSums.targeted[0] = 181;
    checkCommitments(economy, inputs, Float64Array.of(100.5, 0, 0));
    expect(() => checkCommitments(economy, inputs, Float64Array.of(100, 0, 0))).toThrow(
      /city-1 spends more than it has: it has promised 20\.1 bn a year, and its own revenue was 10 bn the year before/,
    );
    inputs.lumpSums.toCentre[0] = -1;
    expect(() => checkCommitments(economy, inputs, Float64Array.of(200, 0, -5))).toThrow(
      /the centre of .* has promised 0\.1 bn a year, and its own revenue was -0\.5 bn the year before/,
    );
  });
});
