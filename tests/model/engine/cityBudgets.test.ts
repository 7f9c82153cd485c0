import { describe, expect, it } from "vitest";
import { checkBudgets, checkCommitments, cityBudgets } from "../../../src/model/engine/cityBudgets.js";
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

describe("spending more than there is", () => {
  it("is an error that names year, city and sums; hinterlands have no budget to keep", () => {
    const { market, inputs } = budgeted();
    checkBudgets(market, inputs);
    market.finance.cityRevenue.set([10, -1000]);
    expect(() => checkBudgets(market, inputs)).toThrow(SimulationError);
    expect(() => checkBudgets(market, inputs)).toThrow(
      /In 2030 city-1 spends more than it has: its levers cost 4\.00, .* falls short by 9\.00 .*100 million a year/,
    );
  });

  it("is told before the market is tried where promises dwarf any revenue", () => {
    const { economy, inputs } = budgeted();
    inputs.lumpSums.targeted[0] = 181;
    checkCommitments(economy, inputs, Float64Array.of(100.5, 0));
    expect(() => checkCommitments(economy, inputs, Float64Array.of(100, 0))).toThrow(
      /city-1 spends more than it has: it has promised 201, and its own revenue was 100 the year before/,
    );
  });
});
