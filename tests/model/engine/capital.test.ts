import { describe, expect, it } from "vitest";
import { reallocateCapital } from "../../../src/model/engine/capital.js";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import { calibrationOf } from "../arms.js";
import { apart, sum } from "./setting.js";

const { world, market } = calibrationOf("teaching-three-cities");
const { economy, basePolicy, stocks } = world;
const n = economy.nodes;
const better = market.capitalRent.map((rent, k) => (k % n === 1 ? 1.2 * rent : rent));

function placed(capitalReturn: Float64Array, policy = basePolicy) {
  const flows = emptyFlows(economy);
  const change = reallocateCapital(world, policy, capitalReturn, flows);
  return { change, flows: flows.capital };
}

describe("capital", () => {
  it("stays at rest in the base year, to and fro alike", () => {
    expect(stocks.capital.length).toBe(economy.sectors * n);
    for (const [k, change] of placed(market.capitalRent).change.entries())
      expect(Math.abs(change)).toBeLessThan(1e-9 * stocks.capital[k]!);
  });

  it("goes where it earns more, and none is lost", () => {
    const { change } = placed(better);
    for (const [k, gain] of change.entries()) expect(Math.sign(gain)).toBe(k % n === 1 ? 1 : -1);
    expect(Math.abs(sum(change))).toBeLessThan(1e-9 * sum(stocks.capital));
  });

  it("chooses a sector by return within its place: what one gains there the others lose, as its sector does elsewhere", () => {
    const cell = 1 * n + 1;
    const { change } = placed(market.capitalRent.map((rent, k) => (k === cell ? 1.2 * rent : rent)));
    expect(change[cell]).toBeGreaterThan(0);
    for (const [k, gain] of change.entries()) if (k !== cell) expect(gain).toBeLessThan(0);
    // Two sectors whose returns stay keep their proportions.
    const left = [0 * n + 1, 2 * n + 1].map((k) => change[k]! / stocks.capital[k]!);
    expect(apart(left[0]!, left[1]!)).toBeLessThan(1e-9);
  });

  it("moves by no more than what is placed anew in a year", () => {
    const { change } = placed(market.capitalRent.map((rent, k) => (k % n === 1 ? 100 * rent : rent)));
    for (const [k, gain] of change.entries())
      expect(gain / stocks.capital[k]!).toBeGreaterThanOrEqual(-economy.investment.hazard - 1e-12);
  });

  it("of one kind chooses a place alone, and goes there as that of all kinds with the same returns does", () => {
    const total = Float64Array.from({ length: n }, (_, i) => sum(stocks.capital.filter((_, k) => k % n === i)));
    const appeal = Float64Array.from({ length: n }, (_, i) => {
      return sum(world.residuals.capitalAppeal.filter((_, k) => k % n === i));
    });
    const pooled = {
      ...world,
      economy: { ...economy, capitalKinds: 1 },
      stocks: { ...stocks, capital: total },
      residuals: { ...world.residuals, capitalAppeal: appeal },
    };
    const one = reallocateCapital(pooled, basePolicy, better.subarray(0, n), emptyFlows(economy));
    for (const [i, gain] of one.entries()) {
      const kinds = sum(placed(better).change.filter((_, k) => k % n === i));
      expect(Math.abs(gain - kinds)).toBeLessThan(1e-9 * total[i]!);
    }
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

  it("keeps to quotas that share a way, whatever their order: the tightest of a way counts", () => {
    const free = placed(better).flows;
    const quotas = [
      { from: Uint8Array.of(1, 0, 0, 0), to: Uint8Array.of(0, 1, 1, 0), limit: (free[1]! + free[2]!) / 2 },
      { from: Uint8Array.of(1, 0, 1, 0), to: Uint8Array.of(0, 1, 0, 0), limit: (free[1]! + free[2 * n + 1]!) / 4 },
    ];
    const under = (order: typeof quotas) => placed(better, { ...copyPolicy(basePolicy), capitalQuotas: order }).flows;
    const flows = under(quotas);
    expect(under([...quotas].reverse())).toEqual(flows);
    for (const [pair, part] of [
      [1, 4],
      [2, 2],
      [2 * n + 1, 4],
    ] as const)
      expect(apart(flows[pair]!, free[pair]! / part)).toBeLessThan(1e-12);
  });

  it("is not bound by a quota that is wide enough", () => {
    const all = new Uint8Array(n).fill(1);
    const wide = copyPolicy(basePolicy);
    wide.capitalQuotas.push({ from: all, to: all, limit: 1e12 });
    expect(placed(better, wide)).toEqual(placed(better));
  });
});
