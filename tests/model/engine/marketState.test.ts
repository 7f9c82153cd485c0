import { describe, expect, it } from "vitest";
import { SpecialMarket } from "../../../src/evidence/theory/specialMarket.js";
import { MarketState } from "../../../src/model/engine/marketState.js";
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
    expect([...market.primaryShare]).toEqual(close([0.6, 0.6]));
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

describe("an unknown by its place", () => {
  const layout = layoutUnknowns(economy);

  it.each([
    [layout.wage + 4 + 2, { what: "wage of skilled", node: "city-2", sector: "" }],
    [layout.capitalRent + 1, { what: "capital rent", node: "city-1", sector: "" }],
    [layout.industrialRent, { what: "industrial rent", node: "city-0", sector: "" }],
    [layout.price + 4, { what: "price index", node: "city-0", sector: "sector-1" }],
    [layout.potential + 11, { what: "market potential", node: "city-3", sector: "sector-2" }],
    [layout.spending + 3, { what: "spending", node: "city-3", sector: "" }],
    [layout.size + 2, { what: "mass of firms", node: "city-2", sector: "sector-0" }],
  ])("%i is named in words", (index, named) => {
    const { what, ...place } = unknownAt(economy, layout, index);
    expect({ what: english(what), ...place }).toEqual(named);
  });
});
