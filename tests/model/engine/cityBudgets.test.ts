import { describe, expect, it } from "vitest";
import { collectLocalRevenue } from "../../../src/model/engine/budgets.js";
import {
  checkCities,
  checkCommitments,
  checkOthers,
  cityBudgets,
  publicRevenue,
} from "../../../src/model/engine/cityBudgets.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { twoCities } from "./setting.js";

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
      /In 2030 city-1 spends more than it has: subsidies, levers and agreements cost it 19, .* at most 10 \(100 million a year/,
    );
    market.finance.cityRevenue[0] = Number.NaN;
    expect(() => checkCities(market, inputs)).toThrow(/city-1 spends more/);
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
      /In 2030 the centre of .* spends more than it has: .* cost it 61, and it has at most 60 /,
    );
    inputs.lumpSums.toCentre[0] = -60;
    collectLocalRevenue(market, inputs);
    checkOthers(market, inputs);
    finance.cityRevenue[1] = 15;
    finance.citySpending[1] = -5;
    inputs.lumpSums.toCities[1] = -20;
    finance.sharingPaid[1] = 0;
    expect(() => checkOthers(market, inputs)).toThrow(/city-2 spends more than it has: .* cost it 20, .* at most 15 /);
    finance.householdIncome[0] = -3;
    expect(() => checkOthers(market, inputs)).toThrow(
      /households of city-1 spends? more than it has: .* it 3, .* most 0 /,
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
      /city-1 spends more than it has: it has promised 201, and its own revenue was 100 the year before/,
    );
    inputs.lumpSums.toCentre[0] = -1;
    expect(() => checkCommitments(economy, inputs, Float64Array.of(200, 0, -5))).toThrow(
      /the centre of .* has promised 1, and its own revenue was -5 the year before/,
    );
  });
});
