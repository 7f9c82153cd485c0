import { describe, expect, it } from "vitest";
import { pricedInBaseYear } from "../../src/calibrate/economy.js";
import { invertPrices, invertStocks, numeraireOf } from "../../src/calibrate/inversion.js";
import { emptyResiduals, restEntry } from "../../src/calibrate/rest.js";
import { CohortPopulation } from "../../src/model/engine/cohorts.js";
import { entryInputs } from "../../src/model/engine/entry.js";
import { Market } from "../../src/model/engine/market.js";
import type { MarketInputs } from "../../src/model/engine/marketInputs.js";
import type { World } from "../../src/model/engine/world.js";
import { apart, close, sum } from "../model/engine/setting.js";
import { balanced, closedRegion, openRegion } from "./setting.js";

function inverted(region: typeof closedRegion) {
  const { balance, geography, targets, policy } = balanced(region);
  const made = balance.flows.revenue.slice();
  const { stocks, factorPrices } = invertStocks(region, geography, balance, targets.residents);
  const { firms, productivity, prices } = invertPrices(region, balance, factorPrices);
  const { saving } = balance.flows.economy;
  const economy = {
    ...balance.flows.economy,
    saving: saving && pricedInBaseYear(saving, prices.price),
    numeraire: numeraireOf(region, geography, factorPrices.wage),
  };
  const { workers, capital, industrialLand, housingLand } = stocks;
  const given = { ...balance.inputs, workers, capital, industrialLand, housingLand, linkMass: firms, productivity };
  const world: World = {
    economy,
    kilometres: geography.kilometres,
    linked: geography.linked,
    spilloverCloseness: Float64Array.from(geography.linked),
    basePolicy: policy,
    residuals: emptyResiduals(economy, productivity),
    stocks,
    population: new CohortPopulation(economy, firms),
    year: region.baseYear,
  };
  // Labour that works on entries is part of what clears.
  restEntry(world, new Market(economy), given, prices, balance.flows.entryCost);
  const inputs: MarketInputs = { ...given, entry: entryInputs(world.residuals, policy) };
  return {
    balance,
    geography,
    targets,
    policy,
    made,
    stocks,
    factorPrices,
    firms,
    productivity,
    prices,
    economy,
    inputs,
  };
}

describe.each([closedRegion, openRegion])("the inversion of $id", (region) => {
  const { balance, geography, targets, made, stocks, factorPrices, firms, productivity, prices, economy, inputs } =
    inverted(region);
  const { nodes: n, sectors } = economy;
  const { finance, capitalValue, landValue } = balance.flows;
  const cells = Array.from({ length: sectors * n }, (_, k) => k);

  it("is a cleared market: it rests where it is put, and sells what the balance sold", () => {
    const market = new Market(economy);
    market.startFrom(prices);
    market.clear(inputs);
    expect(market.iterations).toBeLessThanOrEqual(3);
    for (const k of cells) expect(apart(market.revenue[k]!, made[k]!)).toBeLessThan(1e-9);
  });

  it("is where the market goes from a rough guess, too", () => {
    const market = new Market(economy);
    market.clear(inputs);
    expect(market.iterations).toBeGreaterThan(10);
    for (const k of cells) expect(apart(market.revenue[k]!, made[k]!)).toBeLessThan(1e-7);
    for (const [k, wage] of market.wage.entries()) expect(apart(wage, factorPrices.wage[k]!)).toBeLessThan(1e-7);
  });

  it("has as many firms as revenue over mean size, run from where the balance says", () => {
    const market = new Market(economy);
    market.startFrom(prices);
    market.clear(inputs);
    for (const k of cells) {
      const s = Math.floor(k / n);
      const count = sum(firms.subarray(k * n, (k + 1) * n));
      expect(apart(count, made[k]! / region.tables.sectors[s]!.meanFirmRevenue100m)).toBeLessThan(1e-9);
      if (!(made[k]! > 0)) continue;
      for (let h = 0; h < n; h++) {
        const share = (market.linkMass[k * n + h]! * market.headquartersPower[s * n + h]!) / market.openness[k]!;
        expect(Math.abs(share - balance.headquartersShare[k * n + h]!)).toBeLessThan(1e-9);
      }
    }
  });

  it("has a productivity wherever something is made", () => {
    for (const k of cells) expect(productivity[k]! > 0 && Number.isFinite(productivity[k]!)).toBe(true);
  });

  it("divides workers by skill so that incomes are theirs, with one premium everywhere", () => {
    const { employmentRate, skilledWagePremium } = region.parameters;
    for (let i = 0; i < n; i++) {
      expect(apart(stocks.workers[i]! * factorPrices.wage[i]!, finance.wageIncome[i]!)).toBeLessThan(1e-12);
      expect(apart(stocks.workers[n + i]! * factorPrices.wage[n + i]!, finance.wageIncome[n + i]!)).toBeLessThan(1e-12);
      expect(factorPrices.wage[n + i]! / factorPrices.wage[i]!).toBeCloseTo(skilledWagePremium.value, 12);
      const workers = stocks.workers[i]! + stocks.workers[n + i]!;
      expect(apart(workers, targets.residents[i]! * employmentRate.value)).toBeLessThan(1e-12);
      expect(apart(workers * stocks.residentsPerWorker, targets.residents[i]!)).toBeLessThan(1e-12);
    }
  });

  it("counts capital by one return, land by the built-up area", () => {
    const { industrialLandShareOfBuiltup, housingLandShareOfBuiltup } = region.parameters;
    const { cities } = region.tables;
    for (let i = 0; i < n; i++) {
      expect(apart(stocks.industrialLand[i]! * factorPrices.industrialRent[i]!, landValue[i]!)).toBeLessThan(1e-12);
      const ratio = industrialLandShareOfBuiltup.value / housingLandShareOfBuiltup.value;
      expect(stocks.industrialLand[i]! / stocks.housingLand[i]!).toBeCloseTo(ratio, 12);
    }
    // By kind and node.
    for (const [k, paid] of capitalValue.entries())
      expect(apart(stocks.capital[k]! * factorPrices.capitalRent[k]!, paid)).toBeLessThan(1e-12);
    expect(stocks.capital.length).toBe(economy.capitalKinds * n);
    expect(new Set(factorPrices.capitalRent).size).toBe(1);
    const used = cities.map((city) => city.builtupKm2 * industrialLandShareOfBuiltup.value);
    expect([...stocks.industrialLand.subarray(0, cities.length)]).toEqual(close(used));
    // Hinterlands: as much a head as in the cluster.
    const perHead = sum(used) / sum(targets.residents.subarray(0, cities.length));
    expect(stocks.industrialLand[cities.length]! / targets.residents[cities.length]!).toBeCloseTo(perHead, 12);
  });

  it("counts prices in the wage of the national hinterland, or of the last node where there is none", () => {
    const at = geography.cities + region.hinterlands.findIndex(({ complementOf }) => complementOf === "national");
    expect(numeraireOf(region, geography, factorPrices.wage)).toEqual({ node: at, value: factorPrices.wage[at] });
    const alone = { ...region, hinterlands: [] };
    expect(numeraireOf(alone, geography, factorPrices.wage).node).toBe(n - 1);
  });
});

describe("firms of half the size", () => {
  const [one, half] = [closedRegion, halved(closedRegion)].map(inverted) as [
    ReturnType<typeof inverted>,
    ReturnType<typeof inverted>,
  ];

  it("are twice as many and sell the same, each of them less productive: variety makes up for it", () => {
    for (const [link, count] of one.firms.entries()) expect(apart(half.firms[link]!, 2 * count)).toBeLessThan(1e-9);
    const { nodes: n, substitution } = one.economy;
    for (const [k, productivity] of one.productivity.entries()) {
      const sigma = substitution[Math.floor(k / n)]!;
      expect(half.productivity[k]! / productivity).toBeCloseTo(2 ** (-1 / (sigma - 1)), 9);
    }
  });
});

function halved(region: typeof closedRegion): typeof closedRegion {
  const sectors = region.tables.sectors.map((row) => ({ ...row, meanFirmRevenue100m: row.meanFirmRevenue100m / 2 }));
  return { ...region, tables: { ...region.tables, sectors } };
}
