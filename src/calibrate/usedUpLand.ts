import type { LeverEntry } from "../input/index.js";
import { mostReleased } from "../model/engine/land.js";
import type { Policy } from "../model/engine/policy.js";
import { compile, leverRegion, policyTimeline } from "./policyTimeline.js";
import type { Calibration } from "./world.js";

/** Land of a node that a lever uses up, whatever else happens in the run. */
export interface UsedUpLand {
  entry: LeverEntry;
  /** At the end of which nothing is left. */
  year: number;
  node: number;
  kind: "industrial" | "housing";
  /** In the base year, km2. */
  stock: number;
}

const KINDS = ["industrial", "housing"] as const;

/**
 * Levers of an arm that take all land of a node within the run's years, each with the first node. `open`: levers that
 * governments or a council may put in force beside them; where one of these may release land, nothing is known.
 */
export function usedUpLand(
  calibration: Calibration,
  entries: readonly LeverEntry[],
  years: { first: number; last: number },
  open: readonly LeverEntry[],
): UsedUpLand[] {
  const { basePolicy, economy, stocks } = calibration.world;
  const region = leverRegion(calibration);
  const alone = (entry: LeverEntry) => compile(basePolicy, region, [entry], entry.from);
  const takers = entries.flatMap((entry) => {
    const { industrialLandRelease: industrial, housingLandRelease: housing } = alone(entry);
    return [...industrial, ...housing].some((km2) => km2 < 0) ? [{ entry, industrial, housing }] : [];
  });
  if (takers.length === 0 || open.some((entry) => touchesLand(alone(entry), basePolicy))) return [];
  const policyOf = policyTimeline(calibration, entries);
  const left = { industrial: stocks.industrialLand.slice(), housing: stocks.housingLand.slice() };
  const opened = new Set<string>();
  const found = new Map<LeverEntry, UsedUpLand>();
  for (let year = years.first; year <= years.last; year++) {
    const policy = policyOf(year);
    const released = mostReleased(economy, policy, opened);
    for (const { id } of policy.enclaves) opened.add(id);
    for (const kind of KINDS) {
      released[kind].forEach((km2, node) => {
        left[kind][node] += km2;
        if (left[kind][node] > 0) return;
        const stock = stocks[`${kind}Land`][node];
        for (const taker of takers)
          if (taker[kind][node] < 0 && taker.entry.from <= year && !found.has(taker.entry))
            found.set(taker.entry, { entry: taker.entry, year, node, kind, stock });
      });
    }
  }
  return [...found.values()];
}

const LAND = ["industrialLandRelease", "housingLandRelease"] as const;

function touchesLand(policy: Policy, base: Policy): boolean {
  return (
    policy.enclaves.length > base.enclaves.length ||
    policy.quotaMarkets.length > base.quotaMarkets.length ||
    LAND.some((name) => policy[name].some((km2, node) => km2 !== base[name][node]))
  );
}
