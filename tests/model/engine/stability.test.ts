import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../../src/input/index.js";
import { stabilityOf } from "../../../src/model/engine/stability.js";
import { disk } from "../../input/disk.js";

const region = loadRegion("scenarios/regions/teaching-two-cities/region.yaml", disk);
const { parameters } = region;

/** Shares of workers and of capital that move each year, of firms that exit, of knowledge that decays. */
interface Rates {
  workers: number;
  capital: number;
  firms: number;
  knowledge: number;
}

/**
 * A region where nobody looks at wages, returns or profits, and all places are equally near: each stock forgets its past at a rate of its own, so that
 * the largest share that is kept from year to year is the radius.
 */
function deaf({ workers, capital, firms, knowledge }: Rates): Region {
  const set = (value: number) => ({ value, unit: "", status: "assumed" as const });
  const blind = { tasteDispersion: set(Number.POSITIVE_INFINITY) };
  return {
    ...region,
    parameters: {
      ...parameters,
      exitRate: set(firms),
      exitElasticity: set(0),
      entryElasticity: set(0),
      entryPlaceElasticity: set(1e-9),
      headquartersHazard: set(0),
      migration: { ...parameters.migration, ...blind, hazard: { general: set(workers), skilled: set(workers) } },
      relocation: { ...parameters.relocation, ...blind },
      investment: { ...parameters.investment, ...blind, hazard: set(capital) },
      agglomeration: { urbanisation: set(0), localisation: set(0) },
      knowledge: {
        ...parameters.knowledge,
        decay: set(knowledge),
        crossRegionElasticity: set(0),
        productivityElasticity: set(0),
      },
    },
    tables: { ...region.tables, sectors: region.tables.sectors.map((sector) => ({ ...sector, relocationHazard: 0 })) },
  };
}

function stabilityUnder(rates: Rates) {
  const { world, market } = calibrate(deaf(rates));
  return stabilityOf(world, market);
}

describe("the radius of the year map", () => {
  it.each([
    // Knowledge follows the workers who do research, and may lead in parts of what there is.
    [/^(workers|knowledge) of /, { workers: 0.1, capital: 0.4, firms: 0.4, knowledge: 0.4 }, 0.9],
    [/^capital of /, { workers: 0.4, capital: 0.2, firms: 0.4, knowledge: 0.4 }, 0.8],
    [/^knowledge of /, { workers: 0.4, capital: 0.4, firms: 0.4, knowledge: 0.25 }, 0.75],
  ])("is what the slowest stock keeps where each forgets by itself: %s", (slowest, rates, kept) => {
    const { radius, mode } = stabilityUnder(rates);
    expect(radius).toBeCloseTo(kept, 4);
    expect(mode).toMatch(slowest);
  });

  it("is one where workers, once pushed, stay for ever", () => {
    expect(stabilityUnder({ workers: 0, capital: 0.3, firms: 0.3, knowledge: 0.3 }).radius).toBeCloseTo(1, 6);
  });

  it("leaves the world as it was", () => {
    const { world, market } = calibrate(region);
    const before = structuredClone({ stocks: world.stocks, firms: world.population.firms, year: world.year });
    stabilityOf(world, market);
    expect({ stocks: world.stocks, firms: world.population.firms, year: world.year }).toEqual(before);
  });
});
