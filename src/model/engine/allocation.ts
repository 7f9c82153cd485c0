import { t } from "../../words/index.js";
import type { Economy } from "./economy.js";
import { SimulationError } from "./errors.js";

/** Agents by cell: proportional to importance, at least one where there are firms, largest remainders first. */
export function allocateAgents(
  economy: Economy,
  cohorts: Float64Array,
  importance: Float64Array,
  agents: number,
  cities: number,
): Int32Array {
  const { nodes: n, sectors } = economy;
  const cells: number[] = [];
  let total = 0;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < cities; i++) {
      const k = s * n + i;
      let firms = 0;
      for (let h = 0; h < n; h++) firms += cohorts[k * n + h];
      if (!(firms > 0)) continue;
      cells.push(k);
      total += importance[k];
    }
  }
  if (agents < cells.length) {
    throw new SimulationError(t("engine.tooFewFirms", { agents, cells: cells.length, needed: cells.length }), {
      agents,
      needed: cells.length,
    });
  }
  const counts = new Int32Array(sectors * n);
  const spare = agents - cells.length;
  const wanted = cells.map((k) => (spare * importance[k]) / total);
  let used = 0;
  cells.forEach((k, c) => {
    counts[k] = 1 + Math.floor(wanted[c]);
    used += counts[k];
  });
  const byRemainder = cells.map((k, c) => ({ k, rest: wanted[c] - Math.floor(wanted[c]) }));
  byRemainder.sort((x, y) => y.rest - x.rest || x.k - y.k);
  for (let r = 0; used < agents && r < byRemainder.length; r++, used++) counts[byRemainder[r].k]++;
  return counts;
}
