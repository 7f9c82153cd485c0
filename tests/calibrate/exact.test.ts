import { describe, expect, it } from "vitest";
import { calibrate, startWorld } from "../../src/calibrate/index.js";
import { tradeFlows } from "../../src/model/engine/accounts.js";
import { Simulation } from "../../src/model/engine/simulation.js";
import { bought, exactRegion, FROM, LABOUR, NODES, SECTORS, sum, wages } from "./exactRegion.js";

describe("a world whose trade and technology are data", () => {
  it.each([5, 201])("is at rest with exactly these data, at an elasticity of substitution of %d", (substitution) => {
    const { market, inputs } = calibrate(exactRegion(substitution));
    for (const [i, wage] of wages.entries()) expect(market.wage[i]! * LABOUR[i]!).toBeCloseTo(wage, 7);
    expect([...market.price]).toEqual(Array(9).fill(expect.closeTo(1, 9)));
    const { bySector } = tradeFlows(market, inputs);
    SECTORS.forEach((sector, s) => {
      NODES.forEach((_, i) => {
        NODES.forEach((__, j) => {
          expect(bySector[(s * 3 + i) * 3 + j]).toBeCloseTo(bought[j]![s]! * FROM[sector]![j]![i]!, 7);
        });
      });
    });
  });

  it("stays at rest from year to year, its accounts in balance", () => {
    const calibration = calibrate(exactRegion(5));
    const simulation = new Simulation(startWorld(calibration, 0, null), () => calibration.world.basePolicy, {
      start: calibration.market,
    });
    const years = [simulation.step(), simulation.step(), simulation.step()];
    for (const { accounts, market } of years) {
      expect(accounts.audit.worstAccount).toBeLessThan(1e-9);
      for (const [i, wage] of wages.entries()) expect(market.wage[i]! * LABOUR[i]!).toBeCloseTo(wage, 6);
      expect(sum([...accounts.gdp])).toBeCloseTo(sum([...market.spending]), 7);
    }
  });
});
