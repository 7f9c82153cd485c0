import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calibration, calibrate, policyTimeline } from "../../src/calibrate/index.js";
import type { Economy } from "../../src/model/engine/economy.js";
import { Market, type MarketInputs } from "../../src/model/engine/market.js";
import { Memory } from "../../src/model/engine/memory.js";
import { compileWedges } from "../../src/model/engine/wedges.js";
import { yearInputs } from "../../src/model/engine/yearInputs.js";
import { exactRegion } from "../calibrate/exactRegion.js";
import { drawMarket, shapes } from "./anyMarket.js";
import { calibrationOf, complete, type Entry, REFORM, sum } from "./arms.js";
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

/** All that the engine's map made of these unknowns, flows and their image. */
function expectNaive(market: Market, economy: Economy, inputs: MarketInputs, at: Unknowns): void {
  const { nodes: n } = economy;
  const naive = naiveMarket(economy, inputs, at);
  expectSame({ ...market, worthOfEntry: market.entryValue.map(Math.exp) }, naive.quantities, n);
  // Money is in part a difference: it is held against a hundredth of what a node spends.
  expectSame({ ...market, ...market.finance }, naive.money, n, (0.01 * sum(at.spending)) / n);
  expectSame({ residual: [market.residual] }, { residual: () => naive.residual }, n, 1);
  const image = market["image"].map(Math.exp);
  const { layout } = market;
  const { critical, capitalRent, ...always } = naive.image;
  const [starts, ends] = [Object.values(layout), Object.values(layout).slice(1)];
  const groups = Object.keys(layout).map((name, g) => [name, image.subarray(starts[g], ends[g])]);
  const { size: _, ...unknowns } = Object.fromEntries(groups) as Record<string, Float64Array>;
  expectSame(unknowns, { ...always, capitalRent }, n);
  expectSame({ critical: image.subarray(layout.size) }, { critical }, n);
}

/** The market of a region in its first year under levers, cleared; with none, its base year. */
function cleared({ world, market: start, ...calibration }: Calibration, levers: readonly Entry[]) {
  const { economy } = world;
  const policy = policyTimeline({ world, market: start, ...calibration }, levers.map(complete))(REFORM);
  const wedges = compileWedges(economy, policy);
  const inputs = yearInputs({ ...world, year: REFORM }, Memory.ofBaseYear(world), policy, wedges, undefined);
  const market = new Market(economy);
  market.startFrom(start);
  market.clear(inputs);
  const critical = market.critical.map(({ at }) => market.unknowns.subarray(at, at + economy.nodes).map(Math.exp));
  return { market, economy, inputs, critical };
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
        const { economy, inputs, at } = drawMarket(shape);
        const market = new Market(economy);
        market.startFrom(at);
        market.prepare(inputs);
        market.critical.forEach(({ at: start }, c) => {
          market.unknowns.set(at.critical[c]!.map(Math.log), start);
        });
        // Any gap will do, so that the map is applied once.
        market.clear(inputs, { tolerance: Infinity, maxIterations: 1 });
        expectNaive(market, economy, inputs, at);
        if (shape.ownKinds) idle[market.capitalUsed.some((used) => used < 1) ? "some" : "none"]++;
      }),
      { numRuns: 100 },
    );
    expect(Math.min(idle.some, idle.none)).toBeGreaterThan(0);
  });

  it.each<[string, Entry[]]>([
    ["yangtze-river-delta", []],
    ["yangtze-river-delta", REFORMS],
    ["teaching-two-cities", []],
    ["teaching-three-cities", []],
    ["teaching-five-cities", []],
    ["teaching-harbour-bay", []],
  ])("of %s, cleared under %o", (region, levers) => {
    const { market, economy, inputs, critical } = cleared(calibrationOf(region), levers);
    const { wage, capitalRent, industrialRent, price, potential, spending } = market;
    const at = { wage, capitalRent, industrialRent, price, potential, spending, critical };
    expectNaive(market, economy, inputs, at);
  });

  it("where trade, tariffs and technology are data", () => {
    const { market, economy, inputs, critical } = cleared(calibrate(exactRegion(5)), []);
    expectNaive(market, economy, inputs, { ...market, critical });
  });
});
