import { copyClaims } from "./claims.js";
import { CohortPopulation } from "./cohorts.js";
import { copyStocks, type World } from "./world.js";

/** The world with firms as cohorts, sharing nothing with the original that a run changes. */
export function copyOnCohorts(world: World): World {
  const { economy, population, stocks } = world;
  const firms = new CohortPopulation(economy, population.linkMass.slice(), copyClaims(population.claims));
  return { ...world, population: firms, stocks: copyStocks(stocks) };
}
