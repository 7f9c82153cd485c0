import type { HoursOfPair, PublicWork } from "./policyEntries.js";

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

/** Both directions of what is built, by all parts of each project; open to others where one who pays opens it. */
export function builtLinks(works: readonly PublicWork[], today: Float64Array): HoursOfPair[] {
  const nodes = Math.sqrt(today.length);
  return works.flatMap(({ project, city, end }) => {
    const parts = works.filter((work) => work.project === project);
    const throughTraffic = parts.some((work) => work.throughTraffic);
    const pairs = [city * nodes + end, end * nodes + city];
    return pairs.map((pair) => ({ pair, hours: hoursWith(parts, today[pair]), throughTraffic }));
  });
}
