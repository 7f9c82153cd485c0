import type { Economy } from "./economy.js";
import type { RelocationPlan } from "./relocationPlan.js";

/** Upper and lower ends of the unit interval for each event of a cell. [s*n + i] */
export function eventThresholds(economy: Economy, plan: RelocationPlan) {
  const { nodes: n, sectors, relocation } = economy;
  const cells = sectors * n;
  const close = new Float64Array(cells);
  const release = new Float64Array(cells);
  const plant = new Float64Array(cells);
  const headquarters = new Float64Array(cells);
  for (let k = 0; k < cells; k++) {
    const s = Math.floor(k / n);
    const survive = (1 - plan.exit[k]) * (1 - plan.close[k]);
    close[k] = 1 - survive;
    release[k] = close[k] + survive * plan.release[k];
    const free = survive * (1 - plan.release[k]);
    plant[k] = 1 - free * relocation.plantHazard[s];
    headquarters[k] = plant[k] - free * (1 - relocation.plantHazard[s]) * relocation.headquartersHazard[s];
  }
  return { close, release, plant, headquarters };
}
