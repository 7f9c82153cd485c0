import { expect, it } from "vitest";
import { copyPolicy } from "../../src/engine/instruments.js";
import { Memory } from "../../src/engine/memory.js";
import { productivityOf } from "../../src/engine/productivity.js";
import { copyStocks, type World } from "../../src/engine/world.js";
import { calibrationOf } from "../model/arms.js";
import { close } from "./setting.js";

const { world } = calibrationOf("teaching-three-cities");
const { economy, basePolicy, residuals } = world;
const { nodes: n, knowledge, externalities } = economy;
const CELL = 1 * n + 0;

/** By what the first city's second sector gains on the base year. */
function gain(change: (world: World, memory: Memory) => void, policy = basePolicy): number {
  const changed = { ...world, stocks: copyStocks(world.stocks) };
  const memory = Memory.ofBaseYear(world);
  change(changed, memory);
  return productivityOf(changed, memory, policy)[CELL]! / residuals.productivity[CELL]!;
}

it("productivity of the base year is its residual", () => {
  expect([...productivityOf(world, Memory.ofBaseYear(world), basePolicy)]).toEqual(close([...residuals.productivity]));
});

it.each<[string, (world: World, memory: Memory) => void, number]>([
  ["knowledge", ({ stocks }) => (stocks.knowledge[CELL]! *= 2), 2 ** knowledge.productivityElasticity[1]!],
  ["jobs in its sector last year", (_, memory) => (memory.employment[CELL]! *= 2), 2 ** externalities.localisation[1]!],
  [
    "workers in its city",
    ({ stocks }) => {
      for (let t = 0; t < economy.labourTypes; t++) stocks.workers[t * n]! *= 2;
    },
    2 ** externalities.urbanisation[1]!,
  ],
  ["workers elsewhere, not at all", ({ stocks }) => (stocks.workers[1]! *= 2), 1],
  ["land, not at all: density is on the base year's area", ({ stocks }) => (stocks.industrialLand[0]! *= 2), 1],
])("it grows with %s, by its elasticity", (_, change, expected) => {
  expect(gain(change)).toBeCloseTo(expected, 12);
});

it("a shock multiplies it", () => {
  const shocked = copyPolicy(basePolicy);
  shocked.productivity[CELL] = 0.9;
  expect(gain(() => {}, shocked)).toBeCloseTo(0.9, 12);
});
