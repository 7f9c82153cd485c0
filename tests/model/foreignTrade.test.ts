import { describe, expect, it } from "vitest";
import { bareEconomy, bareStage, clear, consumerPrices, type Stage } from "../../src/evidence/theory/bare.js";
import { findRoot, maximise } from "../../src/maths/numerics/roots.js";
import type { Policy } from "../../src/model/engine/policy.js";
import { compileWedges } from "../../src/model/engine/wedges.js";

const SIGMA = 5;
/** Iceberg of goods that cross the border, and how freely they travel. */
const COST = 1.2;
const FREENESS = COST ** (1 - SIGMA);
/** Pairs seller*2 + buyer: home's exports and home's imports. */
const [EXPORTS, IMPORTS] = [1, 2] as const;

/** Home and abroad, one sector of labour alone, each a country with a government of its own. */
function countries(set: (policy: Policy) => void = () => {}, sizes: readonly [number, number] = [1, 3]): Stage {
  const economy = bareEconomy(
    { nodes: 2, sectors: 1, labourTypes: 1 },
    {
      substitution: Float64Array.of(SIGMA),
      labourCostShare: Float64Array.of(1),
      expenditureShare: Float64Array.of(1),
      regime: Int32Array.of(0, 1),
      regimeIds: ["home", "abroad"],
    },
  );
  const stage = bareStage(economy);
  const { inputs } = stage;
  inputs.workers.set(sizes);
  inputs.residents.set(sizes);
  inputs.lumpSums.toCentre = new Float64Array(2);
  inputs.policy.border.set([COST - 1, COST - 1], EXPORTS);
  set(inputs.policy);
  inputs.wedges = compileWedges(economy, inputs.policy);
  clear(stage);
  return stage;
}

const tariff = (height: number) => (policy: Policy) => policy.tariff.fill(height, IMPORTS, IMPORTS + 1);
const demand = (weight: number) => (policy: Policy) => policy.taste.fill(weight, EXPORTS, EXPORTS + 1);

/** Of home: what it spends in real terms, its share of its own goods, its tariffs. */
function home(stage: Stage) {
  const { market, economy } = stage;
  const own = market.supply[0]! / market.competition[0]!;
  const revenue = market.finance.tariffRevenue[0]!;
  return { real: market.spending[0]! / consumerPrices(stage)[0]!, own, revenue, wages: market.revenue[0]!, economy };
}

const FREE = home(countries());

describe("gains and losses at home, by its share of its own goods alone (Arkolakis, Costinot and Rodriguez-Clare 2012)", () => {
  const byOwnShare = (own: number) => (own / FREE.own) ** (1 / (1 - SIGMA));

  it.each([0.05, 0.3, 0.7, 2])("of trade costs, multiplied by %s on the way in and out", (times) => {
    const cost = (policy: Policy) => policy.border.set([COST * (1 + times) - 1, COST * (1 + times) - 1], EXPORTS);
    const closer = home(countries(cost));
    expect(closer.real / FREE.real).toBeLessThan(1);
    expect(closer.real / FREE.real).toBeCloseTo(byOwnShare(closer.own), 9);
  });

  it.each([0.05, 0.5, 0.9, 2, 5])("of foreign demand, %s times the base year's", (weight) => {
    const moved = home(countries(demand(weight)));
    expect(Math.sign(moved.real - FREE.real)).toBe(Math.sign(weight - 1));
    expect(moved.real / FREE.real).toBeCloseTo(byOwnShare(moved.own), 9);
  });

  it.each([0.1, 0.5, 2])("of a tariff %s, with what the revenue multiplies them by", (height) => {
    // Felbermayr, Jung and Larch (2013): income over wages is 1 / (1 - t / (1 + t) imported share).
    const taxed = home(countries(tariff(height)));
    const multiplier = 1 / (1 - (height / (1 + height)) * (1 - taxed.own));
    expect(multiplier).toBeGreaterThan(1.005);
    expect(taxed.real / FREE.real).toBeCloseTo(byOwnShare(taxed.own) * multiplier, 9);
    expect(taxed.revenue).toBeCloseTo((multiplier - 1) * taxed.wages, 9);
  });
});

describe("foreign demand", () => {
  it.each([0.3, 0.7, 1.5])("moves what is bought of home's goods by its weight, %s, at given prices", (weight) => {
    const { market, inputs } = countries(demand(weight));
    const bought = (seller: number) => inputs.wedges.freeness[2 + seller]! * market.supply[seller]!;
    const prices = ((market.wage[0]! * COST) / market.wage[1]!) ** (1 - SIGMA);
    expect(bought(0) / bought(1)).toBeCloseTo(weight * prices, 9);
  });

  it.each([0.3, 0.7, 1.5])("balances trade at the wage that a closed form gives, weight %s", (weight) => {
    const { market } = countries(demand(weight), [1, 1]);
    // Imports w f / (w^(1 - sigma) + f) are exports weight f w^(1 - sigma) / (weight f w^(1 - sigma) + 1).
    const gap = (log: number) => {
      const [wage, price] = [Math.exp(log), Math.exp((1 - SIGMA) * log)];
      return (wage * FREENESS) / (price + FREENESS) - (weight * FREENESS * price) / (weight * FREENESS * price + 1);
    };
    const wage = Math.exp(findRoot(gap, -3, 3));
    expect(market.wage[0]! / market.wage[1]!).toBeCloseTo(wage, 8);
    expect(Math.sign(wage - 1)).toBe(Math.sign(weight - 1));
  });
});

describe("a tariff", () => {
  it("of nothing brings nothing, and moves nothing", () => {
    const { inputs } = countries(tariff(0));
    expect(inputs.wedges.tariffFreeness).toBeNull();
    expect(home(countries(tariff(0)))).toEqual(FREE);
    expect(FREE.revenue).toBe(0);
  });

  it("that nobody can pay leaves home what it makes", () => {
    const closed = home(countries(tariff(1e3)));
    expect(closed.own).toBeCloseTo(1, 5);
    expect(closed.revenue).toBeLessThan(1e-3 * home(countries(tariff(0.3))).revenue);
    expect(closed.real).toBeCloseTo(1, 5);
  });

  it("is best, for a small country, at 1 / (sigma - 1), and at more for a large one (Gros 1987)", () => {
    const best = (sizes: [number, number]) =>
      maximise((height) => home(countries(tariff(height), sizes)).real, 0, 2, 1e-6).value;
    expect(best([1, 1000])).toBeCloseTo(1 / (SIGMA - 1), 2);
    const large = best([1, 1]);
    const abroad = countries(tariff(large), [1, 1]).market;
    expect(large).toBeCloseTo(1 / ((SIGMA - 1) * (abroad.supply[1]! / abroad.competition[1]!)), 3);
  });

  it("is protection of which all is kept, but for who gets it", () => {
    const kept = (policy: Policy) => {
      policy.protection[IMPORTS] = 0.3;
      policy.protectionRentShare.fill(1);
    };
    const [taxed, sheltered] = [countries(tariff(0.3)), countries(kept)];
    expect(home(taxed).real).toBeCloseTo(home(sheltered).real, 10);
    expect(taxed.market.finance.cityRevenue[0]).toBe(0);
    expect(taxed.market.finance.centralRevenue[0]).toBeCloseTo(sheltered.market.finance.cityRevenue[0]!, 10);
  });
});
