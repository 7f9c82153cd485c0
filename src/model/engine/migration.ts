import { addFlows } from "./choice.js";
import { moveByMomentum } from "./growth.js";
import type { FactorFlows } from "./outcome.js";
import type { Policy } from "./policy.js";
import type { World } from "./world.js";

/** exp(-cost / nu) of migrating, by labour type. [t*n*n + from*n + to] */
export function migrationCloseness(world: World, policy: Policy): Float64Array {
  const { economy, kilometres, linked } = world;
  const { nodes: n, labourTypes, migration } = economy;
  const closeness = new Float64Array(labourTypes * n * n);
  for (let t = 0; t < labourTypes; t++) {
    for (let pair = 0; pair < n * n; pair++) {
      const same = pair % (n + 1) === 0;
      if (!same && !linked[pair]) continue;
      const cost = same
        ? 0
        : migration.fixedCost[t] +
          migration.distanceCost[t] * Math.log(1 + kilometres[pair]) +
          policy.migrationBorder[t * n * n + pair];
      closeness[t * n * n + pair] = Math.exp(-cost / migration.tasteDispersion);
    }
  }
  return closeness;
}

/**
 * Workers reconsider by a logit on well-being (7.9a), and some follow the momentum of cities; changes are committed by
 * the caller.
 */
export function migrate(world: World, policy: Policy, wellBeing: Float64Array, flows: FactorFlows): Float64Array {
  const { economy, residuals, stocks } = world;
  const { nodes: n, labourTypes, migration } = economy;
  const change = new Float64Array(labourTypes * n);
  const weight = new Float64Array(labourTypes * n);
  const closeness = migrationCloseness(world, policy);
  for (let k = 0; k < labourTypes * n; k++) {
    weight[k] = residuals.amenity[k] * wellBeing[k] ** (1 / migration.tasteDispersion);
  }
  for (let t = 0; t < labourTypes; t++) {
    const flow = flows.workers.subarray(t * n * n, (t + 1) * n * n);
    addFlows(n, stocks.workers, t * n, migration.hazard[t], weight, closeness, t * n * n, flow, change);
  }
  moveByMomentum(world, change, flows);
  return change;
}
