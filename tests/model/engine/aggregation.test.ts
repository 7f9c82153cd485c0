import { describe, expect, it } from "vitest";
import { log } from "../../../src/maths/numerics/elementary.js";
import { type Aggregation, addLaterSteps } from "../../../src/model/engine/aggregation.js";
import { Market } from "../../../src/model/engine/market.js";
import type { MarketInputs } from "../../../src/model/engine/marketInputs.js";
import type { MarketState, SpecialCase } from "../../../src/model/engine/marketState.js";
import { calibrationOf } from "../arms.js";

/** Three unknowns: the first two are one group, the third one of its own; `response` [to * 2 + from]. */
function twoGroups(response: number[]): Aggregation {
  return {
    group: Int32Array.of(0, 0, 1),
    weight: Float64Array.of(1 / 2, 1),
    response: Float64Array.from(response),
    step: new Float64Array(2),
    later: new Float64Array(2),
  };
}

/** A special case that changes nothing: its market is cleared by the rounds as they are written. */
const NOTHING: SpecialCase = {
  unknowns: 0,
  afterYearIsFixed: () => {},
  afterGuess: () => {},
  beforeProduction: () => {},
  afterProduction: () => {},
  afterFactors: () => {},
  afterFinance: () => {},
  afterUpdate: () => {},
  level: () => 0,
};

describe("later steps of groups", () => {
  it("are those of their mean step: each member makes them, and what one group makes of the other", () => {
    const image = Float64Array.of(1, 3, 10);
    addLaterSteps(twoGroups([0.5, 0.1, 0, 2]), Float64Array.of(0, 0, 8), image);
    // Mean steps are 2 and 2: later ones 0.5 * 2 + 0.1 * 2 and 2 * 2.
    expect([...image]).toEqual([1 + 1.2, 3 + 1.2, 10 + 4]);
  });

  it("are none at rest", () => {
    const rest = Float64Array.of(4, -1, 7);
    const image = rest.slice();
    addLaterSteps(twoGroups([0.5, 0.1, 0.3, 2]), rest, image);
    expect(image).toEqual(rest);
  });

  it("bring a map whose groups answer each other by their means to rest in one step", () => {
    // g(x) = c + J mean(x) by group; the groups' mean step comes to (I - J)^-1 of itself in the end.
    const [a, b, c, d] = [0.6, 0.2, 0.1, 0.5];
    const determinant = (1 - a) * (1 - d) - b * c;
    const inverse = [(1 - d) / determinant, b / determinant, c / determinant, (1 - a) / determinant];
    const map = (x: Float64Array) => {
      const [first, second] = [(x[0]! + x[1]!) / 2, x[2]!];
      return Float64Array.of(1 + a * first + b * second, 2 + a * first + b * second, -1 + c * first + d * second);
    };
    const start = Float64Array.of(0.3, -0.2, 5);
    const image = map(start);
    addLaterSteps(twoGroups([inverse[0]! - 1, inverse[1]!, inverse[2]!, inverse[3]! - 1]), start, image);
    const next = map(image);
    for (const [k, value] of next.entries()) expect(value).toBeCloseTo(image[k]!, 13);
  });
});

describe("a market that is cleared by groups", () => {
  const { market: base, inputs } = calibrationOf("yangtze-river-delta");
  const { economy } = base;
  const moved: MarketInputs = {
    ...inputs,
    productivity: inputs.productivity.map((value, k) => value * (1 + 0.05 * Math.sin(k))),
  };
  const cleared = (aggregation: typeof economy.aggregation, given = moved) => {
    const market = new Market({ ...economy, aggregation: aggregation ?? null });
    market.startFrom(base);
    market.clear(given);
    return market;
  };
  const alone = cleared(null);

  it("comes to the same prices, in two thirds of the rounds", () => {
    const together = cleared(economy.aggregation);
    expect(together.residual).toBeLessThanOrEqual(1e-11);
    expect(together.iterations).toBeLessThan(0.72 * alone.iterations);
    for (const name of ["wage", "industrialRent", "price", "potential", "spending"] as const)
      for (const [k, value] of together[name].entries()) expect(value / alone[name][k]!, name).toBeCloseTo(1, 9);
  });

  it("comes to them where the groups' answers are half of what they should be, in fewer rounds than without", () => {
    const { aggregation } = economy;
    const misled = cleared({ ...aggregation!, response: aggregation!.response.map((value) => value / 2) });
    expect(misled.iterations).toBeLessThan(alone.iterations);
    for (const [k, value] of misled.potential.entries()) expect(value / alone.potential[k]!).toBeCloseTo(1, 8);
  });

  it("goes on without groups where they lead astray, and where they are of other unknowns", () => {
    const { aggregation } = economy;
    const astray = cleared({ ...aggregation!, response: aggregation!.response.map((value) => -20 * value) });
    const foreign = cleared({ ...aggregation!, group: aggregation!.group.subarray(1) });
    expect(foreign.iterations).toBe(alone.iterations);
    for (const [k, value] of alone.potential.entries()) {
      expect(astray.potential[k]! / value).toBeCloseTo(1, 8);
      expect(foreign.potential[k]).toBe(value);
    }
  });

  // One city, the sixth.
  const [n, city] = [economy.nodes, 5];
  const unskilled = { ...moved, workers: moved.workers.slice().fill(0, n + city, n + city + 1) };
  const empty = { ...unskilled, workers: unskilled.workers.slice().fill(0, city, city + 1) };
  const without = { ...moved, linkMass: moved.linkMass.slice() };
  for (let s = 0; s < economy.sectors; s++) without.linkMass.fill(0, (s * n + city) * n, (s * n + city + 1) * n);

  it.each([
    ["nobody works in a city", empty, 2],
    ["a city has no skilled work", unskilled, 1],
    ["a city has no firms", without, 1],
  ])("goes on without groups where the map leaves a price as it was: %s", (_, given, left) => {
    const [together, plain] = [cleared(economy.aggregation, given), cleared(null, given)];
    expect(together.left[0]).toBe(left);
    expect(together.unknowns).toEqual(plain.unknowns);
    expect(cleared(null).left[0]).toBe(0);
  });

  it("takes the same rounds as they are written and compiled", () => {
    const together = cleared(economy.aggregation);
    const { node, value } = economy.numeraire;
    const unchanged = { ...NOTHING, level: ({ image }: MarketState) => image[node]! - log(value) };
    const written = new Market(economy, unchanged);
    written.startFrom(base);
    written.clear(moved);
    expect(written.iterations).toBe(together.iterations);
    for (const [k, price] of written.potential.entries()) expect(price / together.potential[k]!).toBeCloseTo(1, 9);
  });
});
