import type { Policy } from "../levers/entries.js";

/** Policies before and after the present one. */
export interface History {
  past: readonly Policy[];
  future: readonly Policy[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** Steps that can be undone. */
const MOST = 100;

/** What `present` becomes part of when something else takes its place. `same`: a slider that is still held, whose steps count as one. */
export function remembered(history: History, present: Policy, same: boolean): History {
  if (same && history.past.length > 0) return { past: history.past, future: [] };
  return { past: [...history.past, present].slice(-MOST), future: [] };
}

/** One step back (or forth): the policy there, and the history seen from it. */
export function stepped(
  { past, future }: History,
  present: Policy,
  way: "undo" | "redo",
): { policy: Policy; history: History } | undefined {
  const policy = way === "undo" ? past.at(-1) : future[0];
  if (!policy) return undefined;
  return way === "undo"
    ? { policy, history: { past: past.slice(0, -1), future: [present, ...future] } }
    : { policy, history: { past: [...past, present], future: future.slice(1) } };
}
