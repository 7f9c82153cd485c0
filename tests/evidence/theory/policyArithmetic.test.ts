import { describe, expect, it } from "vitest";
import {
  borderCrossing,
  compensationBond,
  quotaMarket,
  release,
  relocationSharing,
  talentIncomeTax,
} from "../../../src/evidence/theory/policyArithmetic.js";

describe("one crossing of a border", () => {
  it.each([
    [15, 100, 0, 50_000, 0.0005, 1.030515],
    [0.05, 100, 0, 50_000, 1.6666666666666669e-6, 1.0300017166666666],
    [60, 150, 200, 30_000, 0.011666666666666667, 1.0420166666666668],
  ])("%d minutes at %d yuan an hour, toll %d, load %d: delay and toll over the load", (...row) => {
    const [delay_min, vot_per_h, toll, value, share, price] = row;
    const crossing = { delay_min, vot_per_h, toll, value, line: 0.03 };
    expect(borderCrossing.solve(crossing)).toEqual({
      border_cost_share: expect.closeTo(share, 12),
      T: expect.closeTo(price, 12),
    });
  });
});

describe("worked examples of agreements", () => {
  it("share half a moved firm's tax for three years and two more, up to what it paid in three years before", () => {
    const asked = (pre3: number[], post: number[], gov_led = true) =>
      relocationSharing.solve({ pre3, post, gov_led }) as Record<string, unknown>;
    expect(asked([20, 24, 26], [40, 30, 20, 60, 50])).toEqual({
      ...{ eligible: true, cap: 70, origin_receipts: [20, 15, 10, 25, 0] },
      ...{ cumulative: 70, shortfall_for_central_grant: 0 },
    });
    expect(asked([20, 24, 26], [10, 10, 10, 10, 10, 10])).toMatchObject({
      ...{ origin_receipts: [5, 5, 5, 5, 5, 0], cumulative: 25, shortfall_for_central_grant: 45 },
    });
    // Below 20 million yuan a year, or moved without a government: nothing.
    for (const refused of [asked([20, 20, 19], [40]), asked([20, 24, 26], [40], false)])
      expect(refused).toMatchObject({ eligible: false, origin_receipts: [0], shortfall_for_central_grant: 0 });
  });

  it("weigh keeping a firm that may leave anyway against shared tax, year by year", () => {
    // A year ahead, kept with one half, counts a quarter: 40 (1/4 + 1/16 + 1/64); half of 60 in two years.
    const question = { tau_pre: 40, tau_post: 60, H: 3, discount: 0.5, p_leave: 0.5, share: 0.5, years: 1, ext: 1 };
    const [kept, received] = [13.125, 30 * 0.5 + 30 * 0.25];
    expect(release.solve(question)).toEqual({
      keep_value: expect.closeTo(kept, 12),
      pv_receipts: expect.closeTo(received, 12),
      breakeven_land_benefit: expect.closeTo(kept - received, 12),
    });
  });

  it("tax income by its bracket and give scarce talent back what is above 15 per cent", () => {
    expect(talentIncomeTax.solve({ taxable: 200_000 })).toEqual({ iit: 23_080, subsidy: 0, effective_rate: 0.1154 });
    const rich = talentIncomeTax.solve({ taxable: 1_000_000 }) as Record<string, number>;
    expect(rich).toEqual({ iit: 268_080, subsidy: 118_080, effective_rate: expect.closeTo(0.15, 12) });
  });

  it("move the bond of a river upstream where its water is no worse than agreed", () => {
    const pays = (k0: number, C: number[]) => compensationBond.solve({ C, C0: [2, 4], k0, A: 80 });
    expect(pays(1, [2, 4])).toEqual({ P: 1, transfer_downstream_to_upstream: 80 });
    expect(pays(0.5, [6, 8])).toEqual({ P: 0.5 * 2.5, transfer_downstream_to_upstream: -80 });
  });

  it("trade quota to where land is worth more, at one price", () => {
    const { price, q, ...others } = quotaMarket.solve({ a: [10, 6], b: [1, 1], e: [2, 4] }) as Record<string, unknown>;
    // 16 - 2 p = 6: at 5 the first uses five, the second one.
    expect(price).toBe(5);
    const lists = ["autarky_price", "sales", "revenue", "gain_by_city"].map((name) => [
      ...(others[name] as Float64Array),
    ]);
    expect([...(q as Float64Array)]).toEqual([5, 1]);
    expect(lists).toEqual([
      [8, 2],
      [-3, 3],
      [-15, 15],
      [4.5, 4.5],
    ]);
    expect(others["gain"]).toBe(9);
  });
});
