import type { Policy } from "../model/engine/policy.js";

/**
 * Sets the hours of some pairs; with `throughTraffic` other pairs find their way over those that have become faster.
 */
export function openLinks(
  { travelHours }: Policy,
  base: Policy,
  cells: readonly number[],
  hours: (cell: number) => number,
  throughTraffic: boolean,
): void {
  const before = travelHours.slice();
  for (const cell of cells) {
    const link = hours(cell);
    // A faster link never undoes what another link has already gained: the order of levers does not matter.
    travelHours[cell] = link > base.travelHours[cell]! ? link : Math.min(link, before[cell]!);
  }
  if (throughTraffic) shortenDetours(travelHours, before);
}

/**
 * Every pair gains in proportion to what its quickest way gains; a pair that was made slower stays so. Ratios, not the
 * ways themselves, since travel times in data need not be shortest ways: a small improvement must not make a jump.
 */
function shortenDetours(hours: Float64Array, before: Float64Array): void {
  const quickestBefore = quickestWays(before);
  const quickestAfter = quickestWays(hours);
  for (let pair = 0; pair < hours.length; pair++) {
    const gains = quickestAfter[pair]! < quickestBefore[pair]!;
    if (!gains || hours[pair]! > before[pair]!) continue;
    hours[pair] = Math.min(hours[pair]!, (before[pair]! * quickestAfter[pair]!) / quickestBefore[pair]!);
  }
}

/** Least time over any chain of pairs (Floyd and Warshall). */
function quickestWays(hours: Float64Array): Float64Array {
  const nodes = Math.sqrt(hours.length);
  const quickest = hours.slice();
  for (let via = 0; via < nodes; via++) {
    for (let from = 0; from < nodes; from++) {
      const access = quickest[from * nodes + via]!;
      for (let to = 0; to < nodes; to++) {
        const detour = access + quickest[via * nodes + to]!;
        if (detour < quickest[from * nodes + to]!) quickest[from * nodes + to] = detour;
      }
    }
  }
  return quickest;
}
