import { describe, expect, it } from "vitest";
import { balancingWeights } from "../../../src/maths/numerics/balancing.js";
import { capitalCloseness } from "../../../src/model/engine/capital.js";
import { addFlows, GroupFlows, type MovingGroups } from "../../../src/model/engine/choice.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import { migrationCloseness } from "../../../src/model/engine/migration.js";
import { movingCloseness } from "../../../src/model/engine/relocation.js";
import type { World } from "../../../src/model/engine/world.js";
import { drawn } from "./plan.js";
import { close } from "./setting.js";

const n = 7;
const places = Array.from({ length: n }, (_, i) => i);

/** Groups in `groups`, standing in `origins`, before blocks that do not belong to them. */
function crowd(groups: number[], origins: number[], refused: Float64Array | null): MovingGroups {
  const stock = drawn("stock", n * n, 0.1, 10).map((value, at) =>
    groups.includes(Math.floor(at / n)) && origins.includes(at % n) ? value : 0,
  );
  const closeness = drawn("closeness", 2 * n * n, 0, 1);
  for (const i of places) closeness[n * n + i * n + i] = 1;
  const weight = drawn("weight", 3 * n * n, 0, 5);
  return { stock, hazard: 0.2, weight, weights: 2 * n * n, closeness, block: n * n, refused, refusals: n };
}

/** The same, one mover and one destination at a time. */
function oneByOne({ stock, hazard, weight, weights, closeness, block, refused, refusals }: MovingGroups) {
  const flows = new Float64Array(n * n);
  const change = new Float64Array(n * n);
  for (const g of places) {
    const alone = new Float64Array(n * n);
    const own = weight.slice(weights + g * n, weights + (g + 1) * n);
    addFlows(n, stock.slice(g * n, (g + 1) * n), 0, hazard, own, closeness, block, alone, new Float64Array(n));
    for (const i of places) {
      for (const j of places) {
        const flow = alone[i * n + j]! * (1 - (refused?.[refusals + j] ?? 0));
        flows[i * n + j]! += flow;
        change[g * n + j]! += flow;
        change[g * n + i]! -= flow;
      }
    }
  }
  return { flows, change };
}

describe("groups that choose together", () => {
  const someRefused = drawn("refused", 2 * n, 0, 1);
  it.each([
    ["everywhere", places, places, null],
    ["in some places", places, [0, 3, 6], null],
    ["of which some are empty", [1, 5], places, null],
    ["in one place", [2], [4], null],
    ["and are refused", places, places, someRefused],
    ["in some places, and are refused", [0, 2], [1, 4, 5], someRefused],
    ["of whom there are none", [], places, null],
  ])("move as one by one: %s", (_, groups, origins, refused) => {
    const moving = crowd(groups, origins, refused);
    const expected = oneByOne(moving);
    const choosing = new GroupFlows(n);
    // What an earlier, larger crowd left in the buffers must not matter.
    choosing.add(crowd(places, places, null), null, new Float64Array(n * n));
    const flows = new Float64Array(n * n);
    const change = new Float64Array(n * n);
    choosing.add(moving, flows, change);
    expect([...flows]).toEqual(close([...expected.flows]));
    expect(change.map((value, at) => value - expected.change[at]!).every((gap) => Math.abs(gap) < 1e-13)).toBe(true);
    const unasked = new Float64Array(n * n);
    choosing.add(moving, null, unasked);
    expect(unasked).toEqual(change);
  });
});

describe("the share that leaves a place", () => {
  const sizes = [0.25, 0.5, 1, 2].flatMap((size) => Array.from({ length: 20 }, () => size));
  const count = sizes.length;
  const policy = emptyPolicy(count, 1, 1);

  /** Eighty places at equal distances, whose stocks go with their size; few of them move. */
  function world(massElasticity: number): World {
    const costs = { tasteDispersion: 1, distanceCost: 0 };
    const cost = Float64Array.of(11);
    const economy = {
      ...{ nodes: count, sectors: 1, labourTypes: 1, size: Float64Array.from(sizes) },
      pull: Float64Array.from(sizes, (size) => size ** (massElasticity - 1 / 2)),
      investment: { ...costs, fixedCost: 11 },
      relocation: { ...costs, fixedCost: cost },
      migration: { ...costs, fixedCost: cost, distanceCost: new Float64Array(1), fromRegistration: false },
    };
    const linked = new Uint8Array(count * count).fill(1);
    return {
      economy,
      linked,
      stocks: { homes: null },
      kilometres: new Float64Array(count * count),
    } as unknown as World;
  }

  /** Slope of its ln on ln size where stocks rest. */
  function slope(closeness: Float64Array): number {
    const stock = Float64Array.from(sizes);
    const flows = new Float64Array(count * count);
    const change = new Float64Array(count);
    addFlows(count, stock, 0, 0.05, balancingWeights(count, stock, closeness), closeness, 0, flows, change);
    expect(Math.max(...change.map(Math.abs))).toBeLessThan(1e-9);
    const left = sizes.map((size, i) =>
      Math.log(flows.subarray(i * count, (i + 1) * count).reduce((sum, flow) => sum + flow, 0) / size),
    );
    return (left[count - 1]! - left[0]!) / Math.log(sizes[count - 1]! / sizes[0]!);
  }

  it.each([0.5, 0.8, 1])("answers its size by the mass elasticity %f less one, whatever moves", (massElasticity) => {
    const given = world(massElasticity);
    const { plant, headquarters } = movingCloseness(given, policy);
    for (const closeness of [plant, headquarters, capitalCloseness(given, policy), migrationCloseness(given, policy)])
      expect(Math.abs(slope(closeness) - (massElasticity - 1))).toBeLessThan(0.02);
  });
});
