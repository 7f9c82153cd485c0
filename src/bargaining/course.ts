/** How a sequence of profiles moves: at rest, round a cycle of some decisions, or still moving. */
export type Course = { state: "settled" | "moving" } | { state: "cycle"; length: number };

/** A profile counts as repeated when no choice differs by more than its accuracy; the last profile is compared with all before it, latest first. */
export function courseOf(profiles: readonly ArrayLike<number>[], accuracy: readonly number[]): Course {
  const last = profiles.at(-1);
  if (!last || profiles.length === 1) return { state: last ? "moving" : "settled" };
  const repeats = (profile: ArrayLike<number>) =>
    accuracy.every((width, k) => Math.abs(profile[k]! - last[k]!) <= width);
  for (let back = 1; back < profiles.length; back++) {
    if (!repeats(profiles[profiles.length - 1 - back]!)) continue;
    return back === 1 ? { state: "settled" } : { state: "cycle", length: back };
  }
  return { state: "moving" };
}
