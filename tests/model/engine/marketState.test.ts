import { describe, expect, it } from "vitest";
import { SpecialMarket } from "../../../src/evidence/theory/specialMarket.js";
import type { CriticalTerms } from "../../../src/model/engine/criticalTerms.js";
import { fixYear, MarketState } from "../../../src/model/engine/marketState.js";
import { layoutUnknowns, unknownAt } from "../../../src/model/engine/unknowns.js";
import { english } from "../../../src/words/index.js";
import { busyMarket, clearedBusyMarket, close, twoCities } from "./setting.js";

const { economy } = busyMarket();
const FREE_ENTRY = { sector: 0, paidIn: { kind: "bundle" }, amount: 1 } as const;

describe("the state of a market", () => {
  it("looks at one vector of unknowns through windows that cover it and do not overlap", () => {
    const { logs, unknowns } = new MarketState(economy);
    const groups: Float64Array[] = Object.values(logs);
    for (const [place, view] of groups.entries()) for (let k = 0; k < view.length; k++) view[k]! += 10 ** place;
    // In the order of the layout, each number written once.
    expect([...unknowns]).toEqual(groups.flatMap((view, place) => Array(view.length).fill(10 ** place)));
  });

  it("keeps room behind for the unknowns of a special case", () => {
    const { unknowns, layout } = new MarketState(economy, new SpecialMarket(4, { freeEntry: FREE_ENTRY }));
    expect(unknowns.length).toBe(layout.size + 4);
  });

  it("knows the share of cost that production tax falls on", () => {
    const shares = { labourCostShare: Float64Array.of(0.3), capitalCostShare: Float64Array.of(0.2) };
    const { market } = twoCities({
      ...shares,
      landCostShare: Float64Array.of(0.1),
      inputCostShare: Float64Array.of(0.4),
    });
    expect([...market.shares.primary]).toEqual(close([0.6, 0.6]));
  });

  it("tells how far sales are from purchases, where anybody sells", () => {
    const { market } = clearedBusyMarket();
    expect(market.goodsGap()).toBeLessThan(1e-10);
    market.potential[1]! /= 1.01;
    expect(market.goodsGap()).toBeCloseTo(0.01, 9);
    market.supply[1] = 0;
    expect(market.goodsGap()).toBeLessThan(1e-10);
  });
});

describe("what a year fixes", () => {
  const made = () =>
    twoCities({ labourCostShare: Float64Array.of(0.4, 0.5), capitalCostShare: Float64Array.of(0.1, 0.3) }, 2);

  it("are taxes and productivity in unit cost, by the part of cost that tax falls on", () => {
    const { market, inputs } = made();
    inputs.policy.productionTax.set([0.2, 0, 0, 0]);
    inputs.policy.sectorSubsidy.set([0, 0.2, 0, 0]);
    inputs.productivity.set([1, 1, 1, 2]);
    fixYear(market, inputs);
    expect([...market.taxFactor]).toEqual(close([1 / 1.2, 1 / 0.8, 1, 1]));
    // Half of cost in the first sector.
    expect([...market.costConstant]).toEqual(close([0.5 * Math.log(1.2), 0.5 * Math.log(0.8), 0, -Math.log(2)]));
  });

  it("are firms with what coordination leaves of them, and sectors whose goods pay tolls", () => {
    const { market, inputs } = made();
    inputs.linkMass.set([1, 2, 3, 4, 5, 6, 7, 8]);
    fixYear(market, inputs);
    expect([...market.linkMass]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...market.tolled]).toEqual([0, 0]);
    const wedges = {
      ...inputs.wedges,
      coordination: Float64Array.of(1, 0.5, 1, 1, 1, 1, 1, 0.25),
      tollFreeness: Float64Array.of(0, 0, 0, 0, 0, 0, 0.1, 0),
    };
    fixYear(market, { ...inputs, wedges });
    expect([...market.linkMass]).toEqual([1, 1, 3, 4, 5, 6, 7, 2]);
    expect([...market.tolled]).toEqual([0, 1]);
    fixYear(market, { ...inputs, wedges: { ...wedges, tollFreeness: Float64Array.of(0, 0.1, 0, 0, 0, 0, 0, 0) } });
    expect([...market.tolled]).toEqual([1, 0]);
  });
});

describe("critical inputs of a year", () => {
  const terms = (sector: number) => ({ input: { sector }, share: new Float64Array(2) }) as unknown as CriticalTerms;

  it("have unknowns behind all others, which start at the price of their composite", () => {
    const { market } = twoCities({}, 2);
    market.price.set([1, 1, Math.exp(2), Math.exp(3)]);
    market.unknowns.fill(7);
    const size = market.unknowns.length;
    expect(market.tie([terms(1), terms(0)])).toBe(true);
    expect(market.critical.map(({ at }) => at)).toEqual([size, size + 2]);
    expect([...market.unknowns]).toEqual(close([...Array(size).fill(7), 2, 3, 0, 0]));
    expect(market.image.length).toBe(size + 4);
    // The windows look at the new vector.
    market.logs.wage[0] = 5;
    expect(market.unknowns[0]).toBe(5);
  });

  it("keep theirs where there are as many as before, and lose them where there are none any more", () => {
    const { market } = twoCities({}, 2);
    const size = market.unknowns.length;
    expect(market.tie([])).toBe(false);
    market.tie([terms(1)]);
    const { unknowns } = market;
    unknowns.fill(4);
    expect(market.tie([terms(0)])).toBe(false);
    expect(market.unknowns).toBe(unknowns);
    expect(market.critical[0]).toMatchObject({ at: size, input: { sector: 0 } });
    expect(market.tie([])).toBe(true);
    expect([...market.unknowns]).toEqual(Array(size).fill(4));
    expect(market.critical).toEqual([]);
  });
});

describe("an unknown by its place", () => {
  const layout = layoutUnknowns(economy);

  it.each([
    [layout.wage + 4 + 2, { what: "wage of skilled labour", node: 2, sector: -1 }],
    [layout.capitalRent + 1, { what: "capital rent", node: 1, sector: -1 }],
    [layout.industrialRent, { what: "industrial rent", node: 0, sector: -1 }],
    [layout.price + 4, { what: "price index", node: 0, sector: 1 }],
    [layout.potential + 11, { what: "market potential", node: 3, sector: 2 }],
    [layout.spending + 3, { what: "spending", node: 3, sector: -1 }],
    [layout.size + 2, { what: "mass of firms", node: 2, sector: 0 }],
  ])("%i is named in words", (index, named) => {
    const { what, ...place } = unknownAt(economy, layout, index);
    expect({ what: english(what), ...place }).toEqual(named);
  });
});
