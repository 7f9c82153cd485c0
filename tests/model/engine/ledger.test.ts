import { describe, expect, it } from "vitest";
import { randomMarket } from "../../../src/apps/bench/randomMarket.js";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { bookLedger, Ledger } from "../../../src/model/engine/ledger.js";
import { Market, type MarketInputs } from "../../../src/model/engine/market.js";
import { compileWedges } from "../../../src/model/engine/wedges.js";
import { type Busy, busyMarket, clearedBusyMarket, sum } from "./setting.js";

describe("a ledger", () => {
  const economy = bareEconomy({ nodes: 2, sectors: 1, labourTypes: 1 }, {});

  it("has an account for the households, the firms and the government of every node, and for every centre", () => {
    const ledger = new Ledger(economy);
    const names = [ledger.households(0), ledger.firms(1), ledger.city(0), ledger.centre(0)].map(
      (account) => ledger.accountNames[account],
    );
    expect(names).toEqual(["households of city-1", "firms of city-2", "government of city-1", "centre of country"]);
    expect(ledger.accountNames.length).toBe(2 * 3 + 1);
  });

  it("names the row and the account that are furthest off", () => {
    const ledger = new Ledger(economy);
    const wages = ledger.row("wages");
    wages[ledger.firms(0)] = -10;
    wages[ledger.households(0)] = 10;
    const goods = ledger.row("goods");
    goods[ledger.households(0)] = -10;
    goods[ledger.firms(0)] = 7;
    // 3 of what households pay reach nobody: firms cannot pay all wages.
    expect(ledger.imbalance()).toEqual({ row: 3, rowKind: "goods", account: 3, accountName: "firms of city-1" });
  });

  it("names the first of those that are equally far off", () => {
    const ledger = new Ledger(economy);
    ledger.row("wages")[ledger.city(1)] = 4;
    ledger.row("goods")[ledger.firms(1)] = -4;
    expect(ledger.imbalance()).toEqual({ row: 4, rowKind: "wages", account: 4, accountName: "firms of city-2" });
    expect(new Ledger(economy).imbalance()).toEqual({ row: 0, rowKind: "", account: 0, accountName: "" });
  });

  it("does not take what is no number for balanced", () => {
    const ledger = new Ledger(economy);
    ledger.row("wages")[ledger.firms(0)] = Number.NaN;
    ledger.row("goods");
    expect(ledger.imbalance()).toEqual({
      row: Number.NaN,
      rowKind: "wages",
      account: Number.NaN,
      accountName: "firms of city-1",
    });
  });
});

/** A busy market in which every purchase from elsewhere pays a tariff of a tenth. */
function dutiable(): Busy {
  const { economy, market, inputs } = busyMarket();
  const { nodes: n } = economy;
  for (let k = 0; k < inputs.policy.tariff.length; k++) {
    const pair = k % (n * n);
    if (pair % (n + 1) !== 0) inputs.policy.tariff[k] = 0.1;
  }
  inputs.wedges = compileWedges(economy, inputs.policy);
  market.clear(inputs);
  return { economy, market, inputs };
}

describe("the books of a year", () => {
  it("balance row by row and account by account", () => {
    for (const seed of ["one", "two", "three"]) {
      const { market, inputs } = clearedBusyMarket(seed);
      const ledger = bookLedger(market, inputs);
      const { row, rowKind, account, accountName } = ledger.imbalance();
      expect(row / sum(market.spending), rowKind).toBeLessThan(1e-11);
      expect(account / sum(market.spending), accountName).toBeLessThan(1e-10);
      // Nothing is at rest because it is missing.
      for (const { kind, byAccount } of ledger.rows)
        expect(
          byAccount.some((value) => value !== 0),
          kind,
        ).toBe(true);
    }
  });

  type Finance = Market["finance"];
  const plantedIn = [
    "wageIncome",
    "wageTax",
    "wageSubsidy",
    "profitIncome",
    "capitalIncome",
    "capitalPaid",
    "landIncome",
    "householdIncome",
    "productionTax",
    "sectorSubsidy",
    "profit",
    "profitTax",
    "profitRebate",
    "headquartersPayments",
    "headquartersCost",
    "localProductionTax",
    "localProfitTax",
    "localWageTax",
    "landRevenue",
    "rentRevenue",
    "rentIncome",
    "centralTransfer",
    "sharingPaid",
    "citySpending",
    "targetedSpending",
    "fundGrants",
    "fundPaid",
  ] as const satisfies readonly (keyof Finance)[];

  it.each(plantedIn)("show an error in %s", (name) => {
    const { market, inputs } = clearedBusyMarket();
    market.finance[name][0]! += 0.01;
    const { row, account } = bookLedger(market, inputs).imbalance();
    expect(Math.max(row, account)).toBeGreaterThan(0.0005);
  });

  it.each([
    "labourValue",
    "capitalValue",
    "landValue",
    "revenue",
    "intermediateDemand",
    "tollByNode",
    "protectionRent",
    "entryCost",
  ] as const)(
    "show an error in the market's %s, but for labour and capital, whose pay the books have from finance",
    (name) => {
      const { market, inputs } = clearedBusyMarket();
      market[name][0]! += 0.01;
      const { row, account } = bookLedger(market, inputs).imbalance();
      if (name === "labourValue" || name === "capitalValue") expect(Math.max(row, account)).toBeLessThan(1e-9);
      else expect(Math.max(row, account)).toBeGreaterThan(0.009);
    },
  );

  it("show a grant that nobody pays", () => {
    const { market, inputs } = clearedBusyMarket();
    inputs.lumpSums.toHouseholds[1]! += 0.01;
    expect(bookLedger(market, inputs).imbalance()).toMatchObject({ rowKind: "agreements and grants" });
  });

  it("have rows of tariffs, saving and funds where there are any, and no others", () => {
    const kindsOf = ({ market, inputs }: { market: Market; inputs: MarketInputs }) =>
      bookLedger(market, inputs).rows.map(({ kind }) => kind);
    const { economy, inputs } = randomMarket(3, 2);
    const market = new Market(economy);
    market.clear(inputs);
    const plain = kindsOf({ market, inputs });
    expect(plain.length).toBe(16);
    expect(kindsOf(clearedBusyMarket())).toEqual([...plain, "saving", "innovation funds"]);
    expect(kindsOf(dutiable())).toEqual([...plain.toSpliced(7, 0, "tariffs"), "saving", "innovation funds"]);
  });

  it("have tariffs go from the firms that import to the centre of their own country", () => {
    const { economy, market, inputs } = dutiable();
    const ledger = bookLedger(market, inputs);
    const tariffs = ledger.rows.find(({ kind }) => kind === "tariffs")!.byAccount;
    const { tariffRevenue } = market.finance;
    expect(Math.min(...tariffRevenue)).toBeGreaterThan(0);
    for (let i = 0; i < economy.nodes; i++) expect(tariffs[ledger.firms(i)]).toBe(-tariffRevenue[i]!);
    expect(tariffs[ledger.centre(0)]).toBeCloseTo(sum(tariffRevenue.subarray(0, 3)), 12);
    expect(tariffs[ledger.centre(1)]).toBe(tariffRevenue[3]);
    const { row, account } = ledger.imbalance();
    expect(Math.max(row, account) / sum(market.spending)).toBeLessThan(1e-10);
  });
});
