import { describe, expect, it } from "vitest";
import { fitSupply } from "../../../src/calibrate/balance/state.js";
import { setCommonFreeness } from "../../../src/evidence/theory/bare.js";
import { trade } from "../../../src/model/engine/trade.js";
import { close } from "../../model/engine/setting.js";
import { emptyBalance } from "./parts.js";

const HOME = -1;

/** Two cities that spend 30 and 70 on the goods of both, and sell 40 and 60. */
function selling(foreign = HOME) {
  const balance = emptyBalance({ nodes: 2, sectors: 1 }, { expenditureShare: Float64Array.of(1) });
  const { flows, inputs } = balance;
  setCommonFreeness({ economy: flows.economy, inputs } as never, 0.3);
  flows.spending.set([30, 70]);
  flows.revenue.set([40, 60]);
  flows.supply.fill(1);
  const round = () => {
    trade(flows, inputs);
    return fitSupply(balance, foreign);
  };
  return { balance, flows, round };
}

describe("proportional fitting", () => {
  it("comes to rest where everybody sells its revenue", () => {
    const { flows, round } = selling();
    for (let sweep = 0; sweep < 60; sweep++) round();
    expect(round()).toBeLessThan(1e-12);
    expect([...flows.supply.map((supply, i) => supply * flows.soughtPotential[i]!)]).toEqual(close([40, 60], 9));
  });

  it("keeps the mean price of a purchase at one, at home and abroad", () => {
    const mean = (flows: ReturnType<typeof selling>["flows"], places: readonly number[]) => {
      const weight = places.reduce((sum, j) => sum + flows.demand[j]!, 0);
      return places.reduce((sum, j) => sum + (flows.demand[j]! * Math.log(flows.competition[j]!)) / weight, 0);
    };
    const home = selling();
    for (let sweep = 0; sweep < 60; sweep++) home.round();
    expect(mean(home.flows, [0, 1])).toBeCloseTo(0, 9);
  });

  it("has nothing to sell of what nobody makes", () => {
    const { flows, round } = selling();
    flows.revenue.set([0, 60]);
    round();
    expect(flows.supply[0]).toBe(0);
  });
});
