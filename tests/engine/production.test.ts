import { describe, expect, it } from "vitest";
import { settle } from "../../src/engine/finance.js";
import { computeUnitCost, dampHeadquarters, fixYear, payFactors, produce } from "../../src/engine/production.js";
import { type Stage, setMass } from "../../src/validation/bare.js";
import { apart, busyMarket, clearedBusyMarket, close, sum, twoCities } from "./setting.js";

/** What one unit costs by the formula of Cobb and Douglas, from levels, headquarters left out. */
function unitCost({ economy, market, inputs }: Stage, s: number, i: number): number {
  const { nodes: n, sectors, labourTypes } = economy;
  const k = s * n + i;
  const { productionTax, sectorSubsidy } = inputs.policy;
  let cost = (1 + productionTax[k]! - sectorSubsidy[k]!) ** market.primaryShare[s]! / inputs.productivity[k]!;
  for (let t = 0; t < labourTypes; t++) cost *= market.wage[t * n + i]! ** economy.labourCostShare[t * sectors + s]!;
  cost *=
    market.capitalRent[i]! ** economy.capitalCostShare[s]! * market.industrialRent[i]! ** economy.landCostShare[s]!;
  for (let r = 0; r < sectors; r++) cost *= market.price[r * n + i]! ** economy.inputCostShare[s * sectors + r]!;
  return cost;
}

describe("unit cost", () => {
  it("is Cobb and Douglas's, tax on primary factors included", () => {
    const busy = clearedBusyMarket();
    const { nodes: n, sectors } = busy.economy;
    for (let s = 0; s < sectors; s++)
      for (let i = 0; i < n; i++)
        expect(apart(busy.market.unitCost[s * n + i]!, unitCost(busy, s, i))).toBeLessThan(1e-10);
  });

  it("is the tax over productivity where every price is one", () => {
    const stage = twoCities({ labourCostShare: Float64Array.of(0.5), inputCostShare: Float64Array.of(0.5) });
    stage.inputs.productivity.set([2, 1]);
    stage.inputs.policy.productionTax.set([0.21, 0]);
    fixYear(stage.market, stage.inputs);
    computeUnitCost(stage.market, 0);
    expect(Math.exp(stage.market.logUnitCost[0]!)).toBeCloseTo(1.1 / 2, 12);
    expect(Math.exp(stage.market.logUnitCost[1]!)).toBeCloseTo(1, 12);
  });
});

describe("production", () => {
  /** Everybody's headquarters are at home but for half of city 1's firms, which are run from city 0. */
  function branches(): Stage {
    const stage = twoCities({
      substitution: Float64Array.of(3),
      markup: Float64Array.of(1.25),
      labourCostShare: Float64Array.of(0.5),
      headquartersCostShare: Float64Array.of(0.5),
    });
    setMass(stage.inputs, 2, 0, 0, 2);
    stage.inputs.linkMass[1 * 2 + 0] = 1;
    stage.market.potential.set([10, 20]);
    return stage;
  }

  it("sells the more the more firms there are, and the dearer their headquarters' staff the less", () => {
    const stage = branches();
    stage.market.logs.wage.set([Math.log(4), 0]);
    fixYear(stage.market, stage.inputs);
    produce(stage.market);
    // (1 - sigma) x share = -1: staff at a wage of 4 leaves a quarter, and so does labour in city 0.
    expect([...stage.market.openness]).toEqual(close([2 / 4, 1 + 1 / 4]));
    const price = 1.25 ** -2;
    expect([...stage.market.supply]).toEqual(close([0.5 * 0.25 * price, 1.25 * price]));
  });

  it("loses those plants that coordination costs weigh on", () => {
    const stage = branches();
    stage.inputs.wedges.coordination = Float64Array.of(1, 1, 0.5, 1);
    fixYear(stage.market, stage.inputs);
    produce(stage.market);
    expect([...stage.market.openness]).toEqual([2, 1.5]);
  });

  it("divides revenue between cost and profit by the markup", () => {
    const { market, inputs } = branches();
    fixYear(market, inputs);
    produce(market);
    for (const k of [0, 1]) {
      expect(market.revenue[k]).toBeCloseTo(market.supply[k]! * market.potential[k]!, 12);
      expect(market.cost[k]! * 1.25).toBeCloseTo(market.revenue[k]!, 12);
      expect(market.cost[k]! + market.operatingProfit[k]!).toBeCloseTo(market.revenue[k]!, 12);
    }
  });
});

describe("payments for factors", () => {
  it("leave nothing of cost over: labour, capital, land, inputs, headquarters, tax less subsidy", () => {
    const { market } = clearedBusyMarket();
    const { finance } = market;
    const paid = [market.labourValue, market.capitalValue, market.landValue, market.intermediateDemand].map(sum);
    const further = [finance.headquartersServices, finance.productionTax].map(sum);
    expect(apart(sum([...paid, ...further]) - sum(finance.sectorSubsidy), sum(market.cost))).toBeLessThan(1e-12);
  });

  it("fall with the factor's own price as the elasticity says that damps the solver", () => {
    const { market, inputs, economy } = clearedBusyMarket();
    settle(market, inputs);
    const step = 1e-5;
    const { logs } = market;
    const [labour, capital, land] = [market.labourElasticity, market.capitalElasticity, market.landElasticity].map(
      (values) => values.slice(),
    );
    const slope = (log: Float64Array, i: number, paid: Float64Array) => {
      const [more, less] = [step, -step].map((by) => {
        log[i]! += by;
        produce(market);
        payFactors(market);
        log[i]! -= by;
        return paid[i]!;
      });
      return (more! - less!) / (2 * step);
    };
    for (let i = 0; i < economy.nodes; i++) {
      // Type 0 is nobody's headquarters' labour, so that its wage has one effect alone.
      expect(apart(slope(logs.wage, i, market.labourValue), -labour![i]!)).toBeLessThan(1e-6);
      expect(apart(slope(logs.capitalRent, i, market.capitalValue), -capital![i]!)).toBeLessThan(1e-6);
      expect(apart(slope(logs.industrialRent, i, market.landValue), -land![i]!)).toBeLessThan(1e-6);
    }
  });

  it("damp the wage of headquarters' staff the more, the more of it headquarters pay", () => {
    const { market, inputs, economy } = busyMarket();
    const { nodes: n, headquartersLabour } = economy;
    market.clear(inputs);
    const before = market.labourElasticity.slice();
    dampHeadquarters(market);
    const added = market.labourElasticity.map((value, k) => value - before[k]!);
    expect(added.subarray(0, n).every((value) => value === 0)).toBe(true);
    const perYuan = market.finance.headquartersPayments.map((paid, h) => added[headquartersLabour * n + h]! / paid);
    for (const steepness of perYuan) expect(steepness).toBeCloseTo(perYuan[0]!, 9);
    expect(perYuan[0]).toBeGreaterThan(0);
  });
});
