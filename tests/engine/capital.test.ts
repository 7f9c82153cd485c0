import { describe, expect, it } from "vitest";
import { reallocateCapital } from "../../src/engine/capital.js";
import { copyPolicy } from "../../src/engine/instruments.js";
import { emptyFlows } from "../../src/engine/moves.js";
import { calibrationOf } from "../model/arms.js";
import { apart, sum } from "./setting.js";

const { world, market } = calibrationOf("teaching-three-cities");
const { economy, basePolicy, stocks } = world;
const n = economy.nodes;
const better = market.capitalRent.map((rent, i) => (i === 1 ? 1.2 * rent : rent));

function placed(capitalReturn: Float64Array, policy = basePolicy) {
  const flows = emptyFlows(economy);
  const change = reallocateCapital(world, policy, capitalReturn, flows);
  return { change, flows: flows.capital };
}

describe("capital", () => {
  it("stays at rest in the base year, to and fro alike", () => {
    for (const [i, change] of placed(market.capitalRent).change.entries())
      expect(Math.abs(change)).toBeLessThan(1e-9 * stocks.capital[i]!);
  });

  it("goes where it earns more, and none is lost", () => {
    const { change } = placed(better);
    expect(change[1]).toBeGreaterThan(0);
    for (const i of [0, 2, 3]) expect(change[i]).toBeLessThan(0);
    expect(Math.abs(sum(change))).toBeLessThan(1e-9 * sum(stocks.capital));
  });

  it("keeps to a quota between two groups, its ways in proportion", () => {
    const free = placed(better).flows;
    const [from, to] = [Uint8Array.of(1, 0, 1, 0), Uint8Array.of(0, 1, 0, 0)];
    const limited = copyPolicy(basePolicy);
    limited.capitalQuotas.push({ from, to, limit: (free[0 * n + 1]! + free[2 * n + 1]!) / 4 });
    const { flows, change } = placed(better, limited);
    for (const pair of [0 * n + 1, 2 * n + 1]) expect(apart(flows[pair]!, free[pair]! / 4)).toBeLessThan(1e-12);
    expect(flows[3 * n + 1]).toBe(free[3 * n + 1]);
    expect(Math.abs(sum(change))).toBeLessThan(1e-9 * sum(stocks.capital));
  });

  it("is not bound by a quota that is wide enough", () => {
    const all = new Uint8Array(n).fill(1);
    const wide = copyPolicy(basePolicy);
    wide.capitalQuotas.push({ from: all, to: all, limit: 1e12 });
    expect(placed(better, wide)).toEqual(placed(better));
  });
});
