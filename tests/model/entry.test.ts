import { describe, expect, it } from "vitest";
import { startWorld } from "../../src/calibrate/index.js";
import { bareEconomy, clear, type Stage, setCommonFreeness } from "../../src/evidence/theory/bare.js";
import { bookLedger } from "../../src/model/engine/ledger.js";
import type { YearOutcome } from "../../src/model/engine/outcome.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { arm, calibrationOf, names, REFORM, START, sum } from "./arms.js";
import { close, twoCities } from "./engine/setting.js";

const calibration = calibrationOf("yangtze-river-delta-fixed-capital");
const { world, market, inputs } = calibration;
const { economy } = world;
const { nodes: n, sectors } = economy;

/** The region with productivity times `factor` everywhere from its first year on. */
function afterDoubling(factor: number, years: number) {
  const start = startWorld(calibration, 0, null);
  const productivity = start.residuals.productivity.map((value) => value * factor);
  const simulation = new Simulation(
    { ...start, residuals: { ...start.residuals, productivity } },
    () => world.basePolicy,
    { start: market },
  );
  const outcomes = Array.from({ length: years }, () => simulation.step());
  return { outcomes, firms: simulation.world.population.firms, workers: simulation.world.stocks.workers };
}

/** Ln fall of living costs in a closed world of one price level whose sectors all become more productive by one, in logs: (I - A')^-1 1. */
function amplified(): number {
  let prices: number[] = new Array<number>(sectors).fill(0);
  for (let round = 0; round < 500; round++)
    prices = prices.map((_, s) => 1 + sum(prices.map((price, r) => economy.inputCostShare[s * sectors + r]! * price)));
  return sum(prices.map((price, s) => economy.expenditureShare[s]! * price));
}

describe("entry, paid in labour", () => {
  it("takes labour that the owners of firms pay for, and nothing else", () => {
    expect(sum(market.entryCost)).toBeGreaterThan(0.01 * sum(market.finance.nodeSpending));
    for (let k = 0; k < sectors * n; k++) {
      const { distributedProfit, profitAfterTax } = market.finance;
      expect(distributedProfit[k]).toBeCloseTo(profitAfterTax[k]! - market.entryCost[k]!, 9);
    }
  });

  it("costs what a firm earns, discounted, over its life in the base year", () => {
    const { exitRate, entryReturn } = calibration.region.parameters;
    const worth = 1 / (entryReturn.value + exitRate.value);
    for (let k = 0; k < sectors * n; k++) {
      if (!(market.revenue[k]! > 0)) continue;
      const firms = sum(inputs.linkMass.subarray(k * n, k * n + n));
      const cost = market.entryCost[k]! / world.residuals.entryFirms[k]!;
      expect(cost / ((market.finance.profitAfterTax[k]! / firms) * worth)).toBeCloseTo(1, 8);
    }
  });

  it("does not answer productivity that all places share, which multiplies income as a closed form says", () => {
    const factor = 2;
    const { outcomes, firms, workers } = afterDoubling(factor, 6);
    for (const [link, count] of world.population.firms.entries())
      if (count > 0) expect(Math.abs(firms[link]! / count - 1)).toBeLessThan(1e-9);
    for (const [k, count] of world.stocks.workers.entries())
      expect(Math.abs(workers[k]! / count - 1)).toBeLessThan(1e-9);
    const real = (year: (typeof outcomes)[number]) => sum(year.accounts.realGdp);
    const before = arm(calibration, [], { years: 1 })[0]!;
    expect(real(outcomes.at(-1)!) / real(before)).toBeCloseTo(factor ** amplified(), 6);
  });
});

describe("a tax on profit, which deters entry", () => {
  const higher = { type: "tax-rates", cities: "all", profitTaxRate: 0.4 };
  const years = REFORM - START + 3;
  const [before, after] = [[], [higher]].map((levers) => arm(calibration, levers, { years }).slice(REFORM - START));
  const change = (of: (accounts: YearOutcome["accounts"], i: number) => number, year: number) => {
    const [from, to] = [before![year]!, after![year]!].map(({ accounts }) =>
      sum(names(calibration).cities.map((i) => of(accounts, i))),
    );
    return to! / from! - 1;
  };
  const gdp = (year: number) => change(({ realGdp }, i) => realGdp[i]!, year);
  const withEntry = (year: number) =>
    change(({ gdp, entryCost, priceIndex }, i) => (gdp[i]! + entryCost[i]!) / priceIndex[i]!, year);

  it("raises GDP at first by the labour that entries leave free: with what they cost the year stays as it is", () => {
    expect(gdp(0)).toBeGreaterThan(0.01);
    expect(Math.abs(withEntry(0))).toBeLessThan(0.1 * gdp(0));
  });

  it("lowers GDP with what entries cost from the next year on, as firms grow fewer", () => {
    expect(withEntry(1)).toBeLessThan(-0.005);
    expect(withEntry(2)).toBeLessThan(1.5 * withEntry(1));
  });
});

describe("a fund that pays a share of what entries cost", () => {
  /** Two equal cities, one good from labour alone at a markup of 1.25; a tenth of all labour works on entries in the base year. */
  function entrantsOf(share: number): { entrants: number; stage: Stage } {
    const { relocation } = bareEconomy({ nodes: 2, sectors: 1, labourTypes: 1 }, {});
    const stage = twoCities({
      substitution: Float64Array.of(5),
      markup: Float64Array.of(1.25),
      labourCostShare: Float64Array.of(1),
      expenditureShare: Float64Array.of(1),
      relocation: { ...relocation, entryElasticity: 0.5, entryPlaceElasticity: 2 },
    });
    const { market, inputs } = stage;
    setCommonFreeness(stage, 0.4);
    inputs.workers.fill(100);
    inputs.residents.fill(100);
    // Profit of a firm of mass one over the wage is (markup - 1) times labour in plants: 22.5 of 90.
    const baseValue = new Float64Array(2).fill(Math.log(0.25 * 90));
    inputs.entry = {
      firms: Float64Array.of(5, 5),
      labour: Float64Array.of(2, 2),
      baseValue,
      total: Float64Array.of(10, 0),
      support: new Float64Array(2).fill(-Math.log(1 - share)),
    };
    const members = { members: [0, 1], weights: Float64Array.of(0.5, 0.5) };
    inputs.policy.innovationFunds.push({ id: "fund", ...members, support: new Float64Array(2).fill(share) });
    clear(stage);
    return { entrants: market.entrants[0]!, stage };
  }

  it("has as many entrants as the labour allows that plants then lack: a root of one equation", () => {
    expect(entrantsOf(0).entrants).toBeCloseTo(5, 9);
    for (const share of [0.3, 0.6]) {
      const { entrants } = entrantsOf(share);
      // E = 5 ((100 - 2 E) / 90 / (1 - share))^0.5: in all places at once the elasticity is that of the country.
      expect(entrants).toBeCloseTo(5 * ((100 - 2 * entrants) / 90 / (1 - share)) ** 0.5, 9);
      expect(entrants).toBeGreaterThan(5 * (1 - share) ** -0.5 * 0.9);
      expect(entrants).toBeLessThan(5 * (1 - share) ** -0.5);
    }
  });

  it("is paid by its members, all of it to owners of the firms that pay for the rest", () => {
    const { stage } = entrantsOf(0.3);
    const { finance, entryCost } = stage.market;
    expect([...finance.fundPaid]).toEqual(close([0.3 * entryCost[0]!, 0.3 * entryCost[1]!], 9));
    expect([...finance.fundGrants]).toEqual(close([...finance.fundPaid], 12));
    const { row, account } = bookLedger(stage.market, stage.inputs).imbalance();
    expect(Math.max(row, account)).toBeLessThan(1e-9);
  });
});
