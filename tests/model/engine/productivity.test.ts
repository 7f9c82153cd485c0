import { expect, it } from "vitest";
import { CohortPopulation } from "../../../src/model/engine/cohorts.js";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { Memory } from "../../../src/model/engine/memory.js";
import { productivityOf, valueAddedShares } from "../../../src/model/engine/productivity.js";
import { copyStocks, type World } from "../../../src/model/engine/world.js";
import { calibrationOf } from "../arms.js";
import { close } from "./setting.js";

const { world } = calibrationOf("teaching-three-cities");
const { economy, basePolicy, residuals } = world;
const { nodes: n, knowledge, externalities } = economy;
const CELL = 1 * n + 0;
/** Elasticities are of value added: output grows by their part of it that is not inputs. */
const share = valueAddedShares(economy)[1]!;

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
  ["knowledge", ({ stocks }) => (stocks.knowledge[CELL]! *= 2), 2 ** (share * knowledge.productivityElasticity[1]!)],
  [
    "jobs in its sector last year",
    (_, memory) => (memory.employment[CELL]! *= 2),
    2 ** (share * externalities.localisation[1]!),
  ],
  [
    "workers in its city",
    ({ stocks }) => {
      for (let t = 0; t < economy.labourTypes; t++) stocks.workers[t * n]! *= 2;
    },
    2 ** (share * externalities.urbanisation[1]!),
  ],
  ["workers elsewhere, not at all", ({ stocks }) => (stocks.workers[1]! *= 2), 1],
  ["land, not at all: density is on the base year's area", ({ stocks }) => (stocks.industrialLand[0]! *= 2), 1],
])("it grows with %s, by its elasticity of value added", (_, change, expected) => {
  expect(gain(change)).toBeCloseTo(expected, 12);
});

it("the share of value added in cost is what is no input: labour, capital, land and headquarters", () => {
  for (const [s, value] of valueAddedShares(economy).entries()) {
    const own = economy.capitalCostShare[s]! + economy.landCostShare[s]! + economy.headquartersCostShare[s]!;
    const labour = economy.labourCostShare[s]! + economy.labourCostShare[economy.sectors + s]!;
    expect(value).toBeCloseTo(own + labour, 12);
  }
});

it("a cell with more firms loses of it what variety adds less than in Dixit and Stiglitz", () => {
  const [firms, sigma] = [world.population.firms.slice(), economy.substitution[1]!];
  for (let h = 0; h < n; h++) firms[CELL * n + h]! *= 2;
  for (const variety of [1, 0.5]) {
    const many = { ...world, economy: { ...economy, variety }, population: new CohortPopulation(economy, firms) };
    const productivity = productivityOf(many, Memory.ofBaseYear(world), basePolicy)[CELL]!;
    expect(productivity / residuals.productivity[CELL]!).toBeCloseTo(2 ** ((variety - 1) / (sigma - 1)), 12);
  }
});

it("a shock multiplies it", () => {
  const shocked = copyPolicy(basePolicy);
  shocked.productivity[CELL] = 0.9;
  expect(gain(() => {}, shocked)).toBeCloseTo(0.9, 12);
});
