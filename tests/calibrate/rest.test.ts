import { describe, expect, it } from "vitest";
import { emptyResiduals } from "../../src/calibrate/rest.js";
import { reallocateCapital } from "../../src/model/engine/capital.js";
import { publicRevenue } from "../../src/model/engine/cityBudgets.js";
import { CohortPopulation, copyOnCohorts } from "../../src/model/engine/cohorts.js";
import { migrate } from "../../src/model/engine/migration.js";
import { closenessOf, emptyFlows } from "../../src/model/engine/moves.js";
import { planRelocation } from "../../src/model/engine/relocation.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { readMarket } from "../../src/model/engine/year.js";
import { numbersOf } from "../model/arms.js";
import { apart, sum } from "../model/engine/setting.js";
import { calibrations } from "./setting.js";

describe.each(calibrations())("the base year of %s", (_, { world, market, inputs, balance }) => {
  const { economy, residuals, basePolicy, stocks, population } = world;
  const { nodes: n, sectors, relocation } = economy;
  const { base } = residuals;

  it("is at rest: a year changes nothing", () => {
    const simulation = new Simulation(copyOnCohorts(world), () => basePolicy, { start: market });
    const state = () => numbersOf([simulation.world.stocks, simulation.world.population.firms]);
    const before = state();
    for (let year = 0; year < 2; year++) simulation.step();
    const largest = Math.max(...before);
    for (const [k, value] of state().entries())
      expect(Math.abs(value - before[k]!)).toBeLessThan(1e-9 * Math.max(before[k]!, 1e-9 * largest));
  });

  it("has plants, headquarters, workers and capital on the move, as many to every place as from it", () => {
    const flows = emptyFlows(economy);
    const closeness = closenessOf(world, basePolicy);
    const plan = planRelocation(world, market, inputs, [], closeness);
    const firms = new CohortPopulation(economy, population.firms.slice());
    firms.move(plan, flows);
    for (const [link, count] of population.firms.entries())
      expect(Math.abs(firms.firms[link]! - count)).toBeLessThan(1e-9 * Math.max(count, 1e-6));
    const people = migrate(world, base.wellBeing, closeness.people, flows.workers);
    for (const [k, change] of people.change.entries()) expect(Math.abs(change)).toBeLessThan(1e-9 * stocks.workers[k]!);
    const capital = reallocateCapital(world, basePolicy, base.capitalReturn, flows);
    for (const [k, change] of capital.entries())
      expect(Math.abs(change)).toBeLessThanOrEqual(1e-9 * stocks.capital[k]!);
    for (const kind of ["firms", "headquarters", "workers", "capital"] as const)
      expect(sum(flows[kind])).toBeGreaterThan(0);
  });

  it("opens as many firms as it closes, link by link", () => {
    for (const [link, count] of population.firms.entries())
      expect(residuals.entry[link]).toBeCloseTo(relocation.exitRate[Math.floor(link / n / n)]! * count, 12);
  });

  it("has entries cost what the balance pays for them, in every cell and country", () => {
    const { entryFirms, entryTotal, entryLabour } = residuals;
    for (let k = 0; k < sectors * n; k++) {
      const links = residuals.entry.subarray(k * n, (k + 1) * n);
      expect(entryFirms[k]).toBeCloseTo(sum(links), 9);
      expect(apart(market.entrants[k]!, entryFirms[k]!)).toBeLessThan(1e-9);
      expect(apart(market.entryCost[k]!, balance.flows.entryCost[k]!)).toBeLessThan(1e-9);
      expect(entryLabour[k]! > 0).toBe(balance.flows.entryCost[k]! > 0);
      expect(Math.abs(market.entryValue[k]! - base.entryValue[k]!)).toBeLessThan(1e-9);
    }
    for (let s = 0; s < sectors; s++) {
      for (const at of new Set(economy.country)) {
        const firms = sum(entryFirms.subarray(s * n, (s + 1) * n).filter((_, i) => economy.country[i] === at));
        expect(apart(entryTotal[s * n + at]!, firms)).toBeLessThan(1e-12);
      }
    }
  });

  it("has well-being of one everywhere, whatever services weigh", () => {
    const { services, space } = readMarket(world, market, inputs);
    expect([...services]).toEqual([...base.services]);
    expect(space.every((room) => room === 1)).toBe(true);
    const { householdIncome, saved } = market.finance;
    for (let i = 0; i < n; i++)
      expect(apart(base.consumption[i]!, (householdIncome[i]! - saved[i]!) / base.residents[i]!)).toBeLessThan(1e-12);
  });

  it("draws nobody to where nobody is", () => {
    const plants = Array.from({ length: sectors * n * n }, (_, link) => {
      const [s, h, i] = [Math.floor(link / n / n), Math.floor(link / n) % n, link % n];
      return population.firms[(s * n + i) * n + h]!;
    });
    for (const [link, count] of plants.entries()) expect(residuals.plantAppeal[link]! > 0).toBe(count > 0);
    for (const [link, count] of population.firms.entries())
      expect(residuals.headquartersAppeal[link]! > 0).toBe(count > 0);
  });

  it("is what elasticities refer to", () => {
    expect(base.livingCost.every((cost) => cost > 0)).toBe(true);
    expect(sum(base.employment)).toBeCloseTo(sum(stocks.workers), 4);
    expect([...base.capitalReturn]).toEqual([...market.capitalRent]);
    expect([...base.publicRevenue]).toEqual([...publicRevenue(market)]);
    for (let i = 0; i < n; i++) {
      expect(base.area[i]).toBeCloseTo(stocks.industrialLand[i]! + stocks.housingLand[i]!, 9);
      const workers = stocks.workers[i]! + stocks.workers[n + i]!;
      expect(apart(base.density[i]!, workers / base.area[i]!)).toBeLessThan(1e-12);
      const { landRevenue, rentRevenue } = market.finance;
      const taxes = market.finance.cityRevenue[i]! - landRevenue[i]! - market.tollByNode[i]! - rentRevenue[i]!;
      expect(apart(base.localTaxes[i]!, taxes)).toBeLessThan(1e-9);
      expect(base.researchers[i]! > 0 && base.researchers[i]! < stocks.workers[n + i]!).toBe(true);
    }
    // Output at its price is revenue; a firm's taxes, by all firms, are its cell's.
    for (let k = 0; k < sectors * n; k++) {
      const price = economy.markup[Math.floor(k / n)]! * market.unitCost[k]!;
      if (market.revenue[k]! > 0) expect(apart(base.output[k]! * price, market.revenue[k]!)).toBeLessThan(1e-12);
      const count = sum(population.firms.subarray(k * n, (k + 1) * n));
      expect(base.firmTax[k]! * count).toBeCloseTo(market.finance.localCellTax[k]!, 6);
    }
  });
});

it("residuals of a base year that is not at rest are empty, but for productivity", () => {
  const [[, { world }]] = calibrations() as [ReturnType<typeof calibrations>[0]];
  const productivity = world.residuals.productivity.map((_, k) => k + 1);
  const { productivity: kept, ...others } = emptyResiduals(world.economy, productivity);
  expect(kept).toBe(productivity);
  expect(numbersOf(others).every((value) => value === 0)).toBe(true);
  expect(numbersOf(others).length).toBe(numbersOf({ ...world.residuals, productivity: null }).length);
});
