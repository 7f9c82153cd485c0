import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion } from "../../src/input/index.js";
import { nationalIncome, productionAccounts } from "../../src/model/engine/accounts.js";
import { Market } from "../../src/model/engine/market.js";
import { disk } from "../input/disk.js";
import { arm, sum } from "./arms.js";

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
