import { describe, expect, it } from "vitest";
import { bareEconomy, bareStage, clear, setCommonFreeness, setMass } from "../../../src/evidence/theory/bare.js";
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
  setCommonFreeness(stage, MANUFACTURES, 0.3);
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
    setCommonFreeness(stage, 0, 0.5);
    clear(stage);
    const { wage } = stage.market;
    expect(2 * wage[0]! + wage[1]!).toBeCloseTo(1, 12);
  });

  it("adds unknowns only for masses under free entry", () => {
    expect(new SpecialMarket(3, {}).unknowns).toBe(0);
    const freeEntry = { sector: 0, paidIn: { kind: "bundle" }, amount: 1 } as const;
    expect(new SpecialMarket(3, { freeEntry }).unknowns).toBe(3);
  });
});
