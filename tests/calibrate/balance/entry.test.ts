import { describe, expect, it } from "vitest";
import { payForEntry } from "../../../src/calibrate/balance/state.js";
import { entryShareOfProfit } from "../../../src/calibrate/technology.js";
import { apart, close } from "../../model/engine/setting.js";
import { balanced, closedRegion, openRegion, withConstants } from "../setting.js";
import { emptyBalance } from "./parts.js";

/** Half of what tax leaves pays for entries. */
const region = withConstants(closedRegion, { exitRate: 0.1, entryReturn: 0.1 });

describe("entries of the base year", () => {
  it("cost what keeps the profit of a firm worth them: the share of those that close in what owners ask", () => {
    expect(entryShareOfProfit(region)).toBe(0.5);
    expect(entryShareOfProfit(withConstants(region, { entryReturn: 0.3 }))).toBeCloseTo(0.25, 12);
    expect(entryShareOfProfit(withConstants(region, { exitRate: 0 }))).toBe(0);
  });

  it("are paid out of profit after tax, to labour of the sector's own mix, on top of what plants pay", () => {
    const balance = emptyBalance({ nodes: 2, sectors: 1 }, { labourCostShare: Float64Array.of(0.4) });
    const { flows, inputs } = balance;
    flows.operatingProfit.set([100, 40]);
    flows.labourValue.set([7, 3]);
    inputs.policy.profitTaxRate.set([0.2, 0]);
    payForEntry(region, balance);
    expect([...flows.entryCost]).toEqual(close([40, 20]));
    expect([...flows.labourValue]).toEqual(close([47, 23]));
  });

  it.each([closedRegion, openRegion])("stand in the balance of $id, and owners get what they leave", (shipped) => {
    const { flows } = balanced(shipped).balance;
    for (const [k, cost] of flows.entryCost.entries()) {
      const left = flows.finance.profitAfterTax[k]! - cost;
      expect(cost > 0).toBe(flows.operatingProfit[k]! > 0);
      expect(apart(flows.finance.distributedProfit[k]!, left)).toBeLessThan(1e-9);
      expect(apart(cost, entryShareOfProfit(shipped) * flows.finance.profitAfterTax[k]!)).toBeLessThan(1e-9);
    }
  });
});
