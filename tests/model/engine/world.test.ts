import { expect, it } from "vitest";
import { cellMasses } from "../../../src/model/engine/population.js";
import { copyStocks, copyWorld, residentsOf, type Stocks } from "../../../src/model/engine/world.js";
import { calibrationOf, numbersOf } from "../arms.js";

const { world } = calibrationOf("teaching-three-cities");

it("residents of a place are workers of all types and those who live on them", () => {
  const stocks = { workers: Float64Array.of(1, 2, 3, 10, 20, 30), residentsPerWorker: 2 } as Stocks;
  expect([...residentsOf(stocks, 3)]).toEqual([22, 44, 66]);
  expect([...residentsOf(stocks, 6)]).toEqual([2, 4, 6, 20, 40, 60]);
});

it("the mass of a cell is that of all its firms, whoever runs them", () => {
  const population = { linkMass: Float64Array.of(1, 2, 3, 4, 10, 20, 30, 40) };
  expect([...cellMasses(population as never, { nodes: 2, sectors: 2 } as never)]).toEqual([3, 7, 30, 70]);
});

it("a copy of a world shares nothing that a run changes", () => {
  const before = numbersOf(world);
  const homes = { registered: Float64Array.of(1), living: Float64Array.of(2), settled: Float64Array.of(3) };
  const copy = copyWorld({ ...world, stocks: { ...world.stocks, homes, platform: new Map([["p", 1]]) } });
  expect(copy.economy).toBe(world.economy);
  const { stocks, population } = copy;
  for (const values of [stocks.workers, stocks.capital, stocks.industrialLand, stocks.housingLand, stocks.knowledge])
    values.fill(-1);
  population.firms.fill(-1);
  stocks.homes!.registered.fill(-1);
  stocks.homes!.living.fill(-1);
  stocks.homes!.settled.fill(-1);
  expect(numbersOf(world)).toEqual(before);
  expect([homes.registered[0], homes.living[0], homes.settled[0], stocks.platform.get("p")]).toEqual([1, 2, 3, 1]);
  expect(copyStocks(world.stocks).homes).toBeNull();
});
