import type { Memory } from "./memory.js";
import type { Policy } from "./policy.js";
import type { World } from "./world.js";

/**
 * A = A0 (K/K0)^epsA (employment/base)^gammaLoc (density/base)^gammaUrb x shock (7.5a), externalities at last year's quantities
 * (Combes and Gobillon 2015 for the two elasticities). [s*n + i]
 */
export function productivityOf(world: World, memory: Memory, policy: Policy): Float64Array {
  const { economy, residuals, stocks } = world;
  const { nodes: n, sectors, knowledge, externalities } = economy;
  const { base } = residuals;
  const productivity = new Float64Array(sectors * n);
  for (let i = 0; i < n; i++) {
    const logDensity = Math.log(density(world, i) / base.density[i]);
    for (let s = 0; s < sectors; s++) {
      const k = s * n + i;
      let log = externalities.urbanisation[s] * logDensity;
      if (base.knowledge[k] > 0) {
        log += knowledge.productivityElasticity[s] * Math.log(stocks.knowledge[k] / base.knowledge[k]);
      }
      if (base.employment[k] > 0 && memory.employment[k] > 0) {
        log += externalities.localisation[s] * Math.log(memory.employment[k] / base.employment[k]);
      }
      productivity[k] = residuals.productivity[k] * Math.exp(log) * policy.productivity[k];
    }
  }
  return productivity;
}

/**
 * Workers per km2 of the city's area. The area is that of the base year: land released for building thins out no one, so density moves with
 * workers alone.
 */
export function density(world: World, node: number): number {
  const { economy, stocks, residuals } = world;
  let workers = 0;
  for (let t = 0; t < economy.labourTypes; t++) workers += stocks.workers[t * economy.nodes + node];
  return workers / residuals.base.area[node];
}
