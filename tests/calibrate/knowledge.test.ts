import { describe, expect, it } from "vitest";
import { calibrate } from "../../src/calibrate/index.js";
import { withOverrides } from "../../src/input/parameters.js";
import { learn } from "../../src/model/engine/knowledge.js";
import { apart, sum } from "../model/engine/setting.js";
import { calibrations, closedRegion } from "./setting.js";

describe.each(calibrations())("knowledge of %s", (_, { world, region, spilloverScale }) => {
  const { economy, residuals, basePolicy, stocks } = world;
  const { nodes: n, knowledge } = economy;
  const { research, ownResearch, base } = residuals;
  const growth = learn(world, basePolicy, base.researchers);
  const cells = Array.from(stocks.knowledge.keys());
  const cityCells = cells.filter((k) => economy.isCity[k % n]);
  const decayed = (k: number) => knowledge.decay * stocks.knowledge[k]!;

  it("is at rest", () => {
    for (const k of cells) expect(apart(growth.next[k]!, stocks.knowledge[k]!)).toBeLessThan(1e-12);
  });

  it("begins as the skilled who work in the cell", () => {
    // All skilled workers, headquarters' staff in their own sector.
    expect(apart(sum(stocks.knowledge), sum(stocks.workers.subarray(n)))).toBeLessThan(1e-9);
  });

  it("is made of own research, of up to 85 per cent of what decays, and of an own flow that is never negative", () => {
    for (const k of cells) {
      expect(research[k]).toBeGreaterThanOrEqual(0);
      expect(research[k]).toBeLessThanOrEqual(0.85 * decayed(k) * (1 + 1e-12));
      expect(ownResearch[k]).toBeGreaterThanOrEqual(-1e-12 * decayed(k));
      expect(apart(research[k]! + ownResearch[k]! + growth.received[k]!, decayed(k))).toBeLessThan(1e-9);
    }
  });

  it("spills over by the elasticity of the data, scaled down until no cell lives on others by more than nine tenths", () => {
    const shares = cells.filter((k) => stocks.knowledge[k]! > 0).map((k) => growth.received[k]! / decayed(k));
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.9 * (1 + 1e-9));
    const elasticity = sum(cityCells.map((k) => growth.received[k]!)) / sum(cityCells.map(decayed));
    const wanted = region.parameters.knowledge.crossRegionElasticity.value;
    expect(apart(elasticity, spilloverScale * wanted)).toBeLessThan(1e-9);
    if (spilloverScale < 1) expect(Math.max(...shares)).toBeCloseTo(0.9, 9);
    else expect(spilloverScale).toBe(1);
  });

  it("is absorbed the better the more of a city's workers are skilled, by no more than all", () => {
    const skilled = Array.from(
      { length: n },
      (_, i) => stocks.workers[n + i]! / (stocks.workers[i]! + stocks.workers[n + i]!),
    );
    const [first, second] = [0, 1];
    const { absorptive } = knowledge;
    expect(Math.max(...absorptive)).toBeLessThanOrEqual(1);
    if (Math.max(absorptive[first]!, absorptive[second]!) < 1)
      expect(apart(absorptive[first]! / absorptive[second]!, skilled[first]! / skilled[second]!)).toBeLessThan(1e-12);
  });
});

/** The closed country in which knowledge of others counts for so much. */
const withElasticity = (crossRegionElasticity: number) =>
  calibrate({
    ...closedRegion,
    parameters: withOverrides(closedRegion.parameters, { knowledge: { crossRegionElasticity } }),
  });

it("without spillovers nothing is scaled down, and all knowledge is one's own", () => {
  const { spilloverScale, world } = withElasticity(0);
  expect(spilloverScale).toBe(1);
  const { received } = learn(world, world.basePolicy, world.residuals.base.researchers);
  expect(Math.max(...received)).toBe(0);
});

it("spillovers that would be more than a cell needs are scaled down everywhere", () => {
  const { spilloverScale, world } = withElasticity(5);
  expect(spilloverScale).toBeLessThan(1);
  const { received, next } = learn(world, world.basePolicy, world.residuals.base.researchers);
  const shares = [...received].map((value, k) =>
    value === 0 ? 0 : value / (world.economy.knowledge.decay * next[k]!),
  );
  expect(Math.max(...shares)).toBeCloseTo(0.9, 9);
});
