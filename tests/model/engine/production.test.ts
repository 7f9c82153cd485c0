import { describe, expect, it } from "vitest";
import { bareEconomy, bareStage, clear, type Stage, setFreeness, setMass } from "../../../src/evidence/theory/bare.js";
import type { Economy } from "../../../src/model/engine/economy.js";
import { settle } from "../../../src/model/engine/finance.js";
import { bookLedger } from "../../../src/model/engine/ledger.js";
import { Market } from "../../../src/model/engine/market.js";
import { fixYear } from "../../../src/model/engine/marketState.js";
import { computeUnitCost, dampHeadquarters, payFactors, produce } from "../../../src/model/engine/production.js";
import { apart, busyMarket, clearedBusyMarket, close, sum, twoCities } from "./setting.js";

/** What one unit costs by the formula of Cobb and Douglas, from levels, headquarters left out. */
function unitCost({ economy, market, inputs }: Stage, s: number, i: number): number {
  const { nodes: n, sectors, labourTypes } = economy;
  const k = s * n + i;
  const { productionTax, sectorSubsidy } = inputs.policy;
  let cost = (1 + productionTax[k]! - sectorSubsidy[k]!) ** market.shares.primary[k]! / inputs.productivity[k]!;
  for (let t = 0; t < labourTypes; t++) cost *= market.wage[t * n + i]! ** economy.labourCostShare[t * sectors + s]!;
  const rent = market.capitalRent[economy.capitalKinds > 1 ? k : i]!;
  cost *= rent ** economy.capitalCostShare[s]! * market.industrialRent[i]! ** economy.landCostShare[s]!;
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
    produce(stage.market, stage.inputs);
    // (1 - sigma) x share = -1: staff at a wage of 4 leaves a quarter, and so does labour in city 0.
    expect([...stage.market.openness]).toEqual(close([2 / 4, 1 + 1 / 4]));
    const price = 1.25 ** -2;
    expect([...stage.market.supply]).toEqual(close([0.5 * 0.25 * price, 1.25 * price]));
  });

  it("loses those plants that coordination costs weigh on", () => {
    const stage = branches();
    stage.inputs.wedges.coordination = Float64Array.of(1, 1, 0.5, 1);
    fixYear(stage.market, stage.inputs);
    produce(stage.market, stage.inputs);
    expect([...stage.market.openness]).toEqual([2, 1.5]);
  });

  it("divides revenue between cost and profit by the markup", () => {
    const { market, inputs } = branches();
    fixYear(market, inputs);
    produce(market, inputs);
    for (const k of [0, 1]) {
      expect(market.revenue[k]).toBeCloseTo(market.supply[k]! * market.potential[k]!, 12);
      expect(market.cost[k]! * 1.25).toBeCloseTo(market.revenue[k]!, 12);
      expect(market.cost[k]! + market.operatingProfit[k]!).toBeCloseTo(market.revenue[k]!, 12);
    }
  });
});

describe("capital of its sector's own kind", () => {
  /** The busy market where every sector has a stock of its own in every city: those of city 0 are large, the first sector's most of all. */
  function ownKinds(set: Partial<Economy> = {}, capital?: Float64Array) {
    const { economy, inputs } = busyMarket();
    const { nodes: n, sectors } = economy;
    const stocks = capital ?? Float64Array.from({ length: sectors * n }, (_, k) => (k === 0 ? 9 : k % n === 0 ? 3 : 1));
    const market = new Market({ ...economy, capitalKinds: sectors, ...set });
    return { economy: market.economy, market, inputs: { ...inputs, capital: stocks } };
  }

  it("earns in every cell what its plants pay for it, at the rent that is in their cost", () => {
    const own = ownKinds();
    const { economy, market, inputs } = own;
    market.clear(inputs);
    const { nodes: n, sectors } = economy;
    for (let k = 0; k < sectors * n; k++) {
      const s = Math.floor(k / n);
      const paid = market.cost[k]! * market.taxFactor[k]! * economy.capitalCostShare[s]!;
      expect(apart(market.capitalRent[k]! * inputs.capital[k]!, paid)).toBeLessThan(1e-9);
      expect(apart(market.capitalValue[k]!, paid)).toBeLessThan(1e-12);
      expect(apart(market.unitCost[k]!, unitCost(own, s, k % n))).toBeLessThan(1e-9);
    }
  });

  it("idles where its rent would fall below what running it costs, and nowhere else", () => {
    const working = ownKinds();
    working.market.clear(working.inputs);
    const priced = (rents: Float64Array, prices: Float64Array) =>
      rents.map((rent, k) => rent / prices[k % prices.length]!);
    const rents = [...priced(working.market.capitalRent, working.market.capitalPrice)].sort((a, b) => a - b);
    const atRent = (leastRent: number) => {
      const own = ownKinds({ investment: { ...working.economy.investment, leastRent } });
      own.market.clear(own.inputs);
      return own;
    };
    for (const [k, rent] of atRent(0.99 * rents[0]!).market.capitalRent.entries())
      expect(apart(rent, working.market.capitalRent[k]!)).toBeLessThan(1e-9);
    const share = (rents[0]! + rents[1]!) / 2;
    const { economy, market, inputs } = atRent(share);
    const least = market.capitalPrice.map((price) => share * price);
    const paid = market.capitalValue.map((value, k) => value / market.capitalRent[k]!);
    const idle = Array.from(market.capitalUsed.keys()).filter((k) => market.capitalUsed[k]! < 1);
    expect(idle.length).toBeGreaterThan(0);
    for (const [k, used] of market.capitalUsed.entries()) {
      expect(used).toBeLessThanOrEqual(1);
      // used = min(K, bK C / ((1 + tax) rent)), and the rent is in unit cost.
      expect(apart(used * inputs.capital[k]!, paid[k]!)).toBeLessThan(1e-9);
      const s = Math.floor(k / economy.nodes);
      expect(apart(market.unitCost[k]!, unitCost({ economy, market, inputs }, s, k % economy.nodes))).toBeLessThan(
        1e-9,
      );
      if (used < 1) expect(apart(market.capitalRent[k]!, least[k % economy.nodes]!)).toBeLessThan(1e-9);
      else expect(market.capitalRent[k]!).toBeGreaterThanOrEqual(least[k % economy.nodes]!);
    }
    const { row, account } = bookLedger(market, inputs).imbalance();
    expect(Math.max(row, account) / sum(market.spending)).toBeLessThan(1e-9);
  });

  it("has its rent in closed form: it clears before anything else moves", () => {
    const { economy, market, inputs } = ownKinds();
    market.prepare(inputs);
    market.evaluate(inputs);
    for (const [k, paid] of market.capitalValue.entries())
      expect(apart(market.capitalRent[k]! * inputs.capital[k]!, paid)).toBeLessThan(1e-12);
    expect(market.capitalRent.length).toBe(economy.sectors * economy.nodes);
  });

  it("earns less where there is more of it: a glut costs those who placed it", () => {
    const [scarce, ample] = [1, 4].map((times) => {
      const { market, inputs } = ownKinds();
      inputs.capital[1]! *= times;
      market.clear(inputs);
      return market;
    });
    const rents = [0, 1, 2, 3].map((i) => ample!.capitalRent[i]! / scarce!.capitalRent[i]!);
    expect(rents[1]).toBeLessThan(0.5);
    for (const i of [0, 2, 3]) expect(rents[i]).toBeLessThan(1);
  });

  it("in a place without firms is worth what the first of them would pay", () => {
    const rentWith = (mass: number) => {
      const { inputs, market, economy } = ownKinds();
      inputs.linkMass = inputs.linkMass.slice();
      inputs.linkMass.fill(0, 0, economy.nodes);
      if (mass > 0) inputs.linkMass[0] = mass;
      inputs.wedges = { ...inputs.wedges, coordination: null };
      market.prepare(inputs);
      market.logs.wage.fill(0);
      produce(market, inputs);
      return Math.exp(market.logs.capitalRent[0]!);
    };
    const { entry } = busyMarket().inputs;
    expect(apart(rentWith(0), rentWith(entry!.firms[0]!))).toBeLessThan(1e-12);
    expect(rentWith(1)).toBeGreaterThan(rentWith(0));
  });

  it("of every sector in proportion to its use is the one stock that any sector may use", () => {
    const { economy, inputs, market: one } = busyMarket();
    one.clear(inputs);
    const { nodes: n, sectors } = economy;
    const used = Float64Array.from({ length: sectors * n }, (_, k) => {
      return (
        (one.cost[k]! * one.taxFactor[k]! * economy.capitalCostShare[Math.floor(k / n)]!) / one.capitalRent[k % n]!
      );
    });
    for (let i = 0; i < n; i++)
      expect(apart(sum(used.filter((_, k) => k % n === i)), inputs.capital[i]!)).toBeLessThan(1e-9);
    const { market: many, inputs: given } = ownKinds({}, used);
    many.clear(given);
    for (const part of ["wage", "price", "revenue"] as const)
      for (const [k, value] of one[part].entries()) expect(apart(value, many[part][k]!)).toBeLessThan(1e-8);
    for (const [k, rent] of many.capitalRent.entries()) expect(apart(rent, one.capitalRent[k % n]!)).toBeLessThan(1e-8);
  });
});

describe("land of a sector's own", () => {
  /** The busy market with fields in its first sector, whose rent comes out of what labour got. */
  function withFields(share: number, ownCapital: boolean, leastRent = 0): Stage {
    const { economy: busy, inputs } = busyMarket();
    const { nodes: n, sectors } = busy;
    const labourCostShare = busy.labourCostShare.slice();
    labourCostShare[0]! -= share;
    const ownLand = { costShare: new Float64Array(sectors), stock: new Float64Array(sectors * n) };
    ownLand.costShare[0] = share;
    ownLand.stock.set([5, 1, 2, 40]);
    const capital = ownCapital ? new Float64Array(sectors * n).fill(2) : inputs.capital;
    const market = new Market({
      ...busy,
      labourCostShare,
      ownLand,
      capitalKinds: ownCapital ? sectors : 1,
      investment: { ...busy.investment, leastRent },
    });
    market.clear({ ...inputs, capital });
    return { economy: market.economy, market, inputs: { ...inputs, capital } };
  }

  it.each([
    [false, 0],
    [true, 0],
    [true, 0.4],
  ])("earns what plants pay for it at the rent that is in their cost (own capital: %s, idle below %s)", (own, idle) => {
    const stage = withFields(0.1, own, idle);
    expect(stage.market.capitalUsed.subarray(0, stage.economy.nodes).some((used) => used < 1)).toBe(idle > 0);
    const { economy, market, inputs } = stage;
    const { costShare, stock } = economy.ownLand;
    for (let i = 0; i < economy.nodes; i++) {
      const paid = market.cost[i]! * market.taxFactor[i]! * costShare[0]!;
      expect(paid).toBeGreaterThan(0);
      const rent = paid / stock[i]!;
      expect(apart(market.unitCost[i]!, unitCost(stage, 0, i) * rent ** costShare[0]!)).toBeLessThan(1e-9);
      expect(apart(market.ownLandValue[i]!, paid)).toBeLessThan(1e-12);
    }
    const { row, account } = bookLedger(market, inputs).imbalance();
    expect(Math.max(row, account) / sum(market.spending)).toBeLessThan(1e-9);
  });

  it("is no land where its share is nothing, whatever there is of it", () => {
    const [without, plain] = [withFields(0, false).market, clearedBusyMarket().market];
    expect(without.wage).toEqual(plain.wage);
    expect(without.price).toEqual(plain.price);
  });

  it.each([0.28, 0.15])(
    "holds farming where it is: its supply by (1 - bT) / bT, its jobs by the market (%s)",
    (land) => {
      // A place so small, and farming so small a part of it, that wages and prices are given. It sells far from home.
      const sigma = 10.11;
      const economy = bareEconomy(
        { nodes: 2, sectors: 2, labourTypes: 1 },
        {
          substitution: Float64Array.of(sigma, 4),
          labourCostShare: Float64Array.of(1 - land, 1),
          expenditureShare: Float64Array.of(0.5, 0.5),
          ownLand: { costShare: Float64Array.of(land, 0), stock: Float64Array.of(1, 1, 0, 0) },
        },
      );
      const farmAt = (market: number) => {
        const stage = bareStage(economy);
        stage.inputs.workers.set([1e-5, 1]);
        stage.inputs.residents.set([1e-5, 1]);
        stage.inputs.industrialLand.fill(1);
        for (const [s, i, mass] of [
          [0, 0, 1e-12],
          [1, 0, 1e-5],
        ] as const)
          setMass(stage.inputs, 2, s, i, mass);
        setFreeness(stage, 0, (i, j) => (i === j ? i + 1e-9 : 1e-9 + market * (1 - i)));
        setFreeness(stage, 1, () => 1);
        clear(stage);
        const { cost, wage, potential, unitCost } = stage.market;
        return [cost[0]! / wage[0]!, potential[0]! / wage[0]! ** sigma, unitCost[0]! / wage[0]!].map(Math.log);
      };
      const [before, after] = [farmAt(0.5), farmAt(0.505)];
      const [jobs, potential, price] = after!.map((value, at) => value - before![at]!);
      expect(jobs! / potential!).toBeCloseTo(1 / (1 + land * (sigma - 1)), 4);
      expect((jobs! - price!) / price!).toBeCloseTo((1 - land) / land, 3);
    },
  );
});

describe("payments for factors", () => {
  it("leave nothing of cost over: labour, capital, land, inputs, headquarters, tax less subsidy", () => {
    const { market, inputs } = clearedBusyMarket();
    const { finance } = market;
    // Labour that works on entries is none of it.
    payFactors(market);
    expect(inputs.entry).not.toBeNull();
    const paid = [market.labourValue, market.capitalValue, market.landValue, market.intermediateDemand].map(sum);
    const further = [finance.headquartersServices, finance.productionTax].map(sum);
    expect(apart(sum([...paid, ...further]) - sum(finance.sectorSubsidy), sum(market.cost))).toBeLessThan(1e-12);
  });

  it("fall with the factor's own price as the elasticity says that damps the solver", () => {
    const { market, inputs, economy } = clearedBusyMarket();
    settle(market, inputs);
    payFactors(market);
    const step = 1e-5;
    const { logs } = market;
    const [labour, capital, land] = [market.labourElasticity, market.capitalElasticity, market.landElasticity].map(
      (values) => values.slice(),
    );
    const slope = (log: Float64Array, i: number, paid: Float64Array) => {
      const [more, less] = [step, -step].map((by) => {
        log[i]! += by;
        produce(market, inputs);
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
