/** How a sequence of profiles moves: at rest, round a cycle of some decisions, or still moving. */
export type Course = { state: "settled" | "moving" } | { state: "cycle"; length: number };

/**
 * At rest when the last profile is that before it; in a cycle when the last profiles are, one by one, those before them
 * (one return to an earlier profile may be chance). Profiles are the same when no choice differs by more than its
 * accuracy.
 */
export function courseOf(profiles: readonly ArrayLike<number>[], accuracy: readonly number[]): Course {
  const { length: count } = profiles;
  if (count <= 1) return { state: count === 1 ? "moving" : "settled" };
  const same = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    accuracy.every((width, k) => Math.abs(a[k] - b[k]) <= width);
  if (same(profiles[count - 1], profiles[count - 2])) return { state: "settled" };
  for (let length = 2; 2 * length <= count; length++) {
    const last = profiles.slice(-length);
    const before = profiles.slice(-2 * length, -length);
    if (last.every((profile, k) => same(profile, before[k]))) return { state: "cycle", length };
  }
  return { state: "moving" };
}
