import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calibration, calibrate, policyTimeline } from "../../src/calibrate/index.js";
import { criticalTerms } from "../../src/model/engine/criticalTerms.js";
import { Market, type MarketInputs } from "../../src/model/engine/market.js";
import { Memory } from "../../src/model/engine/memory.js";
import { compileWedges } from "../../src/model/engine/wedges.js";
import { yearInputs } from "../../src/model/engine/yearInputs.js";
import { exactRegion } from "../calibrate/exactRegion.js";
import { type AnyMarket, drawMarket, shapes } from "./anyMarket.js";
import { calibrationOf, complete, type Entry, REFORM, sum } from "./arms.js";
import { clearedBusyMarket } from "./engine/setting.js";
import { naiveMarket } from "./naive/market.js";
import type { One, Two, Unknowns } from "./naive/symbols.js";

type Formulas = Record<string, One | Two>;

const WITHIN = 1e-12;

/** The engine's numbers are those of the formulas by the names of its arrays, in parts of the larger and at least of `scale`. */
function expectSame(engine: object, formulas: Formulas, n: number, scale = 0): void {
  for (const [name, formula] of Object.entries(formulas)) {
    const values = engine[name as keyof object] as number[];
    values.forEach((value, k) => {
      const expected = formula.length === 2 ? (formula as Two)(Math.floor(k / n), k % n) : (formula as One)(k);
      const within = WITHIN * Math.max(Math.abs(value), Math.abs(expected), scale);
      if (value !== expected && !(Math.abs(value - expected) <= within))
        expect.fail(`${name}[${k}] is ${value} and not ${expected}`);
    });
  }
}

/** All that a round of the engine made of unknowns, flows and their image. */
function expectNaive(market: Market, naive: ReturnType<typeof naiveMarket>): void {
  const { nodes: n } = market.economy;
  const [unitCost, worthOfEntry] = [market.logUnitCost, market.entryValue].map((logs) => logs.map(Math.exp));
  expectSame({ ...market, ...market.finance, unitCost, worthOfEntry }, naive.quantities, n);
  // Money is in part a difference: it is held against a hundredth of what a node spends.
  expectSame({ ...market, ...market.finance }, naive.money, n, (0.01 * sum(market.spending)) / n);
  expectSame({ residual: [market.residual] }, { residual: () => naive.residual }, n, 1);
  const image = market.image.map(Math.exp);
  const { size, ...starts } = market.layout;
  const ends = [...Object.values(starts).slice(1), size];
  const groups = Object.entries(starts).map(([name, start], g) => [name, image.subarray(start, ends[g])] as const);
  expectSame({ ...Object.fromEntries(groups), critical: image.subarray(size) }, naive.image, n);
}

/** Also when the round is done again, by the map as it is written and not as it is compiled. */
function expectNaiveBothWays(market: Market, inputs: MarketInputs, at: Unknowns): void {
  const naive = naiveMarket(market.economy, inputs, at);
  expectNaive(market, naive);
  market.evaluate(inputs);
  expectNaive(market, naive);
}

/** One round at any unknowns. */
function expectNaiveRound({ economy, inputs, at }: AnyMarket): Market {
  const market = new Market(economy);
  market.startFrom(at);
  market.prepare(inputs);
  for (const [c, { at: start }] of market.critical.entries()) market.unknowns.set(at.critical[c]!.map(Math.log), start);
  market.clear(inputs, { tolerance: Infinity, maxIterations: 1 });
  expectNaiveBothWays(market, inputs, at);
  return market;
}

/** Unknowns of a cleared market. */
function unknownsOf({ economy, critical, unknowns, ...levels }: Market): Unknowns {
  const { wage, capitalRent, industrialRent, price, potential, spending } = levels;
  const ofCritical = critical.map(({ at }) => unknowns.slice(at, at + economy.nodes).map(Math.exp));
  return { wage, capitalRent, industrialRent, price, potential, spending, critical: ofCritical };
}

/** A region's first year under levers, or with none its base year, cleared. */
function expectNaiveYear(calibration: Calibration, levers: readonly Entry[]): void {
  const { world } = calibration;
  const policy = policyTimeline(calibration, levers.map(complete))(REFORM);
  const wedges = compileWedges(world.economy, policy);
  const inputs = yearInputs({ ...world, year: REFORM }, Memory.ofBaseYear(world), policy, wedges, undefined);
  const market = new Market(world.economy);
  market.startFrom(calibration.market);
  market.clear(inputs);
  expectNaiveBothWays(market, inputs, unknownsOf(market));
}

const some = { cities: ["suzhou", "wuxi"], sectors: ["machinery", "electronics"] };
const both = [{ city: "shanghai", weight: 3 }, { city: "suzhou" }];
const REFORMS: Entry[] = [
  { type: "toll", between: "cities", scale: 0.5 },
  { type: "coordination-cost", between: "cities", scale: 3 },
  { type: "tariff", sectors: ["machinery"], tariff: 0.3 },
  { type: "foreign-demand", sectors: ["electronics"], demand: 0.5 },
  { type: "critical-input", input: "electronics", origins: "rest-of-world", cities: "all", secondSource: 0.3 },
  { type: "shock", cities: ["hefei"], productivity: 0.3 },
  { type: "negative-list", ...some, entryBan: 0.5 },
  { type: "sector-subsidy", ...some, sectorSubsidy: 0.05 },
  { type: "profit-tax-rebate", cities: ["suzhou"], profitTaxRebate: 0.5 },
  { type: "skilled-wage-subsidy", cities: ["shanghai"] },
  { type: "tax-apportionment", plant: 0.4, headquarters: 0.3 },
  { type: "innovation-fund", members: both, ...some, share: 0.3 },
  { type: "revenue-pool", members: both, share: 0.1 },
  { type: "increment-sharing", members: both, share: 0.4 },
  { type: "enclave-park", host: "suzhou", sponsor: "shanghai", sectors: ["machinery"] },
  { type: "compensation-bond", upstream: "huzhou", downstream: "shanghai", amount: 5, sectors: ["machinery"] },
  { type: "shared-services", cities: ["shanghai"], origins: ["suzhou"], payer: "home" },
  { type: "spending-equalisation", cities: ["shanghai", "suzhou"], degree: 0.5 },
];

describe("the market is what the document says (docs/model.md, sections 7.2 to 7.11)", () => {
  it("of any economy, under all levers, at any prices", () => {
    const idle = { some: 0, none: 0 };
    fc.assert(
      fc.property(shapes, (shape) => {
        const { capitalUsed } = expectNaiveRound(drawMarket(shape));
        if (shape.ownKinds) idle[capitalUsed.some((used) => used < 1) ? "some" : "none"]++;
      }),
      { numRuns: 100 },
    );
    expect(Math.min(idle.some, idle.none)).toBeGreaterThan(0);
  });

  it.each<[region: string, year: string, levers: Entry[]]>([
    ["yangtze-river-delta", "base year", []],
    ["yangtze-river-delta", "year of reforms", REFORMS],
    ["teaching-two-cities", "base year", []],
    ["teaching-three-cities", "base year", []],
    ["teaching-five-cities", "base year", []],
    ["teaching-harbour-bay", "base year", []],
  ])("of %s in its %s, cleared", (region, _, levers) => {
    expectNaiveYear(calibrationOf(region), levers);
  });

  it("where trade, tariffs and technology are data", () => {
    expectNaiveYear(calibrate(exactRegion(5)), []);
  });

  it.each(["wage", "capitalRent", "industrialRent", "price", "potential", "spending", "critical"] as const)(
    "in how far a single %s is from rest",
    (name) => {
      const { economy, inputs: plain, market } = clearedBusyMarket();
      const { nodes, sectors } = economy;
      const input = { sector: 2, elasticity: 0.2, secondSource: 0, premium: 0 };
      const users = new Uint8Array(sectors * nodes).fill(1);
      const bound = { ...input, users, origins: Uint8Array.of(0, 1, 0, 0) };
      const inputs = { ...plain, critical: criticalTerms(economy, plain.policy, market.supply, [bound]) };
      market.clear(inputs);
      const at = structuredClone(unknownsOf(market));
      const values = name === "critical" ? at.critical[0]! : at[name];
      // Of the last sector, whose price moves costs less than itself.
      values[values.length - 1]! *= 1.01;
      expectNaiveRound({ economy, inputs, at });
    },
  );
});
