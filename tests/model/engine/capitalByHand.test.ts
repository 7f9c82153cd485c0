import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { capitalCloseness, capitalReturns, moveCapital, reallocateCapital } from "../../../src/model/engine/capital.js";
import type { Economy } from "../../../src/model/engine/economy.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import type { MarketState } from "../../../src/model/engine/marketState.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import type { World } from "../../../src/model/engine/world.js";
import { close, sum } from "./setting.js";

const { exp } = Math;

/** Three places, the third abroad for the second; a tenth of capital is placed anew with a dispersion of taste of 2. */
function worldOf(capital: number[], set: Partial<Economy> = {}, appeal = capital.map(() => 1)): World {
  const economy = bareEconomy({ nodes: 3, sectors: 2, labourTypes: 1 }, { capitalKinds: capital.length / 3, ...set });
  economy.investment = { hazard: 0.1, tasteDispersion: 2, fixedCost: 1, distanceCost: 0.5, leastRent: 0 };
  return {
    economy,
    kilometres: Float64Array.of(0, exp(1) - 1, exp(2) - 1, exp(1) - 1, 0, 5, exp(2) - 1, 5, 0),
    linked: Uint8Array.of(1, 1, 1, 1, 1, 0, 1, 0, 1),
    stocks: { capital: Float64Array.from(capital) },
    residuals: { capitalAppeal: Float64Array.from(appeal) },
  } as unknown as World;
}

const policy = (frictions: Record<number, number> = {}) => {
  const made = emptyPolicy(3, 2, 1);
  for (const [pair, value] of Object.entries(frictions)) made.capitalFriction[Number(pair)] = value;
  return made;
};

it("places are as near for capital as cost, distance, friction and the pull of both leave them", () => {
  const world = worldOf([1, 1, 1]);
  world.economy.pull.set([2, 3, 5]);
  expect([...capitalCloseness(world, policy({ 1: 0.5 }))]).toEqual(
    close([
      ...[1, 6 * exp(-(1 + 0.5 + 0.5) / 2), 10 * exp(-(1 + 1) / 2)],
      ...[6 * exp(-(1 + 0.5) / 2), 1, 0],
      ...[10 * exp(-(1 + 1) / 2), 0, 1],
    ]),
  );
});

it("capital earns its rent as far as it works", () => {
  const market = { capitalRent: Float64Array.of(2, 4), capitalUsed: Float64Array.of(1, 0.25) } as MarketState;
  expect([...capitalReturns(market)]).toEqual([2, 1]);
});

describe("capital that is placed anew", () => {
  /** Nothing stands between places that are linked. */
  const free = (capital: number[], appeal?: number[]) => {
    const world = worldOf(capital, {}, appeal);
    world.economy.investment.fixedCost = 0;
    world.economy.investment.distanceCost = 0;
    return world;
  };
  const placed = (world: World, returns: number[], given = policy()) => {
    const flows = emptyFlows(world.economy);
    const change = reallocateCapital(world, given, Float64Array.from(returns), flows);
    return { change: [...change], flows: [...flows.capital] };
  };

  it("goes where it earns more, to the power of one over the dispersion of taste", () => {
    // Returns of 1, 4 and 9 are weights of 1, 2 and 3; the second and third do not know each other.
    const { change, flows } = placed(free([60, 30, 40]), [1, 4, 9]);
    expect(flows).toEqual(close([0, 2, 3, 1, 0, 0, 1, 0, 0]));
    expect(change).toEqual(close([-3, 1, 2]));
  });

  it("chooses a kind in its place by return too, of kinds that anybody likes", () => {
    // In the first place a kind of return 4 beside one of 1, in the second one alone, in the third nothing.
    const world = free([30, 10, 0, 30, 20, 0], [1, 0, 0, 1, 2, 0]);
    const { change, flows } = placed(world, [4, 9, 1, 1, 4, 1]);
    // Weights of 3 and 4: of 6 that think again in the first place four sevenths go, of 3 in the second three.
    expect(flows).toEqual(close([0, 24 / 7, 0, 9 / 7, 0, 0, 0, 0, 0]));
    const [here, there] = [6 - 15 / 7, 3 + 15 / 7];
    expect(change).toEqual(close([(2 / 3) * here - 3, -1, 0, here / 3 - 3, there - 2, 0]));
    expect(sum(change)).toBeCloseTo(0, 12);
  });

  it("passes quotas by as much as they let it, of several the tightest, whatever their order", () => {
    const quota = (from: number[], to: number[], limit: number) => ({
      ...{ from: Uint8Array.from(from), to: Uint8Array.from(to), limit },
    });
    const under = (...quotas: ReturnType<typeof quota>[]) => {
      const given = policy();
      given.capitalQuotas.push(...quotas);
      return placed(free([60, 30, 40]), [1, 4, 9], given);
    };
    // Five leave the first place.
    const half = quota([1, 0, 0], [1, 1, 1], 2.5);
    const tight = quota([1, 1, 1], [0, 1, 0], 0.5);
    for (const quotas of [
      [half, tight],
      [tight, half],
    ])
      expect(under(...quotas).flows).toEqual(close([0, 0.5, 1.5, 1, 0, 0, 1, 0, 0]));
    expect(under(half).change).toEqual(close([-0.5, 0, 0.5]));
    // A quota that is not reached binds nobody.
    expect(under(quota([1, 0, 0], [0, 1, 1], 5)).flows).toEqual(close([0, 2, 3, 1, 0, 0, 1, 0, 0]));
  });

  it("is what a year does where nobody saves: the total stays, and so does where saving would go", () => {
    const world = free([60, 30, 40]);
    const market = { capitalRent: Float64Array.of(2, 4, 9), capitalUsed: Float64Array.of(0.5, 1, 1) } as MarketState;
    const inputs = { placing: Float64Array.of(1, 2, 3) };
    const moves = moveCapital(world, market, { policy: policy(), inputs } as never, emptyFlows(world.economy));
    expect([...moves.change]).toEqual(close([-3, 1, 2]));
    expect([moves.grown, moves.placing]).toEqual([0, inputs.placing]);
  });
});

describe("capital that is saved", () => {
  it("wears out, and is bought where last year's returns said, at what it costs there", () => {
    const saving = { mix: new Float64Array(2), logBasePrice: new Float64Array(3), ofIncome: 1, ofWealth: 0 };
    const world = worldOf([60, 30, 40], { saving, country: Int32Array.of(0, 0, 2) });
    world.economy.investment.fixedCost = 0;
    world.economy.investment.distanceCost = 0;
    const market = {
      // Per yuan of what capital costs: 1, 4 and 9.
      ...{ capitalRent: Float64Array.of(2, 4, 9), capitalUsed: Float64Array.of(1, 1, 1) },
      ...{ capitalPrice: Float64Array.of(2, 1, 1), investment: Float64Array.of(20, 5, 4) },
    } as unknown as MarketState;
    const flows = emptyFlows(world.economy);
    const inputs = { placing: Float64Array.of(0.1, 0.9, 1) };
    const moves = moveCapital(world, market, { policy: policy(), inputs } as never, flows);
    // Ten units are made in the first place for 20; a tenth of each stock wears out.
    expect([...moves.change]).toEqual(close([10 - 6, 5 - 3, 4 - 4]));
    expect(moves.grown).toBeCloseTo(19 - 13, 12);
    // Of 12 that the first place's worn capital is worth a third and a half go: two and three units at its price.
    expect([...flows.capital]).toEqual(close([0, 2, 3, 1, 0, 0, 1, 0, 0]));
    // Placed: 12 - 10 + 2, 3 - 1 + 4, and 4 - 1 + 6 in the other country.
    expect([...moves.placing]).toEqual(close([0.4, 0.6, 1]));
    world.economy.investment.hazard = 0;
    expect([...moveCapital(world, market, { policy: policy(), inputs } as never, flows).placing]).toEqual([
      0.1, 0.9, 1,
    ]);
  });
});
