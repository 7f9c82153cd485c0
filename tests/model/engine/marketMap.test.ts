import { describe, expect, it } from "vitest";
import { workspace } from "../../../src/maths/numerics/simd.js";
import { criticalTerms } from "../../../src/model/engine/criticalTerms.js";
import { Market } from "../../../src/model/engine/market.js";
import type { MarketInputs } from "../../../src/model/engine/marketInputs.js";
import { applyMap } from "../../../src/model/engine/marketMap.js";
import { calibrationOf } from "../arms.js";
import { busyMarket } from "./setting.js";

type Arrays = Map<string, Float64Array>;

/** All arrays of numbers that a market holds, by name. */
function arraysOf(market: Market): Arrays {
  const own = [...Object.entries(market), ...Object.entries(market.finance)];
  return new Map(own.filter((one): one is [string, Float64Array] => one[1] instanceof Float64Array));
}

/** What the map leaves at unknowns off their rest, as it is written and compiled. */
function bothWays(market: Market, inputs: MarketInputs): [written: Arrays, compiled: Arrays] {
  market.prepare(inputs);
  const start = market.unknowns.map((value, k) => value + 0.05 * Math.sin(k));
  return [
    () => applyMap(market, inputs),
    () =>
      workspace!.borrow((mirror) =>
        workspace!.kernels.applyMap(mirror.place("MarketState", market), mirror.place("MarketInputs", inputs)),
      ),
  ].map((apply) => {
    market.unknowns.set(start);
    apply();
    return new Map([...arraysOf(market)].map(([name, values]) => [name, values.slice()]));
  }) as [Arrays, Arrays];
}

/** Names of arrays that differ by more than 1e-12 of their size. */
function different([written, compiled]: [Arrays, Arrays]): string[] {
  return [...written.keys()].filter((name) =>
    written.get(name)!.some((value, k) => {
      const other = compiled.get(name)![k]!;
      return !Object.is(value, other) && !(Math.abs(value - other) <= 1e-12 * Math.max(1, Math.abs(value)));
    }),
  );
}

describe("the market's map, as it is written and compiled", () => {
  it("leaves the same where every part of it is at work", () => {
    const { economy, market, inputs } = busyMarket();
    market.clear(inputs);
    const bound = {
      sector: 1,
      origins: Uint8Array.of(0, 1, 0, 0),
      users: new Uint8Array(economy.sectors * economy.nodes).fill(1, 0, 6),
      elasticity: 0.2,
      secondSource: 0.3,
      premium: 0.2,
    };
    inputs.critical = criticalTerms(economy, inputs.policy, market.supply.slice(), [bound]);
    expect(different(bothWays(market, inputs))).toEqual([]);
    // The comparison sees a change of the twelfth digit.
    const [written, compiled] = bothWays(market, inputs);
    compiled.get("nodeSpending")![0]! *= 1 + 1e-11;
    expect(different([written, compiled])).toEqual(["nodeSpending"]);
  });

  it.each(["teaching-three-cities", "yangtze-river-delta"])("leaves the same in %s", (region) => {
    const { world, market: solved, inputs } = calibrationOf(region);
    const market = new Market(world.economy);
    market.startFrom(solved);
    expect(different(bothWays(market, inputs))).toEqual([]);
  });
});
