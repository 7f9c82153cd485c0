import type { Flow } from "../../../figures/comparison/mapSheet.js";
import type { RunData } from "../engine/useRun.js";

/** Flows that a map has room for. */
const MOST = 24;

/** The largest flows between cities in a year under the policy, with what it changes in them. */
export function flowLines({ shape, baseline, policy }: RunData, at: number, cities: number): Flow[] {
  const [before, after] = [baseline[at]?.flows, policy[at]?.flows];
  if (!before || !after) return [];
  const n = shape.nodes.length;
  const lines: Flow[] = [];
  for (let from = 0; from < cities; from++)
    for (let to = 0; to < cities; to++) {
      const value = after[from * n + to]!;
      const was = before[from * n + to]!;
      if (from !== to && Math.max(value, was) > 0) lines.push({ from, to, value, change: (100 * (value - was)) / was });
    }
  return lines.sort((a, b) => b.value - a.value).slice(0, MOST);
}
