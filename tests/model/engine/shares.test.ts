import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { commonShares, type Economy } from "../../../src/model/engine/economy.js";
import { sharesOf } from "../../../src/model/engine/shares.js";
import { close } from "./setting.js";

/** Two places, sectors and types of labour. */
function economyOf(set: Partial<Economy> = {}, entryPlaceElasticity = 1.5): Economy {
  const economy = bareEconomy(
    { nodes: 2, sectors: 2, labourTypes: 2 },
    {
      substitution: Float64Array.of(3, 5),
      labourCostShare: Float64Array.of(0.3, 0.2, 0.1, 0.2),
      capitalCostShare: Float64Array.of(0.1, 0.2),
      landCostShare: Float64Array.of(0.05, 0.1),
      ownLand: { costShare: Float64Array.of(0.02, 0.03), stock: new Float64Array(4) },
      inputCostShare: Float64Array.of(0.1, 0.2, 0.3, 0.4),
      ...set,
    },
  );
  economy.relocation.entryPlaceElasticity = entryPlaceElasticity;
  return economy;
}

describe("shares that are the same everywhere", () => {
  const shares = sharesOf(economyOf());

  it("make the part of cost that production tax falls on: labour, capital and all land, in every place", () => {
    expect([...shares.primary]).toEqual(close([0.57, 0.57, 0.73, 0.73]));
    expect([shares.width, shares.step]).toEqual([1, 0]);
  });

  it("divide a sector's labour among its types", () => {
    expect([...shares.labourMix]).toEqual(close([0.75, 0.5, 0.25, 0.5]));
    const idle = sharesOf(economyOf({ labourCostShare: Float64Array.of(0, 0.2, 0, 0.2) }));
    expect([...idle.labourMix]).toEqual([0, 0.5, 0, 0.5]);
  });

  it("cost sales by themselves: the share, times the share, times the elasticity less one", () => {
    expect([...shares.labourResponse]).toEqual(close([0.09 * 2, 0.04 * 4, 0.01 * 2, 0.04 * 4]));
    expect([...shares.capitalResponse]).toEqual(close([0.01 * 2, 0.04 * 4]));
    expect([...shares.landResponse]).toEqual(close([0.0025 * 2, 0.01 * 4]));
  });

  it("answer entry by its own elasticity, and never rise with wages", () => {
    // 1.5 (0.75 + 0.3 x 2) less 0.75, times 0.75; and so on.
    expect([...shares.entryResponse]).toEqual(close([0.75 * 1.275, 0.5 * 1.45, 0.25 * 0.425, 0.5 * 1.45]));
    expect([...sharesOf(economyOf({}, 0.1)).entryResponse]).toEqual([0, 0, 0, 0]);
    // 0.5 (0.25 + 0.2) is less than 0.25, 0.5 (0.5 + 0.8) more than 0.5.
    expect([...sharesOf(economyOf({}, 0.5)).entryResponse]).toEqual(close([0, 0.5 * 0.15, 0, 0.5 * 0.15]));
  });

  it("of inputs stand by input", () => {
    expect([...shares.inputUse]).toEqual([0.1, 0.3, 0.2, 0.4]);
  });
});

describe("shares by place", () => {
  const set: Partial<Economy> = {
    sharesByNode: true,
    labourCostShare: Float64Array.of(0.3, 0.1, 0.2, 0.5, 0.1, 0.2, 0.2, 0),
    inputCostShare: Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
  };
  const shares = sharesOf(economyOf(set));

  it("are taken place by place", () => {
    expect([shares.width, shares.step]).toEqual([2, 1]);
    expect([...shares.primary]).toEqual(close([0.57, 0.47, 0.73, 0.83]));
    expect([...shares.labourMix]).toEqual(close([0.75, 1 / 3, 0.5, 1, 0.25, 2 / 3, 0.5, 0]));
    expect([...shares.labourResponse]).toEqual(close([0.18, 0.02, 0.16, 1, 0.02, 0.08, 0.16, 0]));
    expect([...shares.inputUse]).toEqual([0.1, 0.2, 0.5, 0.6, 0.3, 0.4, 0.7, 0.8]);
    // 1.5 (1/3 + 0.2) less 1/3, times 1/3, and 1.5 (1 + 2) less 1 where there is one type alone.
    const [first, second, third, fourth] = shares.entryResponse;
    expect([first, second, third, fourth]).toEqual(close([0.75 * 1.275, 7 / 45, 0.5 * 1.45, 3.5]));
  });

  it("are shown as the plain mean of all places", () => {
    const economy = economyOf(set);
    expect([...commonShares(economy, economy.labourCostShare)]).toEqual(close([0.2, 0.35, 0.15, 0.1]));
    const alike = economyOf();
    expect(commonShares(alike, alike.labourCostShare)).toBe(alike.labourCostShare);
  });
});
