import type { PublicWork } from "./policy.js";

/** How much of a project all together pay for, 0..1: what is paid beyond the whole is wasted. */
export function builtOf(works: readonly PublicWork[], project: string): number {
  let parts = 0;
  for (const work of works) if (work.project === project) parts += work.part;
  return Math.min(1, parts);
}
