import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion } from "../../src/input/index.js";
import { INDICATORS } from "../../src/measures/indicators/index.js";
import type { YearView } from "../../src/measures/indicators/view.js";
import { nationalIncome, productionAccounts, profitEarned } from "../../src/model/engine/accounts.js";
import { settle } from "../../src/model/engine/finance.js";
import { Market } from "../../src/model/engine/market.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { disk } from "../input/disk.js";
import { arm, sum } from "./arms.js";
import { close, twoCities } from "./engine/setting.js";

const region = loadRegion("scenarios/regions/yangtze-river-delta/region.yaml", disk);
const of = (ownership: "shares" | "wages" | "local") => calibrate({ ...region, ownership });
const fixed = of("shares");
const { economy } = fixed.world;
const n = economy.nodes;
const city = economy.nodeIds.indexOf("hefei");
const outside = economy.nodeIds.indexOf("rest-of-china");

/** Incomes of a market in which a two-thousandth of the rest of the country's capital has moved into one city. */
function afterInflow({ world, inputs, market: base }: ReturnType<typeof of>) {
  const capital = inputs.capital.slice();
  for (let k = 0; k < capital.length; k += n) {
    const moved = 0.0005 * capital[k + outside]!;
    capital[k + outside]! -= moved;
    capital[k + city]! += moved;
  }
  const market = new Market(world.economy);
  market.startFrom(base);
  market.clear({ ...inputs, capital });
  const { gdp } = productionAccounts(market);
  return { gdp, income: nationalIncome(market, gdp), owners: market.finance.capitalIncome };
}

function incomes({ market }: ReturnType<typeof of>) {
  const { gdp } = productionAccounts(market);
  return { gdp, income: nationalIncome(market, gdp), owners: market.finance.capitalIncome };
}

describe("who keeps profits", () => {
  /** Plants of both cities sell for 100 and 300 at a markup of 1.25 on labour and, for a fifth, headquarters; all are run from city 0. */
  function core(headquarters = [1, 0, 1, 0]) {
    const stage = twoCities({
      markup: Float64Array.of(1.25),
      labourCostShare: Float64Array.of(0.8),
      headquartersCostShare: Float64Array.of(0.2),
      profitOwner: { kind: "headquarters" },
    });
    const { economy, market, inputs } = stage;
    market.revenue.set([100, 300]);
    market.cost.set([80, 240]);
    market.operatingProfit.set([20, 60]);
    market.linkMass.set(headquarters);
    market.openness.fill(1);
    market.shares.primary.fill(1);
    inputs.policy.profitTaxRate.fill(0.25);
    inputs.residents.fill(1);
    settle(market, inputs);
    const { headquartersPayments } = productionAccounts(market);
    const accounts = { profitEarned: profitEarned(market), profitReceived: market.finance.profitIncome };
    const outcome = { market: { headquartersPayments }, accounts } as unknown as YearOutcome;
    const outflow = INDICATORS.find(({ id }) => id === "profit-outflow")!;
    return { accounts, of: (...nodes: number[]) => outflow.measure({ economy, outcome } as YearView, nodes) };
  }

  it("a periphery run wholly from the core keeps none: profits are revenue (1 - 1/markup) less tax", () => {
    const { accounts, of } = core();
    const profit = (revenue: number) => revenue * (1 - 1 / 1.25) * (1 - 0.25);
    expect([...accounts.profitEarned]).toEqual(close([profit(100), profit(300)]));
    expect([...accounts.profitReceived]).toEqual(close([profit(400), 0]));
    expect(of(1)).toBeCloseTo(1, 12);
    expect(of(0)).toBeCloseTo(-3, 12);
    expect(of(0, 1)).toBeCloseTo(0, 12);
  });

  it("a periphery run from home keeps all, and one run by half from the core half", () => {
    expect(core([1, 0, 0, 1]).of(1)).toBeCloseTo(0, 12);
    expect(core([1, 0, 0.5, 0.5]).of(1)).toBeCloseTo(0.5, 12);
  });
});

describe("who owns capital", () => {
  it("makes no difference in the base year where ownership follows its wages", () => {
    const wages = incomes(of("wages"));
    for (const [i, value] of incomes(fixed).income.entries()) expect(value / wages.income[i]! - 1).toBeCloseTo(0, 10);
  });

  it("gives a city GDP, but not its residents the income, of capital that comes from outside", () => {
    const before = incomes(fixed);
    const after = afterInflow(fixed);
    const product = after.gdp[city]! - before.gdp[city]!;
    expect(product).toBeGreaterThan(0);
    // What owners get changes with the country's return, by their share of it alone.
    const total = (values: Float64Array) =>
      sum(Array.from(values).filter((_, i) => economy.nodeIds[i] !== "rest-of-world"));
    expect(after.owners[city]! / before.owners[city]!).toBeCloseTo(total(after.owners) / total(before.owners), 12);
    const income = after.income[city]! - before.income[city]!;
    expect(income).toBeLessThan(0.75 * product);
  });

  it("gives all of it to the residents where capital is owned where it is", () => {
    const local = of("local");
    expect(afterInflow(local).owners[city]! - incomes(local).owners[city]!).toBeGreaterThan(10);
  });

  it.each(["shares", "wages", "local"] as const)("leaves national income summing to GDP (%s)", (ownership) => {
    const removal = { type: "administrative-border", between: "cities", scale: 0 };
    for (const { accounts } of arm(of(ownership), [removal], { years: 3 }))
      expect(sum(accounts.nationalIncome) / sum(accounts.gdp) - 1).toBeCloseTo(0, 10);
  });
});
