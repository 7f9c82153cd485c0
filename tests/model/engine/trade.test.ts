import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setCommonFreeness } from "../../../src/evidence/theory/bare.js";
import { tradeFlows } from "../../../src/model/engine/accounts.js";
import { trade } from "../../../src/model/engine/trade.js";
import { apart, clearedBusyMarket, close, sum, twoCities } from "./setting.js";

const seeds = fc.integer({ min: 0, max: 1e6 }).map(String);

/** Two sellers as good as each other, who sell half as easily abroad as at home, of which a fifth is toll. */
function tolled() {
  const stage = twoCities({ expenditureShare: Float64Array.of(1) });
  setCommonFreeness(stage, 0.5);
  stage.inputs.wedges.tollFreeness = Float64Array.of(0, 0.1, 0.1, 0);
  stage.market.supply.set([1, 1]);
  stage.market.spending.set([3, 6]);
  return stage;
}

describe("trade", () => {
  it("divides purchases by competitiveness and freeness", () => {
    const { market, inputs } = tolled();
    inputs.wedges.tollFreeness = null;
    market.supply.set([3, 1]);
    trade(market, inputs);
    const { total } = tradeFlows(market, inputs);
    // City 0 buys 3 : 1 / 2 of its 3, city 1 buys 3 / 2 : 1 of its 6.
    expect([...total]).toEqual(close([18 / 7, 18 / 5, 3 / 7, 12 / 5]));
  });

  it("has gravity: two-way trade over trade at home is the freeness of both ways (Head and Ries 2001)", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { economy, market, inputs } = clearedBusyMarket(seed);
        const { nodes: n, sectors } = economy;
        const { bySector } = tradeFlows(market, inputs);
        const flow = (s: number, i: number, j: number) => bySector[(s * n + i) * n + j]!;
        const freeness = (s: number, i: number, j: number) => inputs.wedges.freeness[(s * n + j) * n + i]!;
        for (let s = 0; s < sectors; s++) {
          const [there, back] = [flow(s, 0, 1) / flow(s, 0, 0), flow(s, 1, 0) / flow(s, 1, 1)];
          expect(apart(there * back, freeness(s, 0, 1) * freeness(s, 1, 0))).toBeLessThan(1e-10);
        }
      }),
      { numRuns: 10 },
    );
  });

  it("serves households, producers and public orders", () => {
    const { market, inputs } = tolled();
    market.intermediateDemand.set([1, 2]);
    inputs.lumpSums.targeted.set([0, 5]);
    trade(market, inputs);
    expect([...market.demand]).toEqual([4, 13]);
  });

  it("sells nothing of what nobody makes", () => {
    const { market, inputs } = tolled();
    market.supply.fill(0);
    trade(market, inputs);
    expect([...market.soughtPotential]).toEqual([0, 0]);
    expect([...tradeFlows(market, inputs).total]).toEqual([0, 0, 0, 0]);
  });
});

describe("tolls", () => {
  it("are what buyers pay over what sellers get, half of it to each end", () => {
    const { market, inputs } = tolled();
    trade(market, inputs);
    // City 0 pays 2 at home and 1 abroad, of which 0.2 is toll; city 1 pays 4 and 2, of which 0.4.
    expect([...market.tollByNode]).toEqual(close([0.3, 0.3]));
    const sold = market.supply.map((supply, i) => supply * market.soughtPotential[i]!);
    expect([...sold]).toEqual(close([2 + 1.6, 0.8 + 4]));
  });

  it("are a transfer: sales, tolls and rents of protection together are purchases", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { market } = clearedBusyMarket(seed);
        expect(Math.min(...market.tollByNode)).toBeGreaterThan(0);
        const sold = sum(market.revenue) + sum(market.tollByNode) + sum(market.protectionRent);
        expect(apart(sold, sum(market.demand))).toBeLessThan(1e-10);
      }),
      { numRuns: 10 },
    );
  });
});

describe("rents of protection", () => {
  it("are what buyers pay over what sellers and toll collectors get, all of it kept at the buyers' gate", () => {
    const { market, inputs } = tolled();
    // City 1 keeps two tenths of what it pays for goods from city 0; of the rest a fifth is toll.
    inputs.wedges.tollFreeness = Float64Array.of(0, 0.1, 0.08, 0);
    inputs.wedges.rentFreeness = Float64Array.of(0, 0, 0.1, 0);
    trade(market, inputs);
    expect([...market.protectionRent]).toEqual(close([0, 0.4]));
    expect([...market.tollByNode]).toEqual(close([0.1 + 0.16, 0.1 + 0.16]));
    const sold = market.supply.map((supply, i) => supply * market.soughtPotential[i]!);
    expect([...sold]).toEqual(close([2 + 2 - 0.4 - 0.32, 0.8 + 4]));
  });

  it("are gone with the protection that made them", () => {
    const { market, inputs } = tolled();
    market.protectionRent.fill(7);
    trade(market, inputs);
    expect([...market.protectionRent]).toEqual([0, 0]);
  });
});
