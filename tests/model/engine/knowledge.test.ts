import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { growKnowledge, growPlatform, learn, spilloverWeights } from "../../../src/model/engine/knowledge.js";
import type { InnovationPlatform } from "../../../src/model/engine/policyEntries.js";
import { copyStocks, type World } from "../../../src/model/engine/world.js";
import { calibrationOf } from "../arms.js";
import { byNode, close, sum } from "./setting.js";

describe("spillover weights", () => {
  const kilometres = Float64Array.of(0, 100, 300, 100, 0, 50, 300, 50, 0);

  it("are everybody's share in what is around, without itself, the nearer the larger", () => {
    const weights = spilloverWeights(3, kilometres, 0.01);
    for (let i = 0; i < 3; i++) {
      expect(sum(weights.subarray(3 * i, 3 * i + 3))).toBeCloseTo(1, 12);
      expect(weights[4 * i]).toBe(0);
    }
    // 200 km further is exp(-2) times as near.
    expect(weights[2]! / weights[1]!).toBeCloseTo(Math.exp(-2), 12);
  });

  it("come from nowhere where no institution is close", () => {
    const closeness = Float64Array.of(1, 1, 0, 1, 1, 0, 0, 0, 1);
    const weights = spilloverWeights(3, kilometres, 0.01, closeness);
    expect([...weights]).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0]);
  });
});

describe("the growth of knowledge", () => {
  const step = {
    decay: 0.15,
    spillover: 0.1,
    platformGain: 0.2,
    absorptive: Float64Array.of(0.5, 1),
    weights: Float64Array.of(0, 1, 1, 0),
  };
  const grow = (knowledge: Float64Array, inflow: Float64Array, access: Float64Array) => {
    const [next, received, taught] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
    growKnowledge(2, 0, step, knowledge, inflow, access, next, received, taught);
    return { next: [...next], received: [...received], taught: [...taught] };
  };

  it("is what does not decay, own research, and what can be absorbed of others' and of platforms'", () => {
    const { next, received, taught } = grow(Float64Array.of(100, 40), Float64Array.of(3, 0), Float64Array.of(0, 5));
    expect(received).toEqual(close([0.1 * 0.5 * 40, 0.1 * 100]));
    expect(taught).toEqual(close([0, 0.2 * 5]));
    expect(next).toEqual(close([85 + 3 + 2, 34 + 10 + 1]));
  });

  it("stands still where research makes good what spillovers leave of decay", () => {
    const positive = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (one, other) => {
        const knowledge = Float64Array.of(one, other);
        const inflow = Float64Array.of(0.15 * one - 0.05 * other, 0.15 * other - 0.1 * one);
        expect(grow(knowledge, inflow, new Float64Array(2)).next).toEqual(close([one, other], 10));
      }),
    );
  });
});

it("a platform comes to rest where contributions make good its decay, and fades without them", () => {
  let stock = 0;
  for (let year = 0; year < 200; year++) stock = growPlatform(stock, 0.2, 10);
  expect(stock).toBeCloseTo(50, 9);
  expect(growPlatform(stock, 0.2, 0)).toBeCloseTo(40, 9);
});

describe("a year of learning", () => {
  const { world } = calibrationOf("teaching-three-cities");
  const { economy, basePolicy, residuals } = world;
  const n = economy.nodes;
  const { researchers } = residuals.base;
  const lab: InnovationPlatform = { id: "lab", members: [0, 1], contributions: Float64Array.of(4, 1) };
  const withLab = copyPolicy(basePolicy);
  withLab.innovationPlatforms.push(lab);
  const withStock = (stock: number): World => ({
    ...world,
    stocks: { ...copyStocks(world.stocks), platform: new Map([["lab", stock]]) },
  });

  it("changes nothing in the base year", () => {
    expect([...learn(world, basePolicy, researchers).next]).toEqual(close([...world.stocks.knowledge], 9));
  });

  it("brings more research the more researchers there are, in proportion", () => {
    const doubled = learn(
      world,
      basePolicy,
      researchers.map((count) => 2 * count),
    );
    const more = doubled.next.map((value, k) => value - world.stocks.knowledge[k]!);
    expect([...more]).toEqual(close([...residuals.research], 9));
  });

  it("builds a shared platform from contributions, and teaches its members from the year after", () => {
    const first = learn(world, withLab, researchers);
    expect(first.platform.get("lab")).toBe(5);
    expect(sum(first.fromPlatforms)).toBe(0);
    const taught = byNode(learn(withStock(5), withLab, researchers).fromPlatforms, n);
    const { platformGain, absorptive } = economy.knowledge;
    expect(taught).toEqual(close([0, 1, 2, 3].map((i) => (i < 2 ? platformGain * absorptive[i]! * 5 : 0))));
  });

  it("lets a platform fade for which nobody pays any more", () => {
    const left = learn(withStock(5), basePolicy, researchers);
    expect(left.platform.get("lab")).toBeCloseTo(5 * (1 - economy.knowledge.platformDecay), 12);
    expect(sum(left.fromPlatforms)).toBe(0);
  });
});

describe("what a city adds to its absorptive capacity", () => {
  const { world } = calibrationOf("teaching-three-cities");
  const { economy, basePolicy, residuals } = world;
  const n = economy.nodes;
  const raised = copyPolicy(basePolicy);
  raised.technologyTransfers.push({ city: 0, absorption: 0.2, amount: 3 });

  it("multiplies what it takes up of others' knowledge, and leaves all else as it is (7.12c)", () => {
    const [before, after] = [basePolicy, raised].map((policy) => learn(world, policy, residuals.base.researchers));
    const capacity = economy.knowledge.absorptive[0]!;
    for (let k = 0; k < before!.received.length; k++)
      expect(after!.received[k]).toBeCloseTo(
        before!.received[k]! * (k % n === 0 ? (capacity + 0.2) / capacity : 1),
        12,
      );
  });

  it("takes a stock of knowledge to the rest of a closed form", () => {
    // Alone with a platform of 50: K = (3 + g (a + 0.2) 50) / decay.
    const alone = { decay: 0.15, spillover: 0.1, platformGain: 0.02, weights: Float64Array.of(0) };
    const rest = (absorption: number) => {
      const step = { ...alone, absorptive: Float64Array.of(0.5 + absorption) };
      let stock = Float64Array.of(10);
      for (let year = 0; year < 300; year++) {
        const next = new Float64Array(1);
        const [around, taught] = [new Float64Array(1), new Float64Array(1)];
        growKnowledge(1, 0, step, stock, Float64Array.of(3), Float64Array.of(50), next, around, taught);
        stock = next;
      }
      return stock[0]!;
    };
    expect(rest(0.2)).toBeCloseTo((3 + 0.02 * 0.7 * 50) / 0.15, 9);
    expect(rest(0.2) - rest(0)).toBeCloseTo((0.02 * 0.2 * 50) / 0.15, 9);
  });

  it("is at most one in all, however much is paid", () => {
    const most = copyPolicy(basePolicy);
    most.technologyTransfers.push({ city: 0, absorption: 0.9, amount: 0 }, { city: 0, absorption: 0.9, amount: 0 });
    const [before, after] = [basePolicy, most].map((policy) => learn(world, policy, residuals.base.researchers));
    const learning = before!.received.findIndex((received, k) => k % n === 0 && received > 0);
    const more = after!.received[learning]! / before!.received[learning]!;
    expect(more).toBeCloseTo(1 / economy.knowledge.absorptive[0]!, 12);
  });
});
