import { describe, expect, it } from "vitest";
import { clearQuotaMarket } from "../../../src/model/engine/quotaMarket.js";

const three = [
  [100, 60, 50],
  [1, 1, 2],
  [20, 30, 15],
] as const;

describe("the market for land quota", () => {
  it("clears at one price and shares the gain", () => {
    const outcome = clearQuotaMarket(...three);
    expect(outcome.price).toBeCloseTo(48, 12);
    expect([...outcome.use]).toEqual([52, 12, 1]);
    expect([...outcome.sales]).toEqual([-32, 18, 14]);
    expect([...outcome.revenue]).toEqual([-1536, 864, 672]);
    expect([...outcome.priceWithoutTrade]).toEqual([80, 30, 20]);
    expect([...outcome.gain]).toEqual([512, 162, 196]);
    expect(outcome.totalGain).toBeCloseTo(870, 12);
  });

  it("gives two alike cities alike gains", () => {
    const outcome = clearQuotaMarket([50, 50], [1, 1], [10, 30]);
    expect(outcome).toMatchObject({ price: 30, volume: 10, totalGain: 100 });
    expect([...outcome.gain]).toEqual([50, 50]);
  });

  it("lets a city drop out whose land is worth less than the price", () => {
    const { price, use, gain } = clearQuotaMarket([100, 10], [1, 1], [20, 5]);
    expect(price).toBe(75);
    expect([...use]).toEqual([25, 0]);
    expect(Math.min(...gain)).toBeGreaterThan(0);
  });

  it("has a price of zero where quota exceeds all demand", () => {
    const { price, use, totalGain } = clearQuotaMarket([10, 10], [1, 1], [5, 40]);
    expect(price).toBe(0);
    expect([...use]).toEqual([10, 35]);
    expect(totalGain).toBe(12.5);
  });

  it("rations both sides under a cap, the longer side under a fixed price", () => {
    expect([...clearQuotaMarket(...three, { cap: 16 }).sales]).toEqual([-16, 9, 7]);
    // At 80 nobody buys more; at 20 the first would buy 60, the others sell nothing or buy.
    expect(clearQuotaMarket(...three, { price: 80 }).volume).toBe(0);
    const cheap = clearQuotaMarket([100, 60, 50], [1, 1, 2], [20, 45, 15], { price: 20 });
    expect([...cheap.sales]).toEqual([-5, 5, 0]);
  });

  it("hands everyone at least what it had without trade, and keeps the total", () => {
    for (const rules of [{}, { cap: 3 }, { price: 40 }, { price: 60, cap: 5 }]) {
      const { gain, use, revenue } = clearQuotaMarket(...three, rules);
      expect(Math.min(...gain)).toBeGreaterThanOrEqual(0);
      expect(use.reduce((sum, land) => sum + land)).toBeCloseTo(65, 12);
      expect(revenue.reduce((sum, yuan) => sum + yuan)).toBeCloseTo(0, 9);
    }
  });

  it("refuses demand that does not fall", () => {
    expect(() => clearQuotaMarket([10, 10], [1, 0], [1, 1])).toThrow(/slope of member 1/);
  });

  it("refuses quota below none, and takes none", () => {
    expect(() => clearQuotaMarket([10, 10], [1, 1], [1, -1])).toThrow(/quota of member 1/);
    expect(() => clearQuotaMarket([10, 10], [1, 1], [Number.NaN, 1])).toThrow(/quota of member 0/);
    expect(() => clearQuotaMarket([10], [Number.NaN], [1])).toThrow(/slope of member 0/);
    expect(clearQuotaMarket([10, 10], [1, 1], [0, 2])).toMatchObject({ price: 9, volume: 1, totalGain: 1 });
  });

  it("clears alike in whatever order its members are named", () => {
    const { price, sales } = clearQuotaMarket([10, 100, 30], [1, 1, 1], [5, 20, 0]);
    // The first alone is worth 75 a km2: more than the other two would ever pay.
    expect(price).toBe(75);
    expect([...sales]).toEqual([5, -5, 0]);
    const [intercept, slope, quota] = three.map((values) => [...values].reverse());
    const turned = clearQuotaMarket(intercept!, slope!, quota!);
    expect(turned.price).toBeCloseTo(48, 12);
    expect([...turned.sales]).toEqual([14, 18, -32]);
  });

  it("takes a fixed price of zero as a price, at which nobody earns by selling", () => {
    const { price, sales, revenue } = clearQuotaMarket([10, 30], [1, 1], [15, 20], { price: 0 });
    expect([price, ...revenue.map(Math.abs)]).toEqual([0, 0, 0]);
    expect([...sales]).toEqual([5, -5]);
  });
});
