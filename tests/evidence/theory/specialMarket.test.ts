import { describe, expect, it } from "vitest";
import {
  bareEconomy,
  bareStage,
  clear,
  manufacturesStage,
  setCommonFreeness,
  setMass,
} from "../../../src/evidence/theory/bare.js";
import { profitPerUnitMass, type SpecialFeatures, SpecialMarket } from "../../../src/evidence/theory/specialMarket.js";

const FARMERS = 0;
const MANUFACTURES = 0;

/** Three places that farm and make varieties with one labour type. */
function manufacturers(features: SpecialFeatures = {}) {
  const economy = bareEconomy(
    { nodes: 3, sectors: 1, labourTypes: 1 },
    {
      expenditureShare: Float64Array.of(0.4),
      labourCostShare: Float64Array.of(1),
      substitution: Float64Array.of(4),
      markup: Float64Array.of(4 / 3),
      profitOwner: { kind: "shares", shares: Float64Array.of(0.3, 0.3, 0.4) },
      capitalOwner: { kind: "shares", shares: Float64Array.of(0.3, 0.3, 0.4) },
    },
  );
  const stage = bareStage(economy, { homogeneousLabour: FARMERS, ...features });
  stage.inputs.workers.set([3, 2, 1]);
  stage.inputs.residents.fill(1);
  setCommonFreeness(stage, 0.3);
  return stage;
}

describe("the market of a special case", () => {
  it("pins the wage of those who also make the homogeneous good", () => {
    const stage = manufacturers();
    clear(stage);
    expect([...stage.market.wage]).toEqual([1, 1, 1]);
  });

  it("gives equal places equal prices", () => {
    const stage = manufacturers();
    stage.inputs.workers.fill(1);
    clear(stage);
    const { price } = stage.market;
    for (let i = 1; i < 3; i++) expect(price[i]).toBeCloseTo(price[0]!, 12);
  });

  it("finds the same profit whether firms are given or come until their capital earns no more", () => {
    const given = manufacturers();
    const entered = manufacturers({
      freeEntry: { sector: MANUFACTURES, paidIn: { kind: "capital" }, amount: 1 },
    });
    const firms = [0.2, 0.5, 0];
    entered.inputs.capital.set(firms);
    for (const [i, mass] of firms.entries()) setMass(given.inputs, 3, MANUFACTURES, i, mass);
    clear(given);
    clear(entered);
    for (let i = 0; i < 3; i++) {
      expect(entered.market.capitalRent[i]).toBeCloseTo(profitPerUnitMass(given.market, MANUFACTURES, i), 11);
    }
    expect([...entered.market.openness]).toEqual(firms.map((mass) => expect.closeTo(mass, 11)));
  });

  it("counts in aggregate labour income where there is no homogeneous good", () => {
    const stage = bareStage(
      bareEconomy(
        { nodes: 2, sectors: 1, labourTypes: 1 },
        { expenditureShare: Float64Array.of(1), labourCostShare: Float64Array.of(1), substitution: Float64Array.of(3) },
      ),
    );
    stage.inputs.workers.set([2, 1]);
    stage.inputs.residents.fill(1);
    setCommonFreeness(stage, 0.5);
    clear(stage);
    const { wage } = stage.market;
    expect(2 * wage[0]! + wage[1]!).toBeCloseTo(1, 12);
  });

  it("adds unknowns only for masses under free entry", () => {
    expect(new SpecialMarket(3, {}).unknowns).toBe(0);
    const freeEntry = { sector: 0, paidIn: { kind: "bundle" }, amount: 1 } as const;
    expect(new SpecialMarket(3, { freeEntry }).unknowns).toBe(3);
  });

  it("hands taxes back by what income they leave, so that they change no sum of spending", () => {
    const cleared = (tax: number, features: SpecialFeatures) => {
      const stage = manufacturers(features);
      stage.inputs.policy.profitTaxRate[0] = tax;
      stage.inputs.policy.localShareProfit.fill(1);
      clear(stage);
      return stage.market;
    };
    for (const tax of [0, 0.5]) {
      const market = cleared(tax, { taxesAsIncome: true });
      const profits = [0, 1, 2].map((i) => profitPerUnitMass(market, MANUFACTURES, i));
      const profit = profits[0]! + profits[1]! + profits[2]!;
      const taken = tax * profits[0]!;
      const kept = [3, 2, 1].map((labour, i) => labour + [0.3, 0.3, 0.4][i]! * (profit - taken));
      const handedBack = (6 + profit) / (6 + profit - taken);
      expect([...market.spending]).toEqual(kept.map((income) => expect.closeTo(income * handedBack, 9)));
    }
    // Else the city that taxes spends it.
    expect(cleared(0.5, {}).spending[0]).toBeGreaterThan(cleared(0.5, { taxesAsIncome: true }).spending[0]!);
  });
});

describe("free entry", () => {
  const twoPlaces = (labour: readonly number[], features: SpecialFeatures) =>
    manufacturesStage({ places: 2, sigma: 4, share: 1, labour }, features);

  it("paid in a firm's own bundle has a firm for each sigma times that amount of labour, whatever its wage", () => {
    const stage = twoPlaces([1], { freeEntry: { sector: 0, paidIn: { kind: "bundle" }, amount: 0.5 } });
    stage.inputs.workers.set([3, 1]);
    setCommonFreeness(stage, 0.3);
    clear(stage);
    const { openness, wage } = stage.market;
    expect([...openness]).toEqual([expect.closeTo(3 / 2, 9), expect.closeTo(1 / 2, 9)]);
    expect(3 * wage[0]! + wage[1]!).toBeCloseTo(1, 10);
    expect(wage[0]).toBeGreaterThan(wage[1]!);
  });

  it("offers in an empty place the wage at which the first firm to come would just make no loss", () => {
    const stage = twoPlaces([1], { freeEntry: { sector: 0, paidIn: { kind: "bundle" }, amount: 0.5 } });
    stage.inputs.workers.set([2, 0]);
    setCommonFreeness(stage, 0.3);
    clear(stage);
    // Its customers are all elsewhere: it sells as much as others at a price whose power sigma is their freeness.
    expect([...stage.market.wage]).toEqual([expect.closeTo(1 / 2, 10), expect.closeTo(0.3 ** (1 / 4) / 2, 10)]);
    expect([...stage.market.openness]).toEqual([expect.closeTo(1, 10), 0]);
  });

  it("takes a bundle of several kinds of labour at its price", () => {
    const stage = manufacturesStage(
      { places: 1, sigma: 4, share: 1, labour: [0.6, 0.4] },
      { freeEntry: { sector: 0, paidIn: { kind: "bundle" }, amount: 0.5 } },
    );
    stage.inputs.workers.set([2, 5]);
    setCommonFreeness(stage, 1);
    clear(stage);
    // Labour of the first kind earns one, which is 0.6 of sales; a firm sells for sigma times the cost of its entry.
    const [first, second] = [1 / 2, 0.4 / 0.6 / 5];
    expect([...stage.market.wage]).toEqual([expect.closeTo(first, 10), expect.closeTo(second, 10)]);
    expect(stage.market.openness[0]).toBeCloseTo(1 / 0.6 / (4 * 0.5 * first ** 0.6 * second ** 0.4), 9);
  });

  it("is of the sector that has it alone, where there are others", () => {
    const economy = bareEconomy(
      { nodes: 2, sectors: 2, labourTypes: 1 },
      {
        expenditureShare: Float64Array.of(0.3, 0.7),
        labourCostShare: Float64Array.of(1, 1),
        substitution: Float64Array.of(3, 4),
        markup: Float64Array.of(1, 4 / 3),
      },
    );
    const stage = bareStage(economy, { freeEntry: { sector: 1, paidIn: { kind: "bundle" }, amount: 0.5 } });
    stage.inputs.workers.set([3, 1]);
    stage.inputs.residents.set([3, 1]);
    for (const sector of [0, 1]) setCommonFreeness(stage, 0, sector);
    clear(stage);
    // Nothing travels: seven tenths of labour make varieties, two of it to a firm.
    expect([...stage.market.openness].slice(2)).toEqual([expect.closeTo(1.05, 9), expect.closeTo(0.35, 9)]);
    expect([...stage.market.openness].slice(0, 2)).toEqual([1, 1]);
    // A firm earns what its entry costs.
    for (const i of [0, 1]) expect(profitPerUnitMass(stage.market, 1, i)).toBeCloseTo(0.5 * stage.market.wage[i]!, 10);
  });

  it("needs the labour of its own sector, and offers it a wage where there is none", () => {
    const [fields, works] = [0, 1];
    const economy = bareEconomy(
      { nodes: 2, sectors: 2, labourTypes: 2 },
      {
        expenditureShare: Float64Array.of(0.3, 0.7),
        labourCostShare: Float64Array.of(1, 0, 0, 1),
        substitution: Float64Array.of(3, 4),
        markup: Float64Array.of(1, 4 / 3),
      },
    );
    const stage = bareStage(economy, { freeEntry: { sector: works, paidIn: { kind: "bundle" }, amount: 0.5 } });
    stage.inputs.workers.set([1, 1, 2, 0]);
    stage.inputs.residents.set([1, 1]);
    setCommonFreeness(stage, 1, fields);
    setCommonFreeness(stage, 0.3, works);
    clear(stage);
    expect([...stage.market.openness].slice(2)).toEqual([expect.closeTo(1, 9), 0]);
    // 0.85 of all spending is where all works are; outside, a firm sells to it from afar and to what is dear at home.
    const there = 0.7 / 0.3 / 2;
    const outside = there * (0.3 * 0.85 + 0.15 / 0.3) ** (1 / 4);
    expect([...stage.market.wage]).toEqual([0.5, 0.5, there, outside].map((wage) => expect.closeTo(wage, 9)));
  });

  it.each([
    [0, 1],
    [1, 0],
  ])(
    "paid in labour of one kind gives it the profit, and a wage where none of it lives: %i works, %i enters",
    (...of) => {
      const [general, skilled] = of;
      const byKind = <Value>(first: Value, second: Value) => (general === 0 ? [first, second] : [second, first]);
      const stage = manufacturesStage(
        { places: 2, sigma: 4, share: 0.4, labour: byKind(1, 0) },
        {
          homogeneousLabour: general,
          freeEntry: { sector: 0, paidIn: { kind: "labour", type: skilled }, amount: 2 },
        },
      );
      stage.inputs.workers.set(byKind([4.5, 4.5], [2, 0]).flat());
      stage.inputs.productivity.fill(4 / 3);
      setCommonFreeness(stage, 0.5);
      clear(stage);
      // One firm, whose profit is a tenth of spending, of which 9 is general labour's: 1 to two of the skilled.
      const { wage, openness, spending } = stage.market;
      expect([...openness]).toEqual([expect.closeTo(1, 9), 0]);
      expect([...spending]).toEqual([expect.closeTo(5.5, 9), expect.closeTo(4.5, 9)]);
      const outside = (0.5 * 5.5 + 4.5 / 0.5) / 10 / 2;
      expect([...wage]).toEqual(byKind([1, 1], [expect.closeTo(0.5, 9), expect.closeTo(outside, 9)]).flat());
    },
  );

  it("paid in capital gives an empty place the rent of what the first firm would make a unit of it", () => {
    const rents = (amount: number) => {
      const stage = manufacturers({ freeEntry: { sector: MANUFACTURES, paidIn: { kind: "capital" }, amount } });
      stage.inputs.capital.set([0.2 * amount, 0.5 * amount, 0]);
      clear(stage);
      return [...stage.market.capitalRent];
    };
    const halves = rents(2);
    for (const [i, rent] of rents(1).entries()) expect(halves[i]).toBeCloseTo(rent / 2, 10);
  });

  it("comes back to a place once there is labour again", () => {
    const stage = twoPlaces([1], { freeEntry: { sector: 0, paidIn: { kind: "bundle" }, amount: 0.5 } });
    setCommonFreeness(stage, 0.3);
    const firms = (workers: readonly number[]) => {
      stage.inputs.workers.set(workers);
      clear(stage);
      return [...stage.market.openness];
    };
    expect(firms([0, 2])).toEqual([0, expect.closeTo(1, 9)]);
    expect(firms([2, 2])).toEqual([expect.closeTo(1, 9), expect.closeTo(1, 9)]);
  });
});
