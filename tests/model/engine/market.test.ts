import { describe, expect, it } from "vitest";
import { randomMarket } from "../../../src/apps/bench/randomMarket.js";
import { Market } from "../../../src/model/engine/market.js";

const SIZES = [
  [3, 5],
  [12, 4],
  [27, 12],
] as const;

function cleared(nodes: number, sectors: number) {
  const { economy, inputs } = randomMarket(nodes, sectors);
  const market = new Market(economy);
  market.clear(inputs);
  return { economy, inputs, market };
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("the market", () => {
  it.each(SIZES)("clears a random economy of %i nodes and %i sectors in few iterations", (nodes, sectors) => {
    const { market } = cleared(nodes, sectors);
    expect(market.residual).toBeLessThanOrEqual(1e-11);
    expect(market.iterations).toBeLessThan(80);
  });

  it.each(SIZES)(
    "obeys Walras's law: spending is value added plus housing rent (%i nodes, %i sectors)",
    (nodes, sectors) => {
      const { economy, market } = cleared(nodes, sectors);
      const valueAdded = sum(market.revenue) - sum(market.intermediateDemand);
      const housingRent = economy.housingShare * sum(market.spending);
      expect(valueAdded + housingRent).toBeCloseTo(sum(market.spending), 8);
    },
  );

  it("sells what is bought, sector by sector", () => {
    const { economy, market } = cleared(12, 4);
    const n = economy.nodes;
    for (let s = 0; s < economy.sectors; s++) {
      const sold = sum(market.revenue.subarray(s * n, (s + 1) * n));
      const bought = sum(market.demand.subarray(s * n, (s + 1) * n));
      expect(sold / bought).toBeCloseTo(1, 9);
    }
  });

  it("is homogeneous: another numeraire scales all nominal values and nothing else", () => {
    const one = cleared(12, 4);
    const { economy, inputs } = randomMarket(12, 4);
    const tripled = new Market({ ...economy, numeraire: { node: 0, value: 3 } });
    tripled.clear(inputs);
    for (const part of ["wage", "price", "spending", "revenue", "capitalRent"] as const) {
      const ratios = tripled[part].map((value, k) => value / one.market[part][k]!);
      for (const ratio of ratios) expect(ratio).toBeCloseTo(3, 8);
    }
  });

  it("goes on from another's solution at once, and finds the same from a rough guess", () => {
    const { economy, inputs, market } = cleared(12, 4);
    const next = new Market(economy);
    next.startFrom(market);
    next.clear(inputs);
    expect(next.iterations).toBeLessThanOrEqual(2);
    next.coldStart();
    next.clear(inputs);
    expect(next.iterations).toBeGreaterThan(10);
    expect([...next.wage]).toEqual([...market.wage].map((wage) => expect.closeTo(wage, 9)));
  });

  it("says which year, node and unknown does not clear", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const options = { tolerance: 1e-11, maxIterations: 2 };
    expect(() => new Market(economy).clear({ ...inputs, year: 2030 }, options)).toThrow(
      /year 2030 did not clear: after 2 iterations the .* of city-\d/,
    );
  });

  it("does not clear with a price that is not a number, though no other depends on it", () => {
    const { economy, inputs } = randomMarket(3, 5);
    for (let s = 0; s < 5; s++) economy.inputCostShare[s * 5 + 1] = 0;
    inputs.productivity[1 * 3] = Number.NaN;
    expect(() => new Market(economy).clear(inputs)).toThrow(/price index of city-0, sector sector-1, is not a number/);
  });

  it("says so where there are no prices at all", () => {
    const { economy, inputs } = randomMarket(3, 5);
    const toCities = Float64Array.of(1e300, 0, 0);
    const hopeless = { ...inputs, lumpSums: { ...inputs.lumpSums, toCities } };
    expect(() => new Market(economy).clear(hopeless)).toThrow(/of city-\d.* (grows without bound|is not a number)\./);
  });
});
