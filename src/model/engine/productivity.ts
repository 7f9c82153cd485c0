import { exp, log } from "../../maths/numerics/elementary.js";
import { plusInputs } from "./accounts.js";
import { type Economy, shareLayout } from "./economy.js";
import { capitalGrowth, valueAddedGrowth } from "./growth.js";
import type { Memory } from "./memory.js";
import type { Policy } from "./policy.js";
import { cellMasses } from "./population.js";
import type { World } from "./world.js";

/**
 * A = A0 ((K/K0)^epsA (employment/base)^gammaLoc (density/base)^gammaUrb growth)^v (firms/base)^((variety - 1)/(sigma -
 * 1)) x shock (7.5a), v the share of primary factors in cost: elasticities are of value added, as measured (Combes and
 * Gobillon 2015), and inputs pass them on. Externalities at last year's quantities. [s*n + i]
 */
export function productivityOf(world: World, memory: Memory, policy: Policy): Float64Array {
  const { economy, residuals, stocks, population } = world;
  const { nodes: n, sectors, knowledge, externalities } = economy;
  const valueAdded = valueAddedShares(economy);
  const { width, step } = shareLayout(economy);
  const masses = cellMasses(population, economy);
  const { base } = residuals;
  const { publicCapital } = memory;
  const productivity = new Float64Array(sectors * n);
  const grown = valueAddedGrowth(world);
  const capitalGrown = capitalGrowth(world);
  for (let i = 0; i < n; i++) {
    const logDensity = log(density(world, i) / base.density[i]);
    for (let s = 0; s < sectors; s++) {
      const k = s * n + i;
      let sum = externalities.urbanisation[s] * logDensity + grown[i];
      if (publicCapital) sum += publicCapital.elasticity[i] * log(publicCapital.stock[i]);
      if (base.knowledge[k] > 0) {
        sum += knowledge.productivityElasticity[s] * log(stocks.knowledge[k] / base.knowledge[k]);
      }
      if (base.employment[k] > 0 && memory.employment[k] > 0) {
        sum += externalities.localisation[s] * log(memory.employment[k] / base.employment[k]);
      }
      sum = sum * valueAdded[s * width + i * step] - capitalGrown * economy.capitalCostShare[s];
      if (base.mass[k] > 0 && masses[k] > 0) {
        sum += ((economy.variety - 1) / (economy.substitution[s] - 1)) * log(masses[k] / base.mass[k]);
      }
      productivity[k] = residuals.productivity[k] * exp(sum) * policy.productivity[k];
    }
  }
  return productivity;
}

/** Share of primary factors, headquarters among them, in cost, by sector or by cell (shareLayout). */
export function valueAddedShares(economy: Economy): Float64Array {
  return plusInputs(economy, 1, -1);
}

/**
 * Workers per km2 of the city's area. The area is that of the base year: land released for building thins out no one,
 * so density moves with workers alone.
 */
export function density(world: World, node: number): number {
  const { economy, stocks, residuals } = world;
  let workers = 0;
  for (let t = 0; t < economy.labourTypes; t++) workers += stocks.workers[t * economy.nodes + node];
  return workers / residuals.base.area[node];
}
