import { copyClaims } from "./claims.js";
import { CohortPopulation } from "./cohorts.js";
import { copyStocks, type World } from "./world.js";

/** The world, sharing nothing with the original that a run changes. */
export function copyWorld(world: World): World {
  return { ...world, population: world.population.copy(), stocks: copyStocks(world.stocks) };
}

/** The world with firms as cohorts, sharing nothing with the original that a run changes. */
export function copyOnCohorts(world: World): World {
  const { economy, population, stocks } = world;
  const firms = new CohortPopulation(economy, population.linkMass.slice(), copyClaims(population.claims));
  return { ...world, population: firms, stocks: copyStocks(stocks) };
}
