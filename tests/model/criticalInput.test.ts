import { describe, expect, it } from "vitest";
import { arm, calibrationOf, type Entry, names, REFORM, START } from "./arms.js";

const calibration = calibrationOf("beijing-tianjin-hebei");
const beijing = names(calibration).node("beijing");
const bound: Entry = {
  type: "critical-input",
  from: START,
  input: "electronics",
  origins: "rest-of-world",
  cities: "all-nodes",
};
/** Electronics of the world need so much more, in logs. */
const scarce = (log: number): Entry => ({
  type: "shock",
  cities: "rest-of-world",
  sectors: "electronics",
  productivity: Math.exp(-log),
});

/** Ln real GDP of Beijing in the year of the reform. */
function income(...levers: Entry[]): number {
  return Math.log(arm(calibration, levers, { years: 2 })[REFORM - START]!.accounts.realGdp[beijing]!);
}

describe("a critical input in a calibrated region", () => {
  it("leaves the base year, and the years after it, at rest", () => {
    const [with_, without] = [[bound], []].map((levers) => arm(calibration, levers, { years: 3 }));
    for (const [year, { accounts }] of with_!.entries())
      for (const [i, gdp] of accounts.realGdp.entries())
        expect(Math.abs(gdp / without![year]!.accounts.realGdp[i]! - 1)).toBeLessThan(1e-9);
  });

  it("costs more the less it can be replaced, and what that adds grows faster than the shock", () => {
    const loss = (log: number, elasticity: number) => income() - income({ ...bound, elasticity }, scarce(log));
    const losses = [4, 1, 0.2, 0].map((elasticity) => loss(1, elasticity));
    expect([...losses].sort((a, b) => a - b)).toEqual(losses);
    const added = (log: number) => loss(log, 0.2) - loss(log, 4);
    expect(added(1)).toBeGreaterThan(10 * added(0.1));
  });

  it("clears and balances where proportions are fixed and nine tenths of the supply are gone", () => {
    const { accounts } = arm(calibration, [{ ...bound, elasticity: 0 }, scarce(Math.log(10))], { years: 2 })[1]!;
    const { worstRow, worstAccount, goodsError } = accounts.audit;
    expect(Math.max(worstRow, worstAccount, goodsError)).toBeLessThan(1e-9);
  });
});
