import { describe, expect, it } from "vitest";
import { startWorld } from "../../src/calibrate/index.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { arm, calibrationOf, sum } from "./arms.js";

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
