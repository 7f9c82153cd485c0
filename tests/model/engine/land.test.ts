import { describe, expect, it } from "vitest";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { commitLand, type LandRelease, releaseLand } from "../../../src/model/engine/land.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { QuotaMarket } from "../../../src/model/engine/policyEntries.js";
import { copyStocks } from "../../../src/model/engine/world.js";
import { calibrationOf } from "../arms.js";
import { close, sum } from "./setting.js";

const { world, market } = calibrationOf("teaching-three-cities");
const quota: QuotaMarket = {
  members: [0, 1],
  quota: Float64Array.of(1, 1),
  cap: Number.POSITIVE_INFINITY,
  administeredPrice: Number.NaN,
  tradable: true,
  demandSlope: 1,
};

function policyWith(write: (policy: Policy) => void): Policy {
  const policy = copyPolicy(world.basePolicy);
  write(policy);
  return policy;
}

const tradingUnder = (set: Partial<QuotaMarket>, level = 1) =>
  releaseLand(
    world,
    policyWith(({ quotaMarkets }) => quotaMarkets.push({ ...quota, ...set })),
    market.industrialRent,
    level,
  );

describe("land", () => {
  it("is released as policy says, quota that cannot be traded as handed out", () => {
    const policy = policyWith((all) => {
      all.industrialLandRelease.set([2, 0, 0, 0]);
      all.housingLandRelease.set([0, 3, 0, 0]);
      all.quotaMarkets.push({ ...quota, tradable: false });
    });
    const released = releaseLand(world, policy, market.industrialRent, 1);
    expect([...released.industrial]).toEqual([3, 1, 0, 0]);
    expect([...released.housing]).toEqual([0, 3, 0, 0]);
    expect(sum(released.payments)).toBe(0);
    expect([...policy.industrialLandRelease]).toEqual([2, 0, 0, 0]);
  });

  it("goes by trade to where it is worth more, for money", () => {
    const { industrial, payments } = tradingUnder({});
    const dearer = market.industrialRent[0]! > market.industrialRent[1]! ? 0 : 1;
    expect(industrial[dearer]).toBeGreaterThan(1);
    expect(payments[dearer]).toBeLessThan(0);
    expect(industrial[0]! + industrial[1]!).toBeCloseTo(2, 12);
    expect(sum(payments)).toBeCloseTo(0, 9);
  });

  it("is priced as its rent for ever at five per cent, where next to nothing of it changes hands", () => {
    const policy = policyWith(({ quotaMarkets }) => quotaMarkets.push({ ...quota, quota: Float64Array.of(0.02, 0) }));
    const { industrial, payments } = releaseLand(world, policy, new Float64Array(4).fill(5), 1);
    expect(payments[0]! / (0.02 - industrial[0]!) / 100).toBeCloseTo(1, 3);
  });

  it("costs at a fixed price what that price of the base year is in money of the year", () => {
    const paidPerKm2 = ({ payments, quotaSold }: LandRelease) => payments[0]! / quotaSold[0]!;
    const price = paidPerKm2(tradingUnder({}));
    expect(price).toBeGreaterThan(0);
    const fixed = { administeredPrice: price };
    expect(paidPerKm2(tradingUnder(fixed, 1)) / price).toBeCloseTo(1, 12);
    expect(paidPerKm2(tradingUnder(fixed, 0.98)) / price).toBeCloseTo(0.98, 12);
    // What the market finds is money of the year already.
    expect(paidPerKm2(tradingUnder({}, 0.98)) / price).toBeCloseTo(1, 12);
  });

  it("adds up: stocks grow by what was let loose", () => {
    const fresh = { ...world, stocks: copyStocks(world.stocks) };
    const policy = policyWith((all) => {
      all.industrialLandRelease.set([2, -1, 0, 0]);
      all.quotaMarkets.push(quota);
    });
    const release = releaseLand(fresh, policy, market.industrialRent, 1);
    expect(commitLand(fresh, policy, release)).toBeLessThan(1e-12);
    const grown = fresh.stocks.industrialLand.map((land, i) => land - world.stocks.industrialLand[i]!);
    expect([...grown]).toEqual(close([...release.industrial], 9));
  });

  it("cannot be taken from where there is none: an error that names year and node", () => {
    const fresh = { ...world, stocks: copyStocks(world.stocks) };
    const policy = policyWith(({ housingLandRelease }) => housingLandRelease.set([0, -1e6, 0, 0]));
    const release = releaseLand(fresh, policy, market.industrialRent, 1);
    expect(() => commitLand(fresh, policy, release)).toThrow("In year 2021 Mill would be left without land.");
  });
});
