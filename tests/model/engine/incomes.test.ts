import { describe, expect, it } from "vitest";
import type { Economy, Owner } from "../../../src/model/engine/economy.js";
import { payHouseholds } from "../../../src/model/engine/incomes.js";
import { close, twoCities } from "./setting.js";

/** City 0 pays 100 in wages, 30 for capital and 10 for land, city 1 300, 10 and 0; three times as many people live in city 1. */
function paying(set: Partial<Economy> = {}) {
  const stage = twoCities(set);
  const { market, inputs } = stage;
  market.labourValue.set([100, 300]);
  market.capitalValue.set([30, 10]);
  market.landValue.set([10, 0]);
  inputs.residents.set([1, 3]);
  return stage;
}

describe("wages", () => {
  it("are taxed, in part by the city, and topped up by it", () => {
    const { market, inputs } = paying();
    const { finance } = market;
    inputs.policy.wageTaxRate.fill(0.2);
    inputs.policy.wageSubsidy[0] = 0.05;
    inputs.policy.localShareWage.fill(0.25);
    payHouseholds(market, inputs);
    expect([...finance.wageTax]).toEqual([20, 60]);
    expect([...finance.localWageTax]).toEqual([5, 15]);
    expect([...finance.centralTaxes]).toEqual([15, 45]);
    expect([...finance.wageSubsidy]).toEqual([5, 0]);
    expect([...finance.wagesAfterTax]).toEqual([85, 240]);
  });

  it("of headquarters' staff are what headquarters are paid", () => {
    const { market, inputs } = paying();
    market.finance.headquartersPayments.set([7, 9]);
    payHouseholds(market, inputs);
    expect([...market.finance.wageIncome]).toEqual([107, 309]);
  });
});

describe("owners", () => {
  const shares = Float64Array.of(0.25, 0.75);
  it.each<[string, Owner, number[]]>([
    ["residents", { kind: "local" }, [30, 10]],
    ["fixed shares", { kind: "shares", shares }, [10, 30]],
    ["a pool by heads", { kind: "pool", by: "heads" }, [10, 30]],
    ["a pool by wages", { kind: "pool", by: "wages" }, [10, 30]],
  ])("%s get the income of all capital", (_, capitalOwner, incomes) => {
    const { market, inputs } = paying({ capitalOwner });
    payHouseholds(market, inputs);
    expect([...market.finance.capitalIncome]).toEqual(close(incomes));
  });

  it("with fixed shares get them of what their country's capital earns, wherever it is, and of no other country's", () => {
    const country = Int32Array.of(0, 1);
    const foreign = paying({ capitalOwner: { kind: "shares", shares: Float64Array.of(1, 1) }, country });
    payHouseholds(foreign.market, foreign.inputs);
    expect([...foreign.market.finance.capitalIncome]).toEqual([30, 10]);
    const { market, inputs } = paying({ capitalOwner: { kind: "shares", shares } });
    market.labourValue.set([900, 300]);
    market.capitalValue.set([40, 0]);
    payHouseholds(market, inputs);
    expect([...market.finance.capitalIncome]).toEqual([10, 30]);
  });

  it("get what all kinds of capital in a place are paid", () => {
    const { market, inputs } = twoCities({ capitalKinds: 2 }, 2);
    market.capitalValue.set([30, 10, 5, 0]);
    payHouseholds(market, inputs);
    expect([...market.finance.capitalPaid]).toEqual([35, 10]);
    expect([...market.finance.capitalIncome]).toEqual([35, 10]);
  });

  it("share a pool within their regime alone", () => {
    const regimes = { regime: Int32Array.of(0, 1), regimeIds: ["one", "other"] };
    const { market, inputs } = paying({ capitalOwner: { kind: "pool", by: "heads" }, ...regimes });
    payHouseholds(market, inputs);
    expect([...market.finance.capitalIncome]).toEqual([30, 10]);
  });

  it("of profit are where headquarters are, or where plants are", () => {
    for (const [kind, incomes] of [
      ["headquarters", [0, 50]],
      ["local", [50, 0]],
    ] as const) {
      const { market, inputs } = paying({ profitOwner: { kind } });
      market.finance.distributedProfit.set([50, 0]);
      market.finance.profitByHeadquarters.set([0, 50]);
      payHouseholds(market, inputs);
      expect([...market.finance.profitIncome]).toEqual(incomes);
    }
  });
});

describe("land", () => {
  it("pays rent on factories and homes, of which the city keeps its share", () => {
    const { market, inputs } = paying({ housingShare: 0.1, landRentToCity: Float64Array.of(0.6, 0) });
    market.spending.set([200, 400]);
    payHouseholds(market, inputs);
    const { landRent, landRevenue, landIncome } = market.finance;
    expect([...landRent]).toEqual([30, 40]);
    expect([...landRevenue]).toEqual([18, 0]);
    expect([...landIncome]).toEqual([12, 40]);
  });
});

it("households have wages, profit, capital, land and what they are given", () => {
  const { market, inputs } = paying();
  market.finance.distributedProfit.set([50, 0]);
  inputs.lumpSums.toHouseholds.set([0, 3]);
  payHouseholds(market, inputs);
  expect([...market.finance.householdIncome]).toEqual([100 + 50 + 30 + 10, 300 + 10 + 3]);
});

describe("rents of protection", () => {
  it("go to the government, or to firms that pay them out to residents untaxed", () => {
    const { market, inputs } = paying();
    const { finance } = market;
    payHouseholds(market, inputs);
    const before = finance.householdIncome.slice();
    market.protectionRent.set([8, 3]);
    inputs.policy.profitTaxRate.fill(0.5);
    inputs.policy.protectionRentToFirms.set([0.25, 1]);
    payHouseholds(market, inputs);
    expect([...finance.rentIncome]).toEqual([2, 3]);
    expect([...finance.rentRevenue]).toEqual([6, 0]);
    expect([...finance.householdIncome]).toEqual(close([before[0]! + 2, before[1]! + 3]));
  });
});
