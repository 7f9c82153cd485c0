import { describe, expect, it } from "vitest";
import { CohortPopulation } from "../../../src/model/engine/cohorts.js";
import { Memory } from "../../../src/model/engine/memory.js";
import { LONGEST_CAP } from "../../../src/model/engine/sharing.js";
import { readMarket } from "../../../src/model/engine/year.js";
import { calibrationOf } from "../arms.js";
import { clearedBusyMarket, close } from "./setting.js";

const { world, market, inputs } = calibrationOf("teaching-three-cities");
const { economy, residuals } = world;
const { base } = residuals;

describe("memory", () => {
  it("begins with the base year, as if it had lasted", () => {
    const memory = Memory.ofBaseYear(world);
    expect(memory).toMatchObject({
      livingCost: base.livingCost,
      employment: base.employment,
      output: base.output,
      publicRevenue: base.publicRevenue,
    });
    expect(memory.taxHistory).toEqual(Array(LONGEST_CAP).fill(base.firmTax));
    expect([...memory.pending.toCities]).toEqual(Array(economy.nodes).fill(0));
  });

  it("of the base year is what the base year leaves", () => {
    const memory = Memory.ofBaseYear(world);
    memory.rememberTaxes(market, world.population);
    const stays = { change: new Float64Array(0), grown: 0, placing: base.placing };
    memory.rememberYear(market, readMarket(world, market, inputs), stays);
    const fresh = Memory.ofBaseYear(world);
    for (const part of ["livingCost", "employment", "output", "publicRevenue"] as const)
      expect([...memory[part]]).toEqual(close([...fresh[part]], 9));
    expect([...memory.taxHistory[0]!]).toEqual(close([...base.firmTax], 12));
  });

  it("keeps the taxes of a firm of unit size for twenty years, the newest first", () => {
    const busy = clearedBusyMarket();
    const { nodes: n, sectors } = busy.economy;
    const firms = new Float64Array(sectors * n * n);
    // Two firms in the first cell, none elsewhere.
    firms.set([0.5, 1.5]);
    const memory = Memory.ofBaseYear(world);
    for (let year = 0; year < LONGEST_CAP; year++) {
      busy.market.finance.localCellTax.fill(year);
      memory.rememberTaxes(busy.market, new CohortPopulation(busy.economy, firms));
    }
    expect(memory.taxHistory.map((taxes) => taxes[0])).toEqual(
      Array.from({ length: LONGEST_CAP }, (_, ago) => (LONGEST_CAP - 1 - ago) / 2),
    );
    expect(memory.taxHistory[0]!.subarray(1).every((tax) => tax === 0)).toBe(true);
  });

  it("opens a new book of payments once the year's taxes are known", () => {
    const memory = Memory.ofBaseYear(world);
    memory.pending.toCities[0] = 5;
    memory.rememberTaxes(market, world.population);
    expect(memory.pending.toCities[0]).toBe(0);
  });

  it("is copied whole: what one run promises and remembers the other does not", () => {
    const memory = Memory.ofBaseYear(world);
    const copy = memory.copy();
    expect(copy).toEqual(memory);
    copy.pending.toCities[0] = 5;
    copy.livingCost[0] = 9;
    copy.rememberTaxes(market, world.population);
    expect(memory).toEqual(Memory.ofBaseYear(world));
  });

  it("moves towards another's by the part that is asked for", () => {
    const rest = Memory.ofBaseYear(world);
    const between = [0, 0.5, 1].map((kept) => {
      const memory = Memory.ofBaseYear(world);
      memory.livingCost = memory.livingCost.map((cost) => 3 * cost);
      memory.approach(rest, kept);
      return memory.livingCost[0]! / base.livingCost[0]!;
    });
    expect(between).toEqual(close([1, 2, 3]));
  });
});
