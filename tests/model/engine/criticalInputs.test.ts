import { describe, expect, it } from "vitest";
import { bareEconomy, bareStage, setFreeness } from "../../../src/evidence/theory/bare.js";
import { tradeFlows } from "../../../src/model/engine/accounts.js";
import { criticalOutcome } from "../../../src/model/engine/criticalInputs.js";
import { criticalTerms } from "../../../src/model/engine/criticalTerms.js";
import { bookLedger } from "../../../src/model/engine/ledger.js";
import { type ClearingOptions, Market, type MarketInputs } from "../../../src/model/engine/market.js";
import type { CriticalInput } from "../../../src/model/engine/policyEntries.js";
import { apart, clearedBusyMarket, sum } from "./setting.js";

const EXACT: ClearingOptions = { tolerance: 1e-12, maxIterations: 3000 };

/** The inputs of a year in which an input is critical, about the base year that a market has cleared. */
function bind({ economy, supply }: Market, inputs: MarketInputs, set: Partial<CriticalInput>): MarketInputs {
  const { nodes: n, sectors } = economy;
  const users = new Uint8Array(sectors * n).fill(1);
  const input: CriticalInput = {
    sector: 1,
    origins: Uint8Array.from({ length: n }, (_, i) => (i === 1 ? 1 : 0)),
    users,
    elasticity: 0.2,
    secondSource: 0,
    premium: 0,
    ...set,
  };
  const policy = { ...inputs.policy, criticalInputs: [input] };
  return { ...inputs, policy, critical: criticalTerms(economy, inputs.policy, supply, [input]) };
}

/** The same, with the origin's input made so many times as well. */
function shocked(inputs: MarketInputs, nodes: number, times: number): MarketInputs {
  const productivity = inputs.productivity.slice();
  productivity[nodes + 1]! *= times;
  return { ...inputs, productivity };
}

const [A, THETA, SIGMA] = [0.4, 0.3, 5];

/**
 * One factor, one nest: goods (sector 0) of labour and the input (sector 1, share A), which is made at home and by the
 * origin of what labour at home makes (sector 2); THETA of it comes from the origin. The wage is one.
 */
function oneFactor(times: number, set: Partial<CriticalInput>): number {
  const economy = bareEconomy(
    { nodes: 2, sectors: 3, labourTypes: 1 },
    {
      expenditureShare: Float64Array.of(1, 0, 0),
      substitution: new Float64Array(3).fill(SIGMA),
      labourCostShare: Float64Array.of(1 - A, 0, 1),
      inputCostShare: Float64Array.of(0, A, 0, 0, 0, 1, 0, 0, 0),
    },
  );
  const stage = bareStage(economy);
  for (const s of [0, 1, 2]) setFreeness(stage, s, () => 1);
  const { inputs } = stage;
  inputs.workers.set([1, 1e-3]);
  inputs.residents.set(inputs.workers);
  // Labour works in the first place alone.
  for (const s of [0, 2]) inputs.linkMass[(s * 2 + 1) * 2 + 1] = 0;
  inputs.linkMass[(1 * 2 + 1) * 2 + 1] = THETA / (1 - THETA);
  const market = new Market(economy);
  market.clear(inputs, EXACT);
  const before = market.price[0]!;
  market.clear(shocked(bind(market, inputs, set), 2, times), EXACT);
  return Math.log(before / market.price[0]!);
}

/** Of the same, in a closed form: ln real income that an origin `times` as productive leaves. */
function closedForm(times: number, elasticity: number): number {
  const power = elasticity - 1;
  if (power === 0) return A * THETA * Math.log(times);
  return (A * Math.log(THETA * times ** power + 1 - THETA)) / power;
}

describe("a critical input in an economy of one factor", () => {
  it.each([0, 0.2, 0.999, 1, 1.001, 3])("follows its closed form at an elasticity of %d", (elasticity) => {
    for (const times of [0.1, 0.5, 0.99, 1, 1.01, 3])
      expect(oneFactor(times, { elasticity })).toBeCloseTo(closedForm(times, elasticity), 9);
  });

  it("counts with its share in income to the first order (Hulten 1978), and (eps - 1) theta (1 - theta) of it to the second (Baqaee and Farhi 2019)", () => {
    const elasticity = 0.2;
    const step = 0.01;
    const [down, up] = [-step, step].map((log) => oneFactor(Math.exp(log), { elasticity }));
    expect((up! - down!) / (2 * step)).toBeCloseTo(A * THETA, 5);
    expect((up! + down!) / step ** 2).toBeCloseTo(A * (elasticity - 1) * THETA * (1 - THETA), 4);
  });

  it("costs its premium in normal years, and less when the origin fails, where a second source makes a part of it", () => {
    const source = { elasticity: 0, secondSource: 0.6, premium: 0.5 };
    const paid = (dearer: number) => THETA * 0.4 * dearer + (1 - THETA) + THETA * 0.6 * 1.5;
    for (const dearer of [1, 3, 10]) expect(oneFactor(1 / dearer, source)).toBeCloseTo(-A * Math.log(paid(dearer)), 9);
    expect(oneFactor(1, source)).toBeLessThan(0);
    expect(oneFactor(0.1, source)).toBeGreaterThan(oneFactor(0.1, { elasticity: 0 }));
  });
});

describe("a critical input in a market with everything at work", () => {
  const { economy, market: base, inputs } = clearedBusyMarket();
  const n = economy.nodes;
  const sigma = economy.substitution[1]!;

  function cleared(given: MarketInputs): Market {
    const market = new Market(economy);
    market.clear(given, EXACT);
    return market;
  }
  function gap(one: Market, other: Market): number {
    return Math.max(...one.price.map((price, k) => apart(price, other.price[k]!)));
  }
  const at = (elasticity: number, times: number) => cleared(shocked(bind(base, inputs, { elasticity }), n, times));

  it("changes nothing as long as prices are those of the base year", () => {
    expect(gap(at(0.2, 1), base)).toBeLessThan(1e-9);
    expect(gap(at(0, 1), base)).toBeLessThan(1e-9);
  });

  it("is no critical input at the elasticity between varieties", () => {
    const plain = cleared(shocked(inputs, n, 0.3));
    expect(gap(at(sigma, 0.3), plain)).toBeLessThan(1e-9);
    expect(gap(at(0.2, 0.3), plain)).toBeGreaterThan(1e-3);
  });

  it.each([0, 0.2, 1, 10])(
    "sells what is bought and balances every account at an elasticity of %d and a tenth of the supply",
    (elasticity) => {
      const given = shocked(bind(base, inputs, { elasticity }), n, 0.1);
      const market = cleared(given);
      expect(market.goodsGap()).toBeLessThan(1e-9);
      const { row, account } = bookLedger(market, given).imbalance();
      expect(Math.max(row, account)).toBeLessThan(1e-9);
      const { bySector } = tradeFlows(market, given);
      for (let k = 0; k < market.demand.length; k++) {
        const [s, j] = [Math.floor(k / n), k % n];
        const bought = sum(Array.from({ length: n }, (_, i) => bySector[(s * n + i) * n + j]!));
        expect(apart(bought, market.demand[k]!)).toBeLessThan(1e-9);
      }
    },
  );

  it("keeps users with the origin, who pay it more of their cost the less they can replace it", () => {
    const paid = [0, 0.5, 2, sigma].map((elasticity) => sum(criticalOutcome(at(elasticity, 0.3))!.toOrigins));
    expect([...paid].sort((a, b) => b - a)).toEqual(paid);
  });

  it("is told by its place and sector where its origin makes nothing and nothing replaces it", () => {
    const given = bind(base, inputs, { elasticity: 0 });
    const linkMass = inputs.linkMass.slice().fill(0, (n + 1) * n, (n + 2) * n);
    expect(() => cleared({ ...given, linkMass, entry: null })).toThrow(/price index of city-\d, sector sector-1/);
  });

  it("takes its unknowns along when it comes and when it goes", () => {
    const market = new Market(economy);
    const size = market.unknowns.length;
    market.clear(inputs, EXACT);
    market.clear(shocked(bind(base, inputs, {}), n, 0.5), EXACT);
    expect(market.unknowns.length).toBe(size + n);
    expect(gap(market, at(0.2, 0.5))).toBeLessThan(1e-9);
    market.clear(inputs, EXACT);
    expect(market.unknowns.length).toBe(size);
    expect(gap(market, base)).toBeLessThan(1e-9);
  });
});
