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

it("it grows with public capital, by the elasticity and stock of the place", () => {
  const publicCapital = { elasticity: new Float64Array(n).fill(0.1), stock: new Float64Array(n).fill(1) };
  publicCapital.stock[0] = 2;
  expect(gain((_, memory) => Object.assign(memory, { publicCapital }))).toBeCloseTo(2 ** (0.1 * share), 12);
  publicCapital.stock[0] = 1;
  expect(gain((_, memory) => Object.assign(memory, { publicCapital }))).toBeCloseTo(1, 12);
});

it("it follows nothing of which there was none in the base year, nor jobs that are gone", () => {
  const { base } = residuals;
  const none = (name: "knowledge" | "employment" | "mass") => {
    const values = base[name].slice();
    values[CELL] = 0;
    return { ...residuals, base: { ...base, [name]: values } };
  };
  expect(gain((changed) => Object.assign(changed, { residuals: none("knowledge") }))).toBeCloseTo(1, 12);
  expect(gain((changed) => Object.assign(changed, { residuals: none("employment") }))).toBeCloseTo(1, 12);
  expect(gain((changed) => Object.assign(changed, { residuals: none("mass") }))).toBeCloseTo(1, 12);
  expect(gain((_, memory) => memory.employment.fill(0))).toBeCloseTo(1, 12);
});

it("it grows with the country by its part of value added, less what capital that is saved adds by itself", () => {
  const growth = { from: world.year - 3, national: 0.02 };
  // Three years of two per cent, all of it in what is not housing.
  const grown = (3 * Math.log(1.02)) / (1 - economy.housingShare);
  expect(gain((changed) => Object.assign(changed, { growth }))).toBeCloseTo(Math.exp(share * grown), 12);
  const saving = { mix: new Float64Array(3), logBasePrice: new Float64Array(n), ofIncome: 1, ofWealth: 0 };
  const saved = gain((changed) => Object.assign(changed, { growth, economy: { ...economy, saving } }));
  expect(saved).toBeCloseTo(Math.exp((share - economy.capitalCostShare[1]!) * grown), 12);
});

it("the share of value added is that of each place where places have shares of their own", () => {
  const inputCostShare = Float64Array.of(0.1, 0.2, 0.3, 0, 0.25, 0.5, 0, 0);
  const own = { nodes: 2, sectors: 2, sharesByNode: true, inputCostShare } as unknown as World["economy"];
  expect([...valueAddedShares(own)]).toEqual(close([0.6, 0.8, 0.75, 0.5]));
});
