import type { PublicWork } from "./policyEntries.js";

/**
 * Hours of a way that took `now` before the works on it: every part saves its share of what its own plan saves, all
 * together no more than the fastest plan; what is paid beyond that is wasted (our assumption).
 */
export function hoursWith(works: readonly PublicWork[], now: number): number {
  let saved = 0;
  let most = 0;
  for (const { part, travelHours } of works) {
    const plan = Math.max(0, now - travelHours);
    saved += part * plan;
    most = Math.max(most, plan);
  }
  return now - Math.min(saved, most);
}
