import type { Policy } from "../levers/entries.js";

/** The two policies of the page: the one that is explored, and the other side of a comparison. */
export interface Sides {
  policy: Policy;
  other: Policy;
}

export type Side = keyof Sides;

/** Policies before and after the present ones. */
export interface History {
  past: readonly Sides[];
  future: readonly Sides[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** Steps that can be undone. */
const MOST = 100;

/**
 * What `present` becomes part of when something else takes its place. `same`: a slider that is still held, whose steps
 * count as one.
 */
export function remembered(history: History, present: Sides, same: boolean): History {
  if (same && history.past.length > 0) return { past: history.past, future: [] };
  return { past: [...history.past, present].slice(-MOST), future: [] };
}

/** One step back (or forth): the policies there, and the history seen from them. */
export function stepped(
  { past, future }: History,
  present: Sides,
  way: "undo" | "redo",
): { sides: Sides; history: History } | undefined {
  const sides = way === "undo" ? past.at(-1) : future[0];
  if (!sides) return undefined;
  return way === "undo"
    ? { sides, history: { past: past.slice(0, -1), future: [present, ...future] } }
    : { sides, history: { past: [...past, present], future: future.slice(1) } };
}
