import { describe, expect, it } from "vitest";
import { copyOnCohorts } from "../../../src/model/engine/cohorts.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import { recordYear } from "../../../src/model/engine/record.js";
import { Simulation } from "../../../src/model/engine/simulation.js";
import { readMarket } from "../../../src/model/engine/year.js";
import { calibrationOf, numbersOf } from "../arms.js";
import { apart, byNode, close, sum } from "./setting.js";

const { world, market, inputs } = calibrationOf("teaching-three-cities");
const { economy } = world;
const n = economy.nodes;
const growth = {
  next: world.stocks.knowledge,
  received: new Float64Array(economy.sectors * n).fill(1),
  fromPlatforms: new Float64Array(economy.sectors * n).fill(2),
  platform: new Map<string, number>(),
};
const none = { payments: new Float64Array(n), industrial: new Float64Array(n), housing: new Float64Array(n) };
const workers = { change: new Float64Array(world.stocks.workers.length), homes: null };
const moves = { knowledge: growth, land: { ...none, quotaSold: new Float64Array(n) }, workers };
const flows = emptyFlows(economy);
const outcome = recordYear(world, market, readMarket(world, market, inputs), moves, flows);

describe("the record of a year", () => {
  it("of the base year has prices of one: real is nominal", () => {
    const { accounts } = outcome;
    expect([...accounts.priceIndex]).toEqual(close(Array(n).fill(1)));
    expect([...accounts.realGdp]).toEqual(close([...accounts.gdp], 8));
    expect([...accounts.realWage]).toEqual(
      close([...market.wage.map((wage, k) => wage * (1 - world.basePolicy.wageTaxRate[k]!))], 8),
    );
  });

  it("has as spending out of capital what owners do not save of its income", () => {
    const { capitalIncome } = market.finance;
    const finance = { ...market.finance, saved: capitalIncome.map((income) => income / 4) };
    const saving = Object.assign(Object.create(market) as typeof market, { finance });
    const { accounts } = recordYear(world, saving, readMarket(world, market, inputs), moves, flows);
    expect([...accounts.spentOf.capital]).toEqual(close([...capitalIncome.map((income) => 0.75 * income)], 8));
  });

  it("counts real values at the prices of the base year", () => {
    const year = readMarket(world, market, inputs);
    const dear = { ...year, priceIndex: year.priceIndex.map((price) => 2 * price) };
    const { accounts } = recordYear(world, market, dear, moves, flows);
    const half = (values: Float64Array) => [...values.map((value) => value / 2)];
    expect([...accounts.realGdp]).toEqual(close(half(outcome.accounts.gdp), 8));
    expect([...accounts.realConsumptionPerHead]).toEqual(close(half(outcome.accounts.realConsumptionPerHead)));
  });

  it("counts firms by where their plants are and by where they are run from", () => {
    expect(apart(sum(outcome.firms), sum(world.population.firms))).toBeLessThan(1e-12);
    expect(apart(sum(outcome.headquarters), sum(world.population.firms))).toBeLessThan(1e-12);
    const [plants, offices] = [byNode(outcome.firms, n), byNode(outcome.headquarters, n)];
    expect(plants).not.toEqual(close(offices, 1));
  });

  it("divides own revenue into taxes, land, tolls and rents of protection", () => {
    const { localRevenue, localTaxes, landRevenue, rentRevenue } = outcome.accounts;
    const { tollRevenue, protectionRent } = outcome.market;
    const parts = localTaxes.map((tax, i) => tax + landRevenue[i]! + rentRevenue[i]! + tollRevenue[i]!);
    expect([...rentRevenue]).toEqual([...protectionRent]);
    expect([...parts]).toEqual(close([...localRevenue], 8));
    expect(Math.min(...localTaxes.subarray(0, 3))).toBeGreaterThan(0);
  });

  it("has the centre give back what it takes, and cities share among themselves", () => {
    const { centralBalance, sharingBalance, gdp } = outcome.accounts;
    expect(Math.abs(sum(centralBalance)) / sum(gdp)).toBeLessThan(1e-12);
    expect(sum(sharingBalance)).toBe(0);
  });

  it("has what entries cost in the node of their plants: the part of profit after tax that owners do not get", () => {
    const { entryCost, profitEarned } = outcome.accounts;
    const kept = byNode(market.finance.profitAfterTax, n).map((profit, i) => profit - entryCost[i]!);
    expect([...profitEarned]).toEqual(close(kept, 8));
    expect(Math.min(...entryCost)).toBeGreaterThan(0);
  });

  it("has everybody's residents, incomes and jobs", () => {
    const { accounts, residents } = outcome;
    const incomes = accounts.realConsumptionPerHead.map((real, i) => real * accounts.priceIndex[i]! * residents[i]!);
    expect([...incomes]).toEqual(close([...accounts.householdIncome], 8));
    expect(apart(sum(outcome.market.employment), sum(outcome.workers))).toBeLessThan(1e-9);
    expect(apart(sum(outcome.market.employmentByType), sum(outcome.workers))).toBeLessThan(1e-9);
  });

  it("has well-being of one in the base year, and income that all nations together make", () => {
    const { wellBeing, nationalIncome, gdp } = outcome.accounts;
    expect([...wellBeing]).toEqual(close(Array(n).fill(1)));
    expect(apart(sum(nationalIncome), sum(gdp))).toBeLessThan(1e-12);
  });

  it("has profits that are all received where somebody owns them", () => {
    const { profitEarned, profitReceived } = outcome.accounts;
    expect([...profitEarned]).toEqual(close(byNode(market.finance.distributedProfit, n), 8));
    expect(apart(sum(profitEarned), sum(profitReceived))).toBeLessThan(1e-12);
    expect(apart(profitEarned[0]!, profitReceived[0]!)).toBeGreaterThan(0.01);
  });

  it("has services a head as the city buys them, and capital of all kinds by node with what it earns", () => {
    const { accounts, capital, capitalByKind, residents } = outcome;
    const services = accounts.publicServicesPerHead.map((real, i) => real * accounts.priceIndex[i]! * residents[i]!);
    expect([...services]).toEqual(close([...market.finance.citySpending], 8));
    expect([...capital]).toEqual(close(byNode(capitalByKind, n), 8));
    const paid = outcome.market.capitalRent.map((rent, i) => rent * capital[i]!);
    expect([...paid]).toEqual(close([...market.finance.capitalPaid], 8));
    expect([...outcome.market.capitalReturn]).toEqual([...market.capitalRent]);
  });

  it("is audited", () => {
    const { audit } = outcome.accounts;
    expect([audit.worstRow, audit.worstAccount, audit.goodsError].every((error) => error < 1e-10)).toBe(true);
    expect(audit.accountNames).toContain("government of harbour");
  });

  it("is audited in parts of GDP, with the row and the account that are furthest off", () => {
    const gdp = sum(outcome.accounts.gdp);
    const toHouseholds = inputs.lumpSums.toHouseholds.slice();
    toHouseholds[1]! += gdp / 100;
    const given = { ...inputs, lumpSums: { ...inputs.lumpSums, toHouseholds } };
    const { audit } = recordYear(world, market, readMarket(world, market, given), moves, flows).accounts;
    expect(audit).toMatchObject({ worstRowKind: "agreements and grants", worstAccountName: "households of mill" });
    expect([audit.worstRow, audit.worstAccount]).toEqual(close([0.01, 0.01], 9));
    expect([audit.peopleError, audit.capitalError, audit.landError]).toEqual([0, 0, 0]);
    expect(audit.goodsError).toBe(market.goodsGap());
  });

  it("has what cities get of each other and of agreements, and the index of a bond where there is one", () => {
    const finance = { ...market.finance, sharingPaid: Float64Array.from({ length: n }, (_, i) => 10 * i) };
    const sharing = Object.assign(Object.create(market) as typeof market, { finance });
    const toCities = Float64Array.from({ length: n }, (_, i) => i + 1);
    const bondIndex = new Float64Array(n).fill(1.5);
    const given = { ...inputs, lumpSums: { ...inputs.lumpSums, toCities, bondIndex } };
    const other = recordYear(world, sharing, readMarket(world, market, given), moves, flows);
    expect([...other.accounts.sharingBalance]).toEqual(Array.from({ length: n }, (_, i) => 11 * i + 1));
    expect(other.bondIndex).toEqual(bondIndex);
    expect([...outcome.bondIndex]).toEqual(Array(n).fill(Number.NaN));
  });

  it("has what households get under levers, without what they pay each other in the base year already", () => {
    const [toHouseholds, betweenHouseholds] = [Float64Array.of(5, -1, 2, 0), Float64Array.of(2, -3, 1, 0)];
    const received = (lumpSums: object) => {
      const given = { ...inputs, lumpSums: { ...inputs.lumpSums, ...lumpSums } };
      return [...recordYear(world, market, readMarket(world, market, given), moves, flows).accounts.householdReceipts];
    };
    expect(received({ toHouseholds })).toEqual([5, -1, 2, 0]);
    expect(received({ toHouseholds, betweenHouseholds })).toEqual([3, 2, 1, 0]);
  });

  it("has services that count for as much of well-being as they weigh, by how many may use them", () => {
    const year = readMarket(world, market, inputs);
    const heavy = { ...world, economy: { ...economy, publicServices: { ...economy.publicServices, weight: 0.25 } } };
    const half = { ...year, services: year.services.map((amount) => amount / 16) };
    const wellBeing = (of: typeof year) => [...recordYear(heavy, market, of, moves, flows).accounts.wellBeing];
    expect(wellBeing(year)).toEqual(close(Array(n).fill(1)));
    expect(wellBeing(half)).toEqual(close(Array(n).fill(0.5)));
    const services = {
      ...{ room: new Float64Array(n), fees: new Float64Array(n * n), centralFees: new Float64Array(n) },
      meanAccess: new Float64Array(n).fill(16),
    };
    expect(wellBeing({ ...half, inputs: { ...half.inputs, services } })).toEqual(close(Array(n).fill(1)));
    expect(wellBeing({ ...year, space: year.space.map(() => 2) })[0]).toBeGreaterThan(1);
  });

  it("takes over what the year's learning and moves left", () => {
    expect(outcome.spilloverReceived).toEqual(growth.received);
    expect(outcome.platformReceived).toEqual(growth.fromPlatforms);
    expect(outcome.flows).toBe(flows);
  });

  it("stays as it is when the years go on", () => {
    const run = new Simulation(copyOnCohorts(world), () => world.basePolicy, { start: market });
    const first = run.step();
    const kept = numbersOf(first);
    for (const stock of [run.world.stocks.workers, run.world.stocks.capital])
      for (const k of stock.keys()) stock[k]! /= 2;
    run.step();
    expect(numbersOf(first)).toEqual(kept);
  });
});
