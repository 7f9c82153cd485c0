import { describe, expect, it } from "vitest";
import { ownersOfBaseYear } from "../../src/calibrate/economy.js";
import { apart, close, twoCities } from "../model/engine/setting.js";
import { calibrations } from "./setting.js";

describe("owners of capital", () => {
  it("hold the share of their country's capital income that is theirs in the base year", () => {
    const { economy, market } = twoCities();
    market.finance.capitalIncome.set([10, 30]);
    expect(ownersOfBaseYear(market.finance, economy)).toEqual({ kind: "shares", shares: Float64Array.of(0.25, 0.75) });
    const abroad = { ...economy, country: Int32Array.of(0, 1) };
    expect(ownersOfBaseYear(market.finance, abroad)).toEqual({ kind: "shares", shares: Float64Array.of(1, 1) });
  });
});

describe.each(calibrations())("in the base year of %s", (_, { world, market, balance }) => {
  const { capitalOwner, country } = world.economy;

  it("get what a split by wages gives them", () => {
    for (const [i, income] of market.finance.capitalIncome.entries())
      expect(apart(income, balance.flows.finance.capitalIncome[i]!)).toBeLessThan(1e-9);
  });

  it("own all that there is, country by country", () => {
    expect(capitalOwner.kind).toBe("shares");
    if (capitalOwner.kind !== "shares") return;
    for (const at of new Set(country)) {
      const shares = [...capitalOwner.shares].filter((_, i) => country[i] === at);
      expect([shares.reduce((a, b) => a + b, 0)]).toEqual(close([1]));
    }
  });
});
